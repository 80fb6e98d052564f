package org.exhibit.indexer.provenance.biography;

import org.exhibit.indexer.coverage.Act;
import org.exhibit.indexer.coverage.Watched;
import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.index.StoredEvent;
import org.exhibit.indexer.provenance.KeyForm;
import org.exhibit.indexer.provenance.KeyMatch;
import org.exhibit.indexer.provenance.Outcome;
import org.exhibit.indexer.provenance.Selector;
import org.exhibit.indexer.provenance.graph.Evidence;
import org.exhibit.indexer.provenance.graph.NodeId;
import org.exhibit.indexer.provenance.graph.NodeKind;
import org.exhibit.indexer.provenance.identity.Access;
import org.exhibit.indexer.provenance.identity.ObjectFacts;
import org.exhibit.indexer.provenance.identity.VersionLife;
import org.exhibit.indexer.provenance.rule.Outside;
import org.exhibit.indexer.provenance.table.AccessKind;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/// The requests on one object as lines of its life, each with the version it met.
final class AccessLines {
    private static final String SIGNED = "+R9/1";

    private final ObjectFacts facts;
    private final KeyMatch match;
    private final Watch watch;
    private final Watched object;

    AccessLines(ObjectFacts facts, Watch watch) {
        this.facts = facts;
        this.match = KeyMatch.of(new Selector.OneObject(facts.bucket(), facts.key()));
        this.watch = watch;
        this.object = new Watched.Objects(facts.bucket(), facts.key());
    }

    /// One request as a line.
    LifeLine line(Access access) {
        String edge = edge(access);
        List<String> notes = new ArrayList<>();
        noteRecords(access, notes);
        if (access.presigned()) {
            notes.add("signed in its URL: who held it is not known");
        }
        if (!access.actor().accessKey().isEmpty()) {
            notes.add("access key " + access.actor().accessKey());
        }
        if (access.keyOnly()) {
            notes.add("only the use of the encryption key tells of it");
        }
        if (facts.versions().unclear().contains(access)) {
            notes.add("whether it destroyed or hid the content is not known");
        }
        noteNames(access, notes);
        if (!access.counter().isEmpty()) {
            notes.add(
                    "records disagree: "
                            + access.counter().stream()
                                    .map(record -> record.citation().toString())
                                    .collect(Collectors.joining(", ")));
        }
        return new LifeLine(
                access.time(),
                null,
                edge,
                access.strength(),
                "s3://" + facts.bucket() + '/' + facts.key(),
                version(access),
                actor(access),
                access.ip(),
                access.succeeded() && moves(access.kind()) ? access.bytes() : null,
                outcome(access),
                rule(access),
                watch.status(object, act(access), access.time()),
                cited(access),
                notes);
    }

    private static List<LifeLine.Cited> cited(Access access) {
        List<StoredEvent> records = new ArrayList<>(access.records());
        for (Evidence piece : access.named()) {
            if (piece instanceof Evidence.OfRecord(StoredEvent event, List<String> fields)) {
                records.add(event);
            }
        }
        return LifeLine.cited(records);
    }

    /// Through an access point a bucket is asked by another name.
    private void noteNames(Access access, List<String> notes) {
        for (StoredEvent record : access.records()) {
            String name = record.event().text(EventField.BUCKET);
            if (name != null && !name.equals(facts.bucket())) {
                notes.add(
                        "asked through the access point "
                                + name
                                + (access.named().isEmpty()
                                        ? ""
                                        : ", which another record ties to the bucket"));
            }
        }
    }

    /// Whether content moved; deletions and questions only name a size.
    private static boolean moves(AccessKind kind) {
        return kind.reads() || kind.writes() || kind == AccessKind.PART;
    }

    private static String rule(Access access) {
        String rules =
                String.join(
                        "+",
                        access.rules().stream().map(Object::toString).distinct().sorted().toList());
        return access.presigned() ? rules + SIGNED : rules;
    }

    static String actor(Access access) {
        if (access.actor().anonymous()) {
            return "anonymous";
        }
        return access.actor().arn().isEmpty()
                ? access.actor().node().label()
                : access.actor().arn();
    }

    private static String outcome(Access access) {
        Set<Outcome> seen = new LinkedHashSet<>();
        access.records().forEach(record -> seen.add(Outcome.of(record.event())));
        seen.remove(Outcome.SUCCESS);
        return access.succeeded() || seen.isEmpty()
                ? access.succeeded() ? Outcome.SUCCESS.word() : Outcome.ERROR.word()
                : seen.iterator().next().word();
    }

    private void noteRecords(Access access, List<String> notes) {
        Set<String> actions = new LinkedHashSet<>();
        Set<String> times = new LinkedHashSet<>();
        Set<Instant> instants = new LinkedHashSet<>();
        for (StoredEvent record : access.records()) {
            actions.add(String.valueOf(record.event().text(EventField.ACTION)));
            Instant time = record.event().time();
            if (time != null) {
                instants.add(time);
                times.add(record.event().source().label() + ' ' + time);
            }
        }
        notes.add(String.join(" + ", actions));
        for (StoredEvent record : access.records()) {
            KeyForm form = match.form(record);
            if (form != null && match.formMatters(form)) {
                notes.add(form.sentence());
            }
        }
        if (instants.size() > 1) {
            notes.add("times: " + String.join(", ", times));
        }
    }

    private String edge(Access access) {
        if (!access.succeeded()) {
            return LifeLine.ATTEMPTED;
        }
        return switch (access.kind()) {
            case READ, READ_PARTLY ->
                    isEmpty(access) ? "inspected" : Outside.is(access) ? "downloaded" : "read-by";
            case COPY_READ -> "copied-from";
            case WRITE, COMPLETE -> "created";
            case COPY -> "copied-from";
            case RENAME -> "moved-from";
            case UPLOAD, ABORT -> "part-of";
            case PART, PART_COPY -> "part-of";
            case DELETE, DELETE_ONE_OF_MANY, EXPIRE, DELETE_MANY -> deletion(access);
            case LIST -> "enumerated";
            case INSPECT -> "inspected";
            case SETTING -> "config-changed";
            case KEY_READ, KEY_WRITE -> "key-used";
            case NETWORK, INVOKE -> "called";
        };
    }

    private static boolean isEmpty(Access access) {
        return Objects.equals(access.bytes(), 0L);
    }

    private String deletion(Access access) {
        for (VersionLife life : facts.versions().lives()) {
            if (life.shown().contains(access)) {
                return "undeleted";
            }
            boolean marked = life.id().kind() == NodeKind.MARKER && access.equals(life.birth());
            if (life.hidden().contains(access) || marked) {
                return "hidden";
            }
        }
        return "deleted";
    }

    private String version(Access access) {
        return version(facts, access);
    }

    /// The version a request met, as replay names it.
    static String version(ObjectFacts facts, Access access) {
        NodeId met =
                access.succeeded()
                        ? facts.versions().of(access)
                        : facts.versions().at(access.asked(), access.time());
        if (met.kind() == NodeKind.VERSION || met.kind() == NodeKind.MARKER) {
            return met.name().substring(met.name().lastIndexOf('@') + 1);
        }
        boolean content = access.kind().reads() || access.kind().deletes();
        return content ? NodeId.UNKNOWN_VERSION : "";
    }

    private static Act act(Access access) {
        AccessKind kind = access.kind();
        if (kind == AccessKind.LIST) {
            return Act.LIST;
        }
        if (kind.deletes() || kind == AccessKind.DELETE_MANY) {
            return Act.DELETE;
        }
        boolean changes =
                kind.writes()
                        || kind == AccessKind.PART
                        || kind == AccessKind.PART_COPY
                        || kind == AccessKind.UPLOAD
                        || kind == AccessKind.ABORT
                        || kind == AccessKind.SETTING;
        return changes ? Act.WRITE : Act.READ;
    }
}
