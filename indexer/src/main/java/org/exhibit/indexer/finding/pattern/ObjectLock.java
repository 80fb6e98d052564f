package org.exhibit.indexer.finding.pattern;

import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.finding.CaseRecords;
import org.exhibit.indexer.finding.Level;
import org.exhibit.indexer.finding.RecordView;
import org.exhibit.indexer.provenance.graph.Strength;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// F08: a version is destroyed or its lock shortened before its time, or a sensitive bucket has no
/// lock. The time is worked out from the lock's settings, so a missing header hides nothing.
final class ObjectLock implements Pattern {
    private static final String HEADER = "x-amz-bypass-governance-retention";

    @Override
    public String id() {
        return "F08";
    }

    @Override
    public String title() {
        return "Object lock bypassed";
    }

    @Override
    public void run(PatternContext context) throws IOException {
        Retention retention = new Retention(context);
        for (RecordView record :
                context.calls("action:(PutObjectRetention OR PutObjectLockRetention)")) {
            shortened(context, retention, record);
        }
        for (RecordView record : deletions(context, retention)) {
            destroyed(context, retention, record);
        }
        String other =
                "requestParameters."
                        + HEADER
                        + ":true AND NOT action:(PutObjectRetention OR PutObjectLockRetention OR"
                        + " DeleteObject)";
        for (RecordView record : context.calls(other)) {
            Matched matched = Matched.of("requestParameters." + HEADER, "true");
            context.found(this, title(), Level.HIGH, record, record.subject(), matched.fields());
        }
        new MissingLock().run(context, this, retention);
    }

    /// Deletions of versions that said they bypass a lock, or in buckets that have one.
    private static List<RecordView> deletions(PatternContext context, Retention retention)
            throws IOException {
        List<String> where = new ArrayList<>();
        where.add("requestParameters." + HEADER + ":true");
        for (String bucket : retention.lockedBuckets()) {
            where.add("bucket:" + CaseRecords.quoted(bucket));
        }
        String query =
                "action:DeleteObject AND requestParameters.versionId:* AND ("
                        + String.join(" OR ", where)
                        + ")";
        return context.calls(query);
    }

    private static boolean bypasses(RecordView record) {
        return record.requested(HEADER).equalsIgnoreCase("true");
    }

    private void shortened(PatternContext context, Retention retention, RecordView record)
            throws IOException {
        Optional<Instant> until =
                Retention.instant(record.requested("Retention", "RetainUntilDate"));
        Optional<Retention.Lock> before = retention.before(record);
        boolean earlier =
                before.isPresent()
                        && (until.isEmpty() || until.get().isBefore(before.get().until()));
        String mode = record.requested("Retention", "Mode");
        boolean weaker =
                before.isPresent()
                        && before.get().mode().equals("COMPLIANCE")
                        && !mode.equals("COMPLIANCE");
        if (bypasses(record) || earlier || weaker) {
            Matched matched =
                    Matched.of("requestParameters." + HEADER, record.requested(HEADER))
                            .with(
                                    "requestParameters.Retention.RetainUntilDate",
                                    until.map(Instant::toString).orElse("none"))
                            .with(
                                    "retained until before",
                                    before.map(lock -> lock.until().toString()).orElse(""));
            context.found(
                    this,
                    "Object lock shortened",
                    Level.HIGH,
                    record,
                    record.subject(),
                    matched.fields());
        } else if (before.isEmpty()) {
            context.undecided(
                    this, record.subject(), "how long the version was locked before is not known");
        }
    }

    private void destroyed(PatternContext context, Retention retention, RecordView record)
            throws IOException {
        Instant time = record.time();
        Optional<Retention.Lock> lock = retention.before(record);
        boolean tooEarly = time != null && lock.isPresent() && time.isBefore(lock.get().until());
        if (bypasses(record) || tooEarly) {
            Matched matched =
                    Matched.of("requestParameters.versionId", record.requested("versionId"))
                            .with("requestParameters." + HEADER, record.requested(HEADER))
                            .with(
                                    "retained until",
                                    tooEarly
                                            ? lock.map(each -> each.until().toString()).orElse("")
                                            : "");
            context.found(
                    this,
                    "Locked version destroyed",
                    Level.HIGH,
                    record,
                    record.subject(),
                    matched.fields());
        }
    }

    /// Sensitive buckets without a lock.
    private static final class MissingLock {
        void run(PatternContext context, Pattern pattern, Retention retention) throws IOException {
            CaseRecords records = context.records();
            for (String bucket : context.settings().sensitive()) {
                if (retention.lockedBuckets().contains(bucket)) {
                    continue;
                }
                Optional<RecordView> witness = witness(records, bucket);
                if (witness.isPresent()) {
                    RecordView record = witness.get();
                    Matched matched =
                            Matched.of("eventName", record.text(EventField.ACTION))
                                    .with("errorCode", record.text(EventField.ERROR));
                    context.found(
                            pattern,
                            "Sensitive bucket without object lock",
                            Level.MEDIUM,
                            record,
                            "s3://" + bucket,
                            matched.fields());
                    if ("CreateBucket".equals(record.text(EventField.ACTION))) {
                        // That none was put on later is told by no record.
                        context.founded(Strength.INFERRED);
                    }
                } else if (records.count(CaseRecords.query("bucket:" + CaseRecords.quoted(bucket)))
                        > 0) {
                    context.undecided(
                            pattern,
                            "s3://" + bucket,
                            "no record and no setting tells whether it has an object lock");
                }
            }
        }

        /// The creation without a lock, or an answer that there is none.
        private static Optional<RecordView> witness(CaseRecords records, String bucket)
                throws IOException {
            String of = "bucket:" + CaseRecords.quoted(bucket) + " AND ";
            Optional<RecordView> denied =
                    records.first(
                            PatternContext.trail(
                                    of + "error:ObjectLockConfigurationNotFoundError"));
            if (denied.isPresent()) {
                return denied;
            }
            return records.first(
                    PatternContext.trail(
                            of
                                    + "action:CreateBucket AND NOT error:* AND NOT"
                                    + " requestParameters.x-amz-bucket-object-lock-enabled:true"));
        }
    }
}
