package org.exhibit.indexer.provenance.rule;

import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.event.SourceKind;
import org.exhibit.indexer.index.StoredEvent;
import org.exhibit.indexer.provenance.graph.Edge;
import org.exhibit.indexer.provenance.graph.EdgeKind;
import org.exhibit.indexer.provenance.graph.Evidence;
import org.exhibit.indexer.provenance.graph.NodeId;
import org.exhibit.indexer.provenance.graph.RuleId;
import org.exhibit.indexer.provenance.graph.Strength;
import org.exhibit.indexer.provenance.identity.Access;
import org.exhibit.indexer.provenance.identity.Ask;
import org.exhibit.indexer.provenance.identity.ObjectFacts;
import org.exhibit.indexer.provenance.identity.ObjectReader;
import org.exhibit.indexer.provenance.table.AccessKind;
import org.exhibit.indexer.provenance.table.CaseRecord;
import org.exhibit.indexer.provenance.table.Place;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/// What an object's versions were copied, rewritten, renamed or put together from. A call names
/// both ends; of an access log the two lines of one copy are joined.
final class CopyEdges {
    private static final Duration NEAR = Duration.ofSeconds(2);
    private static final RuleId LINES = RuleId.of("R5", 1);

    private final ObjectReader objects;

    CopyEdges(ObjectReader objects) {
        this.objects = objects;
    }

    /// Copies whose target the object is.
    void addInto(ObjectFacts facts, Found found) throws IOException {
        for (Access access : facts.accesses()) {
            if (!access.succeeded()) {
                continue;
            }
            CaseRecord call = access.call();
            switch (access.kind()) {
                case COPY, RENAME -> {
                    if (call == null) {
                        ofLines(access, facts, found);
                    } else {
                        ofCall(access, call, facts.versions().of(access), facts, found);
                    }
                }
                case COMPLETE -> parts(access, facts, found);
                case READ,
                        READ_PARTLY,
                        COPY_READ,
                        WRITE,
                        UPLOAD,
                        PART,
                        PART_COPY,
                        ABORT,
                        DELETE,
                        DELETE_MANY,
                        DELETE_ONE_OF_MANY,
                        EXPIRE,
                        LIST,
                        INSPECT,
                        SETTING,
                        KEY_READ,
                        KEY_WRITE,
                        NETWORK,
                        INVOKE -> {}
            }
        }
    }

    /// Objects that this one was copied to.
    Set<List<String>> targets(ObjectFacts facts) throws IOException {
        Set<List<String>> found =
                new TreeSet<>(
                        java.util.Comparator.comparing((List<String> each) -> each.toString()));
        for (CaseRecord copy : facts.copiedOut()) {
            add(copy.stored(), found);
        }
        for (Access access : facts.accesses()) {
            if (access.kind() == AccessKind.COPY_READ && access.succeeded()) {
                for (StoredEvent line :
                        partners(access, objects.table().table().actions(AccessKind.COPY))) {
                    add(line, found);
                }
            }
        }
        return found;
    }

    private static void add(StoredEvent event, Set<List<String>> into) {
        String bucket = event.event().text(EventField.BUCKET);
        String key = event.event().text(EventField.KEY);
        if (bucket != null && key != null) {
            into.add(List.of(bucket, key));
        }
    }

    private void ofCall(Access access, CaseRecord call, NodeId made, ObjectFacts facts, Found found)
            throws IOException {
        Place.ObjectAt source = objects.table().source(call);
        if (source == null) {
            return;
        }
        ObjectFacts from = objects.facts(source.bucket(), source.key());
        boolean same = from.keyNode().equals(facts.keyNode());
        NodeId origin = before(access, source, from, same);
        if (origin.equals(made)) {
            return;
        }
        List<Evidence> evidence = new ArrayList<>();
        evidence.addAll(
                access.evidence(
                        "requestParameters.x-amz-copy-source",
                        "requestParameters.bucketName",
                        "requestParameters.key"));
        evidence.addAll(objects.names().evidence(source.bucket()));
        Strength strength = access.strength();
        List<RuleId> rules = new ArrayList<>(access.rules());
        Access line = same ? null : sourceLine(access, from);
        if (line != null) {
            evidence.addAll(line.evidence("key", "operation"));
            if (strength != Strength.CORROBORATED && access.counter().isEmpty()) {
                strength = Strength.CORROBORATED;
                rules = List.of(LINES);
            }
        }
        add(access, origin, made, kind(access.kind(), same), strength, rules, evidence, found);
    }

    private static EdgeKind kind(AccessKind access, boolean same) {
        if (access == AccessKind.RENAME) {
            return EdgeKind.MOVED_FROM;
        }
        return same ? EdgeKind.REWRITTEN : EdgeKind.COPIED_FROM;
    }

    /// A copy onto itself takes what was there before it.
    private static NodeId before(
            Access access, Place.ObjectAt source, ObjectFacts from, boolean same) {
        Instant time = access.time();
        return same && time != null && source.version() == null
                ? from.versions().at(null, time.minus(NEAR).minusMillis(1))
                : from.versions().at(source.version(), time);
    }

    private static @Nullable Access sourceLine(Access access, ObjectFacts from) {
        for (Access line : from.accesses()) {
            boolean near =
                    line.kind() == AccessKind.COPY_READ
                            && line.succeeded()
                            && isNear(line.time(), access.time())
                            && line.actor().mayBe(access.actor());
            if (near) {
                return line;
            }
        }
        return null;
    }

    private static boolean isNear(@Nullable Instant one, @Nullable Instant other) {
        return one != null
                && other != null
                && Duration.between(one, other).abs().compareTo(NEAR) <= 0;
    }

    private void parts(Access access, ObjectFacts facts, Found found) throws IOException {
        String upload = access.call() == null ? null : access.call().fields().first("rp.uploadId");
        if (upload == null) {
            return;
        }
        for (Access part : facts.accesses()) {
            CaseRecord call = part.call();
            boolean own =
                    part.kind() == AccessKind.PART_COPY
                            && part.succeeded()
                            && call != null
                            && upload.equals(call.fields().first("rp.uploadId"));
            Place.ObjectAt source = own && call != null ? objects.table().source(call) : null;
            if (source == null) {
                continue;
            }
            NodeId origin =
                    objects.facts(source.bucket(), source.key())
                            .versions()
                            .at(source.version(), part.time());
            NodeId made = facts.versions().of(access);
            List<Evidence> evidence = new ArrayList<>();
            evidence.addAll(
                    part.evidence(
                            "requestParameters.uploadId",
                            "requestParameters.x-amz-copy-source",
                            "requestParameters.x-amz-copy-source-range"));
            evidence.addAll(access.evidence("requestParameters.uploadId"));
            evidence.addAll(objects.names().evidence(source.bucket()));
            if (!origin.equals(made)) {
                add(
                        part,
                        origin,
                        made,
                        EdgeKind.COPIED_FROM,
                        Strength.RECORDED,
                        List.of(new RuleId("R1", 1, 3)),
                        evidence,
                        found);
            }
        }
    }

    /// Two lines of the access log for one copy: by request id, else by time and requester.
    private void ofLines(Access access, ObjectFacts facts, Found found) throws IOException {
        List<StoredEvent> sources =
                partners(access, objects.table().table().actions(AccessKind.COPY_READ));
        boolean sameRequest =
                sources.stream().allMatch(line -> hasRequest(access, line)) && !sources.isEmpty();
        for (StoredEvent line : sources) {
            String bucket = line.event().text(EventField.BUCKET);
            String key = line.event().text(EventField.KEY);
            if (bucket == null || key == null) {
                continue;
            }
            NodeId origin =
                    objects.facts(bucket, key)
                            .versions()
                            .at(line.event().text(EventField.VERSION), line.event().time());
            NodeId made = facts.versions().of(access);
            if (origin.equals(made)) {
                continue;
            }
            List<Evidence> evidence = new ArrayList<>(access.evidence("key", "requestId"));
            evidence.add(Evidence.of(line, "key", "requestId"));
            Strength strength =
                    sources.size() > 1
                            ? Strength.POSSIBLE
                            : sameRequest ? Strength.RECORDED : Strength.INFERRED;
            add(
                    access,
                    origin,
                    made,
                    EdgeKind.COPIED_FROM,
                    strength,
                    List.of(new RuleId("R1", 1, 71)),
                    evidence,
                    found);
        }
    }

    private List<StoredEvent> partners(Access access, Set<String> actions) throws IOException {
        Instant time = access.time();
        if (time == null) {
            return List.of();
        }
        List<StoredEvent> near =
                objects
                        .records()
                        .find(
                                Ask.all(
                                        Ask.source(SourceKind.S3_ACCESS),
                                        Ask.actions(actions),
                                        Ask.equal(EventField.ACTOR_NAME, requester(access))),
                                Ask.around(time, time, NEAR),
                                100)
                        .events()
                        .stream()
                        .filter(line -> CaseRecord.succeeded(line.event()))
                        .toList();
        List<StoredEvent> same = near.stream().filter(line -> hasRequest(access, line)).toList();
        return same.isEmpty() ? near : same;
    }

    private static String requester(Access access) {
        String name = access.records().getLast().event().text(EventField.ACTOR_NAME);
        return name == null ? "" : name;
    }

    private static boolean hasRequest(Access access, StoredEvent line) {
        String request = line.event().text(EventField.REQUEST_ID);
        return request != null
                && access.records().stream()
                        .anyMatch(record ->
                                Objects.equals(
                                        request, record.event().text(EventField.REQUEST_ID)));
    }

    private static void add(
            Access access,
            NodeId from,
            NodeId to,
            EdgeKind kind,
            Strength strength,
            List<RuleId> rules,
            List<Evidence> evidence,
            Found found) {
        found.add(
                new Edge(
                        from,
                        to,
                        kind,
                        strength,
                        rules,
                        access.time(),
                        access.time(),
                        evidence,
                        access.against(),
                        access.bytes(),
                        access.actor().node().id().toString(),
                        ""));
    }
}
