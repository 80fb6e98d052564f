package org.exhibit.indexer.provenance.lineage;

import java.util.List;

/// Records of jobs that have their places and roles from what they were started by.
final class JobSetupStories {
    static final String HERE = "111111111111:us-east-1:";
    static final String ROLE = "arn:aws:iam::111111111111:role/";
    static final String QUERY = "0f4e1c22-9a51-4d6b-8d4e-2a51f2b6a001";
    static final String LATER = "0f4e1c22-9a51-4d6b-8d4e-2a51f2b6a002";
    static final String BATCH = "e849b567-5232-44be-9a0c-40988f14e80c";
    static final String POINT = "arn:aws:s3:us-east-1:111111111111:accesspoint/lab";
    static final String ALIAS = "lab-6sc1fyyxhxtkyhqbqzx1tgqe-s3alias";

    private JobSetupStories() {}

    static Story all() {
        Story story = new Story();
        athena(story);
        glue(story);
        emr(story);
        datasync(story);
        batch(story);
        tuning(story);
        points(story);
        return story;
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
}
