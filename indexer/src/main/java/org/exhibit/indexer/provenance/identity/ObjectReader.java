package org.exhibit.indexer.provenance.identity;

import org.exhibit.indexer.coverage.AccountSettings;
import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.event.LogEvent;
import org.exhibit.indexer.event.SourceKind;
import org.exhibit.indexer.index.Query;
import org.exhibit.indexer.index.StoredEvent;
import org.exhibit.indexer.index.TimeRange;
import org.exhibit.indexer.provenance.KeyMatch;
import org.exhibit.indexer.provenance.Selector;
import org.exhibit.indexer.provenance.graph.RuleId;
import org.exhibit.indexer.provenance.table.AccessKind;
import org.exhibit.indexer.provenance.table.CaseRecord;
import org.exhibit.indexer.provenance.table.Place;
import org.exhibit.indexer.provenance.table.TableReading;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/// Gathers the facts of objects, each once. One thread at a time.
public final class ObjectReader {
    /// How far the lines of a deletion of many objects may lie from its call; nobody has shown that
    /// they share its request id.
    private static final Duration BATCH = Duration.ofSeconds(10);

    private static final int REQUESTS_AT_ONCE = 500;

    private final CaseRecords records;
    private final TableReading table;
    private final BucketVersioning.Settings settings;
    private final WriteGaps gaps;
    private final Map<Selector.OneObject, ObjectFacts> known = new HashMap<>();
    private final Map<String, BucketVersioning> versioning = new HashMap<>();
    private @Nullable Boolean network;
    private @Nullable BucketNames names;

    public ObjectReader(
            CaseRecords records,
            TableReading table,
            BucketVersioning.Settings settings,
            WriteGaps gaps) {
        this.gaps = gaps;
        this.records = records;
        this.table = table;
        this.settings = settings;
    }

    public CaseRecords records() {
        return records;
    }

    public TableReading table() {
        return table;
    }

    /// What was acquired of accounts' settings.
    public AccountSettings acquired() {
        return settings.acquired();
    }

    /// The other names of buckets.
    public BucketNames names() throws IOException {
        BucketNames found = names;
        if (found == null) {
            found = BucketNames.read(records, settings.acquired());
            names = found;
        }
        return found;
    }

    /// @param bucket by whatever name; the facts have the bucket's own where the evidence tells it
    public ObjectFacts facts(String bucket, String key) throws IOException {
        Selector.OneObject object = new Selector.OneObject(names().real(bucket), key);
        ObjectFacts facts = known.get(object);
        if (facts == null) {
            facts = read(object);
            known.put(object, facts);
        }
        return facts;
    }

    private ObjectFacts read(Selector.OneObject object) throws IOException {
        KeyMatch match = KeyMatch.of(object);
        Aliases aliases = new Aliases(names(), records, object);
        CaseRecords.Found found = records.find(aliases.query(), TimeRange.ALL);
        List<StoredEvent> acting = new ArrayList<>();
        List<StoredEvent> uses = new ArrayList<>();
        List<StoredEvent> copies = new ArrayList<>();
        for (StoredEvent event : found.events()) {
            AccessKind kind = table.table().access(event.event()).orElse(null);
            if (kind == null || !match.admits(event)) {
                continue;
            }
            if (kind == AccessKind.KEY_READ || kind == AccessKind.KEY_WRITE) {
                uses.add(event);
            } else if (isOn(event.event(), object) || aliases.isOn(event)) {
                acting.add(event);
            } else if (event.event().source() == SourceKind.CLOUDTRAIL) {
                copies.add(event);
            }
        }
        AccessJoin join = new AccessJoin(table.table(), object.bucket(), object.key());
        List<Access> accesses = join.join(acting, network(acting));
        accesses = aliases.named(withWholeRecords(accesses));
        accesses = withBatchCalls(object.bucket(), accesses);
        accesses = withSigners(aliases.query(), accesses);
        accesses =
                new KeyUse(table.table(), object.bucket(), object.key())
                        .join(accesses, exactly(uses, object));
        VersionReplay versions =
                new VersionReplay(
                        object.bucket(), object.key(), versioning(object.bucket()), accesses);
        ObjectFacts facts =
                new ObjectFacts(
                        object.bucket(),
                        object.key(),
                        accesses,
                        versions,
                        Set.of(),
                        copiedOut(copies, object),
                        found.total() - found.events().size());
        return facts.unsure(unsure(facts));
    }

    /// Reads between which and the write of what they met another write may have gone unseen.
    private Set<Access> unsure(ObjectFacts facts) throws IOException {
        Set<Access> found = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Access access : facts.accesses()) {
            Instant time = access.time();
            Access write = facts.boundTo(access);
            Instant written = write == null ? null : write.time();
            boolean gap =
                    time != null
                            && written != null
                            && gaps.between(facts.bucket(), facts.key(), written, time);
            if (gap) {
                found.add(access);
            }
        }
        return found;
    }

    /// Access-log records were admitted by their key already.
    private static boolean isOn(LogEvent event, Selector.OneObject object) {
        return Objects.equals(object.bucket(), event.text(EventField.BUCKET))
                && (event.source() == SourceKind.S3_ACCESS
                        || object.key().equals(event.text(EventField.KEY)));
    }

    private List<StoredEvent> exactly(List<StoredEvent> uses, Selector.OneObject object)
            throws IOException {
        List<StoredEvent> exact = new ArrayList<>();
        for (CaseRecord use : records.read(uses)) {
            org.exhibit.indexer.provenance.table.S3Place place = table.encrypted(use);
            if (place != null
                    && place.bucket().equals(object.bucket())
                    && place.key().equals(object.key())) {
                exact.add(use.stored());
            }
        }
        return exact;
    }

    private List<CaseRecord> copiedOut(List<StoredEvent> copies, Selector.OneObject object)
            throws IOException {
        List<CaseRecord> out = new ArrayList<>();
        for (CaseRecord copy : records.read(copies)) {
            Place.ObjectAt source = table.source(copy);
            if (source != null
                    && names().real(source.bucket()).equals(object.bucket())
                    && source.key().equals(object.key())
                    && copy.succeeded()) {
                out.add(copy);
            }
        }
        return out;
    }

    private List<StoredEvent> network(List<StoredEvent> acting) throws IOException {
        Boolean any = network;
        if (any == null) {
            any =
                    records.count(Ask.equal(EventField.CATEGORY, "NetworkActivity"), TimeRange.ALL)
                            > 0;
            network = any;
        }
        Set<String> requests = new TreeSet<>();
        for (StoredEvent event : acting) {
            String request = event.event().text(EventField.REQUEST_ID);
            if (any && request != null) {
                requests.add(request);
            }
        }
        List<StoredEvent> found = new ArrayList<>();
        List<String> all = List.copyOf(requests);
        for (int i = 0; i < all.size(); i += REQUESTS_AT_ONCE) {
            List<String> some = all.subList(i, Math.min(all.size(), i + REQUESTS_AT_ONCE));
            Query query =
                    Ask.all(
                            Ask.equal(EventField.CATEGORY, "NetworkActivity"),
                            Ask.any(EventField.REQUEST_ID, some));
            found.addAll(records.find(query, TimeRange.ALL).events());
        }
        return found;
    }

    /// Reads tell all they have in the named fields; changes tell their version in the answer.
    private List<Access> withWholeRecords(List<Access> accesses) throws IOException {
        List<StoredEvent> wanted = new ArrayList<>();
        for (Access access : accesses) {
            if (isChange(access)) {
                wanted.add(access.records().getFirst());
            }
        }
        Map<String, CaseRecord> whole = new HashMap<>();
        records.read(wanted).forEach(record -> whole.put(record.id(), record));
        List<Access> out = new ArrayList<>();
        for (Access access : accesses) {
            CaseRecord record = whole.get(access.records().getFirst().id());
            out.add(record == null ? access : access.read(record, null));
        }
        return out;
    }

    private static boolean isChange(Access access) {
        boolean change =
                access.kind().writes()
                        || access.kind().deletes()
                        || access.kind() == AccessKind.PART
                        || access.kind() == AccessKind.PART_COPY
                        || access.kind() == AccessKind.UPLOAD
                        || access.kind() == AccessKind.SETTING;
        return change
                && access.succeeded()
                && access.records().getFirst().event().source() == SourceKind.CLOUDTRAIL;
    }

    private List<Access> withBatchCalls(String bucket, List<Access> accesses) throws IOException {
        List<Access> out = new ArrayList<>();
        for (Access access : accesses) {
            Instant time = access.time();
            if (access.kind() != AccessKind.DELETE_ONE_OF_MANY || time == null) {
                out.add(access);
                continue;
            }
            Query query =
                    Ask.all(
                            Ask.source(SourceKind.CLOUDTRAIL),
                            Ask.equal(EventField.BUCKET, bucket),
                            Ask.actions(table.table().actions(AccessKind.DELETE_MANY)));
            Access joined = access;
            for (StoredEvent call : records.find(query, Ask.around(time, time, BATCH)).events()) {
                Actor caller = Actor.of(call.event());
                if (CaseRecord.succeeded(call.event()) && caller.mayBe(access.actor())) {
                    joined = joined.by(caller, false).supported(call, RuleId.of("R5", 1));
                    break;
                }
            }
            out.add(joined);
        }
        return out;
    }

    /// Who signed the URL where a request was signed there: its holder is not known.
    private List<Access> withSigners(Query naming, List<Access> accesses) throws IOException {
        List<Query> signed = new ArrayList<>(records.at("authType", "QueryString"));
        signed.addAll(records.at("auth_type", "QueryString"));
        signed.addAll(records.at("aed.AuthenticationMethod", "QueryString"));
        if (signed.isEmpty()) {
            return accesses;
        }
        Query query = Ask.all(naming, Ask.any(signed));
        Map<String, CaseRecord> found = new HashMap<>();
        for (CaseRecord record : records.read(records.find(query, TimeRange.ALL).events())) {
            found.put(record.id(), record);
        }
        List<Access> out = new ArrayList<>();
        for (Access access : accesses) {
            CaseRecord record =
                    access.records().stream()
                            .map(each -> found.get(each.id()))
                            .filter(Objects::nonNull)
                            .findFirst()
                            .orElse(null);
            out.add(record == null ? access : access.by(Signer.of(access, record), true));
        }
        return out;
    }

    private BucketVersioning versioning(String bucket) throws IOException {
        BucketVersioning state = versioning.get(bucket);
        if (state == null) {
            state = BucketVersioning.of(bucket, records, settings);
            versioning.put(bucket, state);
        }
        return state;
    }
}
