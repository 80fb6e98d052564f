package org.exhibit.indexer.finding.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.exhibit.indexer.casefile.CaseFolder;
import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.finding.Finding;
import org.exhibit.indexer.finding.FindingReport;
import org.exhibit.indexer.finding.FindingSettings;
import org.exhibit.indexer.finding.Undecided;
import org.exhibit.indexer.finding.YamlException;
import org.exhibit.indexer.index.FileRow;
import org.exhibit.indexer.index.StoredEvent;
import org.exhibit.indexer.integrity.chain.IntegrityFile;
import org.exhibit.indexer.integrity.chain.IntegrityResult;
import org.exhibit.indexer.integrity.chain.Place;
import org.exhibit.indexer.integrity.chain.Verdict;
import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.indexer.progress.ProgressBoard;
import org.exhibit.indexer.provenance.graph.Strength;
import org.exhibit.indexer.scenario.InventedCase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Patterns about what did not come: rotation, narrowing, the rest of a flow log, unaltered files.
/// Each finds it where silence is proven, and leaves it open where it is not.
class AbsencePatternsTest {
    private static final String VPC = "'requestParameters':{'groupName':'g','vpcId':'vpc-1'}";

    @TempDir private Path folder;
    private InventedCase made = new InventedCase(Path.of(""));

    @BeforeEach
    void make() {
        made = new InventedCase(folder);
    }

    private static FindingReport run(CaseReader reader) throws IOException {
        try {
            FindingSettings settings = FindingSettings.read("key-rotation-days: 30");
            return new FindingRun(reader, settings, null)
                    .run(new ProgressBoard(), new CancelToken());
        } catch (YamlException e) {
            throw new IllegalStateException(e);
        }
    }

    /// `rule subject [event ids]` of a rule's findings, then `rule? subject: reason`.
    private List<String> found(String rule) throws IOException {
        try (CaseReader reader = made.open()) {
            return found(reader, rule);
        }
    }

    private static List<String> found(CaseReader reader, String rule) throws IOException {
        FindingReport report = run(reader);
        assertThat(report.refused()).isEmpty();
        List<String> lines = new ArrayList<>();
        for (Finding finding : report.findings()) {
            if (finding.rule().equals(rule)) {
                assertThat(finding.strength()).isEqualTo(strength(finding));
                List<String> records = new ArrayList<>();
                for (String id : finding.evidence()) {
                    StoredEvent event = reader.events().find(id).orElseThrow();
                    String own = event.event().text(EventField.EVENT_ID);
                    records.add(
                            own == null
                                    ? event.event().text(EventField.INTERFACE)
                                            + "@"
                                            + event.event().time()
                                    : own);
                }
                lines.add(rule + " " + finding.subject() + " " + records);
            }
        }
        for (Undecided one : report.undecided()) {
            if (one.rule().equals(rule)) {
                lines.add(rule + "? " + one.subject() + ": " + one.reason());
            }
        }
        return lines;
    }

    /// What did not come is inferred; what a record says is not.
    private static Strength strength(Finding finding) {
        return finding.rule().equals("F03f")
                        || finding.title().equals("Flow logs deleted")
                        || finding.title().startsWith("Key disabled")
                ? Strength.RECORDED
                : Strength.INFERRED;
    }

    private void key(String id, String more) {
        made.call(
                "kms",
                "CreateKey",
                "'requestParameters':{},'responseElements':{'keyMetadata':{'keyId':'"
                        + id
                        + "','arn':'arn:aws:kms:us-east-1:111111111111:key/"
                        + id
                        + "'"
                        + more
                        + "}}");
    }

    @Test
    void aKeyIsFoundWhoseRotationNeverCameInTheDaysAllowed() throws IOException {
        key("k-late", ",'keySpec':'SYMMETRIC_DEFAULT','origin':'AWS_KMS'");
        key("k-rotated", "");
        key("k-asymmetric", ",'keySpec':'RSA_2048'");
        key("k-imported", ",'origin':'EXTERNAL'");
        key("k-given-up", "");
        made.at("2026-03-12T09:00:00Z")
                .call(
                        "kms",
                        "EnableKeyRotation",
                        "'requestParameters':{'keyId':'arn:aws:kms:us-east-1:111111111111:key/k-rotated'}")
                .call("kms", "ScheduleKeyDeletion", "'requestParameters':{'keyId':'k-given-up'}")
                .at("2026-04-12T09:00:00Z")
                .call("kms", "EnableKeyRotation", "'requestParameters':{'keyId':'k-late'}");

        everyDay("2026-03-10T12:00:00Z", 35);

        assertThat(found("F07"))
                .containsExactly(
                        "F07 arn:aws:kms:us-east-1:111111111111:key/k-late [e1]",
                        "F07 k-given-up [e7]");
    }

    /// A file a day, so that silence in between means something.
    private void everyDay(String from, int days) {
        Instant at = Instant.parse(from);
        for (int i = 0; i < days; i++) {
            made.at(at.plusSeconds(86_400L * i).toString())
                    .call("sts", "GetCallerIdentity", "'requestParameters':null");
        }
    }

    @Test
    void aKeyIsLeftOpenWhereTheDaysAreNotOver() throws IOException {
        key("k", "");
        everyDay("2026-03-10T12:00:00Z", 10);

        assertThat(found("F07"))
                .singleElement()
                .satisfies(line ->
                        assertThat(line)
                                .startsWith(
                                        "F07? arn:aws:kms:us-east-1:111111111111:key/k: Nothing can"
                                                + " be said about"));
    }

    @Test
    void anAnswerOfKmsDecidesWhereTheLogsDoNot() throws IOException {
        key("k-on", "");
        key("k-off", "");
        made.file("on.json", status("k-on", "2026-03-15T00:00:00Z", true))
                .file("off.json", status("k-off", "2026-05-01T00:00:00Z", false));

        assertThat(found("F07"))
                .containsExactly("F07 arn:aws:kms:us-east-1:111111111111:key/k-off [e2]");
    }

    private static String status(String key, String at, boolean on) {
        return "{'schema':'exhibit.settings/1','api':'kms:GetKeyRotationStatus','account':'111111111111',"
                + "'region':'us-east-1','at':'%s','request':{'KeyId':'%s'},'response':{'KeyRotationEnabled':%s}}"
                        .formatted(at, key, on);
    }

    private void group(String id, String parameters) {
        made.call(
                "ec2",
                "CreateSecurityGroup",
                parameters + ",'responseElements':{'groupId':'" + id + "','_return':true}");
    }

    private void revoke(String group, String what) {
        made.call(
                "ec2",
                "RevokeSecurityGroupEgress",
                "'requestParameters':{'groupId':'"
                        + group
                        + "',"
                        + what
                        + "},'responseElements':{'_return':true}");
    }

    @Test
    void aGroupIsFoundThatStayedAsItWasMade() throws IOException {
        group("sg-open", VPC);
        group("sg-narrowed", VPC);
        group("sg-by-rule", VPC);
        group("sg-gone", VPC);
        group("sg-other-rule", VPC);
        group("sg-no-vpc", "'requestParameters':{'groupName':'g'}");
        String all =
                "{'items':[{'ipProtocol':'-1','ipRanges':{'items':[{'cidrIp':'0.0.0.0/0'}]}}]}";
        String one =
                "{'items':[{'ipProtocol':'tcp','ipRanges':{'items':[{'cidrIp':'0.0.0.0/0'}]}}]}";
        revoke("sg-narrowed", "'ipPermissions':" + all);
        revoke("sg-by-rule", "'securityGroupRuleIds':{'items':['sgr-1']}");
        revoke("sg-other-rule", "'ipPermissions':" + one);
        made.call("ec2", "DeleteSecurityGroup", "'requestParameters':{'groupId':'sg-gone'}")
                .at("2026-03-10T12:00:00Z")
                .call("sts", "GetCallerIdentity", "'requestParameters':null");

        assertThat(found("F09"))
                .containsExactly(
                        "F09 sg-open [e1]",
                        "F09 sg-other-rule [e5]",
                        "F09? sg-no-vpc: the call names no VPC, and only groups in one had rules"
                                + " outwards then");
    }

    @Test
    void aGroupIsLeftOpenWhereTheHourIsNotLogged() throws IOException {
        group("sg-1", VPC);

        assertThat(found("F09"))
                .singleElement()
                .satisfies(line -> assertThat(line).startsWith("F09? sg-1: Nothing can be said"));
    }

    /// One line a minute.
    private static void lines(
            StringBuilder out, String eni, String from, String to, String start, int minutes) {
        long at = Instant.parse(start).getEpochSecond();
        for (int i = 0; i < minutes; i++) {
            out.append(
                    String.format(
                            Locale.ROOT,
                            "2 111111111111 %s %s %s 50000 443 6 10 1000 %d %d ACCEPT OK\n",
                            eni,
                            from,
                            to,
                            at + 60L * i,
                            at + 60L * i + 60));
        }
    }

    private void flows(StringBuilder lines) throws IOException {
        made.file("flows.log", lines.toString());
    }

    private static final String RUN =
            "'responseElements':{'instancesSet':{'items':[{'instanceId':'i-0aa','networkInterfaceSet':{'items':"
                + "[{'networkInterfaceId':'eni-0a','attachment':{'deviceIndex':0}}]}}]}}";

    @Test
    void aFlowLogIsFoundThatEndsWhileItsInstanceCalls() throws IOException {
        StringBuilder lines = new StringBuilder();
        lines(lines, "eni-0a", "10.0.0.1", "203.0.113.9", "2026-03-10T09:00:00Z", 5);
        lines(lines, "eni-0b", "10.0.0.2", "203.0.113.9", "2026-03-10T09:00:00Z", 200);
        flows(lines);
        made.at("2026-03-10T08:00:00Z")
                .call("ec2", "RunInstances", "'requestParameters':{}," + RUN)
                .at("2026-03-10T11:00:00Z")
                .call("sts", "GetCallerIdentity", "app/i-0aa", "'requestParameters':null");

        assertThat(found("F03d")).containsExactly("F03d eni-0a [eni-0a@2026-03-10T09:04:00Z, e2]");
    }

    @Test
    void aFlowLogIsFoundThatEndsWhileItsAddressSends() throws IOException {
        StringBuilder lines = new StringBuilder();
        lines(lines, "eni-0a", "10.0.0.1", "203.0.113.9", "2026-03-10T09:00:00Z", 5);
        lines(lines, "eni-0a", "10.0.0.1", "203.0.113.7", "2026-03-10T09:05:00Z", 1);
        lines(lines, "eni-0b", "203.0.113.9", "10.0.0.2", "2026-03-10T09:00:00Z", 60);
        lines(lines, "eni-0b", "10.0.0.1", "10.0.0.2", "2026-03-10T10:30:00Z", 30);
        flows(lines);

        assertThat(found("F03d"))
                .containsExactly(
                        "F03d eni-0a [eni-0a@2026-03-10T09:05:00Z, eni-0b@2026-03-10T10:30:00Z]");
    }

    @Test
    void aFlowLogIsNotFoundWhereACallExplainsItsEnd() throws IOException {
        StringBuilder lines = new StringBuilder();
        lines(lines, "eni-0a", "10.0.0.1", "203.0.113.9", "2026-03-10T09:00:00Z", 5);
        lines(lines, "eni-0b", "10.0.0.2", "203.0.113.9", "2026-03-10T09:00:00Z", 200);
        flows(lines);
        made.at("2026-03-10T08:00:00Z")
                .call("ec2", "RunInstances", "'requestParameters':{}," + RUN)
                .at("2026-03-10T09:05:00Z")
                .call(
                        "ec2",
                        "TerminateInstances",
                        "'requestParameters':{'instancesSet':{'items':[{'instanceId':'i-0aa'}]}}");

        assertThat(found("F03d")).noneMatch(line -> line.contains("eni-0a"));
    }

    @Test
    void aFlowLogIsLeftOpenWhereNothingShowsItsInterface() throws IOException {
        StringBuilder lines = new StringBuilder();
        lines(lines, "eni-0a", "10.0.0.1", "203.0.113.9", "2026-03-10T09:00:00Z", 5);
        lines(lines, "eni-0b", "10.0.0.2", "10.0.0.1", "2026-03-10T09:00:00Z", 200);
        flows(lines);

        assertThat(found("F03d"))
                .containsExactly(
                        "F03d? eni-0a: its flow log ends at 2026-03-10T09:05:00Z while others go"
                                + " on, and no record tells whether it lived on");
    }

    @Test
    void anAlteredLogFileIsFoundAndAMissingOneLeftOpen() throws IOException {
        made.put("b", "k", "").put("b", "k2", "");
        try (CaseReader reader = made.open()) {
            FileRow trail;
            try (Stream<FileRow> files = reader.events().files()) {
                trail =
                        files.filter(row -> row.path().endsWith("trail.json"))
                                .findFirst()
                                .orElseThrow();
            }
            new IntegrityFile(new CaseFolder(reader.folder()))
                    .write(
                            new IntegrityResult(
                                    List.of(),
                                    List.of(
                                            new IntegrityResult.Logged(
                                                    "AWSLogs/1/CloudTrail/trail.json.gz",
                                                    Verdict.CONTRADICTED,
                                                    "its bytes are not those that the digest lists",
                                                    true,
                                                    List.of(
                                                            new Place(
                                                                    trail.evidence(),
                                                                    "",
                                                                    trail.path(),
                                                                    1))),
                                            new IntegrityResult.Logged(
                                                    "AWSLogs/1/CloudTrail/gone.json.gz",
                                                    Verdict.MISSING,
                                                    "a digest lists it, the evidence lacks it",
                                                    true,
                                                    List.of())),
                                    List.of()));

            assertThat(found(reader, "F03f"))
                    .containsExactly(
                            "F03f AWSLogs/1/CloudTrail/trail.json.gz [e1, e2]",
                            "F03f? AWSLogs/1/CloudTrail/gone.json.gz: log missing, with no record"
                                    + " to cite: a digest lists it, the evidence lacks it");
        }
    }

    @Test
    void logsWithoutADigestLeaveItOpenWhetherTheyWereAltered() throws IOException {
        made.put("b", "k", "");

        assertThat(found("F03f"))
                .containsExactly(
                        "F03f? : the evidence holds no digest that would tell what was delivered");
    }

    @Test
    void hostileNamesInRecordsBreakNoRule() throws IOException {
        made.call(
                        "s3",
                        "PutBucketPolicy",
                        "'requestParameters':{'bucketName':'b\\' OR"
                            + " x:y','bucketPolicy':{'Statement':[{'Effect':"
                            + "'Allow','Principal':'*','Action':'s3:GetObject','Resource':'*'}]}}")
                .call(
                        "ec2",
                        "CreateSecurityGroup",
                        VPC + ",'responseElements':{'groupId':'sg\\' (','_return':true}")
                .call(
                        "rds",
                        "RestoreDBInstanceFromDBSnapshot",
                        "'requestParameters':{'dBSnapshotIdentifier':'a\\') AND ('}")
                .put("b\\' OR", "synthetic/1", "");

        try (CaseReader reader = made.open()) {
            assertThat(run(reader).refused()).isEmpty();
        }
    }
}
