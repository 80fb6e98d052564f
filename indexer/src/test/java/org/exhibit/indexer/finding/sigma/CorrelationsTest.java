package org.exhibit.indexer.finding.sigma;

import static org.assertj.core.api.Assertions.assertThat;

import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.finding.CaseRecords;
import org.exhibit.indexer.finding.Finding;
import org.exhibit.indexer.finding.RecordView;
import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.indexer.scenario.ScenarioCase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Rules about several records together.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CorrelationsTest {
    /// Call, address, minute after nine, seconds.
    private static final String[][] CALLS = {
        {"ConsoleLogin", "192.0.2.1", "00", "00"},
        {"ConsoleLogin", "192.0.2.1", "01", "00"},
        {"ConsoleLogin", "192.0.2.2", "01", "30"},
        {"ConsoleLogin", "192.0.2.1", "02", "00"},
        {"CreateUser", "192.0.2.1", "03", "00"},
        {"ConsoleLogin", "192.0.2.1", "20", "00"},
        {"GetObject", "192.0.2.1", "30", "00"},
        {"GetObject", "192.0.2.2", "31", "00"},
        {"CreateUser", "192.0.2.2", "40", "00"},
        {"ConsoleLogin", "192.0.2.2", "41", "00"},
    };

    private static final String RULES =
            """
            title: logins
            id: r-login
            name: login
            logsource: {product: aws, service: cloudtrail}
            detection: {a: {eventName: ConsoleLogin}, condition: a}
            ---
            title: users
            id: r-user
            name: user
            logsource: {product: aws, service: cloudtrail}
            detection: {a: {eventName: CreateUser}, condition: a}
            ---
            title: reads
            id: r-read
            name: read
            logsource: {product: aws, service: cloudtrail}
            detection: {a: {eventName: GetObject}, condition: a}
            ---
            """;

    private CaseReader reader;
    private CaseRecords records;

    @BeforeAll
    void makeCase(@TempDir Path folder) throws IOException {
        List<String> texts = new ArrayList<>();
        for (String[] call : CALLS) {
            texts.add(
                    "{'eventVersion':'1.08','eventTime':'2026-03-10T09:"
                            + call[2]
                            + ":"
                            + call[3]
                            + "Z','eventName':'"
                            + call[0]
                            + "','eventSource':'x.amazonaws.com','sourceIPAddress':'"
                            + call[1]
                            + "','bytes':"
                            + (call[1].endsWith("2") ? "1e999" : "10.5")
                            + ",'eventID':'"
                            + call[2]
                            + call[3]
                            + "'}");
        }
        String log = "{'Records':[" + String.join(",", texts) + "]}";
        Files.createDirectories(folder.resolve("logs"));
        Files.writeString(
                folder.resolve("logs/trail.json"), log.replace('\'', '"'), StandardCharsets.UTF_8);
        ScenarioCase.acquire(folder.resolve("case"), folder.resolve("logs"));
        reader = ScenarioCase.reader(folder.resolve("case"));
        records = new CaseRecords(reader, new CancelToken());
    }

    @AfterAll
    void close() throws IOException {
        reader.close();
    }

    /// Each finding as its group and the minutes of its records.
    private List<String> found(String correlation) throws IOException {
        SigmaSet set =
                SigmaReader.read(
                        "r.yml",
                        RULES + "title: c\nid: c\nlevel: high\ncorrelation: " + correlation);
        assertThat(set.refused()).isEmpty();
        SigmaRun run = new SigmaRun(records);
        run.run(set);
        assertThat(run.refused()).isEmpty();
        List<String> found = new ArrayList<>();
        for (Finding finding : run.findings()) {
            if (finding.rule().equals("c")) {
                StringBuilder text = new StringBuilder(finding.subject());
                for (String id : finding.evidence()) {
                    RecordView record = records.first(CaseRecords.query("id:" + id)).orElseThrow();
                    text.append(' ').append(record.at("eventID").asText());
                }
                found.add(text.toString());
            }
        }
        return found;
    }

    @Test
    void countsRecords() throws IOException {
        assertThat(
                        found(
                                "{type: event_count, rules: [login], group-by: [sourceIPAddress],"
                                        + " timespan: 2m, condition: {gte: 3}}"))
                .containsExactly("192.0.2.1 0000 0100 0200");
        assertThat(found("{type: event_count, rules: [login], timespan: 1m, condition: {gt: 1}}"))
                .containsExactly("all records 0000 0100", "all records 0130 0200");
        assertThat(found("{type: event_count, rules: [login], timespan: 2m, condition: {eq: 5}}"))
                .isEmpty();
    }

    @Test
    void countsValues() throws IOException {
        assertThat(
                        found(
                                "{type: value_count, rules: [r-read], timespan: 5m,"
                                        + " condition: {gte: 2, field: sourceIPAddress}}"))
                .containsExactly("all records 3000 3100");
        assertThat(
                        found(
                                "{type: value_count, rules: [read], timespan: 59s,"
                                        + " condition: {gte: 2, field: sourceIPAddress}}"))
                .isEmpty();
    }

    @Test
    void addsNumbersUp() throws IOException {
        String sum = "rules: [login], timespan: 2m, condition: {field: bytes, ";
        // The record between them writes a number that nobody has memory for.
        assertThat(found("{type: value_sum, " + sum + "gte: 31.5}}"))
                .containsExactly("all records 0000 0100 0130 0200");
        assertThat(found("{type: value_sum, " + sum + "gt: 31.5}}")).isEmpty();
        assertThat(found("{type: value_avg, " + sum + "eq: 10.5}}"))
                .containsExactly("all records 0000 0100 0130 0200", "all records 2000");
        assertThat(found("{type: value_avg, " + sum + "neq: 10.5}}")).isEmpty();
    }

    @Test
    void looksForAllInATime() throws IOException {
        assertThat(
                        found(
                                "{type: temporal, rules: [login, user],"
                                        + " group-by: [sourceIPAddress], timespan: 5m}"))
                .containsExactly("192.0.2.1 0000 0100 0200 0300", "192.0.2.2 4000 4100");
    }

    @Test
    void looksForAllInTheirOrder() throws IOException {
        assertThat(
                        found(
                                "{type: temporal_ordered, rules: [login, user],"
                                        + " group-by: [sourceIPAddress], timespan: 5m}"))
                .containsExactly("192.0.2.1 0000 0100 0200 0300");
    }

    @Test
    void knowsAFieldByAnotherName() throws IOException {
        assertThat(
                        found(
                                "{type: temporal, rules: [login, user], group-by: [who],"
                                        + " timespan: 5m, aliases: {who: {login: sourceIPAddress,"
                                        + " user: sourceIPAddress}}}"))
                .containsExactly("192.0.2.1 0000 0100 0200 0300", "192.0.2.2 4000 4100");
    }

    @Test
    void letsTheRulesItCountsBeSilent() throws IOException {
        for (boolean generate : new boolean[] {false, true}) {
            SigmaSet set =
                    SigmaReader.read(
                            "r.yml",
                            RULES
                                    + "title: c\nid: c\ncorrelation: {type: event_count,"
                                    + " rules: [user], timespan: 1m, condition: {gte: 1},"
                                    + " generate: "
                                    + generate
                                    + "}");
            SigmaRun run = new SigmaRun(records);
            run.run(set);
            long own = run.findings().stream().filter(f -> f.rule().equals("r-user")).count();
            assertThat(own).isEqualTo(generate ? 2 : 0);
        }
    }

    @Test
    void refusesToCountWhatIsNotThere() throws IOException {
        SigmaSet set =
                SigmaReader.read(
                        "r.yml",
                        "title: c\nid: c\ncorrelation: {type: event_count, rules: [gone],"
                                + " timespan: 1m, condition: {gte: 1}}");
        SigmaRun run = new SigmaRun(records);
        run.run(set);
        assertThat(run.refused()).hasSize(1);
        assertThat(run.refused().getFirst().text())
                .isEqualTo("r.yml:1: it counts a rule that is not there: gone");
    }
}
