package org.exhibit.app.investigation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The story's CloudTrail records, A01 to A19. What CloudTrail does not see, because data events of
/// the bucket `mix` were never recorded, stands in [StoryAccess].
final class StoryTrail {
    static final String BATCH = "ct/batch-07.tar";
    static final String DECOY = "ct/batch-08.tar";
    static final long BATCH_BYTES = 2_147_483_648L;
    private static final long DECOY_BYTES = 1_500_000_000L;

    private final List<TrailRecord> records = new ArrayList<>();

    /// In the story's order.
    List<TrailRecord> records() {
        selectors();
        StoryBucket.logging(Estate.at("08:41")).forEach(this::add);
        uploads();
        add(Sts.bySaml("A06", Cast.DANA, Cast.DANAS_DESK, Cast.PERSON));
        listing();
        add(StudioJobs.training());
        add(Sts.byService("A09", Cast.TRAINING, "sagemaker.amazonaws.com", Cast.JOB));
        S3Request read = phi("A10", "09:06:02", Cast.container(Cast.TRAINING), BATCH);
        add(read.sent(BATCH_BYTES).trail("GetObject").data().readOnly());
        add(renamed("A11", read, Cast.TRAINING, "Decrypt"));
        add(StudioJobs.model());
        add(StudioJobs.transform());
        add(Sts.byService("A14", Cast.TRANSFORM, "sagemaker.amazonaws.com", Cast.JOB));
        StoryBucket.exposure().forEach(this::add);
        add(StudioJobs.notebook());
        return List.copyOf(records);
    }

    private void selectors() {
        add(
                new TrailCall(
                                "A01",
                                Estate.at("08:40"),
                                Cast.leeAtDesk(),
                                "cloudtrail",
                                "PutEventSelectors")
                        .request(
                                Json.object(
                                        "trailName",
                                        Estate.TRAIL,
                                        "eventSelectors",
                                        AccountSettings.selectors("arn:aws:s3:::phi/")))
                        .response(
                                Json.object(
                                        "trailARN",
                                        Estate.trailArn(),
                                        "eventSelectors",
                                        AccountSettings.selectors("arn:aws:s3:::phi/"))));
    }

    private void uploads() {
        S3Request put = upload("A03", "08:45", BATCH, BATCH_BYTES);
        add(put.trail("PutObject").data());
        add(renamed("A04", put, Cast.ETL, "GenerateDataKey"));
        add(upload("A05", "08:50", DECOY, DECOY_BYTES).trail("PutObject").data());
    }

    private void listing() {
        add(
                new S3Request("A07", Estate.at("09:00"), Cast.danaAtDesk(), "phi", null)
                        .parameter("list-type", "2")
                        .parameter("prefix", "ct/")
                        .parameter("encoding-type", "url")
                        .sent(1_318)
                        .trail("ListObjects")
                        .data()
                        .readOnly());
    }

    private static S3Request upload(String id, String time, String key, long bytes) {
        return phi(id, time, Cast.etl(), key)
                .received(bytes)
                .parameter("x-amz-server-side-encryption", "aws:kms")
                .parameter("x-amz-server-side-encryption-aws-kms-key-id", Estate.PHI_KEY)
                .response(
                        Json.object(
                                "x-amz-server-side-encryption",
                                "aws:kms",
                                "x-amz-server-side-encryption-aws-kms-key-id",
                                Estate.PHI_KEY,
                                "x-amz-version-id",
                                Ids.version(key + " v1")));
    }

    private static S3Request phi(String id, String time, Caller caller, String key) {
        Instant when = Estate.at(time);
        return new S3Request(id, when, caller, "phi", key).kms();
    }

    /// The key service's record of a request, under the story's own id for it.
    private static TrailCall renamed(
            String id, S3Request request, Caller.Session session, String name) {
        return request.keyUse(session, name).label(id);
    }

    private void add(TrailCall call) {
        records.add(call.record());
    }
}
