package org.exhibit.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The commands of findings: what they print, keep and refuse, and how they end.
class FindingsTest {
    private static final String LOG =
            """
            {"Records":[
            {"eventVersion":"1.08","userIdentity":{"type":"AssumedRole","accountId":"111111111111","arn":"arn:aws:sts::111111111111:assumed-role/ops/kim"},"eventTime":"2026-03-10T09:00:00Z","eventSource":"cloudtrail.amazonaws.com","eventName":"StopLogging","awsRegion":"us-east-1","sourceIPAddress":"198.51.100.7","requestParameters":{"name":"arn:aws:cloudtrail:us-east-1:111111111111:trail/main"},"responseElements":null,"eventID":"one","recipientAccountId":"111111111111"},
            {"eventVersion":"1.08","userIdentity":{"type":"AssumedRole","accountId":"111111111111","arn":"arn:aws:sts::111111111111:assumed-role/ops/kim"},"eventTime":"2026-03-10T10:00:00Z","eventSource":"ec2.amazonaws.com","eventName":"DeleteFlowLogs","awsRegion":"us-east-1","sourceIPAddress":"198.51.100.7","requestParameters":{"DeleteFlowLogsRequest":{"FlowLogId":{"tag":1,"content":"fl-1"}}},"responseElements":{"DeleteFlowLogsResponse":{"unsuccessful":""}},"eventID":"two","recipientAccountId":"111111111111"},
            {"eventVersion":"1.08","userIdentity":{"type":"Root","accountId":"111111111111","arn":"arn:aws:iam::111111111111:root"},"eventTime":"2026-03-10T11:00:00Z","eventSource":"signin.amazonaws.com","eventName":"ConsoleLogin","awsRegion":"us-east-1","sourceIPAddress":"203.0.113.9","requestParameters":null,"responseElements":{"ConsoleLogin":"Success"},"eventID":"three","recipientAccountId":"111111111111"}
            ]}
            """;
    private static final String OWN =
            """
            title: Root signs in
            id: own-1
            level: high
            logsource: {product: aws, service: cloudtrail}
            detection:
              login: {eventName: ConsoleLogin, userIdentity.type: Root}
              condition: login
            """;

    @TempDir Path folder;
    private TestCase made = new TestCase(Path.of(""));

    @BeforeEach
    void acquire() throws IOException {
        made = TestCase.make(folder.resolve("case"));
        Path log = Files.writeString(folder.resolve("trail.json"), LOG);
        assertThat(made.acquire(log).status()).isZero();
    }

    private List<JsonNode> findings(Object... more) throws IOException {
        List<Object> arguments = new ArrayList<>(List.of("findings", made.folder(), "--json"));
        arguments.addAll(List.of(more));
        List<JsonNode> found = new ArrayList<>();
        made.json(arguments.toArray()).forEach(found::add);
        return found;
    }

    private static List<String> rules(List<JsonNode> findings) {
        return findings.stream().map(each -> each.path("rule").asText()).toList();
    }

    private Path rules(String name, String text) throws IOException {
        Path rules = folder.resolve("rules");
        Path file = rules.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return rules;
    }

    @Test
    void machineFormIsThatOfTheContract() throws IOException {
        List<JsonNode> found = findings();

        assertThat(rules(found)).containsExactly("F03a", "F03d");
        JsonNode first = found.getFirst();
        assertThat(first.fieldNames())
                .toIterable()
                .containsExactly(
                        "rule",
                        "title",
                        "level",
                        "time",
                        "account",
                        "region",
                        "subject",
                        "matched",
                        "evidence",
                        "controls",
                        "state");
        assertThat(first.path("time").asText()).isEqualTo("2026-03-10T09:00:00.000Z");
        assertThat(first.path("subject").asText())
                .isEqualTo("arn:aws:cloudtrail:us-east-1:111111111111:trail/main");
        assertThat(first.path("matched").path("eventName").asText()).isEqualTo("StopLogging");
        assertThat(first.path("state").asText()).isEqualTo("new");
        String id = first.path("evidence").path(0).asText();
        assertThat(CommandRun.output("show", made.folder(), id)).contains("StopLogging");
        assertThat(first.path("controls").path(0).path("mapping").asText())
                .startsWith("analyst mapping ");
        assertThat(CommandRun.output("findings", made.folder(), "--format", "json"))
                .isEqualTo(CommandRun.output("findings", made.folder(), "--json"));
    }

    @Test
    void theTableNamesEveryFindingAndTheEndSaysWhatIsOpen() {
        CommandRun run = CommandRun.of("findings", made.folder());
        assertThat(run.status()).isZero();
        assertThat(run.output()).contains("F03a", "F03d", "Flow logs deleted", "new");
        assertThat(run.messages())
                .contains("2 findings from ")
                .contains(" could not be decided (--undecided).");
        assertThat(CommandRun.output("findings", made.folder(), "--undecided"))
                .contains("F03f")
                .contains("the evidence holds no digest");
    }

    @Test
    void wrongUseEndsWithTwoAndNoCaseWithOne() throws IOException {
        assertThat(CommandRun.of("findings", made.folder(), "--format", "xml").status())
                .isEqualTo(2);
        assertThat(CommandRun.of("findings").status()).isEqualTo(2);
        assertThat(CommandRun.of("findings", folder.resolve("none")).status()).isEqualTo(1);
        CommandRun run = CommandRun.of("findings", made.folder(), "--rules", folder.resolve("x"));
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.messages()).contains("is no folder of rules");
        assertThat(
                        CommandRun.of("findings", "triage", made.folder(), "F03a", "--state", "x")
                                .status())
                .isEqualTo(2);
        assertThat(
                        CommandRun.of(
                                        "findings",
                                        "triage",
                                        made.folder(),
                                        "F03a",
                                        "--state",
                                        "dismissed")
                                .status())
                .isEqualTo(2);
        assertThat(
                        CommandRun.of(
                                        "findings",
                                        "triage",
                                        made.folder(),
                                        "F99",
                                        "--state",
                                        "confirmed")
                                .status())
                .isEqualTo(2);
        assertThat(made.json("custody", made.folder(), "--json").toString())
                .doesNotContain("finding-triaged");
    }

    @Test
    void aDecisionIsKeptWithAuthorAndReasonAndShownAgain() throws IOException {
        CommandRun run =
                CommandRun.of(
                        "findings",
                        "triage",
                        made.folder(),
                        "F03a",
                        "--state",
                        "confirmed",
                        "--reason",
                        "Kim said so");
        assertThat(run.status()).isZero();
        assertThat(findings())
                .extracting(each -> each.path("rule").asText() + each.path("state").asText())
                .containsExactly("F03aconfirmed", "F03dnew");
        JsonNode last = null;
        for (JsonNode entry : made.json("custody", made.folder(), "--json")) {
            last = entry;
        }
        assertThat(String.valueOf(last)).contains("finding-triaged", "Kim said so", "\"E\"");
    }

    @Test
    void settingsAreKeptWordForWordAndRefusedWithTheirLine() throws IOException {
        Path file = Files.writeString(folder.resolve("s.yaml"), "approved-accounts: ['9']\n");
        assertThat(CommandRun.output("findings", "settings", made.folder(), file)).isEmpty();
        assertThat(CommandRun.output("findings", "settings", made.folder()))
                .isEqualTo("approved-accounts: ['9']\n");
        Path wrong = Files.writeString(folder.resolve("w.yaml"), "a: 1\napproved: ['9']\n");
        CommandRun run = CommandRun.of("findings", "settings", made.folder(), wrong);
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.messages()).contains("w.yaml:1: 'a' is no setting");
        assertThat(CommandRun.output("findings", "settings", made.folder()))
                .isEqualTo("approved-accounts: ['9']\n");
    }

    @Test
    void ownRulesRunBesideTheOthersAndWhatIsNotUnderstoodIsNamed() throws IOException {
        rules("a.yml", OWN);
        rules("deep/b.yml", OWN.replace("own-1", "own-2").replace("type: Root", "type|bogus: R"));
        rules("c.yaml", OWN.replace("own-1", "own-3").replace("product: aws", "product: okta"));
        Path rules =
                rules("d.yml", OWN.replace("own-1", "own-4").replace("n: login", "n: 2 of login*"));
        CommandRun run = CommandRun.of("findings", made.folder(), "--json", "--rules", rules);
        assertThat(run.status()).isZero();
        assertThat(run.messages())
                .contains("Not run: deep/b.yml:6: the modifier 'bogus' is not supported.")
                .contains("Not run: c.yaml:4: the log source product 'okta' is not supported.")
                .contains("Not run: d.yml:7: '2 of' is not supported; 1 of and all of are.");
        assertThat(rules(findings("--rules", rules))).containsExactly("F03a", "F03d", "own-1");
        assertThat(rules(findings())).containsExactly("F03a", "F03d");
    }

    @Test
    void placeholdersAndOlderCountsAreUnderstood() throws IOException {
        rules(
                "placeholders.yml",
                "Trusted: [198.51.100.0/24]\nNames: [StopLogging, DeleteFlowLogs]\n");
        rules(
                "expand.yml",
                """
                title: By name, from elsewhere
                id: expanded
                logsource: {product: aws, service: cloudtrail}
                detection:
                  s: {eventName|expand: '%Names%', sourceIPAddress|cidr|expand: '%Trusted%'}
                  condition: s
                """);
        Path rules =
                rules(
                        "count.yml",
                        """
                        title: Two calls of one address
                        id: counted
                        logsource: {product: aws, service: cloudtrail}
                        detection:
                          s: {eventName: [StopLogging, DeleteFlowLogs, ConsoleLogin]}
                          timeframe: 2h
                          condition: s | count() by sourceIPAddress >= 2
                        """);
        List<JsonNode> found = findings("--rules", rules);
        assertThat(rules(found)).containsExactly("F03a", "counted", "expanded", "F03d", "expanded");
        assertThat(found.get(1).path("evidence")).hasSize(2);
        CommandRun run =
                CommandRun.of(
                        "findings",
                        made.folder(),
                        "--rules",
                        rules("near.yml", OWN.replace("n: login", "n: login | near login")));
        assertThat(run.messages())
                .contains(
                        "Not run: near.yml:7: the aggregation 'near' is not supported; use a"
                                + " correlation.");
    }

    @Test
    void aRuleIsLeftOutWithAReasonAndEveryRunSaysSo() throws IOException {
        assertThat(CommandRun.of("findings", "rules", made.folder(), "--off", "F03d").status())
                .isEqualTo(2);
        assertThat(
                        CommandRun.of(
                                        "findings",
                                        "rules",
                                        made.folder(),
                                        "--off",
                                        "F77",
                                        "--reason",
                                        "x")
                                .status())
                .isEqualTo(2);
        CommandRun.output(
                "findings", "rules", made.folder(), "--off", "F03d", "--reason", "test network");
        CommandRun run = CommandRun.of("findings", made.folder(), "--json");
        assertThat(run.output()).doesNotContain("F03d");
        assertThat(run.messages()).contains("Off in this case, by E: F03d (test network).");
        JsonNode listed = made.json("findings", "rules", made.folder(), "--json");
        List<String> off = new ArrayList<>();
        for (JsonNode rule : listed) {
            if (!rule.path("on").asBoolean()) {
                off.add(
                        rule.path("origin").asText()
                                + " "
                                + rule.path("rule").asText()
                                + " "
                                + rule.path("reason").asText());
            }
        }
        assertThat(off).containsExactly("sigma F03d test network", "code F03d test network");
        CommandRun.output("findings", "rules", made.folder(), "--on", "F03d");
        assertThat(rules(findings())).containsExactly("F03a", "F03d");
        assertThat(made.json("custody", made.folder(), "--json").toString())
                .contains("finding-rule-switched");
    }

    private JsonNode control(String id) throws IOException {
        for (JsonNode control : findings().getFirst().path("controls")) {
            if (control.path("id").asText().equals(id)) {
                return control;
            }
        }
        throw new AssertionError("F03a bears on " + id);
    }

    @Test
    void theStateOfAControlIsTheExaminersAndKeptWithItsReason() throws IOException {
        assertThat(CommandRun.output("findings", made.folder())).contains("STRENGTH", "recorded");
        assertThat(control("A.8.15").has("state")).isFalse();
        for (List<String> wrong :
                List.of(
                        List.of("--control", "A.8.15"),
                        List.of("--control", "A.8.15", "--state", "broken", "--reason", "x"),
                        List.of("--control", "A.8.15", "--state", "not-met"),
                        List.of("--control", "A.1.1", "--state", "not-met", "--reason", "x"))) {
            List<Object> arguments =
                    new ArrayList<>(List.of("findings", "controls", made.folder(), "F03a"));
            arguments.addAll(wrong);
            assertThat(CommandRun.of(arguments.toArray()).status()).as("%s", wrong).isEqualTo(2);
        }
        CommandRun run =
                CommandRun.of(
                        "findings",
                        "controls",
                        made.folder(),
                        "F03a",
                        "--control",
                        "A.8.15",
                        "--state",
                        "partly",
                        "--reason",
                        "another trail went on");
        assertThat(run.status()).isZero();
        JsonNode control = control("A.8.15");
        assertThat(control.path("state").asText()).isEqualTo("partly");
        assertThat(control.path("author").asText()).isEqualTo("E");
        assertThat(control.path("reason").asText()).isEqualTo("another trail went on");
        assertThat(control("A.8.16").has("state")).isFalse();
        assertThat(CommandRun.output("findings", "controls", made.folder(), "F03a"))
                .contains("Logging", "partly", "Monitoring activities", "for-review");
    }

    @Test
    void notesAreKeptListedAndTakenBack() throws IOException {
        assertThat(CommandRun.of("findings", "note", made.folder(), "F98", "--text", "x").status())
                .isEqualTo(2);
        CommandRun.output("findings", "note", made.folder(), "F03a", "--text", "asked Kim");
        CommandRun.output("findings", "note", made.folder(), "F03d", "--text", "\u202e second");
        JsonNode notes = made.json("findings", "notes", made.folder(), "--json");
        assertThat(notes)
                .extracting(note -> note.path("number").asInt() + note.path("text").asText())
                .containsExactly("1asked Kim", "2\u202e second");
        assertThat(notes.get(0).path("author").asText()).isEqualTo("E");
        assertThat(CommandRun.output("findings", "notes", made.folder()))
                .contains("asked Kim")
                .doesNotContain("\u202e");
        CommandRun.output(
                "findings", "notes", made.folder(), "--remove", "1", "--reason", "wrong one");
        assertThat(made.json("findings", "notes", made.folder(), "--json"))
                .extracting(note -> note.path("number").asInt())
                .containsExactly(2);
        assertThat(CommandRun.of("findings", "notes", made.folder(), "--remove", "1").status())
                .isEqualTo(2);
    }
}
