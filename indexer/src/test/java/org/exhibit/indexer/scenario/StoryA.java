package org.exhibit.indexer.scenario;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// PHI becomes a deepfake in a mixed bucket that is then open to everyone for forty minutes. What
/// the story leaves open: the model is 412,000,000 bytes; people call from 192.0.2.45 (dana) and
/// 192.0.2.61 (lee); the containers of SageMaker from private addresses outside any flow log.
final class StoryA {
    static final String ACCOUNT = "222222222222";
    static final String NAME = "a";
    static final String TAGS = "[{'key':'team','value':'avatar'}]";
    static final String PHI_KEY =
            "arn:aws:kms:us-east-1:" + ACCOUNT + ":key/5b1f7c2e-0d44-4a8f-9c3b-a07e6d21f5b8";

    static final Caller.Session DANA =
            new Caller.Session(ACCOUNT, "ml", "dana", "ASIADANA", Clock.at("08:58"), "dana");
    static final Caller.Session LEE =
            new Caller.Session(ACCOUNT, "ops", "lee", "ASIALEE", Clock.at("08:12:30"), "lee");
    static final Caller.Session ETL =
            session("etl", "GlueJobRunnerSession", "ASIAETL", Clock.at("08:31"));
    static final Caller.Session TRAINING =
            session("smx", "SageMaker", "ASIASMX1", Clock.at("09:05:10"));
    static final Caller.Session TRANSFORM =
            session("smx", "SageMaker", "ASIASMX2", Clock.at("10:10:08"));

    private static final Caller AT_DESK = DANA.from("192.0.2.45");
    private static final String BATCH = "ct/batch-07.tar";
    private static final long BATCH_BYTES = 2_147_483_648L;
    private static final String MODEL = "models/face-gen-7/output/model.tar.gz";
    private static final String IMAGE =
            "763104351884.dkr.ecr.us-east-1.amazonaws.com/pytorch-training:2.6.0-gpu-py312";

    private final List<ScenarioRecord> records = new ArrayList<>();

    private static Caller.Session session(String role, String name, String key, Instant created) {
        return new Caller.Session(ACCOUNT, role, name, key, created, "");
    }

    /// In the story's order.
    List<ScenarioRecord> records() {
        logging();
        uploads();
        session();
        jobs();
        new StoryABucket(AT_DESK).records().forEach(records::add);
        return List.copyOf(records);
    }

    private void logging() {
        Caller lee = LEE.from("192.0.2.61");
        String selectors =
                "[{'readWriteType':'All','includeManagementEvents':true,'dataResources':[{"
                        + "'type':'AWS::S3::Object','values':['arn:aws:s3:::phi/']}],"
                        + "'excludeManagementEventSources':[]}]";
        add(
                call("A01", "08:40", lee, "cloudtrail", "PutEventSelectors")
                        .request("{'trailName':'main','eventSelectors':" + selectors + "}")
                        .response(
                                "{'trailARN':'"
                                        + SettingsFile.trailArn(ACCOUNT, "main")
                                        + "','eventSelectors':"
                                        + selectors
                                        + "}"));
        add(
                new S3Call(NAME, "A02", ACCOUNT, "08:41", lee, "mix", null)
                        .parameter("logging", "")
                        .parameter(
                                "BucketLoggingStatus",
                                Json.object(
                                        "{'xmlns':'http://s3.amazonaws.com/doc/2006-03-01/',"
                                                + "'LoggingEnabled':{'TargetBucket':'mixlogs',"
                                                + "'TargetPrefix':'mix/'}}"))
                        .received(238)
                        .call("PutBucketLogging"));
    }

    private void uploads() {
        Caller etl = ETL.from("10.2.31.118");
        add(phi("A03", "08:45", etl, BATCH).upload(BATCH_BYTES, "a " + BATCH));
        add(keyUse("A04", "08:45", ETL, "GenerateDataKey"));
        add(phi("A05", "08:50", etl, "ct/batch-08.tar").upload(1_500_000_000L, "a batch-08"));
    }

    private void session() {
        add(saml());
        add(
                new S3Call(NAME, "A07", ACCOUNT, "09:00", AT_DESK, "phi", null)
                        .parameter("list-type", "2")
                        .parameter("prefix", "ct/")
                        .parameter("encoding-type", "url")
                        .sent(1_318)
                        .call("ListObjects")
                        .data()
                        .readOnly());
    }

    private static TrailCall saml() {
        String provider = "arn:aws:iam::" + ACCOUNT + ":saml-provider/Okta";
        Caller caller =
                new Caller(
                        Json.object(
                                "{'type':'SAMLUser','principalId':'q9Zx5cA=:dana',"
                                        + "'userName':'dana','identityProvider':'q9Zx5cA='}"),
                        "-",
                        "192.0.2.45",
                        Caller.BROWSER);
        ObjectNode response = Sts.issued(DANA, 8);
        response.put("subject", "dana").put("subjectType", "persistent");
        response.put("issuer", "http://www.okta.com/exk4f7q2wz9TtYbLm5d7");
        response.put("audience", "https://signin.aws.amazon.com/saml");
        response.put("nameQualifier", "q9Zx5cA=").put("sourceIdentity", "dana");
        return call("A06", "08:58", caller, "sts", "AssumeRoleWithSAML")
                .request(
                        "{'sAMLAssertionID':'_%s','roleSessionName':'dana','sourceIdentity':'dana',"
                                + "'roleArn':'%s','principalArn':'%s','durationSeconds':28800}",
                        Ids.hex("assertion", 32), DANA.roleArn(), provider)
                .response(response)
                .resources(
                        Json.array(
                                "[{'accountId':'%s','type':'AWS::IAM::Role','ARN':'%s'},"
                                    + "{'accountId':'%s','type':'AWS::IAM::SAMLProvider','ARN':'%s'}]",
                                ACCOUNT, DANA.roleArn(), ACCOUNT, provider))
                .readOnly();
    }

    private void jobs() {
        add(
                sagemaker("A08", "09:05:00", "CreateTrainingJob", "training-job/face-gen-7")
                        .request(
                                "{'trainingJobName':'face-gen-7','algorithmSpecification':{"
                                        + "'trainingImage':'"
                                        + IMAGE
                                        + "','trainingInputMode':'File'},'roleArn':'"
                                        + TRAINING.roleArn()
                                        + "','inputDataConfig':[{'channelName':'faces','dataSource':{"
                                        + "'s3DataSource':{'s3DataType':'S3Prefix',"
                                        + "'s3Uri':'s3://phi/ct/batch-07',"
                                        + "'s3DataDistributionType':'FullyReplicated'}},"
                                        + "'contentType':'application/x-tar'}],'outputDataConfig':{"
                                        + "'s3OutputPath':'s3://mix/models/'},'resourceConfig':{"
                                        + "'instanceType':'ml.p5.48xlarge','instanceCount':1,"
                                        + "'volumeSizeInGB':500,'volumeKmsKeyId':'"
                                        + PHI_KEY
                                        + "'},'stoppingCondition':{'maxRuntimeInSeconds':86400},"
                                        + "'tags':"
                                        + TAGS
                                        + ",'enableNetworkIsolation':true}"));
        add(Sts.byService(NAME, "A09", TRAINING, "sagemaker.amazonaws.com"));
        Caller container = TRAINING.from("10.2.214.61");
        add(phi("A10", "09:06:02", container, BATCH).read(BATCH_BYTES));
        add(keyUse("A11", "09:06:02", TRAINING, "Decrypt"));
        put("L1", "09:58:30", TRAINING, MODEL, 412_000_000L);
        add(
                sagemaker("A12", "10:05", "CreateModel", "model/face-gen-7")
                        .request(
                                "{'modelName':'face-gen-7','primaryContainer':{'image':'"
                                        + IMAGE.replace("training", "inference")
                                        + "','modelDataUrl':'s3://mix/"
                                        + MODEL
                                        + "'},'executionRoleArn':'"
                                        + TRAINING.roleArn()
                                        + "','tags':"
                                        + TAGS
                                        + ",'enableNetworkIsolation':true}"));
        add(
                sagemaker("A13", "10:10:00", "CreateTransformJob", "transform-job/gen-1")
                        .request(
                                "{'transformJobName':'gen-1','modelName':'face-gen-7',"
                                    + "'transformInput':{'dataSource':{'s3DataSource':{"
                                    + "'s3DataType':'S3Prefix','s3Uri':'s3://mix/prompts/'}},"
                                    + "'contentType':'application/jsonlines','splitType':'Line'},"
                                    + "'transformOutput':{'s3OutputPath':'s3://mix/synthetic/',"
                                    + "'accept':'video/mp4'},'transformResources':{"
                                    + "'instanceType':'ml.g6.12xlarge','instanceCount':1},'tags':"
                                        + TAGS
                                        + "}"));
        add(Sts.byService(NAME, "A14", TRANSFORM, "sagemaker.amazonaws.com"));
        get("L2", "10:12", TRANSFORM, MODEL, 412_000_000L);
        get("L3", "10:13", TRANSFORM, "prompts/p1.jsonl", 4_096);
        put("L4", "10:31:00", TRANSFORM, StoryABucket.FIRST, 48_000_000L);
        put("L5", "10:31:20", TRANSFORM, StoryABucket.SECOND, 52_000_000L);
        put("L6", "10:40", ETL, "prod/claims.parquet", 900_000_000L);
    }

    private void put(String id, String time, Caller.Session session, String key, long bytes) {
        records.add(line(id, time, session, key, "REST.PUT.OBJECT").size(bytes).record());
    }

    private void get(String id, String time, Caller.Session session, String key, long bytes) {
        AccessLine line = line(id, time, session, key, "REST.GET.OBJECT");
        records.add(line.sent(bytes).size(bytes).record());
    }

    private static AccessLine line(
            String id, String time, Caller.Session session, String key, String operation) {
        Caller caller = session.from(session == ETL ? "10.2.31.118" : "10.2.214.61");
        return new AccessLine(NAME, id, ACCOUNT, time, caller, "mix", key, operation);
    }

    /// @param resource in the ARN that is the answer, e.g. `model/face-gen-7`
    static TrailCall sagemaker(String id, String time, String name, String resource) {
        String kind = name.substring("Create".length());
        String member = kind.substring(0, 1).toLowerCase(Locale.ROOT) + kind.substring(1);
        return call(id, time, AT_DESK, "sagemaker", name)
                .response(
                        "{'%sArn':'arn:aws:sagemaker:us-east-1:%s:%s'}", member, ACCOUNT, resource)
                .host("api.sagemaker.us-east-1.amazonaws.com");
    }

    private static TrailCall keyUse(String id, String time, Caller.Session session, String name) {
        String object = "arn:aws:s3:::phi/" + BATCH;
        return S3Call.keyUse(NAME, id, time, session, name, PHI_KEY, object);
    }

    private static S3Call phi(String id, String time, Caller caller, String key) {
        return new S3Call(NAME, id, ACCOUNT, time, caller, "phi", key).kms(PHI_KEY);
    }

    private static TrailCall call(
            String id, String time, Caller caller, String service, String name) {
        return new TrailCall(NAME, id, ACCOUNT, time, caller, service, name);
    }

    private void add(TrailCall call) {
        records.add(call.record());
    }

    /// No flow log is configured anywhere the settings tell of: its lane stays unknown.
    static SettingsFile settings() {
        return new SettingsFile(ACCOUNT)
                .trail("main", "trail-" + ACCOUNT, true, false)
                .selectors(
                        "main",
                        "{'EventSelectors':[{'ReadWriteType':'All','IncludeManagementEvents':true,"
                                + "'DataResources':[],'ExcludeManagementEventSources':[]}]}")
                .bucket("GetBucketVersioning", "phi", "{'Status':'Enabled'}")
                .bucket("GetBucketVersioning", "mix", "{}")
                .bucket(
                        "GetObjectLockConfiguration",
                        "phi",
                        "{'ObjectLockConfiguration':{'ObjectLockEnabled':'Enabled'}}")
                .bucket("GetBucketLogging", "mix", "{}")
                .bucket(
                        "GetPublicAccessBlock",
                        "mix",
                        "{'PublicAccessBlockConfiguration':{'BlockPublicAcls':true,"
                                + "'IgnorePublicAcls':true,'BlockPublicPolicy':true,"
                                + "'RestrictPublicBuckets':true}}");
    }
}
