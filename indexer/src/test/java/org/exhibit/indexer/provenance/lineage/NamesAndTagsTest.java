package org.exhibit.indexer.provenance.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.indexer.provenance.Selector;
import org.exhibit.indexer.provenance.graph.Edge;
import org.exhibit.indexer.provenance.graph.LabelClaim;
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

/// Who stands behind a key, and what tags say of what it touched.
class NamesAndTagsTest {
    private static final String STORE = "arn:aws:identitystore::111111111111:identitystore/d-1";

    @TempDir static Path folder;
    private static CaseReader reader;

    @BeforeAll
    static void acquire() throws IOException {
        Story story = new Story();
        tags(story);
        persons(story);
        reader = ScenarioCase.reader(story.acquire(folder));
    }

    private static void tags(Story story) {
        story.call(
                        "01:00:00",
                        "AKIAA",
                        "s3",
                        "PutObject",
                        Story.place("data/a", ",'x-amz-tagging':'class=phi&team=x%20y'"),
                        "{'x-amz-version-id':'a1'}")
                .call(
                        "01:01:00",
                        "AKIAA",
                        "s3",
                        "CreateMultipartUpload",
                        Story.place("data/m", ",'x-amz-tagging':'class=Synthetic'"),
                        "{'uploadId':'u1'}")
                .call(
                        "01:01:05",
                        "AKIAA",
                        "s3",
                        "CompleteMultipartUpload",
                        Story.place("data/m", ",'uploadId':'u1'"),
                        "{'x-amz-version-id':'m1'}")
                .put("01:02:00", "AKIAA", "data/t", 5, "t1")
                .put("01:03:00", "AKIAA", "data/t", 5, "t2")
                .call(
                        "01:04:00",
                        "AKIAA",
                        "s3",
                        "PutObjectTagging",
                        Story.place(
                                "data/t",
                                ",'Tagging':{'TagSet':{'Tag':[{'Key':'PHI','Value':'true'},"
                                        + "{'Key':'team','Value':'x'}]}}"),
                        "null")
                .call(
                        "01:05:00",
                        "AKIAA",
                        "s3",
                        "PutObjectTagging",
                        Story.place(
                                "data/a",
                                ",'versionId':'a1','Tagging':{'TagSet':{'Tag':{'Key':'k','Value':"
                                        + "'prod'}}}"),
                        "null")
                .with("errorCode", "'AccessDenied'")
                .put("01:06:00", "AKIAA", "lake/x", 5, "x1")
                .call(
                        "01:07:00",
                        "AKIAA",
                        "s3",
                        "PutBucketTagging",
                        "{'bucketName':'lake','Tagging':{'TagSet':{'Tag':{'Key':'data','Value':"
                                + "'PHI'}}}}",
                        "null");
    }

    private static void persons(Story story) {
        story.get("02:00:00", "ASIASSO=sso/ines", "data/a", 5, "")
                .with(
                        "userIdentity",
                        "{'type':'AssumedRole','principalId':'AROA9:ines','accountId':"
                                + "'111111111111','accessKeyId':'ASIASSO','arn':"
                                + "'arn:aws:sts::111111111111:assumed-role/sso/ines',"
                                + "'onBehalfOf':{'userId':'u-77','identityStoreArn':'"
                                + STORE
                                + "'}}")
                .call(
                        "02:10:00",
                        "X",
                        "sts",
                        "AssumeRoleWithSAML",
                        "{'roleArn':'arn:aws:iam::111111111111:role/ml','roleSessionName':'dana'}",
                        "{'credentials':{'accessKeyId':'ASIADANA'}}")
                .with(
                        "userIdentity",
                        "{'type':'SAMLUser','principalId':'q:dana','userName':'dana',"
                                + "'identityProvider':'idp-q'}")
                .get("02:11:00", "ASIADANA=ml/dana", "data/a", 5, "")
                .call("02:20:00", "AKIAA", "signin", "ConsoleLogin", "null", login())
                .with("userIdentity", user(""))
                .call("02:21:00", "AKIAA", "signin", "ConsoleLogin", "null", login())
                .with("userIdentity", user(""))
                .call(
                        "02:40:00",
                        "AKIAA",
                        "signin",
                        "ConsoleLogin",
                        "null",
                        "{'ConsoleLogin':'Failure'}")
                .with("userIdentity", user(""))
                .get("02:41:00", "ASIACON", "data/a", 5, "")
                .with("userIdentity", user("ASIACON"))
                .with("sessionCredentialFromConsole", "'true'");
    }

    private static String login() {
        return "{'ConsoleLogin':'Success'}";
    }

    private static String user(String key) {
        return "{'type':'IAMUser','principalId':'AIDAZ','arn':'arn:aws:iam::111111111111:user/zoe',"
                + "'accountId':'111111111111','userName':'zoe'"
                + (key.isEmpty()
                        ? "}"
                        : ",'accessKeyId':'"
                                + key
                                + "','sessionContext':{'attributes':{'creationDate':"
                                + "'2026-03-10T02:21:01Z'}}}");
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

    private static List<String> labels(String selector, String node) throws IOException {
        return ask(selector, Direction.UP).graph().nodes().stream()
                .filter(each -> each.id().toString().equals(node))
                .map(Node::labels)
                .flatMap(List::stream)
                .map(LabelClaim::text)
                .toList();
    }

    @Test
    void tagsGivenWithAnUploadAreLabels() throws IOException {
        assertThat(labels("s3://data/a", "version:s3://data/a@a1")).containsExactly("PHI");
        assertThat(labels("s3://data/m", "version:s3://data/m@m1")).containsExactly("SYNTHETIC");
    }

    @Test
    void tagsPutLaterAreTheCurrentVersionsAndRefusedOnesNobodys() throws IOException {
        assertThat(labels("s3://data/t", "version:s3://data/t@t2")).containsExactly("PHI");
        assertThat(labels("s3://data/t", "version:s3://data/t@t1")).isEmpty();
    }

    @Test
    void tagsOfABucketAreItsObjects() throws IOException {
        assertThat(labels("s3://lake/x", "version:s3://lake/x@x1")).containsExactly("PHI");
        assertThat(labels("s3://lake", "bucket:s3://lake")).containsExactly("PHI");
    }

    private static List<String> chain(String key) throws IOException {
        return ask("s3://data/a", Direction.DOWN).graph().edges().stream()
                .filter(edge -> edge.to().name().equals(key))
                .filter(edge -> !edge.kind().word().equals("read-by"))
                .map(NamesAndTagsTest::line)
                .toList();
    }

    private static String line(Edge edge) {
        return edge.from()
                + " "
                + edge.kind().word()
                + " "
                + edge.strength().word()
                + " "
                + edge.rule();
    }

    @Test
    void thePersonOnWhoseBehalfAKeyWasUsedIsNamed() throws IOException {
        assertThat(chain("ASIASSO"))
                .containsExactly("person:" + STORE + "/u-77 acted-for recorded L6/1");
    }

    @Test
    void thePersonAnIdentityProviderVouchedForIsNamed() throws IOException {
        assertThat(chain("ASIADANA")).containsExactly("person:idp-q/dana issued recorded L6/1");
    }

    @Test
    void aConsoleSessionIsTiedToTheLastLoginBeforeIt() throws IOException {
        assertThat(chain("ASIACON"))
                .containsExactly(
                        "principal:arn:aws:iam::111111111111:user/zoe acted-for inferred L3/1");
        Edge edge =
                ask("s3://data/a", Direction.DOWN).graph().edges().stream()
                        .filter(each -> each.to().name().equals("ASIACON"))
                        .filter(each -> each.kind().word().equals("acted-for"))
                        .findFirst()
                        .orElseThrow();
        assertThat(edge.fromTime()).isEqualTo("2026-03-10T02:21:00Z");
    }
}
