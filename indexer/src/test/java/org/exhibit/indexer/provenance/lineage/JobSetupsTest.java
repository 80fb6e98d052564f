package org.exhibit.indexer.provenance.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.indexer.provenance.Selector;
import org.exhibit.indexer.provenance.graph.Edge;
import org.exhibit.indexer.provenance.graph.NodeKind;
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

/// Jobs that have their places and roles from what they were started by: workgroups, definitions,
/// clusters, tasks; and jobs whose objects their role's requests tell.
class JobSetupsTest {
    private static final String HERE = "111111111111:us-east-1:";
    private static final String ROLE = "arn:aws:iam::111111111111:role/";
    private static final String QUERY = "0f4e1c22-9a51-4d6b-8d4e-2a51f2b6a001";
    private static final String LATER = "0f4e1c22-9a51-4d6b-8d4e-2a51f2b6a002";
    private static final String BATCH = "e849b567-5232-44be-9a0c-40988f14e80c";
    private static final String POINT = "arn:aws:s3:us-east-1:111111111111:accesspoint/lab";
    private static final String ALIAS = "lab-6sc1fyyxhxtkyhqbqzx1tgqe-s3alias";

    @TempDir static Path folder;
    private static CaseReader reader;

    @BeforeAll
    static void acquire() throws IOException {
        Story story = new Story();
        athena(story);
        glue(story);
        emr(story);
        datasync(story);
        batch(story);
        tuning(story);
        points(story);
        reader = ScenarioCase.reader(story.acquire(folder));
    }

    @AfterAll
    static void close() throws IOException {
        reader.close();
    }

    private static void athena(Story story) {
        String configuration =
                "'resultConfiguration':{'outputLocation':'%s'},'enforceWorkGroupConfiguration':true";
        story.call(
                        "01:00:00",
                        "AKIAA",
                        "athena",
                        "CreateWorkGroup",
                        "{'name':'lab','configuration':{"
                                + String.format(
                                        java.util.Locale.ROOT, configuration, "s3://res/lab/")
                                + "}}",
                        "null")
                .call("01:10:00", "AKIAB", "athena", "StartQueryExecution", query(), answer(QUERY))
                .put("01:10:09", "AKIAB", "res/lab/" + QUERY + ".csv", 9, "q1")
                .call(
                        "01:20:00",
                        "AKIAA",
                        "athena",
                        "UpdateWorkGroup",
                        "{'workGroup':'lab','configurationUpdates':{'resultConfigurationUpdates':"
                                + "{'outputLocation':'s3://res/new/'}}}",
                        "null")
                .call("01:30:00", "AKIAB", "athena", "StartQueryExecution", query(), answer(LATER))
                .put("01:30:09", "AKIAB", "res/new/" + LATER + ".csv", 9, "q2");
    }

    private static String query() {
        return "{'queryString':'select 1','workGroup':'lab','resultConfiguration':"
                + "{'outputLocation':'s3://own/'}}";
    }

    private static String answer(String id) {
        return "{'queryExecutionId':'" + id + "'}";
    }

    private static Story session(Story story, String role, String name) {
        return story.with(
                "userIdentity",
                ("{'type':'AssumedRole','principalId':'AROA1:"
                                + name
                                + "','accountId':'111111111111','accessKeyId':'ASIA"
                                + role.toUpperCase(java.util.Locale.ROOT)
                                + "','arn':'arn:aws:sts::111111111111:assumed-role/"
                                + role
                                + '/'
                                + name
                                + "','sessionContext':{'sessionIssuer':{'type':'Role','arn':'"
                                + ROLE
                                + role
                                + "','accountId':'111111111111','userName':'"
                                + role
                                + "'}}}")
                        .replace('\'', '"'));
    }

    private static void glue(Story story) {
        story.call(
                        "02:00:00",
                        "AKIAA",
                        "glue",
                        "CreateJob",
                        "{'name':'crop','role':'etl','command':{'scriptLocation':'s3://code/c.py'},"
                                + "'defaultArguments':{'--out':'s3://clean/faces/'}}",
                        "{'name':'crop'}")
                .call(
                        "02:10:00",
                        "AKIAB",
                        "glue",
                        "StartJobRun",
                        "{'jobName':'crop','arguments':{'--in':'s3://raw/scans/'}}",
                        "{'jobRunId':'jr_01'}");
        session(story.get("02:11:00", "X", "raw/scans/1", 5, ""), "etl", "GlueJobRunnerSession");
        session(story.get("02:11:01", "X", "raw/else/1", 5, ""), "etl", "GlueJobRunnerSession");
        session(
                story.put("02:12:00", "X", "clean/faces/1", 4, "f1"),
                "etl",
                "GlueJobRunnerSession");
        session(story.put("02:12:30", "X", "clean/faces/2", 4, "f2"), "web", "s");
    }

    private static void emr(Story story) {
        story.call(
                        "03:00:00",
                        "AKIAA",
                        "elasticmapreduce",
                        "RunJobFlow",
                        "{'name':'c','jobFlowRole':'emrnode','logUri':'s3n://emrlogs/c/'}",
                        "{'jobFlowId':'j-1K48XXXXXXHCB'}")
                .call(
                        "03:10:00",
                        "AKIAB",
                        "elasticmapreduce",
                        "AddJobFlowSteps",
                        "{'jobFlowId':'j-1K48XXXXXXHCB','steps':[{'name':'s','hadoopJarStep':"
                                + "{'jar':'command-runner.jar','args':['spark-submit',"
                                + "'s3://code/z.py','s3a://raw/emr/']}}]}",
                        "{'stepIds':['s-1ABCDEFGH']}");
        session(story.get("03:11:00", "X", "raw/emr/1", 5, ""), "emrnode", "i-0abc12345678");
    }

    private static void datasync(Story story) {
        String place = "arn:aws:datasync:us-east-1:111111111111:location/loc-";
        String task = "arn:aws:datasync:us-east-1:111111111111:task/task-01";
        for (List<String> each :
                List.of(
                        List.of("04:00:00", "arn:aws:s3:::src", "/in/", "1"),
                        List.of("04:01:00", "arn:aws:s3:::dst", "/", "2"))) {
            story.call(
                    each.getFirst(),
                    "AKIAA",
                    "datasync",
                    "CreateLocationS3",
                    "{'s3BucketArn':'"
                            + each.get(1)
                            + "','subdirectory':'"
                            + each.get(2)
                            + "','s3Config':{'bucketAccessRoleArn':'"
                            + ROLE
                            + "sync"
                            + each.getLast()
                            + "'}}",
                    "{'locationArn':'" + place + each.getLast() + "'}");
        }
        story.call(
                        "04:02:00",
                        "AKIAA",
                        "datasync",
                        "CreateTask",
                        "{'sourceLocationArn':'"
                                + place
                                + "1','destinationLocationArn':'"
                                + place
                                + "2'}",
                        "{'taskArn':'" + task + "'}")
                .call(
                        "04:10:00",
                        "AKIAB",
                        "datasync",
                        "StartTaskExecution",
                        "{'taskArn':'" + task + "'}",
                        "{'taskExecutionArn':'" + task + "/execution/exec-02'}");
        session(story.get("04:11:00", "X", "src/in/a", 5, ""), "sync1", "AwsSync-loc-1");
        session(story.get("04:11:01", "X", "src/other", 5, ""), "sync1", "AwsSync-loc-1");
        session(story.put("04:12:00", "X", "dst/a", 5, "d1"), "sync2", "AwsSync-loc-2");
    }

    private static void batch(Story story) {
        story.call(
                "05:00:00",
                "AKIAA",
                "s3",
                "CreateJob",
                "{'roleArn':'"
                        + ROLE
                        + "bulk','manifest':{'location':{'objectArn':'arn:aws:s3:::lists/m.csv'}},"
                        + "'operation':{'s3PutObjectCopy':{'targetResource':'arn:aws:s3:::copy'}}}",
                "{'jobId':'" + BATCH + "'}");
        copy(story, "05:05:00", "phi/x", "copy/x", "s3-batch-operations_" + BATCH);
        copy(story, "05:06:00", "phi/y", "copy/y", "s3-batch-operations");
        session(story.get("05:07:00", "X", "phi/z", 5, ""), "bulk", "s3-batch-operations");
        story.call("05:10:00", "AKIAA", "s3", "JobStatusChanged", "null", "null")
                .with("eventType", "'AwsServiceEvent'".replace('\'', '"'))
                .with(
                        "userIdentity",
                        "{\"accountId\":\"111111111111\",\"invokedBy\":\"s3.amazonaws.com\"}")
                .with(
                        "serviceEventDetails",
                        ("{'jobId':'" + BATCH + "','status':'Complete'}").replace('\'', '"'));
        copy(story, "05:20:00", "phi/late", "copy/late", "s3-batch-operations");
    }

    private static void copy(Story story, String time, String from, String to, String name) {
        story.call(
                time,
                "X",
                "s3",
                "CopyObject",
                Story.place(to, ",'x-amz-copy-source':'" + from + "'"),
                "{'x-amz-version-id':'c1'}");
        session(story, "bulk", name);
    }

    private static void tuning(Story story) {
        story.call(
                "06:00:00",
                "AKIAA",
                "sagemaker",
                "CreateHyperParameterTuningJob",
                "{'hyperParameterTuningJobName':'hp','trainingJobDefinition':{'roleArn':'"
                        + ROLE
                        + "sm','inputDataConfig':[{'dataSource':{'s3DataSource':{'s3Uri':"
                        + "'s3://phi/h/'}}}],'outputDataConfig':{'s3OutputPath':'s3://tuned/o'}}}",
                "null");
        story.put("06:30:00", "X", "tuned/o/hp-001-4fd1/output/model.tar.gz", 7, "t1");
        session(story, "sm", "SageMaker");
    }

    /// A job by an access point's alias, and one by its ARN.
    private static void points(Story story) {
        story.call(
                "07:00:00",
                "AKIAA",
                "s3",
                "CreateAccessPoint",
                "{'name':'lab','bucket':'scans'}",
                "{'accessPointArn':'" + POINT + "','alias':'" + ALIAS + "'}");
        for (List<String> each :
                List.of(
                        List.of("07:10:00", "one", "s3://" + ALIAS + "/ct/"),
                        List.of("07:20:00", "two", "s3://" + POINT + "/mr/"))) {
            story.call(
                    each.getFirst(),
                    "AKIAA",
                    "sagemaker",
                    "CreateTrainingJob",
                    "{'trainingJobName':'"
                            + each.get(1)
                            + "','roleArn':'"
                            + ROLE
                            + each.get(1)
                            + "','inputDataConfig':[{'dataSource':{'s3DataSource':{'s3Uri':'"
                            + each.getLast()
                            + "'}}}],'outputDataConfig':{'s3OutputPath':'s3://models/'}}",
                    "null");
        }
        session(story.get("07:11:00", "X", "scans/ct/1", 5, ""), "one", "SageMaker");
        session(story.get("07:21:00", "X", "scans/mr/1", 5, ""), "two", "SageMaker");
    }

    private static List<String> flows(String selector, Direction direction) throws IOException {
        LineageSearch.Tools tools =
                new LineageSearch.Tools(
                        EventTable.builtIn(),
                        Declared.NOTHING,
                        BucketVersioning.Settings.NONE,
                        WriteGaps.NOT_ASKED);
        LineageQuestion question =
                new LineageQuestion(
                        Selector.parse(selector),
                        direction,
                        1,
                        org.exhibit.indexer.provenance.graph.Strength.POSSIBLE,
                        java.util.Set.of());
        return new LineageSearch(reader, tools, new CancelToken())
                .answer(question).graph().edges().stream()
                        .filter(edge ->
                                edge.from().kind() == NodeKind.JOB
                                        || edge.to().kind() == NodeKind.JOB)
                        .map(JobSetupsTest::line)
                        .sorted()
                        .toList();
    }

    private static String line(Edge edge) {
        return String.join(
                        " ",
                        edge.from().toString(),
                        edge.kind().word(),
                        edge.to().toString(),
                        edge.strength().word(),
                        edge.rule(),
                        String.valueOf(edge.evidence().size()))
                .replace(HERE, "");
    }

    @Test
    void aWorkgroupPlacesResultsAsItWasSetThen() throws IOException {
        String first = "s3://res/lab/" + QUERY + ".csv";
        assertThat(flows(first, Direction.UP))
                .containsExactly(
                        "job:query/"
                                + QUERY
                                + " generated version:"
                                + first
                                + "@q1 corroborated R2/1 3");
        String second = "s3://res/new/" + LATER + ".csv";
        assertThat(flows(second, Direction.UP))
                .containsExactly(
                        "job:query/"
                                + LATER
                                + " generated version:"
                                + second
                                + "@q2 corroborated R2/1 4");
        assertThat(flows("s3://res/lab/*", Direction.UP))
                .contains(
                        "job:query/"
                                + QUERY
                                + " generated prefix:s3://res/lab/* recorded R2/1:41 2")
                .noneMatch(line -> line.contains(LATER));
        assertThat(flows("s3://own/*", Direction.UP)).isEmpty();
    }

    @Test
    void argumentsOnlyMentionWhatAJobsRoleReadAndWrote() throws IOException {
        assertThat(flows("s3://raw/scans/1", Direction.DOWN))
                .containsExactly("key:s3://raw/scans/1 used job:glue-run/jr_01 possible R2/1 3");
        assertThat(flows("s3://clean/faces/1", Direction.UP))
                .containsExactly(
                        "job:glue-run/jr_01 generated version:s3://clean/faces/1@f1 possible R2/1"
                                + " 3");
        for (String none : List.of("s3://raw/else/1", "s3://clean/faces/2")) {
            assertThat(flows(none, Direction.BOTH)).isEmpty();
        }
        assertThat(flows("s3://code/c.py", Direction.DOWN))
                .containsExactly(
                        "key:s3://code/c.py code-changed job:glue-job/crop recorded R1/1:42 1");
    }

    @Test
    void aStepRunsWithItsClustersRole() throws IOException {
        assertThat(flows("s3://raw/emr/1", Direction.DOWN))
                .containsExactly("key:s3://raw/emr/1 used job:emr/s-1ABCDEFGH possible R2/1 3");
    }

    @Test
    void aTransferHasItsTasksLocations() throws IOException {
        String job = "job:task-execution/task-01/execution/exec-02";
        assertThat(flows("s3://src/in/a", Direction.DOWN))
                .containsExactly("key:s3://src/in/a used " + job + " corroborated R2/1 4");
        assertThat(flows("s3://dst/a", Direction.UP))
                .containsExactly(job + " generated version:s3://dst/a@d1 corroborated R2/1 4");
        assertThat(flows("s3://src/other", Direction.DOWN)).isEmpty();
        assertThat(flows("s3://src/in/*", Direction.DOWN))
                .contains("prefix:s3://src/in/* used " + job + " recorded R2/1:58 3");
        assertThat(flows("s3://dst", Direction.UP))
                .contains(job + " generated bucket:s3://dst recorded R2/1:58 3");
    }

    @Test
    void aBatchJobsObjectsAreToldByItsRolesRequestsWhileItRan() throws IOException {
        String job = "job:batch/" + BATCH;
        assertThat(flows("s3://phi/x", Direction.DOWN))
                .containsExactly("key:s3://phi/x used " + job + " corroborated R2/1 2");
        assertThat(flows("s3://phi/y", Direction.DOWN))
                .containsExactly("key:s3://phi/y used " + job + " inferred R2/1 2");
        assertThat(flows("s3://phi/z", Direction.DOWN))
                .containsExactly("key:s3://phi/z used " + job + " inferred R2/1 2");
        assertThat(flows("s3://copy/x", Direction.UP))
                .containsExactly(job + " generated version:s3://copy/x@c1 corroborated R2/1 2");
        for (String none : List.of("s3://phi/late", "s3://copy/late")) {
            assertThat(flows(none, Direction.BOTH)).isEmpty();
        }
        assertThat(flows("s3://lists/m.csv", Direction.DOWN))
                .containsExactly("key:s3://lists/m.csv used " + job + " recorded R1/1:22 1");
    }

    @Test
    void whatATuningJobsChildWroteIsItsOwn() throws IOException {
        assertThat(flows("s3://tuned/o/hp-001-4fd1/output/model.tar.gz", Direction.UP))
                .containsExactly(
                        "job:tuning-job/hp generated"
                                + " version:s3://tuned/o/hp-001-4fd1/output/model.tar.gz@t1"
                                + " corroborated R2/1 2");
    }

    @Test
    void namesOfAccessPointsInUrisMeanTheirBucket() throws IOException {
        assertThat(flows("s3://scans/ct/1", Direction.DOWN))
                .containsExactly(
                        "key:s3://scans/ct/1 used job:training-job/one corroborated R2/1 3");
        assertThat(flows("s3://scans/mr/1", Direction.DOWN))
                .containsExactly(
                        "key:s3://scans/mr/1 used job:training-job/two corroborated R2/1 3");
        assertThat(flows("s3://scans/ct/*", Direction.DOWN))
                .contains("prefix:s3://scans/ct/* used job:training-job/one recorded R1/1:45 2");
    }
}
