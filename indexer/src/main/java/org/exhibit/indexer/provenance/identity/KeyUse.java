package org.exhibit.indexer.provenance.identity;

import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.event.LogEvent;
import org.exhibit.indexer.index.StoredEvent;
import org.exhibit.indexer.provenance.graph.RuleId;
import org.exhibit.indexer.provenance.graph.Strength;
import org.exhibit.indexer.provenance.table.AccessKind;
import org.exhibit.indexer.provenance.table.CaseRecord;
import org.exhibit.indexer.provenance.table.EventTable;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Rule R4: a key used with an object's ARN in its encryption context supports a request on that
/// object by the same caller within two seconds. Used alone, where data events were off, it lets
/// the request be inferred.
final class KeyUse {
    static final RuleId RULE = RuleId.of("R4", 1);
    static final Duration NEAR = Duration.ofSeconds(2);

    private final EventTable table;
    private final String bucket;
    private final String key;

    KeyUse(EventTable table, String bucket, String key) {
        this.table = table;
        this.bucket = bucket;
        this.key = key;
    }

    /// @param uses of keys, by time then id
    /// @return the accesses, supported, and those that only a key tells of
    List<Access> join(List<Access> accesses, List<StoredEvent> uses) {
        List<Access> out = new ArrayList<>(accesses);
        boolean[] taken = new boolean[out.size()];
        for (StoredEvent use : uses) {
            AccessKind kind = table.access(use.event()).orElse(null);
            Instant time = use.event().time();
            if (kind == null || time == null || !CaseRecord.succeeded(use.event())) {
                continue;
            }
            Actor actor = Actor.of(use.event());
            int best = -1;
            long nearest = NEAR.toMillis() + 1;
            boolean explained = false;
            for (int i = 0; i < out.size(); i++) {
                Access access = out.get(i);
                long apart = apart(access, time);
                if (access.keyOnly() || apart > NEAR.toMillis() || !access.actor().mayBe(actor)) {
                    continue;
                }
                explained = true;
                boolean fits = access.succeeded() && fits(access.kind(), kind);
                if (fits && !taken[i] && apart < nearest) {
                    best = i;
                    nearest = apart;
                }
            }
            if (best >= 0) {
                taken[best] = true;
                out.set(best, out.get(best).supported(use, RULE));
            } else if (!explained && (isForS3(use.event()) || actor.service())) {
                out.add(alone(use, kind, actor));
                taken = java.util.Arrays.copyOf(taken, out.size());
            }
        }
        out.sort(Access.ORDER);
        return out;
    }

    private static long apart(Access access, Instant time) {
        Instant own = access.time();
        return own == null ? Long.MAX_VALUE : Math.abs(Duration.between(own, time).toMillis());
    }

    private static boolean fits(AccessKind access, AccessKind use) {
        return use == AccessKind.KEY_READ
                ? access.reads() || access == AccessKind.COPY_READ
                : access.writes() || access == AccessKind.PART || access == AccessKind.PART_COPY;
    }

    /// Anyone may call KMS with any context; S3 calls it because of a request, and services that
    /// write objects themselves (CloudTrail its log files) because they are about to.
    private static boolean isForS3(LogEvent event) {
        return names(event.text(EventField.IP)) || names(event.text(EventField.USER_AGENT));
    }

    private static boolean names(@Nullable String text) {
        return text != null
                && (text.equals("fas.s3.amazonaws.com")
                        || text.equals("s3.amazonaws.com")
                        || text.equals("AWS Internal"));
    }

    private Access alone(StoredEvent use, AccessKind kind, Actor actor) {
        return new Access(
                kind == AccessKind.KEY_READ ? AccessKind.READ : AccessKind.WRITE,
                table.accessRow(use.event()),
                bucket,
                key,
                null,
                use.event().time(),
                actor,
                "",
                null,
                null,
                true,
                false,
                List.of(use),
                null,
                null,
                true,
                Strength.INFERRED,
                List.of(RULE),
                List.of(),
                List.of());
    }
}
