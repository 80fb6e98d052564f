package org.exhibit.indexer.provenance.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.indexer.provenance.Selector;
import org.exhibit.indexer.provenance.graph.Edge;
import org.exhibit.indexer.provenance.graph.Node;
import org.exhibit.indexer.provenance.graph.NodeKind;
import org.exhibit.indexer.provenance.identity.BucketVersioning;
import org.exhibit.indexer.provenance.identity.CoverageGaps;
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

/// Ways in, opened and shut, as edges of what they were about.
class ExposureEdgesTest {
    private static final String FAR = "arn:aws:iam::999999999999:root";
    private static final String DAY = "2026-03-10T";

    @TempDir static Path folder;
    private static CaseReader reader;

    @BeforeAll
    static void acquire() throws IOException {
        Story story = new Story();
        s3(story, "00:00:00", "DeleteAccountPublicAccessBlock", "{}");
        policies(story);
        lists(story);
        others(story);
        reader = ScenarioCase.reader(story.acquire(folder));
    }

    @AfterAll
    static void close() throws IOException {
        reader.close();
    }

    private static void s3(Story story, String time, String action, String request) {
        story.call(time, "AKIAA", "s3", action, request, "null");
    }

    private static String policy(String bucket, String action, String resource) {
        return "{'bucketName':'"
                + bucket
                + "','bucketPolicy':{'Statement':[{'Effect':'Allow','Principal':'*','Action':'"
                + action
                + "','Resource':'arn:aws:s3:::"
                + resource
                + "'}]}}";
    }

    /// A bucket opened from 02:00 to 03:00, and what lay in it then.
    private static void policies(Story story) {
        s3(story, "00:30:00", "DeleteBucketPublicAccessBlock", "{'bucketName':'mix'}");
        story.put("01:00:00", "AKIAA", "mix/pub/old", 5, "o1")
                .put("01:00:10", "AKIAA", "mix/pub/old", 5, "o2")
                .put("01:00:20", "AKIAA", "mix/pub/gone", 5, "g1");
        s3(story, "01:10:00", "DeleteObject", Story.place("mix/pub/gone", ",'versionId':'g1'"));
        story.get("01:20:00", "AKIAA", "mix/pub/seen", 5, "");
        s3(story, "02:00:00", "PutBucketPolicy", policy("mix", "s3:GetObject", "mix/pub/*"));
        story.put("02:30:00", "AKIAA", "mix/pub/mid", 5, "m1")
                .put("02:31:00", "AKIAA", "mix/shut/mid", 5, "s1");
        s3(story, "02:40:00", "DeleteObject", Story.place("mix/pub/mid", ",'versionId':'m1'"));
        story.put("02:50:00", "AKIAA", "mix/pub/old", 5, "o3");
        s3(story, "03:00:00", "DeleteBucketPolicy", "{'bucketName':'mix'}");
        story.put("03:30:00", "AKIAA", "mix/pub/late", 5, "l1");
        story.put("01:00:30", "AKIAA", "dim/a", 5, "a1");
        s3(story, "02:00:00", "PutBucketPolicy", policy("dim", "s3:Get*", "dim/*"));
    }

    private static void lists(Story story) {
        story.put("01:01:00", "AKIAA", "mix/own", 5, "w1");
        s3(story, "04:00:00", "PutObjectAcl", Story.place("mix/own", ",'x-amz-acl':'public-read'"));
        s3(story, "04:30:00", "PutObjectAcl", Story.place("mix/own", ",'x-amz-acl':'private'"));
    }

    private static void others(Story story) {
        story.call(
                        "05:00:00",
                        "AKIAA",
                        "kms",
                        "CreateGrant",
                        "{'keyId':'9-9','granteePrincipal':'" + FAR + "','operations':['Decrypt']}",
                        "{'grantId':'g1'}")
                .call(
                        "05:10:00",
                        "AKIAA",
                        "kms",
                        "RevokeGrant",
                        "{'keyId':'9-9','grantId':'g1'}",
                        "null")
                .call(
                        "05:20:00",
                        "AKIAA",
                        "kms",
                        "PutKeyPolicy",
                        "{'keyId':'9-9','policy':'{\\\"Statement\\\":[{\\\"Effect\\\":\\\"Allow\\\","
                            + "\\\"Principal\\\":{\\\"AWS\\\":\\\""
                                + FAR
                                + "\\\"},\\\"Action\\\":\\\"kms:*\\\","
                                + "\\\"Resource\\\":\\\"*\\\"}]}'}",
                        "null")
                .call(
                        "05:30:00",
                        "AKIAA",
                        "lambda",
                        "AddPermission20150331v2",
                        "{'functionName':'f','statementId':'s','action':'lambda:InvokeFunction',"
                                + "'principal':'*'}",
                        "null")
                .call(
                        "05:40:00",
                        "AKIAA",
                        "lambda",
                        "RemovePermission20150331v2",
                        "{'functionName':'f','statementId':'s'}",
                        "null")
                .call(
                        "05:50:00",
                        "AKIAA",
                        "ec2",
                        "ModifySnapshotAttribute",
                        "{'snapshotId':'snap-1','createVolumePermission':{'add':{'items':"
                                + "[{'group':'all'}]}}}",
                        "{'_return':true}")
                .call(
                        "05:51:00",
                        "AKIAA",
                        "rds",
                        "ModifyDBClusterSnapshotAttribute",
                        "{'dBClusterSnapshotIdentifier':'cs','attributeName':'restore',"
                                + "'valuesToAdd':['999999999999']}",
                        "null");
    }

    private static Lineage ask(String selector, Direction direction) throws IOException {
        return ask(selector, direction, WriteGaps.NOT_ASKED);
    }

    private static Lineage ask(String selector, Direction direction, WriteGaps gaps)
            throws IOException {
        LineageSearch.Tools tools =
                new LineageSearch.Tools(
                        EventTable.builtIn(),
                        Declared.NOTHING,
                        BucketVersioning.Settings.NONE,
                        gaps);
        return new LineageSearch(reader, tools, new CancelToken())
                .answer(LineageQuestion.of(Selector.parse(selector), direction));
    }

    private static List<String> exposures(String selector) throws IOException {
        return exposures(ask(selector, Direction.DOWN));
    }

    private static List<String> exposures(Lineage lineage) {
        return lineage.graph().edges().stream()
                .filter(edge -> edge.to().kind() == NodeKind.EXPOSURE)
                .map(ExposureEdgesTest::line)
                .sorted()
                .toList();
    }

    private static String line(Edge edge) {
        String text =
                String.join(
                        " ",
                        edge.from().name(),
                        edge.kind().word(),
                        edge.to().name(),
                        edge.strength().word(),
                        edge.fromTime() + "-" + edge.toTime(),
                        String.valueOf(edge.evidence().size()));
        return text.replace(DAY, "").replace(":00Z", "").replace("s3://", "");
    }

    @Test
    void aPolicyExposesWhatWasThereToBeRead() throws IOException {
        String window = "exposed mix/pub/* ANON 02:00/03:00 recorded ";
        assertThat(exposures("s3://mix/pub/old"))
                .containsExactly(
                        "mix/pub/old@o2 " + window + "02:00-02:50 6",
                        "mix/pub/old@o3 " + window + "02:50-03:00 5");
        assertThat(exposures("s3://mix/pub/mid"))
                .containsExactly("mix/pub/mid@m1 " + window + "02:30-02:40 6");
        for (String none : List.of("pub/gone", "pub/late", "shut/mid")) {
            assertThat(exposures("s3://mix/" + none)).isEmpty();
        }
    }

    @Test
    void theKeyStandsForVersionsThatNoRecordMade() throws IOException {
        assertThat(exposures("s3://mix/pub/seen"))
                .containsExactly(
                        "mix/pub/seen exposed mix/pub/* ANON 02:00/03:00 recorded 02:00-03:00 4");
    }

    @Test
    void whatMayHaveBeenBlockedIsPossibleAndWhatIsStillOpenSaysSo() throws IOException {
        assertThat(exposures("s3://dim/a"))
                .containsExactly("dim/a@a1 exposed dim/* ANON 02:00/.. possible 02:00-02:00 3");
        assertThat(ask("s3://dim/a", Direction.DOWN).graph().nodes())
                .filteredOn(node -> node.kind() == NodeKind.EXPOSURE)
                .extracting(Node::label)
                .containsExactly(
                        "dim/* ANON [2026-03-10T02:00:00Z, open at the end of the evidence):"
                            + " s3:Get*; whether a Public Access Block or enforced ownership kept"
                            + " it shut is not known");
    }

    @Test
    void whereAWriteMayHaveGoneUnseenTheVersionIsInferredAndTheKeyIsSure() throws IOException {
        WriteGaps gaps = new CoverageGaps(reader, new CancelToken());
        assertThat(exposures(ask("s3://mix/own", Direction.DOWN, gaps)))
                .containsExactly(
                        "mix/own exposed mix/own ANON 04:00/04:30 recorded 04:00-04:30 4",
                        "mix/own@w1 exposed mix/own ANON 04:00/04:30 inferred 04:00-04:30 5");
        assertThat(ask("s3://mix/own", Direction.DOWN, gaps).graph().edges())
                .filteredOn(edge -> edge.to().kind() == NodeKind.EXPOSURE)
                .allMatch(edge -> !edge.coverage().isEmpty());
    }

    @Test
    void anObjectsOwnListExposesIt() throws IOException {
        assertThat(exposures("s3://mix/own"))
                .containsExactly(
                        "mix/own@w1 exposed mix/own ANON 04:00/04:30 recorded 04:00-04:30 5");
    }

    @Test
    void theBucketHasTheWindowsThatAreNotOfSingleObjects() throws IOException {
        assertThat(exposures("s3://mix"))
                .contains("mix exposed mix/pub/* ANON 02:00/03:00 recorded 02:00-03:00 4")
                .noneMatch(line -> line.startsWith("mix exposed mix/own"));
    }

    @Test
    void keysFunctionsAndSnapshotsAreSharedOrExposed() throws IOException {
        String key = "arn:aws:kms:us-east-1:111111111111:key/9-9";
        assertThat(exposures(key))
                .containsExactly(
                        "111111111111:us-east-1:9-9 shared "
                                + key
                                + " ACCOUNT(999999999999) 05:00/05:10 recorded 05:00-05:10 2",
                        "111111111111:us-east-1:9-9 shared "
                                + key
                                + " ACCOUNT(999999999999) 05:20/.. recorded 05:20-05:20 1");
        String function = "arn:aws:lambda:us-east-1:111111111111:function:f";
        assertThat(exposures(function))
                .containsExactly(
                        "111111111111:us-east-1:f exposed "
                                + function
                                + " ANY_AWS 05:30/05:40 recorded 05:30-05:40 2");
        assertThat(exposures("arn:aws:ec2:us-east-1::snapshot/snap-1"))
                .containsExactly("snap-1 exposed snap-1 ANY_AWS 05:50/.. recorded 05:50-05:50 1");
        assertThat(exposures("arn:aws:rds:us-east-1:111111111111:cluster-snapshot:cs"))
                .containsExactly(
                        "111111111111:us-east-1:cs shared arn:aws:rds:us-east-1:111111111111:"
                                + "cluster-snapshot:cs ACCOUNT(999999999999) 05:51/.. recorded"
                                + " 05:51-05:51 1");
    }

    @Test
    void whatAThingCameFromIsNotExposedWithIt() throws IOException {
        for (String start : List.of("s3://mix/pub/old", "s3://mix/own", "s3://dim/a")) {
            assertThat(ask(start, Direction.UP).graph().nodes())
                    .noneMatch(node -> node.kind() == NodeKind.EXPOSURE);
        }
    }

    @Test
    void nothingIsReachedThroughAWindow() throws IOException {
        assertThat(ask("s3://mix/pub/old", Direction.DOWN).graph().nodes())
                .noneMatch(node -> node.id().name().contains("mid"));
    }
}
