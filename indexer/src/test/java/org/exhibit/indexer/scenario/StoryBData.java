package org.exhibit.indexer.scenario;

import java.util.List;

/// What the session `ASIABG1` and the instance did before the trail was stopped.
final class StoryBData {
    private static final Caller KIM = StoryB.BG1.from("198.51.100.23");

    private final List<ScenarioRecord> records;

    StoryBData(List<ScenarioRecord> records) {
        this.records = records;
    }

    void add() {
        reads();
        shares();
        instance();
    }

    private void reads() {
        add(call("B04", "01:03", KIM, "s3", "ListBuckets").request("{'Host':'s3.amazonaws.com'}"));
        add(
                new S3Call(StoryB.NAME, "B05", StoryB.P, "01:04", KIM, "rec", null)
                        .parameter("list-type", "2")
                        .parameter("encoding-type", "url")
                        .sent(2_204)
                        .call("ListObjects")
                        .data()
                        .readOnly());
        add(StoryB.rec("B06", "01:05", KIM, "exp/pat-1.csv").read(700_000_000L));
        add(
                S3Call.keyUse(
                        StoryB.NAME,
                        "B07",
                        "01:05",
                        StoryB.BG1,
                        "Decrypt",
                        StoryB.KEY,
                        "arn:aws:s3:::rec/exp/pat-1.csv"));
    }

    private void shares() {
        add(
                call("B08", "01:10", KIM, "rds", "CreateDBSnapshot")
                        .request(
                                "{'dBSnapshotIdentifier':'ehr-tmp','dBInstanceIdentifier':'prod-ehr',"
                                    + "'tags':[{'key':'team','value':'ehr'}]}")
                        .response(snapshot("creating")));
        String policy =
                "{'Version':'2012-10-17','Statement':[{'Sid':'Owner','Effect':'Allow',"
                        + "'Principal':{'AWS':'arn:aws:iam::111111111111:root'},'Action':'kms:*',"
                        + "'Resource':'*'},{'Sid':'Share','Effect':'Allow','Principal':{"
                        + "'AWS':'arn:aws:iam::999999999999:root'},'Action':['kms:Decrypt',"
                        + "'kms:DescribeKey','kms:CreateGrant'],'Resource':'*'}]}";
        add(
                call("B09", "01:18", KIM, "kms", "PutKeyPolicy")
                        .request(
                                Json.object(
                                                "{'keyId':'%s','policyName':'default',"
                                                        + "'bypassPolicyLockoutSafetyCheck':false}",
                                                StoryB.KEY)
                                        .put("policy", Json.text(Json.object(policy))))
                        .resource(StoryB.P, "AWS::KMS::Key", StoryB.KEY));
        add(
                call("B10", "01:20", KIM, "rds", "ModifyDBSnapshotAttribute")
                        .request(
                                "{'dBSnapshotIdentifier':'ehr-tmp','attributeName':'restore',"
                                        + "'valuesToAdd':['%s']}",
                                StoryB.X)
                        .response(
                                "{'dBSnapshotIdentifier':'ehr-tmp','dBSnapshotAttributes':[{"
                                        + "'attributeName':'restore','attributeValues':['%s']}]}",
                                StoryB.X));
        add(
                call("B11", "01:22", KIM, "ec2", "CreateSnapshot")
                        .request(
                                "{'volumeId':'%s','tagSpecificationSet':{'items':[{"
                                        + "'resourceType':'snapshot','tags':[{'key':'team',"
                                        + "'value':'ehr'}]}]}}",
                                StoryB.VOLUME)
                        .response(
                                "{'requestId':'%s','snapshotId':'%s','volumeId':'%s',"
                                        + "'status':'pending','startTime':1773105720000,"
                                        + "'ownerId':'111111111111','volumeSize':'200',"
                                        + "'encrypted':true,'kmsKeyId':'%s','tagSet':{'items':[{"
                                        + "'key':'team','value':'ehr'}]}}",
                                Ids.event(StoryB.NAME, "request B11"),
                                StoryB.SNAPSHOT,
                                StoryB.VOLUME,
                                StoryB.KEY));
        add(
                call("B12", "01:23", KIM, "ec2", "ModifySnapshotAttribute")
                        .request(
                                "{'snapshotId':'%s','createVolumePermission':{'add':{'items':[{"
                                        + "'userId':'%s'}]}},"
                                        + "'attributeType':'CREATE_VOLUME_PERMISSION'}",
                                StoryB.SNAPSHOT, StoryB.X)
                        .response(
                                "{'requestId':'%s','_return':true}",
                                Ids.event(StoryB.NAME, "request B12")));
    }

    private void instance() {
        add(Sts.byService(StoryB.NAME, "B13", StoryB.EC2, "ec2.amazonaws.com"));
        add(
                call("B14", "01:26", KIM, "ssm", "SendCommand")
                        .request(
                                "{'documentName':'AWS-RunShellScript','instanceIds':['%s'],"
                                        + "'interactive':false,"
                                        + "'parameters':'HIDDEN_DUE_TO_SECURITY_REASONS'}",
                                StoryB.INSTANCE)
                        .response(
                                "{'command':{'commandId':'%s','documentName':'AWS-RunShellScript',"
                                        + "'instanceIds':['%s'],'status':'Pending'}}",
                                Ids.event(StoryB.NAME, "command"), StoryB.INSTANCE));
        Caller inside = StoryB.EC2.from("10.0.1.20").onInstance();
        S3Call read =
                StoryB.rec("B15", "01:28", inside, "exp/pat-2.csv")
                        .throughEndpoint(StoryB.ENDPOINT);
        add(read.read(1_200_000_000L));
        add(
                call("B16", "01:28", inside, "s3", "GetObject")
                        .network()
                        .requestId(Ids.s3Request(StoryB.NAME + "B15"))
                        .endpoint(StoryB.ENDPOINT, StoryB.P));
    }

    /// A database snapshot as RDS answers with it.
    static String snapshot(String status) {
        return "{'dBSnapshotIdentifier':'ehr-tmp','dBInstanceIdentifier':'prod-ehr','status':'"
                + status
                + "','engine':'postgres','allocatedStorage':400,'encrypted':true,'kmsKeyId':'"
                + StoryB.KEY
                + "','snapshotType':'manual',"
                + "'dBSnapshotArn':'arn:aws:rds:us-east-1:111111111111:snapshot:ehr-tmp',"
                + "'tagList':[{'key':'team','value':'ehr'}]}";
    }

    private static TrailCall call(
            String id, String time, Caller caller, String service, String name) {
        return StoryB.call(id, StoryB.P, time, caller, service, name);
    }

    private void add(TrailCall call) {
        records.add(call.record());
    }
}
