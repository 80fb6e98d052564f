package org.exhibit.indexer.finding.pattern;

import com.fasterxml.jackson.databind.JsonNode;

import org.exhibit.indexer.coverage.AccountSetting;
import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.finding.CaseRecords;
import org.exhibit.indexer.finding.RecordView;
import org.exhibit.indexer.provenance.policy.JsonForms;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Until when versions of objects were locked, as settings and records tell it.
final class Retention {
    private final PatternContext context;
    private final List<BucketLock> buckets = new ArrayList<>();
    private final Set<String> locked = new TreeSet<>();

    /// A version's lock.
    ///
    /// @param mode `GOVERNANCE` or `COMPLIANCE`
    record Lock(String mode, Instant until) {}

    /// A bucket's default from an instant on.
    ///
    /// @param days 0 without a default
    private record BucketLock(String bucket, Instant from, String mode, int days, int years) {}

    Retention(PatternContext context) throws IOException {
        this.context = context;
        for (AccountSetting setting :
                Settings.of(context.records()).answering("GetObjectLockConfiguration")) {
            add(
                    setting.request().path("Bucket").asText(""),
                    setting.at(),
                    setting.response().path("ObjectLockConfiguration"));
        }
        String calls = "action:(PutBucketObjectLockConfiguration OR PutObjectLockConfiguration)";
        for (RecordView record : context.calls(calls)) {
            Instant time = record.time();
            if (time != null) {
                add(
                        record.text(EventField.BUCKET),
                        time,
                        record.request("ObjectLockConfiguration"));
            }
        }
        for (RecordView record :
                context.calls(
                        "action:CreateBucket AND"
                                + " requestParameters.x-amz-bucket-object-lock-enabled:true")) {
            locked.add(record.text(EventField.BUCKET));
        }
    }

    private void add(String bucket, Instant from, JsonNode lock) {
        if (!JsonForms.text(JsonForms.member(lock, "ObjectLockEnabled")).equals("Enabled")) {
            return;
        }
        locked.add(bucket);
        JsonNode rule = JsonForms.at(lock, "Rule", "DefaultRetention");
        buckets.add(
                new BucketLock(
                        bucket,
                        from,
                        JsonForms.text(JsonForms.member(rule, "Mode")),
                        number(JsonForms.member(rule, "Days")),
                        number(JsonForms.member(rule, "Years"))));
    }

    private static int number(JsonNode node) {
        String text = JsonForms.text(node);
        return text.matches("\\d{1,6}") ? Integer.parseInt(text) : 0;
    }

    /// Buckets with an object lock at some time.
    Set<String> lockedBuckets() {
        return locked;
    }

    static Optional<Instant> instant(String text) {
        try {
            return text.isEmpty()
                    ? Optional.empty()
                    : Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /// The lock of the version that a call names, just before it.
    Optional<Lock> before(RecordView call) throws IOException {
        Instant time = call.time();
        String version = call.requested("versionId");
        if (time == null || version.isEmpty()) {
            return Optional.empty();
        }
        String object =
                "bucket:"
                        + CaseRecords.quoted(call.text(EventField.BUCKET))
                        + " AND key:"
                        + CaseRecords.quoted(call.text(EventField.KEY))
                        + " AND ";
        Optional<Lock> lock = Optional.empty();
        for (RecordView made :
                context.calls(
                        object
                                + "responseElements.x-amz-version-id:"
                                + CaseRecords.quoted(version))) {
            boolean writes =
                    Set.of("PutObject", "CopyObject", "CompleteMultipartUpload", "PostObject")
                            .contains(made.action());
            lock = writes ? made(made).or(() -> standard(made)) : lock;
        }
        String puts =
                object
                        + "action:(PutObjectRetention OR PutObjectLockRetention) AND"
                        + " requestParameters.versionId:"
                        + CaseRecords.quoted(version);
        for (RecordView put : context.calls(puts)) {
            Instant at = put.time();
            Optional<Instant> until = instant(put.requested("Retention", "RetainUntilDate"));
            if (at != null && at.isBefore(time) && until.isPresent()) {
                lock = Optional.of(new Lock(put.requested("Retention", "Mode"), until.get()));
            }
        }
        return lock;
    }

    private static Optional<Lock> made(RecordView record) {
        return instant(record.requested("x-amz-object-lock-retain-until-date"))
                .map(until -> new Lock(record.requested("x-amz-object-lock-mode"), until));
    }

    /// The bucket's default when the version was made.
    private Optional<Lock> standard(RecordView record) {
        Instant made = record.time();
        String bucket = record.text(EventField.BUCKET);
        if (made == null) {
            return Optional.empty();
        }
        return buckets.stream()
                .filter(lock -> lock.bucket().equals(bucket) && !lock.from().isAfter(made))
                .max(Comparator.comparing(BucketLock::from))
                .filter(lock -> lock.days() + lock.years() > 0)
                .map(lock ->
                        new Lock(
                                lock.mode(),
                                made.atOffset(ZoneOffset.UTC)
                                        .plusDays(lock.days())
                                        .plusYears(lock.years())
                                        .toInstant()));
    }
}
