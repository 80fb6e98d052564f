package org.exhibit.indexer.finding.suggestion;

import static org.assertj.core.api.Assertions.assertThat;

import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.index.StoredEvent;
import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.indexer.progress.ProgressBoard;
import org.exhibit.indexer.scenario.InventedCase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What a case suggests as subjects: exactly what the records say, with what they say it by.
class SuggestionRunTest {
    @TempDir private Path folder;

    private InventedCase made = new InventedCase(Path.of(""));

    @BeforeEach
    void make() {
        made = new InventedCase(folder);
    }

    private static SuggestionReport run(CaseReader reader) throws IOException {
        return new SuggestionRun(reader).run(new ProgressBoard(), new CancelToken());
    }

    /// `kind selector: reason [event ids and citations' records]`.
    private List<String> suggested() throws IOException {
        try (CaseReader reader = made.open()) {
            List<String> lines = new ArrayList<>();
            for (Suggestion each : run(reader).open()) {
                List<String> records = new ArrayList<>();
                for (String id : each.evidence()) {
                    StoredEvent event = reader.events().find(id).orElseThrow();
                    records.add(String.valueOf(event.event().text(EventField.EVENT_ID)));
                }
                for (FilePlace place : each.places()) {
                    byte[] raw = reader.raw(place.origin());
                    String text = new String(raw, StandardCharsets.UTF_8);
                    assertThat(text).startsWith("{").endsWith("}");
                    records.add(place.origin().file() + "#" + place.origin().record());
                }
                lines.add(
                        each.kind().word()
                                + ' '
                                + each.selector()
                                + ": "
                                + each.reason()
                                + ' '
                                + records);
            }
            return lines;
        }
    }

    private static String tagged(String bucket, String key, String name, String value) {
        return "'requestParameters':{'bucketName':'%s',%s'Tagging':{'TagSet':{'Tag':{'Key':'%s','Value':'%s'}}}}"
                .formatted(bucket, key.isEmpty() ? "" : "'key':'" + key + "',", name, value);
    }

    @Test
    void tagsClassifyObjectsBucketsAndOtherThings() throws IOException {
        made.call("s3", "PutObjectTagging", tagged("b1", "a/x.csv", "Data-Classification", "PHI"))
                .call("s3", "PutBucketTagging", tagged("b2", "", "contains_phi", "true"))
                .put("b3", "y.bin", ",'x-amz-tagging':'origin=ai-generated&team=a%20b'")
                .call(
                        "tagging",
                        "TagResources",
                        "'requestParameters':{'resourceARNList':['arn:aws:dynamodb:us-east-1:1:table/t'],"
                            + "'tags':{'phi':'yes'}}")
                .call(
                        "ec2",
                        "CreateTags",
                        "'requestParameters':{'resourcesSet':{'items':[{'resourceId':'snap-1'}]},'tagSet':{'items':[{'key':'sensitivity','value':'patient"
                            + " data'}]}}")
                // What only looks like it.
                .call("s3", "PutObjectTagging", tagged("b1", "n1", "classification", "non-phi"))
                .call("s3", "PutObjectTagging", tagged("b1", "n2", "phi", "false"))
                .call("s3", "PutObjectTagging", tagged("b1", "n3", "project", "phi"))
                .call(
                        "s3",
                        "PutObjectTagging",
                        tagged("b1", "n4", "phi", "true") + ",'errorCode':'AccessDenied'");

        assertThat(suggested())
                .containsExactly(
                        "phi arn:aws:dynamodb:us-east-1:1:table/t: tagged \"phi=yes\" [e4]",
                        "phi arn:aws:ec2:us-east-1:111111111111:snapshot/snap-1: tagged"
                                + " \"sensitivity=patient data\" [e5]",
                        "phi s3://b1/a/x.csv: tagged \"Data-Classification=PHI\" [e1]",
                        "phi s3://b2: tagged \"contains_phi=true\" [e2]",
                        "synthetic s3://b3/y.bin: uploaded with the tag \"origin=ai-generated\""
                                + " [e3]");
    }

    @Test
    void aTagThatWasTakenAwayStillCountsAndSaysSo() throws IOException {
        made.call("s3", "PutObjectTagging", tagged("b", "k", "phi", "true"))
                .call("s3", "PutObjectTagging", tagged("b", "k", "project", "x"));

        assertThat(suggested())
                .containsExactly(
                        "phi s3://b/k: tagged \"phi=true\", which a later call took away [e1, e2]");
    }

    @Test
    void manyObjectsOfAFolderAreSuggestedAsTheFolder() throws IOException {
        for (int i = 0; i < 5; i++) {
            made.call("s3", "PutObjectTagging", tagged("b", "in/" + i, "phi", "true"));
        }
        made.put("b", "in/other", "");

        assertThat(suggested())
                .containsExactly(
                        "phi s3://b/in/*: 5 of 6 objects below it that records name: tagged"
                                + " \"phi=true\" [e1, e2, e3, e4, e5]");
    }

    @Test
    void jobsSayWhatLiesWhereTheyWriteOrRead() throws IOException {
        made.call(
                        "bedrock",
                        "StartAsyncInvoke",
                        "'requestParameters':{'outputDataConfig':{'s3OutputDataConfig':{'s3Uri':'s3://o/v'}}}")
                .call(
                        "mediaconvert",
                        "CreateJob",
                        "'requestParameters':{'settings':{'outputGroups':[{'outputGroupSettings':"
                            + "{'fileGroupSettings':{'destination':'s3://media/out/clip_'}}}]}}")
                .call(
                        "transcribe",
                        "StartMedicalTranscriptionJob",
                        "'requestParameters':{'media':{'mediaFileUri':'https://s3.us-east-1.amazonaws.com/in/visit.wav'},"
                            + "'outputBucketName':'texts'}")
                .call(
                        "comprehendmedical",
                        "StartPHIDetectionJob",
                        "'errorCode':'ValidationException','requestParameters':{'inputDataConfig':{'s3Bucket':'x'}}")
                .call(
                        "sagemaker",
                        "CreateTrainingJob",
                        "'requestParameters':{'outputDataConfig':{'s3OutputPath':'s3://o/models'}}");

        assertThat(suggested())
                .containsExactly(
                        "phi s3://in/visit.wav: medical speech (StartMedicalTranscriptionJob) [e3]",
                        "synthetic s3://media/out/clip_*: media that a conversion writes, synthetic"
                                + " where its input is (CreateJob) [e2]",
                        "synthetic s3://o/v/*: output of a model (StartAsyncInvoke) [e1]",
                        "phi s3://texts: medical speech as text (StartMedicalTranscriptionJob)"
                                + " [e3]");
    }

    @Test
    void contentTypesCountByThemselvesOrByWhoWroteThem() throws IOException {
        made.put("scans", "1", ",'Content-Type':'application/dicom'")
                .put("films", "holiday.mp4", ",'Content-Type':'video/mp4'")
                .call(
                        "s3",
                        "PutObject",
                        "gen/SageMaker",
                        "'requestParameters':{'bucketName':'out','key':'face.mp4','Content-Type':'video/mp4'}");

        assertThat(suggested())
                .containsExactly(
                        "synthetic s3://out/face.mp4: a file named .mp4 that a session of SageMaker"
                                + " wrote; uploaded as video/mp4 by a session of SageMaker [e3]",
                        "phi s3://scans/1: uploaded as application/dicom [e1]");
    }

    @Test
    void namesAreSuggestedAtTheirWidestAndOnlyOfRequestsThatSucceeded() throws IOException {
        made.put("acme-phi", "phi/a", "")
                .put("mix", "Synthetic/Avatars/1.mp4", "")
                .put("mix", "in/patientRecords/2026/x.csv", "")
                .put("mix", "in/y.HL7", "")
                .put("mix", "graphics/synthesizer.txt", "")
                .put("mix", "deidentified-patients/z", "")
                .put("acme-phi-logs", "1", "")
                .call(
                        "s3",
                        "GetObject",
                        "'errorCode':'NoSuchKey','requestParameters':{'bucketName':'mix','key':'ehr/none'}");

        assertThat(suggested())
                .containsExactly(
                        "phi s3://acme-phi: the bucket's name speaks of health data [e1]",
                        "synthetic s3://mix/Synthetic/*: the folder's name speaks of synthetic"
                                + " media [e2]",
                        "phi s3://mix/in/patientRecords/*: the folder's name speaks of health data"
                                + " [e3]",
                        "phi s3://mix/in/y.HL7: the file's name speaks of health data [e4]");
    }

    private static String macie(String key, String detection, String more) {
        return "{'schemaVersion':'1.0','id':'f1','type':'SensitiveData:S3Object/Personal',"
                + "'resourcesAffected':{'s3Bucket':{'name':'store'},'s3Object':{'key':'"
                + key
                + "'}},'classificationDetails':{'result':{'sensitiveData':[{'category':"
                + "'PERSONAL_INFORMATION','detections':[{'type':'"
                + detection
                + "','count':3}]}]}}"
                + more
                + "}";
    }

    private static String bridged(String type, String source, String detail) {
        return "{'version':'0','id':'x','detail-type':'%s','source':'%s','account':'111111111111','detail':%s}"
                .formatted(type, source, detail);
    }

    @Test
    void whatMacieFoundIsCitedInItsFile() throws IOException {
        made.put("store", "plain", "")
                .file(
                        "macie.jsonl",
                        bridged(
                                        "Macie Finding",
                                        "aws.macie",
                                        macie("a.csv", "USA_HEALTH_INSURANCE_CLAIM_NUMBER", ""))
                                + "\n"
                                + bridged(
                                        "Macie Finding",
                                        "aws.macie",
                                        macie("b.csv", "PHONE_NUMBER", ",'sample':true"))
                                + "\n"
                                + bridged(
                                        "Macie Finding",
                                        "aws.macie",
                                        macie("c.csv", "PHONE_NUMBER", "")))
                .file("listed.json", "[" + macie("d.csv", "UK_NHS_NUMBER", "") + "]")
                .file(
                        "hub.json",
                        "{'Findings':[{'SchemaVersion':'2018-10-08','ProductArn':'arn:aws:securityhub:us-east-1::product/aws/macie','Types':['Sensitive"
                            + " Data"
                            + " Identifications/PII/SensitiveData:S3Object-Personal'],'Resources':[{'Type':"
                            + "'AwsS3Bucket','Id':'arn:aws:s3:::store'},{'Type':'AwsS3Object','Id':"
                            + "'arn:aws:s3:::store/e.csv'}]}]}");

        assertThat(suggested())
                .containsExactly(
                        "phi s3://store/a.csv: Macie found health data"
                                + " (USA_HEALTH_INSURANCE_CLAIM_NUMBER) [macie.jsonl#1]",
                        "phi s3://store/c.csv: Macie found personal data, of which it does not say"
                                + " that it is about health (PHONE_NUMBER) [macie.jsonl#3]",
                        "phi s3://store/d.csv: Macie found health data (UK_NHS_NUMBER)"
                                + " [listed.json#1]",
                        "phi s3://store/e.csv: Macie, by Security Hub, found personal data, of"
                                + " which it does not say that it is about health"
                                + " [hub.json#1]");
    }

    @Test
    void aFindingOfMacieAmongEventsOfCloudTrailIsFoundToo() throws IOException {
        String call =
                "{'eventVersion':'1.08','eventTime':'2026-03-10T09:00:00Z','eventSource':'s3.amazonaws.com',"
                    + "'eventName':'PutObject','awsRegion':'us-east-1','eventID':'z','requestParameters':"
                    + "{'bucketName':'store','key':'k'},'recipientAccountId':'111111111111'}";
        made.file(
                "bridge.jsonl",
                bridged("AWS API Call via CloudTrail", "aws.s3", call)
                        + "\n"
                        + bridged(
                                "Macie Finding",
                                "aws.macie",
                                macie("f.csv", "USA_NATIONAL_DRUG_CODE", "")));

        assertThat(suggested())
                .containsExactly(
                        "phi s3://store/f.csv: Macie found health data (USA_NATIONAL_DRUG_CODE)"
                                + " [bridge.jsonl#2]");
    }

    @Test
    void aHostileScannerFileIsANoteAndNoFailure() throws IOException {
        made.put("store", "plain", "")
                .file("macie-1.json", macie("a.csv", "X", "") + "{'classificationDetails':")
                .file(
                        "macie-2.json",
                        "{'resourcesAffected':{},'classificationDetails':"
                                + "[".repeat(300)
                                + "]".repeat(300)
                                + "}");
        try (CaseReader reader = made.open()) {
            SuggestionReport report = run(reader);
            assertThat(report.open())
                    .extracting(Suggestion::selector)
                    .containsExactly("s3://store/a.csv");
            assertThat(report.notes())
                    .hasSize(2)
                    .allMatch(note -> note.contains("could not be read to its end"));
        }
    }

    @Test
    void groundsOfOneSelectorAreOneSuggestion() throws IOException {
        made.call("s3", "PutBucketTagging", tagged("acme-phi", "", "phi", "true"))
                .call("s3", "PutBucketTagging", tagged("genai-phi", "", "team", "x"));

        assertThat(suggested())
                .containsExactly(
                        "phi s3://acme-phi: tagged \"phi=true\"; the bucket's name speaks of health"
                                + " data [e1]",
                        "both s3://genai-phi: the bucket's name speaks of health data; the bucket's"
                                + " name speaks of synthetic media [e2]");
    }
}
