package org.exhibit.indexer.scenario;

import java.util.ArrayList;
import java.util.List;

/// A function is tampered with, a lock bypassed, a key disabled. What the story leaves open: photos
/// arrive through the instance of role `intake`; the baseline's pipeline is role `ci-release`; two
/// access-log lines were delivered, with request ids of their own (whether AWS repeats the call's
/// is not confirmed); object locks last 365 days by the bucket's default.
final class StoryC {
    static final String NAME = "c";
    static final String ACCOUNT = "444444444444";
    static final String FOREIGN = "999999999999";
    static final String K9 =
            "arn:aws:kms:us-east-1:" + ACCOUNT + ":key/9c4be0d7-58a1-4f26-b3c9-62d17fa05e84";
    static final String FUNCTION = "arn:aws:lambda:us-east-1:" + ACCOUNT + ":function:norm";
    static final String SHA_A = Ids.codeHash("norm-1.4.zip");
    static final String SHA_B = Ids.codeHash("norm-1.5.zip");
    static final String CI_ROLE = "arn:aws:iam::" + ACCOUNT + ":role/ci-release";

    static final Caller.Session CI = session("ci-release", "build-881", "ASIACIA", "05:49");
    static final Caller.Session CI_AGAIN = session("ci-release", "build-902", "ASIACIB", "09:14");
    static final Caller.Session INTAKE =
            session("intake", "i-0d4e5f60718293a4b", "ASIAINT", "05:30");
    static final Caller.Session LAMBDA_1 = session("norm-exec", "norm", "ASIALAM1", "06:05:02");
    static final Caller.Session LAMBDA_2 = session("norm-exec", "norm", "ASIALAM2", "07:30:02");
    static final Caller.Session DEPLOY = session("deploy", "release", "ASIADEP", "07:00");
    static final Caller.Session WEB = session("web", "i-0e5f60718293a4b5c", "ASIAWEB", "06:10");
    static final Caller.Session RESPONDER =
            new Caller.Session(ACCOUNT, "ir", "amara", "ASIAIR", Clock.at("09:05"), "amara");

    private final List<ScenarioRecord> records = new ArrayList<>();

    private static Caller.Session session(String role, String name, String key, String time) {
        return new Caller.Session(ACCOUNT, role, name, key, Clock.at(time), "");
    }

    /// In the story's order.
    List<ScenarioRecord> records() {
        add(code("C01", "05:50", CI.from("192.0.2.140"), "norm-1.4.zip", SHA_A));
        arrival("C02", "06:05:00", "C03", "06:05:02", "incoming/s1.jpg", 2_000_000);
        read("C04", "06:05:03", LAMBDA_1, "incoming/s1.jpg", 2_000_000);
        write("C05", "06:05:04", LAMBDA_1, "products/s1.jpg", 800_000);
        tampering();
        arrival("C10", "07:30:00", "C11", "07:30:02", "incoming/s2.jpg", 2_100_000);
        read("C12", "07:30:03", LAMBDA_2, "incoming/s2.jpg", 2_100_000);
        mixing();
        arrival("C17", "08:00:00", "C18", "08:00:01", "incoming/s3.jpg", 2_050_000);
        read("C19", "08:00:02", LAMBDA_2, "incoming/s3.jpg", 2_050_000);
        write("C20", "08:00:05", LAMBDA_2, "products/s3.jpg", 810_000);
        new StoryCDamage(records).add();
        add(code("C32", "09:15", CI_AGAIN.from("192.0.2.140"), "norm-1.4.zip", SHA_A));
        return List.copyOf(records);
    }

    private void arrival(
            String put, String putTime, String invoke, String time, String key, long bytes) {
        Caller intake = INTAKE.from("10.4.1.11").onInstance();
        add(cat(put, putTime, intake, key).upload(bytes, "c " + key));
        add(
                call(invoke, time, Caller.service("s3.amazonaws.com"), "lambda", "Invoke")
                        .request(
                                "{'functionName':'%s','invocationType':'Event',"
                                        + "'sourceArn':'arn:aws:s3:::cat','sourceAccount':'%s'}",
                                FUNCTION, ACCOUNT)
                        .additional(Json.object("{'functionVersion':'%s:$LATEST'}", FUNCTION))
                        .resource(ACCOUNT, "AWS::Lambda::Function", FUNCTION)
                        .data()
                        .shared("shared " + invoke));
    }

    private void read(String id, String time, Caller.Session session, String key, long bytes) {
        add(cat(id, time, function(session), key).read(bytes));
    }

    private void write(String id, String time, Caller.Session session, String key, long bytes) {
        add(cat(id, time, function(session), key).upload(bytes, "c " + key));
    }

    private void tampering() {
        Caller user = Caller.user(ACCOUNT, "ci", "AKIACI", "203.0.113.8");
        add(Sts.assume(NAME, "C06", ACCOUNT, DEPLOY, user));
        Caller deploy = DEPLOY.from("203.0.113.8");
        add(
                new S3Call(NAME, "C07", ACCOUNT, "07:02", deploy, "build", "norm-1.5.zip")
                        .upload(15_000_000, ""));
        add(code("C08", "07:03", deploy, "norm-1.5.zip", SHA_B));
        String layer = "arn:aws:lambda:us-east-1:" + FOREIGN + ":layer:helper:3";
        add(
                call("C09", "07:04", deploy, "lambda", "UpdateFunctionConfiguration20150331v2")
                        .request(
                                "{'functionName':'%s','layers':['%s'],'environment':{}}",
                                FUNCTION, layer)
                        .response(
                                "{'functionName':'norm','functionArn':'%s','runtime':'python3.13',"
                                    + "'codeSha256':'%s','version':'$LATEST','layers':[{"
                                    + "'arn':'%s','codeSize':48211}],'lastUpdateStatus':'InProgress'}",
                                FUNCTION, SHA_B, layer));
    }

    private void mixing() {
        add(
                new S3Call(
                                NAME,
                                "C13",
                                ACCOUNT,
                                "07:30:04",
                                function(LAMBDA_2),
                                "synth-src",
                                "face-77.png")
                        .owner(FOREIGN)
                        .read(1_400_000)
                        .shared("shared C13"));
        write("C14", "07:30:06", LAMBDA_2, "products/s2.jpg", 1_390_000);
        add(
                new S3Call(
                                NAME,
                                "C15",
                                ACCOUNT,
                                "07:30:07",
                                function(LAMBDA_2),
                                "bio",
                                "templates/emp-1042.tpl")
                        .upload(52_000, "c emp-1042"));
        add(
                S3Call.keyUse(
                        NAME,
                        "C16",
                        "07:30:06",
                        LAMBDA_2,
                        "GenerateDataKey",
                        K9,
                        "arn:aws:s3:::cat"));
    }

    /// Newer records name the function that the credentials were issued to.
    static Caller function(Caller.Session session) {
        return session.from("10.4.9.77")
                .using("Boto3/1.37.23 exec-env/AWS_Lambda_python3.13")
                .with(
                        "inScopeOf",
                        Json.object(
                                "{'issuerType':'AWS::Lambda','credentialsIssuedTo':'%s',"
                                        + "'credentialsIssuedToVersion':'$LATEST'}",
                                FUNCTION));
    }

    static S3Call cat(String id, String time, Caller caller, String key) {
        return new S3Call(NAME, id, ACCOUNT, time, caller, "cat", key).kms(K9);
    }

    private static TrailCall code(
            String id, String time, Caller caller, String artefact, String sha) {
        return call(id, time, caller, "lambda", "UpdateFunctionCode20150331v2")
                .request(
                        "{'functionName':'%s','s3Bucket':'build','s3Key':'%s','publish':false,"
                                + "'dryRun':false}",
                        FUNCTION, artefact)
                .response(
                        "{'functionName':'norm','functionArn':'%s','runtime':'python3.13',"
                                + "'role':'arn:aws:iam::444444444444:role/norm-exec','handler':"
                                + "'norm.handler','codeSize':15000000,'codeSha256':'%s',"
                                + "'version':'$LATEST','packageType':'Zip'}",
                        FUNCTION, sha);
    }

    static TrailCall call(String id, String time, Caller caller, String service, String name) {
        return new TrailCall(NAME, id, ACCOUNT, time, caller, service, name);
    }

    private void add(TrailCall call) {
        records.add(call.record());
    }

    static SettingsFile settings() {
        return new SettingsFile(ACCOUNT)
                .trail("main", "trail-" + ACCOUNT, true, false)
                .selectors(
                        "main",
                        "{'EventSelectors':[{'ReadWriteType':'All','IncludeManagementEvents':true,"
                                + "'DataResources':[{'Type':'AWS::S3::Object','Values':["
                                + "'arn:aws:s3']},{'Type':'AWS::Lambda::Function','Values':["
                                + "'arn:aws:lambda']}],'ExcludeManagementEventSources':[]}]}")
                .bucket("GetBucketVersioning", "cat", "{'Status':'Enabled'}")
                .bucket("GetBucketVersioning", "bio", "{'Status':'Enabled'}")
                .bucket("GetBucketVersioning", "build", "{}")
                .bucket(
                        "GetObjectLockConfiguration",
                        "cat",
                        "{'ObjectLockConfiguration':{'ObjectLockEnabled':'Enabled','Rule':{"
                                + "'DefaultRetention':{'Mode':'GOVERNANCE','Days':365}}}}")
                .bucket(
                        "GetBucketEncryption",
                        "cat",
                        "{'ServerSideEncryptionConfiguration':{'Rules':[{"
                                + "'ApplyServerSideEncryptionByDefault':{'SSEAlgorithm':'aws:kms',"
                                + "'KMSMasterKeyID':'%s'},'BucketKeyEnabled':true}]}}",
                        K9)
                .bucket(
                        "GetBucketLogging",
                        "cat",
                        "{'LoggingEnabled':{'TargetBucket':'catlogs','TargetPrefix':'cat/'}}");
    }
}
