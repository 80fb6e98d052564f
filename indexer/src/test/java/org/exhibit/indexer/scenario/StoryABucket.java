package org.exhibit.indexer.scenario;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.List;

/// The bucket `mix` is opened, used from outside, closed; then a notebook is made and a film
/// deleted. Records of the access log are all there is of the objects: no data events were recorded
/// for this bucket.
final class StoryABucket {
    static final String FIRST = "synthetic/avatar-001.mp4";
    static final String SECOND = "synthetic/avatar-002.mp4";
    private static final long FIRST_BYTES = 48_000_000L;
    private static final long SECOND_BYTES = 52_000_000L;

    private final Caller dana;

    StoryABucket(Caller dana) {
        this.dana = dana;
    }

    List<ScenarioRecord> records() {
        ObjectNode policy =
                Json.object(
                        "{'Version':'2012-10-17','Statement':[{'Sid':'ShareAvatars',"
                                + "'Effect':'Allow','Principal':'*','Action':'s3:GetObject',"
                                + "'Resource':'arn:aws:s3:::mix/synthetic/*'}]}");
        ObjectNode blocked =
                Json.object(
                        "{'xmlns':'http://s3.amazonaws.com/doc/2006-03-01/',"
                                + "'RestrictPublicBuckets':true,'BlockPublicPolicy':true,"
                                + "'BlockPublicAcls':true,'IgnorePublicAcls':true}");
        Caller visitor = Caller.anonymous("203.0.113.50");
        Caller other = Caller.anonymous("203.0.113.77");
        Caller holder = StoryA.DANA.from("198.51.100.9").using(Caller.BROWSER);
        return List.of(
                change("A15", "11:00:00", "publicAccessBlock")
                        .call("DeleteBucketPublicAccessBlock")
                        .record(),
                change("A16", "11:00:40", "policy")
                        .parameter("bucketPolicy", policy)
                        .received(Json.bytes(policy).length)
                        .call("PutBucketPolicy")
                        .record(),
                get("L7", "11:05:11", visitor, FIRST).sent(FIRST_BYTES).size(FIRST_BYTES).record(),
                get("L8", "11:06", other, FIRST)
                        .status(206)
                        .sent(10_000_000L)
                        .size(FIRST_BYTES)
                        .record(),
                get("L9", "11:07", other, "prod/claims.parquet").denied().record(),
                line("L10", "11:20", visitor, SECOND, "REST.HEAD.OBJECT")
                        .size(SECOND_BYTES)
                        .record(),
                get("L11", "11:30", holder, SECOND)
                        .signedUrl("response-content-disposition=inline")
                        .sent(SECOND_BYTES)
                        .size(SECOND_BYTES)
                        .record(),
                change("A17", "11:40", "policy").call("DeleteBucketPolicy").record(),
                get("L12", "11:52", visitor, FIRST).denied().record(),
                change("A18", "12:00", "publicAccessBlock")
                        .parameter("PublicAccessBlockConfiguration", blocked)
                        .received(331)
                        .call("PutBucketPublicAccessBlock")
                        .record(),
                notebook(),
                line("L13", "12:10", dana, SECOND, "REST.DELETE.OBJECT")
                        .status(204)
                        .size(SECOND_BYTES)
                        .record());
    }

    private static ScenarioRecord notebook() {
        return StoryA.sagemaker(
                        "A19", "12:05", "CreateNotebookInstance", "notebook-instance/avatar-review")
                .request(
                        "{'notebookInstanceName':'avatar-review','instanceType':'ml.t3.medium',"
                                + "'roleArn':'"
                                + StoryA.TRAINING.roleArn()
                                + "','tags':"
                                + StoryA.TAGS
                                + ",'directInternetAccess':'Enabled','volumeSizeInGB':20,"
                                + "'rootAccess':'Enabled'}")
                .record();
    }

    private S3Call change(String id, String time, String subresource) {
        return new S3Call(StoryA.NAME, id, StoryA.ACCOUNT, time, dana, "mix", null)
                .parameter(subresource, "");
    }

    private static AccessLine get(String id, String time, Caller caller, String key) {
        return line(id, time, caller, key, "REST.GET.OBJECT");
    }

    private static AccessLine line(
            String id, String time, Caller caller, String key, String operation) {
        return new AccessLine(StoryA.NAME, id, StoryA.ACCOUNT, time, caller, "mix", key, operation);
    }
}
