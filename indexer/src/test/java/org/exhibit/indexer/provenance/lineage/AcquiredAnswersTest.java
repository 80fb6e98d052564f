package org.exhibit.indexer.provenance.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.indexer.provenance.Selector;
import org.exhibit.indexer.provenance.graph.Evidence;
import org.exhibit.indexer.provenance.graph.LabelClaim;
import org.exhibit.indexer.provenance.lineage.LineageQuestion.Direction;
import org.exhibit.indexer.scenario.ScenarioCase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What acquired answers of AWS say of buckets and objects: their tags, and what access points
/// mean.
class AcquiredAnswersTest {
    private static final String POINT = "arn:aws:s3:us-east-1:111111111111:accesspoint/lab";
    private static final String ALIAS = "lab-6sc1fyyxhxtkyhqbqzx1tgqe-s3alias";

    @TempDir static Path folder;
    private static CaseReader reader;

    @BeforeAll
    static void acquire() throws IOException {
        Path logs = Files.createDirectories(folder.resolve("logs"));
        Files.writeString(
                logs.resolve("settings.json"),
                String.join(
                                "\n",
                                answer(
                                        "GetBucketTagging",
                                        "05:00:00",
                                        "{'Bucket':'lake'}",
                                        "{'TagSet':[{'Key':'team','Value':'x'},"
                                                + "{'Key':'class','Value':'phi'}]}"),
                                answer(
                                        "GetBucketTagging",
                                        "05:00:01",
                                        "{'Bucket':'bare'}",
                                        "{'Error':{'Code':'NoSuchTagSet'}}"),
                                answer(
                                        "GetObjectTagging",
                                        "01:30:00",
                                        "{'Bucket':'bare','Key':'k'}",
                                        "{'TagSet':[{'Key':'synthetic','Value':'true'}]}"),
                                answer(
                                        "GetObjectTagging",
                                        "05:00:02",
                                        "{'Bucket':'bare','Key':'k','VersionId':'v2'}",
                                        "{'TagSet':[{'Key':'class','Value':'PROD'}]}"),
                                answer(
                                        "GetAccessPoint",
                                        "05:00:03",
                                        "{'Name':'lab'}",
                                        "{'Name':'lab','Bucket':'lake','AccessPointArn':'"
                                                + POINT
                                                + "','Alias':'"
                                                + ALIAS
                                                + "'}"))
                        .replace('\'', '"'));
        Story story = new Story();
        story.put("01:00:00", "AKIAA", "lake/x", 5, "x1")
                .put("01:00:01", "AKIAA", "bare/k", 5, "v1")
                .put("02:00:00", "AKIAA", "bare/k", 5, "v2")
                .call(
                        "03:00:00",
                        "AKIAA",
                        "sagemaker",
                        "CreateTrainingJob",
                        "{'trainingJobName':'t','roleArn':'arn:aws:iam::111111111111:role/ml',"
                                + "'inputDataConfig':[{'dataSource':{'s3DataSource':{'s3Uri':'s3://"
                                + ALIAS
                                + "/x'}}}],'outputDataConfig':{'s3OutputPath':'s3://out/'}}",
                        "null")
                .get("03:01:00", "ASIAM=ml/SageMaker", "lake/x", 5, "");
        reader = ScenarioCase.reader(story.acquire(folder));
    }

    private static String answer(String call, String time, String request, String response) {
        return "{'schema':'exhibit.settings/1','api':'s3:"
                + call
                + "','account':'111111111111','region':'us-east-1','at':'2026-03-10T"
                + time
                + "Z','request':"
                + request
                + ",'response':"
                + response
                + "}";
    }

    @AfterAll
    static void close() throws IOException {
        reader.close();
    }

    private static Lineage ask(String selector, Direction direction) throws IOException {
        return new LineageSearch(
                        reader,
                        LineageSearch.Tools.of(reader, new CancelToken()),
                        new CancelToken())
                .answer(LineageQuestion.of(Selector.parse(selector), direction));
    }

    private static List<LabelClaim> labels(String node) throws IOException {
        String selector = node.substring(node.indexOf(':') + 1).replaceFirst("@.*", "");
        return ask(selector, Direction.UP).graph().nodes().stream()
                .filter(each -> each.id().toString().equals(node))
                .flatMap(each -> each.labels().stream())
                .toList();
    }

    @Test
    void tagsOfABucketAreItsObjectsAndNameTheAnswer() throws IOException {
        assertThat(labels("version:s3://lake/x@x1"))
                .singleElement()
                .satisfies(claim -> {
                    assertThat(claim.text()).isEqualTo("PHI");
                    assertThat(claim.basis())
                            .startsWith("tag class=phi at 2026-03-10T05:00:00Z in ")
                            .contains("settings.json (sha256 ");
                });
    }

    @Test
    void tagsOfAnObjectAreTheVersionsAskedForOrCurrentThen() throws IOException {
        assertThat(labels("version:s3://bare/k@v1"))
                .extracting(LabelClaim::text)
                .containsExactly("SYNTHETIC");
        assertThat(labels("version:s3://bare/k@v2"))
                .extracting(LabelClaim::text)
                .containsExactly("PROD");
    }

    @Test
    void anAccessPointThatOnlyAnAnswerTellsOfIsResolvedInUris() throws IOException {
        assertThat(ask("s3://lake/x", Direction.DOWN).graph().edges())
                .filteredOn(edge -> edge.kind().word().equals("used"))
                .hasSize(2)
                .allSatisfy(edge ->
                        assertThat(edge.evidence())
                                .hasSize(3)
                                .anyMatch(Evidence.OfItem.class::isInstance));
    }
}
