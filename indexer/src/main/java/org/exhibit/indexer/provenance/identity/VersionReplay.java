package org.exhibit.indexer.provenance.identity;

import org.exhibit.indexer.coverage.Proof;
import org.exhibit.indexer.provenance.graph.NodeId;
import org.exhibit.indexer.provenance.graph.NodeKind;
import org.exhibit.indexer.provenance.table.AccessKind;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Plays the changes of one object in order, so that each request finds the version it met. S3's
/// ids are used where records give them; `epoch:n` counts the contents of an object in a bucket
/// without versions.
public final class VersionReplay {
    /// How far the clock of a reading record may run before that of the writing one.
    private static final Duration SLACK = Duration.ofSeconds(2);

    private final String bucket;
    private final String key;
    private final BucketVersioning versioning;
    private final Map<String, Life> lives = new LinkedHashMap<>();
    private final List<Life> stack = new ArrayList<>();
    private final Map<Access, NodeId> met = new IdentityHashMap<>();
    private final List<Access> unclear = new ArrayList<>();
    private final Map<Access, Proof> settled = new IdentityHashMap<>();
    private int epochs;
    private int markers;

    private static final class Life {
        private final NodeId id;
        private final String version;
        private final @Nullable Access birth;
        private @Nullable Access death;
        private final List<Access> hidden = new ArrayList<>();
        private final List<Access> shown = new ArrayList<>();

        Life(NodeId id, String version, @Nullable Access birth) {
            this.id = id;
            this.version = version;
            this.birth = birth;
        }
    }

    VersionReplay(String bucket, String key, BucketVersioning versioning, List<Access> accesses) {
        this.bucket = bucket;
        this.key = key;
        this.versioning = versioning;
        for (Access access : accesses) {
            if (!access.succeeded()) {
                continue;
            }
            if (access.kind().writes() && !access.keyOnly()) {
                write(access);
            } else if (access.kind().deletes()) {
                delete(access);
            } else {
                met.put(access, version(access.asked(), access.time()));
            }
        }
    }

    private void write(Access access) {
        String id = given(access);
        if (id == null) {
            boolean suspended = versioning.at(access.time()) == BucketVersioning.State.SUSPENDED;
            settle(access, suspended);
            id = suspended ? "null" : "epoch:" + ++epochs;
        }
        Life before = current();
        boolean replaces =
                before != null
                        && (before.version.equals(id) || (isEpoch(before.version) && isEpoch(id)));
        if (replaces) {
            stack.remove(before);
        }
        // An id that comes twice is a conflict of records; the first birth stays.
        Life life = lives.get(id);
        if (life == null || id.equals("null")) {
            life = new Life(NodeId.version(bucket, key, id), id, access);
            lives.put(id, life);
        }
        stack.add(life);
        met.put(access, life.id);
    }

    /// Keeps what told the bucket's state, where it made a difference.
    private void settle(Access access, boolean different) {
        Proof proof = versioning.proof(access.time());
        if (different && proof != null) {
            settled.put(access, proof);
        }
    }

    private static @Nullable String given(Access access) {
        if (access.call() != null) {
            String id = access.call().fields().first("re.x-amz-version-id", "re.versionId");
            if (id != null) {
                return id;
            }
        }
        return access.asked();
    }

    private static boolean isEpoch(String version) {
        return version.startsWith("epoch:");
    }

    private @Nullable Life current() {
        return stack.isEmpty() ? null : stack.getLast();
    }

    private void delete(Access access) {
        String asked = access.asked();
        if (asked != null) {
            Life life =
                    lives.computeIfAbsent(
                            asked, id -> new Life(NodeId.version(bucket, key, id), id, null));
            destroy(life, access);
            return;
        }
        Life current = current();
        if (keepsVersions(access, current)) {
            hide(access, current);
        } else if (current != null && isEpoch(current.version)) {
            destroy(current, access);
        } else if (versioning.at(access.time()) == BucketVersioning.State.NEVER) {
            // The bucket kept no versions: what was there, unseen, is gone.
            Life unseen = new Life(NodeId.version(bucket, key, "epoch:" + ++epochs), "", null);
            lives.put("epoch:" + epochs, unseen);
            settle(access, true);
            destroy(unseen, access);
        } else {
            unclear.add(access);
        }
    }

    private void destroy(Life life, Access access) {
        life.death = access;
        met.put(access, life.id);
        boolean top = life == current();
        stack.remove(life);
        if (top && life.id.kind() == NodeKind.MARKER && current() != null) {
            current().shown.add(access);
        }
    }

    private boolean keepsVersions(Access access, @Nullable Life current) {
        if (access.call() != null) {
            boolean marked =
                    "true".equals(access.call().fields().first("re.x-amz-delete-marker"))
                            || access.call().fields().first("re.x-amz-version-id") != null;
            if (marked) {
                return true;
            }
        }
        if (access.kind() == AccessKind.EXPIRE && isMarking(access)) {
            return true;
        }
        boolean unlessKnown = current != null && !isEpoch(current.version);
        boolean keeps =
                switch (versioning.at(access.time())) {
                    case ENABLED, SUSPENDED -> true;
                    case NEVER -> false;
                    case UNKNOWN -> unlessKnown;
                };
        settle(access, keeps != unlessKnown);
        return keeps;
    }

    private static boolean isMarking(Access access) {
        return access.records().stream()
                .anyMatch(record ->
                        "S3.CREATE.DELETEMARKER"
                                .equals(
                                        record.event()
                                                .text(
                                                        org.exhibit.indexer.event.EventField
                                                                .ACTION)));
    }

    private void hide(Access access, @Nullable Life current) {
        String id = given(access);
        if (id == null) {
            id = "marker:" + ++markers;
        }
        Life marker = new Life(NodeId.marker(bucket, key, id), id, access);
        lives.put(id, marker);
        if (current != null && current.id.kind() == NodeKind.VERSION) {
            current.hidden.add(access);
            met.put(access, current.id);
        } else {
            met.put(access, NodeId.key(bucket, key));
        }
        stack.add(marker);
    }

    /// The version a request met: the one it asked for, else the one that was current; the key
    /// itself where no record tells of a version.
    private NodeId version(@Nullable String asked, @Nullable Instant time) {
        if (asked != null && !asked.isEmpty()) {
            Life life = lives.get(asked);
            return life == null ? NodeId.version(bucket, key, asked) : life.id;
        }
        Life current = current();
        return current == null || current.id.kind() == NodeKind.MARKER || time == null
                ? NodeId.key(bucket, key)
                : current.id;
    }

    /// What an access made, read or destroyed.
    public NodeId of(Access access) {
        return met.getOrDefault(access, NodeId.key(bucket, key));
    }

    /// What says whether the bucket kept versions, where what an access did hangs on it; else null.
    public @Nullable Proof settledBy(Access access) {
        return settled.get(access);
    }

    /// What a request without a version would have met at an instant, by the writes before it.
    public NodeId at(@Nullable String asked, @Nullable Instant time) {
        if (asked != null && !asked.isEmpty()) {
            return version(asked, time);
        }
        Access latest = null;
        NodeId found = NodeId.key(bucket, key);
        for (Map.Entry<Access, NodeId> each : met.entrySet()) {
            Instant written = each.getKey().time();
            boolean before =
                    each.getKey().kind().writes()
                            && written != null
                            && time != null
                            && !written.isAfter(time.plus(SLACK));
            if (before && (latest == null || Access.ORDER.compare(each.getKey(), latest) > 0)) {
                latest = each.getKey();
                found = each.getValue();
            }
        }
        return found;
    }

    /// The last write whose version an access met, or null.
    public @Nullable Access writeOf(NodeId version) {
        for (Life life : lives.values()) {
            if (life.id.equals(version)) {
                return life.birth;
            }
        }
        return null;
    }

    /// In the order in which records tell of them.
    public List<VersionLife> lives() {
        return lives.values().stream()
                .map(life ->
                        new VersionLife(
                                life.id,
                                life.version,
                                life.birth,
                                life.death,
                                life.hidden,
                                life.shown))
                .toList();
    }

    /// Deletions of which no record tells whether they destroyed or hid.
    public List<Access> unclear() {
        return List.copyOf(unclear);
    }
}
