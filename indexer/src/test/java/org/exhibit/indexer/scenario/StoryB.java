package org.exhibit.indexer.scenario;

import java.util.ArrayList;
import java.util.List;

/// A chain of roles across accounts; the trail is stopped midway. What the story leaves open: the
/// session's name is `kim` throughout; S3 is 52.216.0.1 in the flow log; the instance, its
/// interface, the volume and the snapshot have ids in AWS's form ([#INSTANCE] and below); the trail
/// `dev` starts a second after it is made, in a record of its own (`B00s`), and the settings taken
/// at 00:00 show it; N2 and N4 are four records each (`N2.1` to `N2.4`).
final class StoryB {
    static final String NAME = "b";
    static final String P = "111111111111";
    static final String D = "222222222222";
    static final String X = "999999999999";
    static final String INSTANCE = "i-0abc2d4e6f8091a3b";
    static final String INTERFACE = "eni-0a9c3e5b7d1f24680";
    static final String VOLUME = "vol-1f0e2d3c4b5a69788";
    static final String SNAPSHOT = "snap-1a2b3c4d5e6f70819";
    static final String FLOW_LOG = "fl-10c4e2b9a71d35f80";
    static final String ENDPOINT = "vpce-1d1f6a83b5c2e7940";
    static final String KEY =
            "arn:aws:kms:us-east-1:" + P + ":key/7d0c5a91-33be-4f02-8a6d-1e9b40c7f2a3";
    static final String ADVANCED =
            "[{'name':'Management','fieldSelectors':[{'field':'eventCategory',"
                    + "'equals':['Management']}]},{'name':'Objects of rec','fieldSelectors':[{"
                    + "'field':'eventCategory','equals':['Data']},{'field':'resources.type',"
                    + "'equals':['AWS::S3::Object']},{'field':'resources.ARN',"
                    + "'startsWith':['arn:aws:s3:::rec/']}]},{'name':'S3 through endpoints',"
                    + "'fieldSelectors':[{'field':'eventCategory','equals':['NetworkActivity']},{"
                    + "'field':'eventSource','equals':['s3.amazonaws.com']}]}]";

    static final Caller.Session OPS = session(D, "ops", "ASIAOPS", "01:00");
    static final Caller.Session BG1 = session(P, "bg1", "ASIABG1", "01:02");
    static final Caller.Session BG2 = session(P, "bg2", "ASIABG2", "01:50");
    static final Caller.Session EC2 =
            new Caller.Session(P, "app", INSTANCE, "ASIAEC2", Clock.at("01:25"), "");
    static final Caller.Session ADMIN =
            new Caller.Session(P, "admin", "noor", "ASIANOOR", Clock.at("00:01"), "noor");
    static final Caller.Session DEVOPS =
            new Caller.Session(
                    D, "platform", "ines", "ASIAINES", Clock.DAY.minusSeconds(540), "ines");
    private static final String KIM_ADDRESS = "198.51.100.23";

    private final List<ScenarioRecord> records = new ArrayList<>();

    private static Caller.Session session(String account, String role, String key, String time) {
        return new Caller.Session(account, role, "kim", key, Clock.at(time), "kim");
    }

    /// In the story's order.
    List<ScenarioRecord> records() {
        trails();
        chain();
        new StoryBData(records).add();
        network();
        after();
        return List.copyOf(records);
    }

    private void trails() {
        Caller devops = DEVOPS.from("192.0.2.80");
        add(
                call("B00a", D, "00:00", devops, "cloudtrail", "CreateTrail")
                        .request(
                                "{'name':'dev','s3BucketName':'trail-222222222222',"
                                    + "'includeGlobalServiceEvents':true,'isMultiRegionTrail':false,"
                                    + "'enableLogFileValidation':false,'isOrganizationTrail':false,"
                                    + "'tagsList':[{'key':'team','value':'dev'}]}")
                        .response(
                                "{'name':'dev','s3BucketName':'trail-222222222222',"
                                    + "'includeGlobalServiceEvents':true,'isMultiRegionTrail':false,"
                                    + "'trailARN':'%s','logFileValidationEnabled':false,"
                                    + "'isOrganizationTrail':false}",
                                SettingsFile.trailArn(D, "dev")));
        add(
                call("B00s", D, "00:00:01", devops, "cloudtrail", "StartLogging")
                        .request("{'name':'dev'}"));
        add(
                call(
                                "B00b",
                                P,
                                "00:05",
                                ADMIN.from("192.0.2.81"),
                                "cloudtrail",
                                "PutEventSelectors")
                        .request("{'trailName':'prod','advancedEventSelectors':" + ADVANCED + "}")
                        .response(
                                "{'trailARN':'"
                                        + SettingsFile.trailArn(P, "prod")
                                        + "','advancedEventSelectors':"
                                        + ADVANCED
                                        + "}"));
    }

    private void chain() {
        Caller user = Caller.user(D, "kim", "AKIAKIM", KIM_ADDRESS);
        add(Sts.assume(NAME, "B01", D, OPS, user));
        Caller ops = OPS.from(KIM_ADDRESS);
        Caller seenByOwner =
                new Caller(
                        Json.object(
                                "{'type':'AWSAccount','principalId':'%s','accountId':'%s'}",
                                OPS.principal(), D),
                        "-",
                        KIM_ADDRESS,
                        Caller.CLI);
        String request = Ids.event(NAME, "request SH1");
        add(Sts.assume(NAME, "B02", D, BG1, ops).shared("SH1").requestId(request));
        add(Sts.assume(NAME, "B03", P, BG1, seenByOwner).shared("SH1").requestId(request));
    }

    private void network() {
        FlowLine eni = new FlowLine(P, INTERFACE, INSTANCE, "10.0.1.20");
        String s3 = "52.216.0.1";
        String away = "203.0.113.99";
        records.add(eni.fromS3("N1", "01:28", "01:29", s3, 1_236_000_000L));
        records.add(eni.skipped("N0", "01:29", "01:30"));
        add(stop("B17", "01:30", BG1.from(KIM_ADDRESS)));
        long[] relayed = {330_000_000L, 335_000_000L, 325_000_000L, 320_000_000L};
        for (int i = 0; i < relayed.length; i++) {
            records.add(eni.out("N2." + (i + 1), minute(32 + i), minute(33 + i), away, relayed[i]));
        }
        records.add(eni.fromS3("N3", "01:40", "01:41", s3, 800_000_000L));
        long[] again = {210_000_000L, 215_000_000L, 212_000_000L, 213_000_000L};
        for (int i = 0; i < again.length; i++) {
            records.add(eni.out("N4." + (i + 1), minute(42 + i), minute(43 + i), away, again[i]));
        }
    }

    private static String minute(int minute) {
        return "01:" + minute;
    }

    private static TrailCall stop(String id, String time, Caller caller) {
        return call(id, P, time, caller, "cloudtrail", "StopLogging")
                .request("{'name':'%s'}", SettingsFile.trailArn(P, "prod"));
    }

    private void after() {
        add(Sts.assume(NAME, "B18", D, BG2, OPS.from(KIM_ADDRESS)).shared("SH2"));
        Caller kim = BG2.from(KIM_ADDRESS);
        add(
                call("B19", P, "02:10", kim, "cloudtrail", "StartLogging")
                        .request("{'name':'%s'}", SettingsFile.trailArn(P, "prod")));
        add(
                call("B20", P, "02:12", kim, "rds", "DeleteDBSnapshot")
                        .request("{'dBSnapshotIdentifier':'ehr-tmp'}")
                        .response(StoryBData.snapshot("deleted")));
        Caller service =
                new Caller(
                        Json.object("{'accountId':'%s','invokedBy':'ec2.amazonaws.com'}", X),
                        "-",
                        "ec2.amazonaws.com",
                        "ec2.amazonaws.com");
        add(
                call("B21", P, "02:20", service, "ec2", "SharedSnapshotCopyInitiated")
                        .byService("{'snapshotId':'%s'}", SNAPSHOT)
                        .shared("SH3"));
        add(
                call("B22", P, "02:25", kim, "ec2", "DeleteFlowLogs")
                        .request(
                                "{'DeleteFlowLogsRequest':{'FlowLogId':{'content':'%s','tag':1}}}",
                                FLOW_LOG)
                        .response(
                                "{'DeleteFlowLogsResponse':{'xmlns':"
                                    + "'http://ec2.amazonaws.com/doc/2016-11-15/','requestId':'%s',"
                                    + "'unsuccessful':''}}",
                                Ids.event(NAME, "request B22")));
        add(rec("B23", "02:30", kim, "exp/pat-3.csv").read(300_000_000L));
        add(
                stop("B24", "02:45", kim)
                        .error(
                                "AccessDenied",
                                "User: "
                                        + BG2.arn()
                                        + " is not authorized to perform: cloudtrail:StopLogging"));
    }

    static S3Call rec(String id, String time, Caller caller, String key) {
        return new S3Call(NAME, id, P, time, caller, "rec", key).kms(KEY);
    }

    static TrailCall call(
            String id, String account, String time, Caller caller, String service, String name) {
        return new TrailCall(NAME, id, account, time, caller, service, name);
    }

    private void add(TrailCall call) {
        records.add(call.record());
    }
}
