package org.exhibit.indexer.provenance.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.indexer.provenance.Selector;
import org.exhibit.indexer.provenance.graph.Edge;
import org.exhibit.indexer.provenance.identity.BucketVersioning;
import org.exhibit.indexer.provenance.identity.WriteGaps;
import org.exhibit.indexer.provenance.lineage.LineageQuestion.Direction;
import org.exhibit.indexer.provenance.rule.Declared;
import org.exhibit.indexer.provenance.table.EventTable;
import org.exhibit.indexer.scenario.ScenarioCase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/// Each rule in a story of its own, all in one case.
class RulesTest {
    private static final String A = "credential:AKIAA";

    @TempDir static Path folder;
    private static CaseReader reader;

    @BeforeAll
    static void acquire() throws IOException {
        Story story = new Story();
        versions(story);
        copies(story);
        reads(story);
        functions(story);
        logs(story);
        reader = ScenarioCase.reader(story.acquire(folder));
    }

    @AfterAll
    static void close() throws IOException {
        reader.close();
    }

    private static void versions(Story story) {
        story.put("01:00:00", "AKIAA", "ver/a", 5, "v1")
                .put("01:01:00", "AKIAA", "ver/a", 5, "v2")
                .get("01:02:00", "AKIAB", "ver/a", 5, "")
                .get("01:03:00", "AKIAC", "ver/a", 5, "v1")
                .call(
                        "01:04:00",
                        "AKIAA",
                        "s3",
                        "DeleteObject",
                        Story.place("ver/a", ""),
                        "{'x-amz-delete-marker':'true','x-amz-version-id':'m1'}")
                .call(
                        "01:05:00",
                        "AKIAA",
                        "s3",
                        "DeleteObject",
                        Story.place("ver/a", ",'versionId':'m1'"),
                        "{'x-amz-version-id':'m1'}")
                .get("01:06:00", "AKIAD", "ver/a", 5, "")
                .call(
                        "01:07:00",
                        "AKIAA",
                        "s3",
                        "DeleteObject",
                        Story.place("ver/a", ",'versionId':'v1'"),
                        "{'x-amz-version-id':'v1'}")
                .put("01:10:00", "AKIAA", "plain/a", 5, "")
                .get("01:11:00", "AKIAB", "plain/a", 5, "")
                .call("01:12:00", "AKIAA", "s3", "DeleteObject", Story.place("plain/a", ""), "null")
                .put("01:13:00", "AKIAA", "plain/a", 5, "")
                .get("01:14:00", "AKIAC", "plain/a", 5, "")
                .call(
                        "01:20:00",
                        "AKIAA",
                        "s3",
                        "PutBucketVersioning",
                        "{'bucketName':'sus','VersioningConfiguration':{'Status':'Suspended'}}",
                        "null")
                .put("01:21:00", "AKIAA", "sus/a", 5, "")
                .put("01:22:00", "AKIAZ", "unread/a", 5, "")
                .call("01:23:00", "AKIAZ", "s3", "GetObject", Story.place("unread/a", ""), "null")
                .with("errorCode", "'AccessDenied'")
                .call("01:24:00", "AKIAZ", "s3", "HeadObject", Story.place("unread/a", ""), "null");
    }

    private static void copies(Story story) {
        story.put("02:00:00", "AKIAA", "src/a b", 9, "s1")
                .call(
                        "02:01:00",
                        "AKIAA",
                        "s3",
                        "CopyObject",
                        Story.place("dst/c", ",'x-amz-copy-source':'/src/a%20b?versionId=s1'"),
                        "{'x-amz-version-id':'d1'}")
                .call(
                        "02:02:00",
                        "AKIAA",
                        "s3",
                        "CopyObject",
                        Story.place("dst/c", ",'x-amz-copy-source':'dst/c'"),
                        "{'x-amz-version-id':'d2'}")
                .call(
                        "02:10:00",
                        "AKIAB",
                        "s3",
                        "UploadPart",
                        Story.place("dst/m", ",'uploadId':'u1','partNumber':1"),
                        "null")
                .call(
                        "02:10:05",
                        "AKIAA",
                        "s3",
                        "UploadPartCopy",
                        Story.place(
                                "dst/m",
                                ",'uploadId':'u1','partNumber':2,'x-amz-copy-source':'src/a%20b'"
                                        + ",'x-amz-copy-source-range':'bytes=0-3'"),
                        "null")
                .call(
                        "02:10:09",
                        "AKIAA",
                        "s3",
                        "CompleteMultipartUpload",
                        Story.place("dst/m", ",'uploadId':'u1'"),
                        "{'x-amz-version-id':'m1'}")
                .call(
                        "02:20:00",
                        "AKIAA",
                        "s3",
                        "PutBucketReplication",
                        "{'bucketName':'org','ReplicationConfiguration':{'Rule':{'Destination':"
                                + "{'Bucket':'arn:aws:s3:::rep'}}}}",
                        "null")
                .put("02:21:00", "AKIAA", "org/x", 9, "o1")
                .put("02:21:30", "ASIAR=rr/s3-replication", "rep/x", 9, "o1")
                .put("02:30:00", "AKIAA", "one/x", 77, "w1")
                .with(
                        "requestParameters",
                        Story.place("one/x", ",'x-amz-checksum-sha256':'q='").replace('\'', '"'))
                .put("02:31:00", "AKIAB", "two/y", 77, "w2")
                .with(
                        "requestParameters",
                        Story.place("two/y", ",'x-amz-checksum-sha256':'q='").replace('\'', '"'))
                .put("02:32:00", "AKIAC", "three/z", 78, "w3")
                .with(
                        "requestParameters",
                        Story.place("three/z", ",'x-amz-checksum-sha256':'q='").replace('\'', '"'));
    }

    private static void reads(Story story) {
        for (int i = 0; i < 9; i++) {
            story.get("03:00:0" + i, "AKIABAT", "many/" + i, 10, "");
        }
        story.put("03:00:20", "AKIABAT", "many/out", 50, "b1");
        story.get("03:30:00", "AKIAX", "few/in", 100, "")
                .put("03:30:05", "AKIAX", "few/out", 40, "f1");
        story.get("03:40:00", "AKIAY", "few/late", 100, "")
                .put("03:39:00", "AKIAY", "few/early", 40, "f2");
        for (int i = 0; i < 1001; i++) {
            story.get(
                    String.format(java.util.Locale.ROOT, "04:%02d:%02d", i / 60, i % 60),
                    "AKIASWEEP",
                    "swept/" + i,
                    10,
                    "");
        }
        story.put("04:20:00", "AKIASWEEP", "swept/report", 10, "r1");
    }

    private static void functions(Story story) {
        for (String function : List.of("quick", "slow")) {
            String time = function.equals("quick") ? "60" : "900";
            String who = "ASIA" + function.toUpperCase(java.util.Locale.ROOT) + "=exec/" + function;
            story.call(
                            "05:00:00",
                            "AKIAA",
                            "lambda",
                            "CreateFunction20150331",
                            "{'functionName':'" + function + "','timeout':" + time + "}",
                            "null")
                    .call(
                            "05:10:00",
                            "AKIAA",
                            "lambda",
                            "Invoke",
                            "{'functionName':'" + function + "'}",
                            "null")
                    .get("05:10:01", who, function + "/in1", 10, "")
                    .ofFunction(function)
                    .call(
                            "05:14:00",
                            "AKIAA",
                            "lambda",
                            "Invoke",
                            "{'functionName':'" + function + "'}",
                            "null")
                    .get("05:14:01", who, function + "/in2", 10, "")
                    .ofFunction(function)
                    .put("05:14:02", who, function + "/out", 99, "x1")
                    .ofFunction(function);
        }
    }

    private static void logs(Story story) {
        int number = story.next();
        story.get("06:00:00", "AKIAA", "logs/a", 100, "")
                .line(
                        "06:00:00",
                        "Q" + number,
                        "REST.GET.OBJECT",
                        "logs/a",
                        "/a",
                        "90 100 7 5 \"-\" \"tool\" - h= SigV4 - AuthHeader");
        story.line(
                        "06:10:00",
                        "L10",
                        "REST.GET.OBJECT",
                        "logs/signed",
                        "/signed?X-Amz-Credential=AKIASIGNER%2F20260310%2Fus-east-1%2Fs3",
                        "55 55 7 5 \"-\" \"tool\" - h= SigV4 - QueryString")
                .line(
                        "06:20:00",
                        "L20",
                        "REST.COPY.OBJECT_GET",
                        "logs/from",
                        "/from",
                        "- 44 7 5 \"-\" \"tool\" - h= SigV4 - AuthHeader")
                .line(
                        "06:20:00",
                        "L20",
                        "REST.COPY.OBJECT",
                        "logs/to",
                        "/to",
                        "- 44 7 5 \"-\" \"tool\" - h= SigV4 - AuthHeader")
                .call(
                        "06:30:00",
                        "ASIAFAS=app/web",
                        "kms",
                        "Decrypt",
                        "{'encryptionContext':{'aws:s3:arn':'arn:aws:s3:::dark/a'}}",
                        "null")
                .with("sourceIPAddress", "'fas.s3.amazonaws.com'")
                .call(
                        "06:31:00",
                        "AKIAEVE",
                        "kms",
                        "Decrypt",
                        "{'encryptionContext':{'aws:s3:arn':'arn:aws:s3:::dark/b'}}",
                        "null")
                .call(
                        "06:40:00",
                        "AKIAA",
                        "sts",
                        "AssumeRole",
                        "{'roleArn':'arn:aws:iam::111111111111:role/r','roleSessionName':'eve','sourceIdentity':'eve'}",
                        "{'credentials':{'accessKeyId':'ASIAEVE'},'assumedRoleUser':{'arn':'arn:aws:sts::111111111111:assumed-role/r/eve'}}")
                .with(
                        "userIdentity",
                        "{'type':'AssumedRole','principalId':'AROA2:kim','arn':'arn:aws:sts::111111111111:assumed-role/s/kim',"
                            + "'accountId':'111111111111','accessKeyId':'ASIAKIM','sessionContext':{'sourceIdentity':'kim'}}")
                .put("06:41:00", "ASIAEVE=r/eve", "logs/eve", 3, "e1");
    }

    private static Lineage ask(String selector, Direction direction) throws IOException {
        LineageSearch.Tools tools =
                new LineageSearch.Tools(
                        EventTable.builtIn(),
                        new Declared(
                                Set.of(),
                                List.of(new Declared.LabelRule("PHI", "src", "", false, "test"))),
                        BucketVersioning.Settings.NONE,
                        WriteGaps.NOT_ASKED);
        return new LineageSearch(reader, tools, new CancelToken())
                .answer(LineageQuestion.of(Selector.parse(selector), direction));
    }

    private static List<String> edges(String selector, Direction direction) throws IOException {
        return ask(selector, direction).graph().edges().stream()
                .filter(edge -> !edge.from().toString().startsWith("principal:AIDA"))
                .map(RulesTest::line)
                .sorted()
                .toList();
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
                + edge.rule();
    }

    @Test
    void versionsComeAndGo() throws IOException {
        assertThat(edges("s3://ver/a", Direction.DOWN))
                .containsExactlyInAnyOrder(
                        "version:s3://ver/a@v2 read-by credential:AKIAB recorded R1/1:4",
                        "version:s3://ver/a@v1 read-by credential:AKIAC recorded R1/1:4",
                        A + " hidden version:s3://ver/a@v2 recorded R1/1:7",
                        A + " deleted marker:s3://ver/a@m1 recorded R1/1:7",
                        A + " undeleted version:s3://ver/a@v2 recorded R1/1:7",
                        "version:s3://ver/a@v2 read-by credential:AKIAD recorded R1/1:4",
                        A + " deleted version:s3://ver/a@v1 recorded R1/1:7");
        assertThat(edges("s3://ver/a", Direction.UP))
                .containsExactlyInAnyOrder(
                        A + " created version:s3://ver/a@v1 recorded R1/1:1",
                        A + " created version:s3://ver/a@v2 recorded R1/1:1");
    }

    @Test
    void aBucketWithoutVersionsHasEpochs() throws IOException {
        assertThat(edges("s3://plain/a", Direction.BOTH))
                .containsExactlyInAnyOrder(
                        A + " created version:s3://plain/a@epoch:1 recorded R1/1:1",
                        "version:s3://plain/a@epoch:1 read-by credential:AKIAB recorded R1/1:4",
                        A + " deleted version:s3://plain/a@epoch:1 recorded R1/1:7",
                        A + " created version:s3://plain/a@epoch:2 recorded R1/1:1",
                        "version:s3://plain/a@epoch:2 read-by credential:AKIAC recorded R1/1:4");
        assertThat(edges("s3://sus/a", Direction.UP))
                .containsExactly(A + " created version:s3://sus/a@null recorded R1/1:1");
    }

    @Test
    void refusedRequestsAndHeadsAreNoEdges() throws IOException {
        assertThat(edges("s3://unread/a", Direction.BOTH))
                .containsExactly(
                        "credential:AKIAZ created version:s3://unread/a@epoch:1 recorded R1/1:1");
    }

    @Test
    void copiesNameTheirSourceAndItsLabelsComeAlong() throws IOException {
        assertThat(edges("s3://dst/c", Direction.UP))
                .contains(
                        "version:s3://src/a b@s1 copied-from version:s3://dst/c@d1 recorded R1/1:2",
                        "version:s3://dst/c@d1 rewritten version:s3://dst/c@d2 recorded R1/1:2");
        assertThat(ask("s3://dst/c", Direction.UP).graph().nodes())
                .filteredOn(node -> node.id().toString().equals("version:s3://dst/c@d2"))
                .singleElement()
                .satisfies(node ->
                        assertThat(node.labels().getFirst().text()).isEqualTo("PHI (recorded)"));
        assertThat(edges("s3://src/a b", Direction.DOWN))
                .contains(
                        "version:s3://src/a b@s1 copied-from version:s3://dst/c@d1 recorded"
                                + " R1/1:2");
    }

    @Test
    void whoSentAPartMadeTheObjectToo() throws IOException {
        assertThat(edges("s3://dst/m", Direction.UP))
                .containsExactlyInAnyOrder(
                        A + " created version:s3://dst/m@m1 recorded R1/1:3",
                        "credential:AKIAB created version:s3://dst/m@m1 recorded R1/1:3",
                        "version:s3://src/a b@s1 copied-from version:s3://dst/m@m1 recorded R1/1:3",
                        A + " created version:s3://src/a b@s1 recorded R1/1:1");
    }

    @Test
    void replicasComeFromTheSameKey() throws IOException {
        String copy = "version:s3://org/x@o1 copied-from version:s3://rep/x@o1 corroborated R10/1";
        assertThat(edges("s3://rep/x", Direction.UP)).contains(copy);
        assertThat(edges("s3://org/x", Direction.DOWN)).contains(copy);
    }

    @Test
    void equalChecksumsAndSizesMeanEqualContent() throws IOException {
        assertThat(edges("s3://two/y", Direction.BOTH))
                .contains(
                        "version:s3://one/x@w1 identical-content version:s3://two/y@w2 inferred"
                                + " R11/1")
                .noneMatch(line -> line.contains("three/z"));
    }

    @Test
    void manyReadsBecomeOneBatch() throws IOException {
        Lineage lineage = ask("s3://many/out", Direction.UP);
        assertThat(lineage.graph().edges())
                .filteredOn(edge -> edge.kind().word().equals("derived-from"))
                .singleElement()
                .satisfies(edge -> {
                    assertThat(edge.from().kind().word()).isEqualTo("batch");
                    assertThat(edge.strength().word()).isEqualTo("possible");
                });
        assertThat(edges("s3://many/3", Direction.DOWN))
                .anyMatch(line -> line.startsWith("key:s3://many/3 part-of batch:"))
                .anyMatch(line ->
                        line.contains(" derived-from version:s3://many/out@b1 possible R3/1"));
    }

    @Test
    void onlyWhatWasReadBeforeTheWriteCounts() throws IOException {
        assertThat(edges("s3://few/out", Direction.UP))
                .contains("key:s3://few/in derived-from version:s3://few/out@f1 inferred R3/1");
        assertThat(edges("s3://few/early", Direction.UP)).noneMatch(line -> line.contains("R3"));
    }

    @Test
    void sweepersAreNoSources() throws IOException {
        assertThat(edges("s3://swept/report", Direction.UP))
                .containsExactly(
                        "credential:AKIASWEEP created version:s3://swept/report@r1 recorded"
                                + " R1/1:1");
    }

    @Test
    void anInvocationBoundsOnlyWhereNoneBeforeItCanStillRun() throws IOException {
        assertThat(edges("s3://quick/out", Direction.UP))
                .contains("key:s3://quick/in2 derived-from version:s3://quick/out@x1 inferred R3/1")
                .noneMatch(line -> line.contains("quick/in1"));
        assertThat(edges("s3://slow/out", Direction.UP))
                .contains(
                        "key:s3://slow/in1 derived-from version:s3://slow/out@x1 possible R3/1",
                        "key:s3://slow/in2 derived-from version:s3://slow/out@x1 possible R3/1");
    }

    @Test
    void logsThatDifferAreAConflict() throws IOException {
        Edge read =
                ask("s3://logs/a", Direction.DOWN).graph().edges().stream()
                        .filter(edge -> edge.kind().word().equals("read-by"))
                        .findFirst()
                        .orElseThrow();
        assertThat(read.strength().word()).isEqualTo("recorded");
        assertThat(read.evidence()).hasSize(2);
        assertThat(read.counter()).hasSize(1);
        assertThat(edges("s3://logs/a", Direction.BOTH))
                .anyMatch(line ->
                        line.startsWith("conflict:")
                                && line.contains(" contradicted key:s3://logs/a"));
    }

    @Test
    void aSignedUrlTellsTheKeyThatSignedIt() throws IOException {
        assertThat(edges("s3://logs/signed", Direction.DOWN))
                .contains(
                        "key:s3://logs/signed read-by credential:AKIASIGNER recorded R1/1:71+R9/1",
                        "key:s3://logs/signed downloaded address:203.0.113.9 recorded"
                                + " R1/1:71+R9/1");
    }

    @Test
    void twoLinesOfOneCopyAreJoined() throws IOException {
        String copy =
                "key:s3://logs/from copied-from version:s3://logs/to@epoch:1 recorded R1/1:71";
        assertThat(edges("s3://logs/to", Direction.UP)).contains(copy);
        assertThat(edges("s3://logs/from", Direction.DOWN)).contains(copy);
    }

    @Test
    void theUseOfAKeyAloneLetsAReadBeInferredIfS3UsedIt() throws IOException {
        assertThat(edges("s3://dark/a", Direction.DOWN))
                .contains("key:s3://dark/a read-by credential:ASIAFAS inferred R4/1");
        assertThat(edges("s3://dark/b", Direction.DOWN)).isEmpty();
    }

    @Test
    void aChangedSourceIdentityContradictsTheChain() throws IOException {
        Edge issued =
                ask("s3://logs/eve", Direction.UP).graph().edges().stream()
                        .filter(edge -> edge.kind().word().equals("issued"))
                        .findFirst()
                        .orElseThrow();
        assertThat(line(issued))
                .isEqualTo("credential:ASIAKIM issued credential:ASIAEVE possible L5/1");
        assertThat(issued.counter()).hasSize(1);
    }

    @Test
    void stopsWhenCancelled() {
        CancelToken cancel = new CancelToken();
        cancel.cancel();
        org.assertj.core.api.Assertions.assertThatThrownBy(() ->
                        new LineageSearch(reader, LineageSearch.Tools.of(reader, cancel), cancel)
                                .answer(
                                        LineageQuestion.of(
                                                Selector.parse("s3://ver/a"), Direction.UP)))
                .isInstanceOf(java.util.concurrent.CancellationException.class);
    }
}
