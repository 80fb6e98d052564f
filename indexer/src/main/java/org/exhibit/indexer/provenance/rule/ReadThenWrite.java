package org.exhibit.indexer.provenance.rule;

import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.event.SourceKind;
import org.exhibit.indexer.index.Query;
import org.exhibit.indexer.index.StoredEvent;
import org.exhibit.indexer.provenance.graph.Edge;
import org.exhibit.indexer.provenance.graph.EdgeKind;
import org.exhibit.indexer.provenance.graph.Evidence;
import org.exhibit.indexer.provenance.graph.Node;
import org.exhibit.indexer.provenance.graph.NodeId;
import org.exhibit.indexer.provenance.graph.NodeKind;
import org.exhibit.indexer.provenance.graph.RuleId;
import org.exhibit.indexer.provenance.graph.Strength;
import org.exhibit.indexer.provenance.identity.Access;
import org.exhibit.indexer.provenance.identity.Ask;
import org.exhibit.indexer.provenance.identity.CaseRecords;
import org.exhibit.indexer.provenance.identity.ObjectFacts;
import org.exhibit.indexer.provenance.identity.ObjectReader;
import org.exhibit.indexer.provenance.table.AccessKind;
import org.exhibit.indexer.provenance.table.CaseRecord;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Rule R3: what one access key read shortly before it wrote may have flowed into what it wrote.
/// One thing read is inferred; several are each possible, unless the size of exactly one fits.
final class ReadThenWrite {
    static final RuleId RULE = RuleId.of("R3", 1);
    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final Duration SLACK = Duration.ofSeconds(2);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int SWEEP = 1_000;
    private static final int MANY = 8;
    private static final int MOST_WRITES = 50;
    private static final int MOST_READS = 5_000;

    /// What steers a program is read by it without flowing into its results.
    private static final Set<String> STEERING =
            Set.of("LOGS", "MANIFEST", "CODE", "CONFIG", "MODEL");

    private final ObjectReader objects;
    private final CaseRecords records;
    private final Declared declared;
    private final Invocations invocations;
    private final Map<List<Object>, Boolean> sweepers = new HashMap<>();

    ReadThenWrite(ObjectReader objects, Declared declared, Invocations invocations) {
        this.objects = objects;
        this.records = objects.records();
        this.declared = declared;
        this.invocations = invocations;
    }

    /// A version read before the write, with the reads.
    private static final class Candidate {
        private final List<StoredEvent> reads = new ArrayList<>();
        private long bytes;
    }

    /// Edges into the versions of an object.
    void addInto(ObjectFacts facts, Found found) throws IOException {
        for (Access write : facts.accesses()) {
            if (isWrite(write)) {
                addInto(write, facts, found);
            }
        }
    }

    private static boolean isWrite(Access access) {
        return access.succeeded()
                && !access.keyOnly()
                && (access.kind() == AccessKind.WRITE || access.kind() == AccessKind.COMPLETE)
                && access.call() != null
                && !access.actor().accessKey().isEmpty()
                && access.time() != null;
    }

    private void addInto(Access write, ObjectFacts facts, Found found) throws IOException {
        Instant time = Objects.requireNonNull(write.time());
        String key = write.actor().accessKey();
        if (isSweeper(key, time)) {
            return;
        }
        NodeId made = facts.versions().of(write);
        Invocations.Start start = invocations.before(write, WINDOW);
        TreeMap<NodeId, Candidate> all = candidates(key, time.minus(WINDOW), time, made);
        TreeMap<NodeId, Candidate> own =
                start == null ? all : candidates(key, start.time(), time, made);
        // An invocation is cited only where its start keeps something out.
        boolean bounded = start != null && !own.keySet().equals(all.keySet());
        if (own.size() > MANY) {
            batch(write, made, own, found);
            return;
        }
        NodeId fitting = fitting(write, own);
        for (Map.Entry<NodeId, Candidate> each : own.entrySet()) {
            boolean one = own.size() == 1 || each.getKey().equals(fitting);
            List<Evidence> evidence = new ArrayList<>();
            each.getValue().reads.forEach(read -> evidence.add(read(read)));
            evidence.addAll(written(write));
            if (bounded && start != null) {
                evidence.addAll(start.evidence());
            }
            found.add(edge(each.getKey(), made, one, write, evidence));
        }
    }

    private static Edge edge(
            NodeId from, NodeId made, boolean one, Access write, List<Evidence> evidence) {
        return new Edge(
                from,
                made,
                EdgeKind.DERIVED_FROM,
                one ? Strength.INFERRED : Strength.POSSIBLE,
                List.of(RULE),
                write.time(),
                write.time(),
                evidence,
                List.of(),
                null,
                write.actor().node().id().toString(),
                "");
    }

    private static Evidence read(StoredEvent read) {
        return Evidence.of(
                read,
                "userIdentity.accessKeyId",
                "requestParameters.key",
                "additionalEventData.bytesTransferredOut");
    }

    private static List<Evidence> written(Access write) {
        // One log is what the rule needs; the other's line adds nothing to it.
        return List.of(
                Evidence.of(
                        write.records().getFirst(),
                        "userIdentity.accessKeyId",
                        "requestParameters.key",
                        "additionalEventData.bytesTransferredIn"));
    }

    private TreeMap<NodeId, Candidate> candidates(
            String accessKey, Instant from, Instant to, NodeId made) throws IOException {
        Query query =
                Ask.all(
                        Ask.source(SourceKind.CLOUDTRAIL),
                        Ask.equal(EventField.ACTOR_ACCESS_KEY, accessKey),
                        Ask.actions(objects.table().table().actions(AccessKind.READ)));
        TreeMap<NodeId, Candidate> found = new TreeMap<>();
        List<StoredEvent> reads =
                records.find(query, Ask.around(from, to, SLACK), MOST_READS).events();
        for (StoredEvent read : reads) {
            String bucket = read.event().text(EventField.BUCKET);
            String key = read.event().text(EventField.KEY);
            Instant time = read.event().time();
            long bytes = read.event().number(EventField.BYTES_OUT).orElse(0);
            boolean eligible =
                    bucket != null
                            && key != null
                            && time != null
                            && bytes > 0
                            && !time.isBefore(from)
                            && CaseRecord.succeeded(read.event())
                            && !declared.isCalled(bucket, key, STEERING);
            if (!eligible || bucket == null || key == null) {
                continue;
            }
            NodeId version = met(bucket, key, read);
            if (!version.equals(made)) {
                Candidate candidate = found.computeIfAbsent(version, id -> new Candidate());
                candidate.reads.add(read);
                candidate.bytes = Math.max(candidate.bytes, bytes);
            }
        }
        return found;
    }

    private NodeId met(String bucket, String key, StoredEvent read) throws IOException {
        ObjectFacts facts = objects.facts(bucket, key);
        for (Access access : facts.of(read)) {
            return facts.certain(access);
        }
        return facts.versions().at(read.event().text(EventField.VERSION), read.event().time());
    }

    /// The only candidate whose size is the write's within a twentieth, or null.
    private static @Nullable NodeId fitting(Access write, Map<NodeId, Candidate> candidates) {
        Long written = write.bytes();
        if (written == null || written <= 0) {
            return null;
        }
        NodeId fitting = null;
        for (Map.Entry<NodeId, Candidate> each : candidates.entrySet()) {
            long read = each.getValue().bytes;
            boolean fits = written * 100 >= read * 95 && written * 100 <= read * 105;
            if (fits && fitting != null) {
                return null;
            }
            fitting = fits ? each.getKey() : fitting;
        }
        return fitting;
    }

    /// More than eight: one node stands for all that was read.
    private static void batch(
            Access write, NodeId made, TreeMap<NodeId, Candidate> candidates, Found found) {
        List<StoredEvent> reads = new ArrayList<>();
        candidates.values().forEach(candidate -> reads.addAll(candidate.reads));
        reads.sort(
                java.util.Comparator.comparing(
                                (StoredEvent read) -> Objects.requireNonNull(read.event().time()))
                        .thenComparing(StoredEvent::id));
        StoredEvent first = reads.getFirst();
        StoredEvent last = reads.getLast();
        NodeId batch =
                new NodeId(
                        NodeKind.BATCH,
                        write.actor().accessKey() + ':' + first.id() + ".." + last.id());
        found.add(
                Node.of(
                        batch,
                        candidates.size() + " objects read by " + write.actor().node().label()));
        List<Evidence> evidence = new ArrayList<>(List.of(read(first), read(last)));
        evidence.addAll(written(write));
        found.add(edge(batch, made, false, write, evidence));
        found.cut(batch, candidates.size());
        candidates.forEach((member, candidate) ->
                found.add(
                        Edge.of(
                                member,
                                batch,
                                EdgeKind.PART_OF,
                                Strength.POSSIBLE,
                                RULE,
                                candidate.reads.stream().map(ReadThenWrite::read).toList())));
    }

    /// Backups, scanners and indexers read everything: what they write says nothing of a source.
    private boolean isSweeper(String accessKey, Instant time) throws IOException {
        Instant from = time.minus(HOUR);
        List<Object> place = List.of(accessKey, from.getEpochSecond() / 60);
        Boolean known = sweepers.get(place);
        if (known != null) {
            return known;
        }
        Query query =
                Ask.all(
                        Ask.equal(EventField.ACTOR_ACCESS_KEY, accessKey),
                        Ask.actions(objects.table().table().actions(AccessKind.READ)));
        boolean many =
                records.count(query, Ask.around(from, time, Duration.ZERO)) > SWEEP
                        && records.facet(query, Ask.around(from, time, Duration.ZERO), "object", 1)
                                        .distinct()
                                > SWEEP;
        sweepers.put(place, many);
        return many;
    }

    /// Objects written soon after this one was read by the same access key.
    Set<List<String>> targets(ObjectFacts facts, Found found) throws IOException {
        Set<List<String>> targets =
                new TreeSet<>(
                        java.util.Comparator.comparing((List<String> each) -> each.toString()));
        if (declared.isCalled(facts.bucket(), facts.key(), STEERING)) {
            return targets;
        }
        List<Query> windows = new ArrayList<>();
        for (Access read : facts.accesses()) {
            Instant time = read.time();
            boolean able =
                    read.kind().reads()
                            && read.succeeded()
                            && !read.actor().accessKey().isEmpty()
                            && time != null;
            if (able && time != null) {
                windows.add(writesAfter(read.actor().accessKey(), time));
            }
        }
        List<Query> distinct = windows.stream().distinct().limit(MOST_READS).toList();
        if (distinct.isEmpty()) {
            return targets;
        }
        CaseRecords.Found writes = writes(distinct);
        for (StoredEvent write : writes.events()) {
            String bucket = write.event().text(EventField.BUCKET);
            String key = write.event().text(EventField.KEY);
            if (bucket != null && key != null) {
                targets.add(List.of(bucket, key));
            }
            if (targets.size() >= MOST_WRITES) {
                found.cut(facts.keyNode(), writes.total());
                break;
            }
        }
        return targets;
    }

    private Query writesAfter(String accessKey, Instant time) {
        return Ask.all(
                Ask.equal(EventField.ACTOR_ACCESS_KEY, accessKey),
                new Query.Range(
                        new Query.Target.Named(EventField.TIME),
                        time.minus(SLACK).toString(),
                        true,
                        time.plus(WINDOW).toString(),
                        true));
    }

    private CaseRecords.Found writes(List<Query> windows) throws IOException {
        Set<String> actions = new TreeSet<>();
        actions.addAll(objects.table().table().actions(AccessKind.WRITE));
        actions.addAll(objects.table().table().actions(AccessKind.COMPLETE));
        return records.find(
                Ask.all(Ask.source(SourceKind.CLOUDTRAIL), Ask.actions(actions), Ask.any(windows)),
                org.exhibit.indexer.index.TimeRange.ALL,
                MOST_READS);
    }
}
