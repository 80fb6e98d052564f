package org.exhibit.app.investigation;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.time.Instant;
import java.util.List;

/// What was done to the settings of the bucket `mix`. Its access log, once on, holds each of these
/// calls a second time, under the same request id.
final class StoryBucket {
    private static final String XML = "http://s3.amazonaws.com/doc/2006-03-01/";

    private StoryBucket() {}

    /// A02: access logging is turned on, and from here the log may begin.
    static List<TrailCall> logging(Instant time) {
        ObjectNode target = Json.object("TargetBucket", "mixlogs", "TargetPrefix", "mix/");
        ObjectNode status = Json.object("xmlns", XML, "LoggingEnabled", target);
        return List.of(
                new S3Request("A02", time, Cast.leeAtDesk(), "mix", null)
                        .parameter("logging", "")
                        .parameter("BucketLoggingStatus", status)
                        .received(238)
                        .trail("PutBucketLogging"));
    }

    /// A15 to A18: the bucket is opened to everyone and closed again.
    static List<TrailCall> exposure() {
        return List.of(
                unblock().trail("DeleteBucketPublicAccessBlock"),
                publish().trail("PutBucketPolicy"),
                withdraw().trail("DeleteBucketPolicy"),
                block().trail("PutBucketPublicAccessBlock"));
    }

    /// The same calls as the bucket's access log has them.
    static List<AccessLine> lines() {
        return List.of(
                unblock().access("REST.DELETE.PUBLIC_ACCESS_BLOCK", "DELETE"),
                publish().access("REST.PUT.BUCKETPOLICY", "PUT"),
                withdraw().access("REST.DELETE.BUCKETPOLICY", "DELETE"),
                block().access("REST.PUT.PUBLIC_ACCESS_BLOCK", "PUT"));
    }

    private static S3Request unblock() {
        return call("A15", "11:00:00", "publicAccessBlock").status(204);
    }

    private static S3Request publish() {
        ObjectNode statement =
                Json.object(
                        "Sid", "ShareAvatars",
                        "Effect", "Allow",
                        "Principal", "*",
                        "Action", "s3:GetObject",
                        "Resource", "arn:aws:s3:::mix/synthetic/*");
        ObjectNode policy =
                Json.object("Version", "2012-10-17", "Statement", Json.array(statement));
        return call("A16", "11:00:40", "policy")
                .parameter("bucketPolicy", policy)
                .received(Json.bytes(policy).length)
                .status(204);
    }

    private static S3Request withdraw() {
        return call("A17", "11:40:00", "policy").status(204);
    }

    private static S3Request block() {
        ObjectNode all =
                Json.object(
                        "xmlns", XML,
                        "RestrictPublicBuckets", true,
                        "BlockPublicPolicy", true,
                        "BlockPublicAcls", true,
                        "IgnorePublicAcls", true);
        return call("A18", "12:00:00", "publicAccessBlock")
                .parameter("PublicAccessBlockConfiguration", all)
                .received(331);
    }

    private static S3Request call(String id, String time, String subresource) {
        return new S3Request(id, Estate.at(time), Cast.danaAtDesk(), "mix", null)
                .query(subresource)
                .parameter(subresource, "")
                .millis(34);
    }
}
