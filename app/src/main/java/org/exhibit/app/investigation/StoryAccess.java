package org.exhibit.app.investigation;

import java.util.ArrayList;
import java.util.List;

/// The story's lines in the access log of `mix`, L1 to L13: the only record of what happened to the
/// objects there.
final class StoryAccess {
    static final String MODEL = "models/face-gen-7/output/model.tar.gz";
    private static final long MODEL_BYTES = 412_000_000L;
    private static final String FIRST = "synthetic/avatar-001.mp4";
    private static final String SECOND = "synthetic/avatar-002.mp4";
    private static final long FIRST_BYTES = 48_000_000L;
    private static final long SECOND_BYTES = 52_000_000L;
    private static final String CLAIMS = "prod/claims.parquet";
    private static final String VISITOR = "203.0.113.50";
    private static final String OTHER_VISITOR = "203.0.113.77";
    private static final String CURL = "curl/8.11.1";

    private final List<AccessLine> lines = new ArrayList<>();

    /// In the story's order.
    List<AccessLine> lines() {
        jobs();
        visitors();
        Caller dana = Cast.danaAtDesk();
        S3Request link = new S3Request("L11", Estate.at("11:30"), linkHolder(), "mix", SECOND);
        get(link.query("response-content-disposition=inline").signedUrl(), SECOND_BYTES);
        get(request("L12", "11:52", anonymous(VISITOR, CURL), FIRST).denied());
        S3Request removal = request("L13", "12:10", dana, SECOND).status(204).size(SECOND_BYTES);
        lines.add(removal.access("REST.DELETE.OBJECT", "DELETE"));
        return List.copyOf(lines);
    }

    private void jobs() {
        Caller training = Cast.container(Cast.TRAINING);
        Caller transform = Cast.container(Cast.TRANSFORM);
        put(request("L1", "09:58:30", training, MODEL), MODEL_BYTES);
        get(request("L2", "10:12", transform, MODEL), MODEL_BYTES);
        get(request("L3", "10:13", transform, "prompts/p1.jsonl"), 4_096);
        put(request("L4", "10:31:00", transform, FIRST), FIRST_BYTES);
        put(request("L5", "10:31:20", transform, SECOND), SECOND_BYTES);
        put(request("L6", "10:40", Cast.etl(), CLAIMS), 900_000_000L);
    }

    private void visitors() {
        get(request("L7", "11:05:11", anonymous(VISITOR, Caller.BROWSER), FIRST), FIRST_BYTES);
        S3Request part = request("L8", "11:06", anonymous(OTHER_VISITOR, CURL), FIRST);
        get(part.status(206).sent(10_000_000L).size(FIRST_BYTES).millis(2_310));
        get(request("L9", "11:07", anonymous(OTHER_VISITOR, CURL), CLAIMS).denied());
        S3Request head = request("L10", "11:20", anonymous(VISITOR, CURL), SECOND);
        lines.add(head.size(SECOND_BYTES).access("REST.HEAD.OBJECT", "HEAD"));
    }

    /// Whoever held the link that Dana's session had signed: the log names the signer only.
    private static Caller linkHolder() {
        return Cast.DANA.from("198.51.100.9", Caller.BROWSER);
    }

    private static Caller anonymous(String address, String agent) {
        return Caller.anonymous(address, agent);
    }

    private static S3Request request(String id, String time, Caller caller, String key) {
        S3Request request = new S3Request(id, Estate.at(time), caller, "mix", key);
        boolean inside = caller.address().startsWith("10.");
        return inside ? request.fromRegion(Estate.REGION) : request;
    }

    private void put(S3Request request, long bytes) {
        int millis = Math.toIntExact(bytes / 90_000);
        lines.add(request.received(bytes).millis(millis).access("REST.PUT.OBJECT", "PUT"));
    }

    private void get(S3Request request, long bytes) {
        get(request.sent(bytes).size(bytes).millis(Math.toIntExact(9 + bytes / 60_000)));
    }

    private void get(S3Request request) {
        lines.add(request.access("REST.GET.OBJECT", "GET"));
    }
}
