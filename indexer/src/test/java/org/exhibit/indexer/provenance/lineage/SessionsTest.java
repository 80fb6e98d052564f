package org.exhibit.indexer.provenance.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.indexer.provenance.graph.Edge;
import org.exhibit.indexer.provenance.graph.Node;
import org.exhibit.indexer.provenance.graph.NodeId;
import org.exhibit.indexer.provenance.identity.CaseRecords;
import org.exhibit.indexer.provenance.identity.SessionChain;
import org.exhibit.indexer.provenance.table.EventTable;
import org.exhibit.indexer.scenario.ScenarioCase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// Who stands behind a credential, where a call names it and where none does.
class SessionsTest {
    @TempDir static Path folder;
    private static CaseReader reader;

    @BeforeAll
    static void acquire() throws IOException {
        Story story = new Story();
        assumed(story, "10:00:00", "ASIA1", "app/s1");
        assumed(story, "10:30:00", "ASIA9", "web/s2");
        used(story, "10:40:00", "ASIA2", "web/s2", "10:30:02");
        used(story, "10:40:01", "ASIA3", "web/s2", "10:30:03");
        used(story, "10:40:02", "ASIA4", "web/s2", "10:29:58");
        used(story, "10:40:03", "ASIA5", "web/s2", "10:29:57");
        used(story, "11:00:00", "ASIA6", "web/s2", "10:30:00");
        used(story, "11:00:01", "ASIA7", "web/s2", "10:30:00");
        // Two sessions of one name begin in the same second.
        assumed(story, "12:00:00", "ASIA11", "job/n");
        assumed(story, "12:00:00", "ASIA12", "job/n");
        used(story, "12:10:00", "ASIA13", "job/n", "12:00:00");
        story.get("12:20:00", "AKIAU", "b/k", 1, "");
        reader = ScenarioCase.reader(story.acquire(folder));
    }

    @AfterAll
    static void close() throws IOException {
        reader.close();
    }

    /// An hour of a session from a time on.
    private static void assumed(Story story, String time, String key, String session) {
        int hour = Integer.parseInt(time.substring(0, 2)) + (time.startsWith("10:3") ? 0 : 1);
        story.call(
                time,
                "AKIAU",
                "sts",
                "AssumeRole",
                "{'roleArn':'arn:aws:iam::111111111111:role/"
                        + session.split("/")[0]
                        + "','roleSessionName':'"
                        + session.split("/")[1]
                        + "'}",
                "{'credentials':{'accessKeyId':'"
                        + key
                        + "','expiration':'2026-03-10T"
                        + (time.startsWith("10:3") ? 11 : hour)
                        + ":00:00Z'},'assumedRoleUser':{'arn':'arn:aws:sts::111111111111:assumed-role/"
                        + session
                        + "'}}");
    }

    private static void used(Story story, String time, String key, String session, String created) {
        story.get(time, key + "=" + session, "b/k", 1, "")
                .with(
                        "userIdentity",
                        "{'type':'AssumedRole','principalId':'AROA1:"
                                + session.split("/")[1]
                                + "','arn':'arn:aws:sts::111111111111:assumed-role/"
                                + session
                                + "','accountId':'111111111111','accessKeyId':'"
                                + key
                                + "','sessionContext':{'attributes':{'creationDate':'2026-03-10T"
                                + created
                                + "Z'}}}");
    }

    private static SessionChain.Links into(String key) throws IOException {
        return new SessionChain(new CaseRecords(reader, new CancelToken()), EventTable.builtIn())
                .into(NodeId.credential(key));
    }

    private static List<String> edges(String key) throws IOException {
        return into(key).edges().stream().map(SessionsTest::line).sorted().toList();
    }

    private static String line(Edge edge) {
        return edge.from()
                + " "
                + edge.kind().word()
                + " "
                + edge.to()
                + " "
                + edge.strength().word()
                + " "
                + edge.rule()
                + " "
                + edge.evidence().size();
    }

    @Test
    void theCallThatNamesItIssuedIt() throws IOException {
        assertThat(edges("ASIA1"))
                .containsExactly("credential:AKIAU issued credential:ASIA1 recorded L1/1 1");
        assertThat(into("ASIA1").nodes().stream().map(Node::label)).contains("app/s1 (ASIA1)");
    }

    @Test
    void oneThatNoCallNamesFitsASessionThatBeganWithinTwoSeconds() throws IOException {
        for (String key : List.of("ASIA2", "ASIA4", "ASIA6")) {
            assertThat(edges(key))
                    .containsExactly(
                            "credential:ASIA9 acted-for credential:" + key + " inferred L3/1 2");
            assertThat(into(key).nodes().stream().map(Node::label))
                    .containsExactly("web/s2 (ASIA9)");
        }
        assertThat(edges("ASIA3")).isEmpty();
        assertThat(edges("ASIA5")).isEmpty();
    }

    @Test
    void oneUsedAfterTheSessionRanOutDoesNotFitIt() throws IOException {
        assertThat(edges("ASIA7")).isEmpty();
    }

    @Test
    void whereTwoSessionsFitEachIsPossible() throws IOException {
        assertThat(edges("ASIA13"))
                .containsExactly(
                        "credential:ASIA11 acted-for credential:ASIA13 possible L3/1 2",
                        "credential:ASIA12 acted-for credential:ASIA13 possible L3/1 2");
    }

    @Test
    void aKeyOfAUserIsThatUsers() throws IOException {
        assertThat(edges("AKIAU"))
                .containsExactly("principal:AIDAAKIAU acted-for credential:AKIAU recorded L1/1 1");
    }
}
