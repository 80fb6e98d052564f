package org.exhibit.indexer.scenario;

import java.util.List;

/// What the session `ASIADEP` destroyed, hid and switched off, and how it was put right.
final class StoryCDamage {
    private static final Caller DEPLOY = StoryC.DEPLOY.from("203.0.113.8");
    private static final String BYPASS = "x-amz-bypass-governance-retention";
    private static final String S1 = "products/s1.jpg";

    private final List<ScenarioRecord> records;

    StoryCDamage(List<ScenarioRecord> records) {
        this.records = records;
    }

    void add() {
        objects();
        key();
        responder();
    }

    private void objects() {
        add(
                StoryC.cat("C21", "08:30", DEPLOY, S1)
                        .parameter("retention", "")
                        .parameter("versionId", Ids.version("c " + S1))
                        .parameter(BYPASS, "true")
                        .parameter(
                                "Retention",
                                Json.object(
                                        "{'xmlns':'http://s3.amazonaws.com/doc/2006-03-01/',"
                                                + "'Mode':'GOVERNANCE',"
                                                + "'RetainUntilDate':'2026-03-12T00:00:00Z'}"))
                        .received(180)
                        .call("PutObjectRetention")
                        .data());
        add(
                StoryC.cat("C22", "08:31", DEPLOY, S1)
                        .parameter("versionId", Ids.version("c " + S1))
                        .parameter(BYPASS, "true")
                        .answer("x-amz-version-id", Ids.version("c " + S1))
                        .call("DeleteObject")
                        .data());
        add(
                StoryC.cat("C23", "08:32", DEPLOY, "products/s2.jpg")
                        .answer("x-amz-delete-marker", "true")
                        .answer("x-amz-version-id", Ids.version("c marker m1"))
                        .call("DeleteObject")
                        .data());
        add(
                new S3Call(StoryC.NAME, "C24", StoryC.ACCOUNT, "08:33", DEPLOY, "cat", null)
                        .parameter("delete", "")
                        .received(190)
                        .call("DeleteObjects")
                        .data());
        records.add(batch("L1", "incoming/s1.jpg", 2_000_000));
        records.add(batch("L2", "incoming/s2.jpg", 2_100_000));
    }

    private static ScenarioRecord batch(String id, String key, long size) {
        String operation = "BATCH.DELETE.OBJECT";
        return new AccessLine(
                        StoryC.NAME, id, StoryC.ACCOUNT, "08:33", DEPLOY, "cat", key, operation)
                .status(204)
                .size(size)
                .record();
    }

    private void key() {
        add(kms("C25", "08:40", DEPLOY, "DisableKey", "{'keyId':'%s'}"));
        Caller web = StoryC.WEB.from("10.4.2.15").onInstance();
        add(
                StoryC.cat("C26", "08:41", web, "products/s3.jpg")
                        .call("GetObject")
                        .data()
                        .readOnly()
                        .error("KMS.DisabledException", StoryC.K9 + " is disabled."));
        add(
                kms(
                                "C27",
                                "08:45",
                                DEPLOY,
                                "ScheduleKeyDeletion",
                                "{'keyId':'%s','pendingWindowInDays':7}")
                        .response(
                                "{'keyId':'%s','keyState':'PendingDeletion',"
                                        + "'deletionDate':'Mar 17, 2026, 8:45:00 AM',"
                                        + "'pendingWindowInDays':7}",
                                StoryC.K9));
        add(
                new S3Call(StoryC.NAME, "C28", StoryC.ACCOUNT, "08:50", DEPLOY, "cat", null)
                        .parameter("versioning", "")
                        .parameter(
                                "VersioningConfiguration",
                                Json.object(
                                        "{'xmlns':'http://s3.amazonaws.com/doc/2006-03-01/',"
                                                + "'Status':'Suspended'}"))
                        .call("PutBucketVersioning")
                        .error(
                                "InvalidBucketState",
                                "An Object Lock configuration is present on this bucket, so the"
                                        + " versioning state cannot be changed."));
        add(
                StoryC.call("C29", "08:55", DEPLOY, "guardduty", "UpdateDetector")
                        .request("{'detectorId':'%s','enable':false}", Ids.hex("detector", 32)));
    }

    private void responder() {
        Caller amara = StoryC.RESPONDER.from("192.0.2.33");
        add(
                kms("C30", "09:10", amara, "CancelKeyDeletion", "{'keyId':'%s'}")
                        .response("{'keyId':'%s'}", StoryC.K9));
        add(kms("C31", "09:11", amara, "EnableKey", "{'keyId':'%s'}"));
    }

    private static TrailCall kms(
            String id, String time, Caller caller, String name, String request) {
        return StoryC.call(id, time, caller, "kms", name)
                .request(request, StoryC.K9)
                .resource(StoryC.ACCOUNT, "AWS::KMS::Key", StoryC.K9);
    }

    private void add(TrailCall call) {
        records.add(call.record());
    }
}
