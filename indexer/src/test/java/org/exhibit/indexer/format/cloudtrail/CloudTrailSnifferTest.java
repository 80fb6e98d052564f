package org.exhibit.indexer.format.cloudtrail;

import static org.assertj.core.api.Assertions.assertThat;

import org.exhibit.indexer.format.LogFormat;
import org.exhibit.indexer.format.Recognition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

class CloudTrailSnifferTest {
    private static final String LOG_NAME =
            "x/AWSLogs/111122223333/CloudTrail/us-east-1/2026/01/02/"
                    + "111122223333_CloudTrail_us-east-1_20260102T0305Z_AAAABBBBCCCCDDDD.json.gz";
    private static final String DIGEST_NAME =
            "111122223333_CloudTrail-Digest_us-east-1_t_us-east-1_20260102T031115Z.json.gz";

    private final LogFormat format = new CloudTrailFormat();

    private Optional<Recognition> recognise(String head, String name) {
        return format.recognise(head.getBytes(StandardCharsets.UTF_8), name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"Records\":[]}",
                "{\"Records\":[",
                "{\"Records\":[{\"eventVersion\":\"1.0",
                "{\"Records\":[{\"awsRegion\":\"x\",",
                "{\"eventVersion\":\"1.08\",\"userId",
                "[{\"awsRegion\":\"x\",\"eventID\":\"1\",",
                "{\"eventVersion\":\"1.08\",\"eventTime\":\"t\",\"insightDetails\":{}}",
                "{\"eventVersion\":\"1.0\",\"timeWindow\":{},\"eventType\":\"AwsAggregatedEvent\"}",
                "{\"NextToken\":\"x\",\"Events\":[{\"EventId\":\"1\",\"EventName\":\"N\",\"Cloud",
                "{\"CloudTrailEvent\":\"{}\"}",
                "{\"detail-type\":\"AWS Console Sign In via CloudTrail\",\"detail\":",
                "{\"detail-type\":\"x\",\"detail\":{\"bucket\":1}}\n"
                        + "{\"detail-type\":\"y\",\"detail\":{\"eventName\":1,\"eventSource\":1}}",
                "{\"awslogs\":{\"data\":\"H4sI",
                "{\"Records\":[{\"kinesis\":{\"data\":\"H4sI",
                "{\"messageType\":\"CONTROL_MESSAGE\",\"logEvents\":[{\"message\":\"CWL\"}]}{\"messageType\":\"DATA_MESSAGE\",\"logEvents\":[{\"message\":\"{\\\"eventVersion\\\":\\\"1.08\\\",\\\"ev",
            })
    void recognisesRecordsByWhatTheHeadHolds(String head) {
        assertThat(recognise(head, "anything.txt")).contains(new Recognition.Log(format));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{\"awsAccountId\":\"1\",\"digestStartTime\":\"t\",\"digestEndTime\":\"t\" | x |"
                        + " cloudtrail-digest",
                "{\"awsAccountId\":\"1\",\"dig | " + DIGEST_NAME + " | cloudtrail-digest",
                "{\"version\":\"1.0\",\"files\":[{\"fileHashValue\":\"d\"}],\"queryCompleteTime\":\"t\",\"hashSignature\":\"7\""
                    + " | x | cloudtrail-lake-sign",
                "{\"PublicKeyList\":[]} | x | cloudtrail-public-keys",
                "{\"publicKeyList\":[{\"Value\":\"M\"}]} | x | cloudtrail-public-keys",
                "[{\"Value\":\"M\",\"Fingerprint\":\"f\"}] | x | cloudtrail-public-keys",
                "{\"trailList\":[{\"Name\":\"t\"}]} | x | cloudtrail-settings",
                "{\"Trail\":{\"TrailARN\":\"arn\"}} | x | cloudtrail-settings",
                "{\"TrailARN\":\"arn\",\"AdvancedEventSelectors\":[]} | x | cloudtrail-settings",
                "{\"IsLogging\":true,\"LatestDeliveryTime\":1} | x | cloudtrail-settings",
                "{\"schema\":\"s\",\"api\":\"cloudtrail:DescribeTrails\",\"response\":{}} | x |"
                        + " account-settings",
                "{\"ETag\":\"e\",\"Metadata\":{\"signature\":\"00\"}} | x | s3-object-metadata",
                "{\"a/b.json.gz\":{\"x-amz-meta-signature\":\"00\"}} | x | s3-object-metadata",
            })
    void recognisesReferenceFiles(String head, String name, String kind) {
        assertThat(recognise(head, name.strip())).contains(new Recognition.Reference(kind.strip()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{\"Records\":[{\"eventVersion\":\"2.1\",\"eventSource\":\"aws:s3\",\"s3\":{}}]} |"
                        + " an S3 event notification (aws:s3), not CloudTrail",
                "{\"Records\":[{\"EventSource\":\"aws:sns\"}]} |"
                        + " events of aws:sns as a Lambda function receives them, not CloudTrail",
                "{\"Type\":\"Notification\",\"Message\":\"{\\\"Records\\\":[]}\"} |"
                        + " an SNS notification, whose message is not opened",
                "{\"Service\":\"Amazon S3\",\"Event\":\"s3:TestEvent\"} |"
                        + " an S3 test event notification, not CloudTrail",
                "{\"messageType\":\"DATA_MESSAGE\",\"logEvents\":[{\"message\":\"2 1 eni-1\"}]} |"
                        + " CloudWatch Logs subscription data whose first message is no CloudTrail"
                        + " record",
                "eventtime,eventname,eventid | a CSV export of CloudTrail events, not the log"
                        + " itself",
            })
    void namesWhatItKnowsAndDoesNotRead(String head, String reason) {
        assertThat(recognise(head, "x")).contains(new Recognition.Unknown(reason.strip()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "plain text, with a comma",
                "{}",
                "[",
                "{\"a\":1}",
                "[1]",
                "{\"Records\":{}}",
                "{\"webaclId\":\"x\",\"httpRequest\":{}}",
                "{\"events\":[{\"previousEventId\":0}]}",
                "{\"message\":\"hello\"}",
                "{\"configurationItems\":[]}",
                "{\"logEvents\":[{\"message\":\"x\"}]}"
            })
    void hasNothingToSayAboutTheRest(String head) {
        assertThat(recognise(head, "x")).isEmpty();
    }

    @Test
    void theNameDecidesOnlyWhereTheContentIsSilent() {
        assertThat(recognise("{", LOG_NAME)).contains(new Recognition.Log(format));
        assertThat(recognise("{\"Rec", LOG_NAME)).contains(new Recognition.Log(format));
        assertThat(recognise("{\"Rec", "x")).isEmpty();
        assertThat(recognise("\0\0\0", LOG_NAME))
                .contains(
                        new Recognition.Unknown(
                                "named like a CloudTrail file, but it does not begin as JSON"));
        assertThat(recognise("{\"webaclId\":1}", LOG_NAME))
                .contains(
                        new Recognition.Unknown(
                                "named like a CloudTrail log, but its JSON is of another kind"));
        assertThat(recognise("{\"Records\":[]}", DIGEST_NAME))
                .contains(new Recognition.Log(format));
    }

    @Test
    void aRecordWithASignatureParameterIsStillARecord() {
        assertThat(recognise(Trail.GET.replace("\"key\"", "\"signature\""), "x"))
                .contains(new Recognition.Log(format));
    }

    @Test
    void everyHeadOfALogFileThatShowsARecordIsRecognised() {
        byte[] file = ("{\"Records\":[" + Trail.GET + "]}").getBytes(StandardCharsets.UTF_8);
        for (int length = "{\"Records\"".length() + 2; length <= file.length; length++) {
            assertThat(format.recognise(Arrays.copyOf(file, length), "x"))
                    .as("%s bytes", length)
                    .contains(new Recognition.Log(format));
        }
    }
}
