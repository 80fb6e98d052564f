package org.exhibit.indexer.provenance.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.indexer.provenance.Selector;
import org.exhibit.indexer.provenance.graph.Edge;
import org.exhibit.indexer.provenance.graph.Node;
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

/// One bucket by its many names: requests through access points are requests on the bucket, as far
/// as something tells which bucket that is.
class AccessPointTest {
    private static final String ARN = "arn:aws:s3:us-east-1:111111111111:accesspoint/lab";
    private static final String OTHER = "arn:aws:s3:us-east-1:111111111111:accesspoint/web";
    private static final String ALIAS = "lab-6sc1fyyxhxtkyhqbqzx1tgqe-s3alias";
    private static final String TELLING = "web-zz91fyyxhxtkyhqbqzx1tgqe-s3alias";
    private static final String STRANGE = "old-aaaaaaaxhxtkyhqbqzx1tgqe-s3alias";
    private static final String MANY = "mfzwi23gnjvgw.mrap";
    private static final String LAMBDA = "red-q1w2e3r4t5--ol-s3";

    @TempDir static Path folder;
    private static CaseReader reader;

    private static String resources(String bucket) {
        return "[{'type':'AWS::S3::Object','ARN':'arn:aws:s3:::"
                + bucket
                + "/k'},{'type':'AWS::S3::Bucket','accountId':'111111111111','ARN':'arn:aws:s3:::"
                + bucket
                + "'}]";
    }

    private static String quoted(String json) {
        return json.replace('\'', '"');
    }

    @BeforeAll
    static void acquire() throws IOException {
        Story story = new Story();
        story.put("01:00:00", "AKIAA", "phi/k", 5, "v1")
                .call(
                        "01:00:10",
                        "AKIAA",
                        "s3",
                        "CreateAccessPoint",
                        "{'name':'lab','bucket':'phi'}",
                        "{'accessPointArn':'" + ARN + "','alias':'" + ALIAS + "'}")
                .get("01:01:00", "AKIAB", ALIAS + "/k", 5, "")
                .get("01:02:00", "AKIAC", TELLING + "/k", 5, "")
                .with("resources", quoted(resources("phi")))
                .get("01:03:00", "AKIAD", STRANGE + "/k", 5, "")
                .get("01:04:00", "AKIAE", MANY + "/k", 5, "")
                .with("resources", quoted(resources("phi")))
                .get("01:05:00", "AKIAF", MANY + "/k", 5, "")
                .with("resources", quoted(resources("twin")))
                .call(
                        "01:06:00",
                        "AKIAA",
                        "s3",
                        "CreateAccessPointForObjectLambda",
                        "{'name':'red','configuration':{'supportingAccessPoint':'" + ARN + "'}}",
                        "{'objectLambdaAccessPointArn':'arn:aws:s3-object-lambda:us-east-1:"
                                + "111111111111:accesspoint/red','alias':{'value':'"
                                + LAMBDA
                                + "'}}")
                .get("01:07:00", "AKIAG", LAMBDA + "/k", 5, "")
                .call(
                        "01:08:00",
                        "AKIAH",
                        "s3",
                        "CopyObject",
                        Story.place(
                                "out/c",
                                ",'x-amz-copy-source':'"
                                        + ARN.replace(":", "%3A").replace("/", "%2F")
                                        + "%2Fobject%2Fk'"),
                        "{'x-amz-version-id':'c1'}")
                .call(
                        "01:09:00",
                        "AKIAI",
                        "s3",
                        "GetObject",
                        "{'bucketName':'" + OTHER + "','key':'k'}",
                        "null")
                .with("additionalEventData", "{'bytesTransferredOut':5}")
                .call(
                        "01:10:00",
                        "AKIAJ",
                        "s3",
                        "PutObject",
                        Story.place(ALIAS + "/new", ""),
                        "{'x-amz-version-id':'n1'}");
        reader = ScenarioCase.reader(story.acquire(folder));
    }

    @AfterAll
    static void close() throws IOException {
        reader.close();
    }

    private static Lineage ask(String selector, Direction direction) throws IOException {
        LineageSearch.Tools tools =
                new LineageSearch.Tools(
                        EventTable.builtIn(),
                        Declared.NOTHING,
                        BucketVersioning.Settings.NONE,
                        WriteGaps.NOT_ASKED);
        return new LineageSearch(reader, tools, new CancelToken())
                .answer(LineageQuestion.of(Selector.parse(selector), direction));
    }

    private static List<String> edges(Lineage lineage) {
        return lineage.graph().edges().stream()
                .filter(edge -> !edge.from().toString().startsWith("principal:AIDA"))
                .map(AccessPointTest::line)
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
                + edge.evidence().size();
    }

    @Test
    void requestsByEveryNameAreOnTheBucket() throws IOException {
        String version = "version:s3://phi/k@v1";
        assertThat(edges(ask("s3://phi/k", Direction.DOWN)))
                .containsExactlyInAnyOrder(
                        // The call that made the access point ties the alias to the bucket.
                        version + " read-by credential:AKIAB recorded 2",
                        // The record names the bucket itself.
                        version + " read-by credential:AKIAC recorded 1",
                        version + " read-by credential:AKIAE recorded 1",
                        // Behind Object Lambda lies an access point, behind that the bucket.
                        version + " read-by credential:AKIAG recorded 3",
                        version + " copied-from version:s3://out/c@c1 recorded 2");
    }

    @Test
    void anyNameCanBeAskedFor() throws IOException {
        List<String> plain = edges(ask("s3://phi/k", Direction.BOTH));
        assertThat(edges(ask("s3://" + ALIAS + "/k", Direction.BOTH))).isEqualTo(plain);
        assertThat(edges(ask(ARN + "/object/k", Direction.BOTH))).isEqualTo(plain);
    }

    @Test
    void whatWasWrittenThroughAnAccessPointLiesInTheBucket() throws IOException {
        assertThat(edges(ask("s3://phi/new", Direction.UP)))
                .containsExactly("credential:AKIAJ created version:s3://phi/new@n1 recorded 2");
        assertThat(edges(ask("s3://out/c", Direction.UP)))
                .contains("version:s3://phi/k@v1 copied-from version:s3://out/c@c1 recorded 2");
    }

    @Test
    void aNameThatNothingTellsStaysItsOwnAndSaysSo() throws IOException {
        for (String name : List.of(STRANGE, OTHER)) {
            String selector = name.equals(OTHER) ? OTHER + "/object/k" : "s3://" + name + "/k";
            Lineage lineage = ask(selector, Direction.DOWN);
            assertThat(edges(lineage)).singleElement().asString().startsWith("key:s3://" + name);
            assertThat(lineage.graph().nodes())
                    .filteredOn(node -> node.id().name().contains(name))
                    .extracting(Node::label)
                    .allMatch(label ->
                            label.endsWith(" (an access point; no record tells its bucket)"));
        }
    }

    @Test
    void aNameOfSeveralBucketsIsResolvedWhereTheRecordTells() throws IOException {
        assertThat(edges(ask("s3://twin/k", Direction.DOWN)))
                .containsExactly("key:s3://twin/k read-by credential:AKIAF recorded 1");
    }

    @Test
    void anActorsDeedsAreOnTheBucketToo() throws IOException {
        assertThat(edges(ask("key:AKIAB", Direction.UP)))
                .contains("version:s3://phi/k@v1 read-by credential:AKIAB recorded 2");
    }
}
