package org.exhibit.indexer.provenance.identity;

import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.index.Query;
import org.exhibit.indexer.index.StoredEvent;
import org.exhibit.indexer.provenance.Selector;
import org.exhibit.indexer.provenance.SelectorQuery;
import org.exhibit.indexer.provenance.graph.Evidence;
import org.exhibit.indexer.provenance.table.CaseRecord;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One object under the other names of its bucket.
final class Aliases {
    private static final Query.Target COPY_SOURCE =
            new Query.Target.Path("requestParameters.x-amz-copy-source");

    private final BucketNames names;
    private final CaseRecords records;
    private final Selector.OneObject object;
    private final List<String> others;

    Aliases(BucketNames names, CaseRecords records, Selector.OneObject object) {
        this.names = names;
        this.records = records;
        this.object = object;
        this.others = names.namesOf(object.bucket());
    }

    /// The records that may tell of the object.
    Query query() {
        Query own = SelectorQuery.of(object);
        if (others.isEmpty()) {
            return own;
        }
        List<Query> all = new ArrayList<>(List.of(own));
        for (String name : others) {
            all.add(SelectorQuery.of(new Selector.OneObject(name, object.key())));
        }
        // An ARN may be encoded in many ways; whose key it is is judged by the record.
        all.add(new Query.Wildcard(COPY_SOURCE, "*accesspoint*"));
        return Ask.any(all);
    }

    /// Whether a request was made under another name; of a name that means several buckets only
    /// where its record names this one.
    boolean isOn(StoredEvent event) throws IOException {
        String name = event.event().text(EventField.BUCKET);
        if (name == null
                || !others.contains(name)
                || !object.key().equals(event.event().text(EventField.KEY))) {
            return false;
        }
        return names.real(name).equals(object.bucket())
                || object.bucket().equals(BucketNames.own(records.read(event)));
    }

    /// The accesses, each with what says that the name in its records is the bucket's.
    List<Access> named(List<Access> accesses) throws IOException {
        if (others.isEmpty()) {
            return accesses;
        }
        List<Access> out = new ArrayList<>();
        for (Access access : accesses) {
            List<Evidence> by = by(access);
            out.add(by.isEmpty() ? access : access.called(by));
        }
        return out;
    }

    private List<Evidence> by(Access access) throws IOException {
        Map<String, Evidence> found = new LinkedHashMap<>();
        for (StoredEvent record : access.records()) {
            String name = record.event().text(EventField.BUCKET);
            if (name == null || name.equals(object.bucket())) {
                // A record of the same request that names the bucket itself says enough.
                return List.of();
            }
            CaseRecord whole = records.read(record);
            if (object.bucket().equals(BucketNames.own(whole))) {
                return List.of();
            }
            names.evidence(name).forEach(piece -> found.put(piece.id(), piece));
        }
        return List.copyOf(found.values());
    }
}
