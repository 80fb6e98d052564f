package org.exhibit.indexer.provenance.biography;

import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.event.SourceKind;
import org.exhibit.indexer.format.ParsedRecord;
import org.exhibit.indexer.index.StoredEvent;
import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.indexer.provenance.Selector;
import org.exhibit.indexer.provenance.TimelineEntry;
import org.exhibit.indexer.provenance.graph.EdgeKind;
import org.exhibit.indexer.provenance.graph.NodeId;
import org.exhibit.indexer.provenance.identity.Access;
import org.exhibit.indexer.provenance.identity.ObjectFacts;
import org.exhibit.indexer.provenance.identity.ObjectReader;
import org.exhibit.indexer.provenance.table.AccessKind;
import org.exhibit.indexer.provenance.table.CaseRecord;
import org.exhibit.indexer.provenance.table.Place;
import org.exhibit.indexer.provenance.table.RecordFields;
import org.exhibit.indexer.provenance.table.TableReading;
import org.exhibit.indexer.provenance.taken.TakenRequest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Turns the entries of a timeline into lines: requests on objects with the versions they met, all
/// else as the event table reads it. No entry is lost and none stands twice.
final class Requests {
    /// Objects whose versions are replayed for one life; replay reads all of an object's records.
    static final int MOST_OBJECTS = 100;

    /// What a more particular edge of the same record says better.
    private static final Set<EdgeKind> GENERAL =
            EnumSet.of(EdgeKind.CREATED, EdgeKind.CONFIG_CHANGED);

    private final CaseReader reader;
    private final ObjectReader objects;
    private final Watch watch;
    private final CancelToken cancel;
    private final List<LifeLine> lines = new ArrayList<>();
    private final List<TakenRequest> taken = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    Requests(CaseReader reader, ObjectReader objects, Watch watch, CancelToken cancel) {
        this.reader = reader;
        this.objects = objects;
        this.watch = watch;
        this.cancel = cancel;
    }

    List<LifeLine> lines() {
        return lines;
    }

    List<TakenRequest> taken() {
        return taken;
    }

    List<String> notes() {
        return notes;
    }

    void take(Selector selector, List<TimelineEntry> entries) throws IOException {
        Set<Selector.OneObject> named = named(selector, entries);
        if (named.size() > MOST_OBJECTS) {
            notes.add(
                    named.size()
                            + " objects are concerned, more than the "
                            + MOST_OBJECTS
                            + " whose versions are replayed at once: versions stand only where"
                            + " records name them.");
            named = Set.of();
        }
        Set<String> ids = new HashSet<>();
        entries.forEach(entry -> ids.addAll(EntryLines.evidence(entry)));
        Set<String> told = new HashSet<>();
        List<Met> met = new ArrayList<>();
        for (Selector.OneObject object : named) {
            cancel.check();
            ObjectFacts facts = objects.facts(object.bucket(), object.key());
            noteLeftOut(facts);
            for (Access access : facts.accesses()) {
                if (access.records().stream().anyMatch(record -> ids.contains(record.id()))) {
                    met.add(new Met(facts, access));
                }
            }
            copies(facts, ids);
        }
        met.sort(Met.ORDER);
        for (Met each : met) {
            if (each.own().noneMatch(record -> told.contains(record.id()))) {
                each.access().records().forEach(record -> told.add(record.id()));
                lines.add(new AccessLines(each.facts(), watch).line(each.access()));
                new AccessRequests(each.facts()).request(each.access()).ifPresent(taken::add);
            }
        }
        others(entries, told);
    }

    private static Set<Selector.OneObject> named(Selector selector, List<TimelineEntry> entries) {
        if (selector instanceof Selector.OneObject one) {
            return Set.of(one);
        }
        Set<Selector.OneObject> out = new TreeSet<>(Comparator.comparing(Selector.OneObject::text));
        for (TimelineEntry entry : entries) {
            for (StoredEvent record : entry.records()) {
                String bucket = record.event().text(EventField.BUCKET);
                String key = record.event().text(EventField.KEY);
                if (bucket != null && key != null && !key.isEmpty()) {
                    out.add(new Selector.OneObject(bucket, key));
                    break;
                }
            }
        }
        return out;
    }

    /// A request with the object it may have been on. An access log writes keys in several forms,
    /// so that one line may fit several objects: the one that most records name goes first, then
    /// the one whose key is the record's own.
    private record Met(ObjectFacts facts, Access access) {
        private static final Comparator<Met> ORDER =
                Comparator.comparingInt((Met met) -> -met.access().records().size())
                        .thenComparing(met -> !met.isOwn())
                        .thenComparing(met -> met.facts().bucket())
                        .thenComparing(met -> met.facts().key())
                        .thenComparing(met -> met.access().records().getFirst().id());

        /// Records of this request alone. One call deletes many objects without naming any, and
        /// stands in the line of each.
        Stream<StoredEvent> own() {
            boolean shared = access.kind() == AccessKind.DELETE_ONE_OF_MANY;
            return access.records().stream()
                    .filter(record -> !shared || record.event().source() != SourceKind.CLOUDTRAIL);
        }

        boolean isOwn() {
            return access.records().stream()
                    .anyMatch(record -> facts.key().equals(record.event().text(EventField.KEY)));
        }
    }

    private void noteLeftOut(ObjectFacts facts) {
        if (facts.recordsLeftOut() > 0) {
            notes.add(
                    facts.recordsLeftOut()
                            + " records of s3://"
                            + facts.bucket()
                            + '/'
                            + facts.key()
                            + " are too many to be replayed; they stand without versions.");
        }
    }

    private void copies(ObjectFacts facts, Set<String> ids) {
        for (TakenRequest each : new AccessRequests(facts).copies()) {
            if (each.records().stream().anyMatch(record -> ids.contains(record.id()))) {
                taken.add(each);
            }
        }
    }

    private void others(List<TimelineEntry> entries, Set<String> told) throws IOException {
        List<TimelineEntry> left =
                entries.stream()
                        .filter(entry ->
                                entry.records().stream()
                                        .noneMatch(record -> told.contains(record.id())))
                        .toList();
        Map<String, Map<EdgeKind, String>> edges = edges(left);
        EntryLines lines = new EntryLines(watch, objects.table().table(), reader);
        Set<String> requested = new HashSet<>();
        taken.forEach(each -> each.records().forEach(record -> requested.add(record.id())));
        for (TimelineEntry entry : left) {
            Map<EdgeKind, String> kinds =
                    edges.getOrDefault(entry.records().getFirst().id(), Map.of());
            if (kinds.isEmpty()) {
                this.lines.add(lines.line(entry, null, ""));
            }
            for (Map.Entry<EdgeKind, String> kind : kinds.entrySet()) {
                this.lines.add(lines.line(entry, kind.getKey(), kind.getValue()));
            }
            boolean known =
                    entry.records().stream().anyMatch(each -> requested.contains(each.id()));
            if (!known) {
                EntryRequests.of(entry).ifPresent(taken::add);
            }
        }
    }

    /// What the event table says of records that the deed alone does not, and what about.
    private Map<String, Map<EdgeKind, String>> edges(List<TimelineEntry> entries)
            throws IOException {
        TableReading table = objects.table();
        Map<String, StoredEvent> asked = new LinkedHashMap<>();
        for (TimelineEntry entry : entries) {
            StoredEvent first = entry.records().getFirst();
            if (EntryLines.asksTable(entry) && table.table().tells(first.event())) {
                asked.put(first.id(), first);
            }
        }
        Map<String, Map<EdgeKind, String>> out = new HashMap<>();
        List<StoredEvent> events = List.copyOf(asked.values());
        for (int from = 0; from < events.size(); from += 500) {
            cancel.check();
            List<StoredEvent> batch = events.subList(from, Math.min(events.size(), from + 500));
            List<ParsedRecord> parsed = reader.reparse(batch);
            for (int i = 0; i < batch.size(); i++) {
                CaseRecord record =
                        new CaseRecord(batch.get(i), new RecordFields(parsed.get(i).fields()));
                Map<EdgeKind, String> kinds = new TreeMap<>();
                table.edges(record)
                        .forEach(edge -> kinds.merge(edge.kind(), about(edge), Requests::both));
                if (!GENERAL.containsAll(kinds.keySet())) {
                    kinds.keySet().removeAll(GENERAL);
                }
                out.put(record.id(), kinds);
            }
        }
        return out;
    }

    private static String both(String one, String other) {
        return one.equals(other) ? one : one + ", " + other;
    }

    private static String about(TableReading.NamedEdge edge) {
        return text(edge.from() instanceof Place.Caller ? edge.to() : edge.from());
    }

    private static String text(Place place) {
        return switch (place) {
            case Place.ObjectAt(String bucket, String key, String version) ->
                    "s3://" + bucket + '/' + key;
            case Place.Under(String bucket, String prefix) -> "s3://" + bucket + '/' + prefix + '*';
            case Place.Thing(NodeId id, String label) -> id.name();
            case Place.Caller() -> "";
        };
    }
}
