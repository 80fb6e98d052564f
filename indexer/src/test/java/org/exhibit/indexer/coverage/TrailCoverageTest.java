package org.exhibit.indexer.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.coverage.DigestEvidence.Listed;
import org.exhibit.indexer.coverage.DigestEvidence.Period;
import org.exhibit.indexer.coverage.DigestEvidence.Verdict;
import org.exhibit.indexer.digest.Digest;
import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.indexer.progress.ProgressBoard;
import org.exhibit.indexer.scenario.ScenarioCase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Trails, files and digests in small cases of a few records each.
class TrailCoverageTest {
    private static final String ACCOUNT = "111122223333";
    private static final String HERE = ACCOUNT + " eu-west-1 ";
    private static final String OBJECTS = "data:AWS::S3::Object:";

    @TempDir Path folder;

    private Coverage coverage(DigestEvidence digests) throws IOException {
        Path root = folder.resolve("case");
        ScenarioCase.acquire(root, folder.resolve("logs"));
        try (CaseReader reader = ScenarioCase.reader(root)) {
            return CaseCoverage.of(reader, digests, new ProgressBoard(), new CancelToken());
        }
    }

    /// Writes one log file.
    private void log(String name, String... records) throws IOException {
        Path file = folder.resolve("logs").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(
                file, ("{'Records':[" + String.join(",", records) + "]}").replace('\'', '"'));
    }

    private static String call(String time, String service, String name, String parameters) {
        return record(time, service, name, parameters, "'readOnly':false");
    }

    private static String look(String time) {
        return record(time, "ec2", "DescribeInstances", "null", "'readOnly':true");
    }

    private static String record(
            String time, String service, String name, String parameters, String more) {
        return "{'eventVersion':'1.10','eventTime':'%s','eventSource':'%s.amazonaws.com',"
                        .formatted(time, service)
                + "'eventName':'%s','awsRegion':'eu-west-1','requestParameters':%s,"
                        .formatted(name, parameters)
                + "'eventID':'%s','eventType':'AwsApiCall','eventCategory':'Management',"
                        .formatted(
                                java.util.UUID.nameUUIDFromBytes(
                                        (time + name).getBytes(StandardCharsets.UTF_8)))
                + "'recipientAccountId':'%s',%s}".formatted(ACCOUNT, more);
    }

    private void setting(String api, String request, String response) throws IOException {
        Path file = folder.resolve("logs/settings").resolve(api.replace(':', '-') + ".json");
        Files.createDirectories(file.getParent());
        String content =
                "{'schema':'exhibit.settings/1','api':'%s','account':'%s','region':'eu-west-1',"
                                .formatted(api, ACCOUNT)
                        + "'at':'2026-03-10T00:00:00Z','request':%s,'response':%s}"
                                .formatted(request, response);
        Files.writeString(file, content.replace('\'', '"'));
    }

    private void trail(boolean everyRegion, String selectors) throws IOException {
        String arn = "arn:aws:cloudtrail:eu-west-1:" + ACCOUNT + ":trail/t";
        setting(
                "cloudtrail:DescribeTrails",
                "{}",
                "{'trailList':[{'Name':'t','TrailARN':'%s','HomeRegion':'eu-west-1',".formatted(arn)
                        + "'IsMultiRegionTrail':%s}]}".formatted(everyRegion));
        setting("cloudtrail:GetTrailStatus", "{'Name':'t'}", "{'IsLogging':true}");
        setting(
                "cloudtrail:GetEventSelectors",
                "{'TrailName':'t'}",
                "{'TrailARN':'%s',%s}".formatted(arn, selectors));
    }

    private static String line(Coverage coverage, String lane) {
        return coverage.lanes().stream()
                .filter(one -> one.lane().toString().equals(lane))
                .map(TrailCoverageTest::line)
                .collect(Collectors.joining("; "));
    }

    private static String line(LaneCoverage lane) {
        List<String> parts = new ArrayList<>();
        for (LaneSpan span : LaneCoverage.joined(lane.spans())) {
            parts.add(span.interval().from().toString().substring(5, 16) + ' ' + span.status());
        }
        return String.join(" ", parts);
    }

    private static final String MANAGEMENT =
            "'EventSelectors':[{'ReadWriteType':'All','IncludeManagementEvents':true}]";

    @Test
    void aDayWithoutAnyFileIsUnknownAlthoughTheTrailWasOn() throws IOException {
        trail(true, MANAGEMENT);
        log("a.json", look("2026-03-10T08:00:00Z"));
        log("b.json", look("2026-03-12T08:00:00Z"));
        Coverage coverage = coverage(DigestEvidence.NONE);
        String known = "03-10T00:00 PRESUMED 03-11T00:00 UNKNOWN 03-12T00:00 PRESUMED";
        assertThat(line(coverage, HERE + "mgmt-read")).isEqualTo(known);
        assertThat(line(coverage, HERE + "mgmt-write")).isEqualTo(known);
    }

    @Test
    void configurationWithoutAnyFileProvesNothing() throws IOException {
        trail(true, MANAGEMENT);
        Coverage coverage = coverage(DigestEvidence.NONE);
        assertThat(line(coverage, HERE + "mgmt-write")).isEqualTo("03-10T00:00 UNKNOWN");
    }

    @Test
    void aTrailThatIsMadeDoesNotLogUntilItIsStarted() throws IOException {
        log(
                "a.json",
                call("2026-03-10T08:00:00Z", "cloudtrail", "CreateTrail", "{'name':'t'}"),
                call("2026-03-10T09:00:00Z", "cloudtrail", "StartLogging", "{'name':'t'}"),
                look("2026-03-10T10:00:00Z"));
        Coverage coverage = coverage(DigestEvidence.NONE);
        assertThat(line(coverage, HERE + "mgmt-read"))
                .isEqualTo("03-10T08:00 NOT_COLLECTED 03-10T08:55 PARTIAL 03-10T09:05 PRESUMED");
        assertThat(line(coverage, ACCOUNT + " * mgmt-read"))
                .isEqualTo("03-10T08:00 NOT_COLLECTED 03-10T09:00 NOT_COLLECTED");
    }

    @Test
    void basicSelectorsTellReadingFromWritingAndPrefixesFromBuckets() throws IOException {
        trail(
                true,
                "'EventSelectors':[{'ReadWriteType':'WriteOnly','IncludeManagementEvents':true,"
                        + "'ExcludeManagementEventSources':['kms.amazonaws.com'],"
                        + "'DataResources':[{'Type':'AWS::S3::Object',"
                        + "'Values':['arn:aws:s3:::phi/ct/']}]}]");
        log("a.json", look("2026-03-10T08:00:00Z"));
        Coverage coverage = coverage(DigestEvidence.NONE);
        assertThat(line(coverage, HERE + "mgmt-write")).endsWith("PRESUMED");
        assertThat(line(coverage, HERE + "mgmt:kms.amazonaws.com")).endsWith("NOT_COLLECTED");
        assertThat(line(coverage, HERE + OBJECTS + "arn:aws:s3:::phi/ct/#write"))
                .endsWith("PRESUMED");
        assertThat(line(coverage, HERE + OBJECTS + "arn:aws:s3:::phi/ct/#read"))
                .endsWith("NOT_COLLECTED");
        assertThat(line(coverage, HERE + OBJECTS + "*#write")).endsWith("NOT_COLLECTED");
        // The record of a reading call is there all the same.
        assertThat(line(coverage, HERE + "mgmt-read"))
                .isEqualTo("03-10T00:00 NOT_COLLECTED 03-10T08:00 PRESUMED");
    }

    @Test
    void advancedSelectorsLeaveOutWhatTheyExclude() throws IOException {
        trail(
                true,
                "'AdvancedEventSelectors':[{'FieldSelectors':[{'Field':'eventCategory',"
                        + "'Equals':['Data']},{'Field':'resources.type','Equals':"
                        + "['AWS::S3::Object']},{'Field':'resources.ARN','NotStartsWith':"
                        + "['arn:aws:s3:::logs/']}]},{'FieldSelectors':[{'Field':"
                        + "'eventCategory','Equals':['Management']},{'Field':'eventName',"
                        + "'Equals':['DeleteBucket']}]}]");
        log("a.json", look("2026-03-10T08:00:00Z"));
        Coverage coverage = coverage(DigestEvidence.NONE);
        assertThat(line(coverage, HERE + OBJECTS + "*")).endsWith("PRESUMED");
        assertThat(line(coverage, HERE + OBJECTS + "arn:aws:s3:::logs/")).endsWith("NOT_COLLECTED");
        assertThat(line(coverage, HERE + "mgmt-write")).isEqualTo("03-10T00:00 PARTIAL");
    }

    @Test
    void aFileThatTheKeyServiceTellsOfAndIsNotThereIsLost() throws IOException {
        trail(true, MANAGEMENT);
        String name = ACCOUNT + "_CloudTrail_eu-west-1_20260310T0805Z_";
        String key = "arn:aws:s3:::trail/AWSLogs/" + ACCOUNT + "/CloudTrail/eu-west-1/2026/03/10/";
        String context =
                "{'encryptionContext':{'aws:cloudtrail:arn':'arn:aws:cloudtrail:x',"
                        + "'aws:s3:arn':'%s'}}";
        log("AWSLogs/" + name + "AAAABBBBCCCCDDDD.json", look("2026-03-10T08:00:00Z"));
        log(
                ACCOUNT + "_CloudTrail_eu-west-1_20260310T0905Z_AAAABBBBCCCCDDDD.json.gz",
                call(
                        "2026-03-10T09:00:00Z",
                        "kms",
                        "GenerateDataKey",
                        context.formatted(
                                key
                                        + ACCOUNT
                                        + "_CloudTrail_eu-west-1_20260310T0905Z_AAAABBBBCCCCDDDD"
                                        + ".json.gz")),
                call(
                        "2026-03-10T09:00:01Z",
                        "kms",
                        "GenerateDataKey",
                        context.formatted(key + name + "ZZZZBBBBCCCCDDDD.json.gz")));
        Coverage coverage = coverage(DigestEvidence.NONE);
        assertThat(line(coverage, HERE + "mgmt-write"))
                .isEqualTo("03-10T00:00 PRESUMED 03-10T07:50 LOST 03-10T08:05 PRESUMED");
        assertThat(line(coverage, HERE + OBJECTS + "*")).isEqualTo("03-10T00:00 NOT_COLLECTED");
        Absence absence =
                coverage.absence(
                        new Watched.Calls(ACCOUNT, "eu-west-1", "iam.amazonaws.com", "user kim"),
                        Act.CHANGE,
                        new Interval(
                                Instant.parse("2026-03-10T07:55:00Z"),
                                Instant.parse("2026-03-10T08:00:00Z")));
        assertThat(absence.sentences())
                .singleElement()
                .asString()
                .contains("Nothing can be said about user kim", "existed (GenerateDataKey");
    }

    @Test
    void aRecordThatLeavesOutWhatWasAskedMakesItsSecondPartial() throws IOException {
        trail(true, MANAGEMENT);
        log(
                "a.json",
                look("2026-03-10T08:00:00Z"),
                call(
                        "2026-03-10T08:30:00Z",
                        "ec2",
                        "RunInstances",
                        "{'omitted':true,'reason':'requestParameters too large'}"),
                look("2026-03-10T09:00:00Z"));
        Coverage coverage = coverage(DigestEvidence.NONE);
        assertThat(line(coverage, HERE + "mgmt-write"))
                .isEqualTo("03-10T00:00 PRESUMED 03-10T08:30 PARTIAL 03-10T08:30 PRESUMED");
        assertThat(line(coverage, HERE + "mgmt-read")).isEqualTo("03-10T00:00 PRESUMED");
        Absence absence =
                coverage.absence(
                        new Watched.Calls(ACCOUNT, "eu-west-1", "ec2.amazonaws.com", "i-1"),
                        Act.CHANGE,
                        new Interval(
                                Instant.parse("2026-03-10T08:30:00Z"),
                                Instant.parse("2026-03-10T08:30:01Z")));
        assertThat(absence.sentences())
                .singleElement()
                .asString()
                .startsWith(
                        "Nothing can be said about i-1 from 2026-03-10T08:30:00Z to"
                                + " 2026-03-10T08:30:01Z: a record of that second leaves out what"
                                + " was asked for or answered");
    }

    @Test
    void cloudTrailsOwnCallsAreASignOfLifeAndTheirAbsenceNoGap() throws IOException {
        trail(true, MANAGEMENT);
        log(
                "a.json",
                beat("2026-03-10T08:00:00Z"),
                look("2026-03-11T08:00:00Z"),
                beat("2026-03-12T08:00:00Z"));
        Coverage coverage = coverage(DigestEvidence.NONE);
        assertThat(coverage.notes())
                .containsExactly(
                        "CloudTrail's own GetBucketAcl calls, a sign that trails were alive, are"
                                + " recorded in "
                                + ACCOUNT
                                + " eu-west-1 on 2 of the 3 days acquired, and not on 2026-03-11;"
                                + " that is no gap, but a reason to look.");
        assertThat(line(coverage, HERE + "mgmt-write")).isEqualTo("03-10T00:00 PRESUMED");
    }

    private static String beat(String time) {
        return record(
                time,
                "s3",
                "GetBucketAcl",
                "{'bucketName':'trail'}",
                "'readOnly':true,'userIdentity':{'type':'AWSService',"
                        + "'invokedBy':'cloudtrail.amazonaws.com'}");
    }

    @Test
    void wholeDigestsProveAndOthersTakeBack() throws IOException {
        trail(true, MANAGEMENT);
        log("a.json", look("2026-03-10T08:00:00Z"), look("2026-03-10T13:00:00Z"));
        Listed listed =
                new Listed(
                        "logs/x.json.gz",
                        Verdict.MISSING,
                        Instant.parse("2026-03-10T11:20:00Z"),
                        Instant.parse("2026-03-10T11:29:59Z"));
        Coverage coverage =
                coverage(
                        new DigestEvidence(
                                List.of(
                                        period("09", "10", Verdict.PROVEN, true, List.of()),
                                        period("08", "09", Verdict.PROVEN, true, List.of()),
                                        period("11", "12", Verdict.PROVEN, false, List.of(listed)),
                                        period(
                                                "12",
                                                "13",
                                                Verdict.CONTRADICTED,
                                                false,
                                                List.of()))));
        assertThat(line(coverage, HERE + "mgmt-read"))
                .isEqualTo(
                        "03-10T00:00 PRESUMED 03-10T07:45 COVERED 03-10T10:00 PRESUMED"
                                + " 03-10T11:20 LOST 03-10T11:30 PRESUMED 03-10T11:45 LOST"
                                + " 03-10T13:00 PRESUMED");
        assertThat(coverage.notes())
                .singleElement()
                .asString()
                .contains("was begun anew at 2026-03-10T09:00:00Z");
    }

    private static Period period(
            String from, String to, Verdict verdict, boolean first, List<Listed> logs) {
        return new Period(
                ACCOUNT,
                "eu-west-1",
                "t",
                "eu-west-1",
                new Interval(
                        Instant.parse("2026-03-10T" + from + ":00:00Z"),
                        Instant.parse("2026-03-10T" + to + ":00:00Z")),
                verdict,
                first,
                new Proof.ReferenceFile(
                        Digest.of(to.getBytes(StandardCharsets.UTF_8)), "digest-" + to),
                logs);
    }
}
