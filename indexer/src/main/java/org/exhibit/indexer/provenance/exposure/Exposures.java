package org.exhibit.indexer.provenance.exposure;

import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.coverage.AccountSettings;
import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.event.SourceKind;
import org.exhibit.indexer.index.Query;
import org.exhibit.indexer.index.StoredEvent;
import org.exhibit.indexer.index.TimeRange;
import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.indexer.provenance.Found;
import org.exhibit.indexer.provenance.ResourceQuery;
import org.exhibit.indexer.provenance.Selector;
import org.exhibit.indexer.provenance.decision.BoundsDecisions;
import org.exhibit.indexer.provenance.policy.Glob;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Finds windows of exposure. Asks the index for the calls that open and close ways in, never for
/// all events, and reads those records again for what they say.
public final class Exposures {
    /// More changes than that of one thing are not read; the answer says so.
    public static final int MOST_CHANGES = 20_000;

    private static final int MOST_KEYS = 200;

    private final CaseReader reader;
    private final AccountSettings settings;
    private final CancelToken cancel;

    /// What was found.
    ///
    /// @param windows by time
    /// @param notes what was left out, one sentence each
    public record Answer(List<ExposureWindow> windows, List<String> notes) {
        public Answer {
            windows = List.copyOf(windows);
            notes = List.copyOf(notes);
        }
    }

    public Exposures(CaseReader reader, AccountSettings settings, CancelToken cancel) {
        this.reader = reader;
        this.settings = settings;
        this.cancel = cancel;
    }

    /// Every window of the case, those of single objects' lists included.
    public Answer all() throws IOException {
        Map<String, StoredEvent> found = new LinkedHashMap<>();
        List<String> notes = new ArrayList<>();
        ask(Openers.all(), found, notes);
        ask(ObjectLists.query(), found, notes);
        TreeSet<String> buckets = new TreeSet<>();
        for (StoredEvent each : found.values()) {
            String bucket = each.event().text(EventField.BUCKET);
            if (bucket != null && each.event().has(EventField.KEY)) {
                buckets.add(bucket);
            }
        }
        for (String bucket : buckets) {
            rewrites(bucket, found, notes);
        }
        return answer(found, notes, "");
    }

    /// The windows through which something selected could be reached; none for identities and
    /// addresses.
    public Answer of(Selector selector) throws IOException {
        return switch (selector) {
            case Selector.OneObject(String bucket, String key) ->
                    bucket(bucket, Found.is(EventField.KEY, key), bucket + '/' + key, false);
            case Selector.Prefix(String bucket, String prefix) ->
                    bucket(
                            bucket,
                            Found.begins(EventField.KEY, prefix),
                            bucket + '/' + prefix,
                            true);
            case Selector.Bucket(String bucket) -> bucket(bucket, new Query.All(), bucket, true);
            case Selector.Arn(String arn) -> arn(arn);
            case Selector.AccessKey key -> new Answer(List.of(), List.of());
            case Selector.Session session -> new Answer(List.of(), List.of());
            case Selector.Ip ip -> new Answer(List.of(), List.of());
        };
    }

    /// @param path what is asked for, behind `arn:aws:s3:::`
    /// @param prefix whether everything that begins so is
    private Answer bucket(String bucket, Query keys, String path, boolean prefix)
            throws IOException {
        Map<String, StoredEvent> found = new LinkedHashMap<>();
        List<String> notes = new ArrayList<>();
        Query inBucket = Found.is(EventField.BUCKET, bucket);
        Query objectLists = Found.is(EventField.ACTION, "PutObjectAcl");
        ask(
                Found.all(inBucket, Openers.bucketSettings(), new Query.Not(objectLists)),
                found,
                notes);
        ask(
                Found.isOne(
                        EventField.ACTION,
                        List.of(
                                "PutAccountPublicAccessBlock",
                                "DeleteAccountPublicAccessBlock",
                                "GetAccountPublicAccessBlock")),
                found,
                notes);
        ask(Found.all(inBucket, keys, ObjectLists.query()), found, notes);
        rewrites(bucket, found, notes);
        related(bucket, found, notes);
        String arn = "arn:aws:s3:::" + path;
        Answer all = answer(found, notes, bucket);
        return new Answer(
                all.windows().stream()
                        .filter(window -> concerns(window.resource(), arn, prefix))
                        .toList(),
                all.notes());
    }

    /// Whether a window's pattern meets what is asked for.
    private static boolean concerns(String pattern, String arn, boolean prefix) {
        if (pattern.startsWith("arn:aws:s3:") && pattern.contains(":accesspoint")) {
            return true;
        }
        if (new Glob(pattern).matches(arn)) {
            return true;
        }
        return prefix
                && (pattern.startsWith(arn)
                        || new Glob(arn + '*').covers(new Glob(pattern))
                        || new Glob(pattern).covers(new Glob(arn + '*')));
    }

    /// Writing an object again takes its list away.
    private void rewrites(String bucket, Map<String, StoredEvent> found, List<String> notes)
            throws IOException {
        TreeSet<String> keys = new TreeSet<>();
        for (StoredEvent each : found.values()) {
            String key = each.event().text(EventField.KEY);
            if (key != null && bucket.equals(each.event().text(EventField.BUCKET))) {
                keys.add(key);
            }
        }
        if (keys.size() > MOST_KEYS) {
            notes.add(
                    keys.size()
                            + " objects had access control lists of their own; whether they were"
                            + " written again was looked up for none of them.");
            return;
        }
        if (!keys.isEmpty()) {
            ask(
                    Found.all(
                            Found.is(EventField.BUCKET, bucket),
                            Found.isOne(EventField.KEY, keys),
                            Found.isOne(EventField.ACTION, Openers.WRITES)),
                    found,
                    notes);
        }
    }

    /// Access points and distributions are named once beside the bucket, later only by themselves.
    private void related(String bucket, Map<String, StoredEvent> found, List<String> notes)
            throws IOException {
        Map<String, StoredEvent> named = new LinkedHashMap<>();
        String origins = "distributionConfig.origins.items.domainName";
        ask(
                Found.any(
                        Found.path("requestParameters.bucket", bucket),
                        Found.pathBegins("requestParameters." + origins, bucket + ".s3"),
                        Found.pathBegins(
                                "requestParameters.distributionConfigWithTags." + origins,
                                bucket + ".s3")),
                named,
                notes);
        found.putAll(named);
        TreeSet<String> ids = new TreeSet<>();
        for (Call call : new Calls(reader, cancel).of(List.copyOf(named.values()))) {
            for (Change change : Openers.read(call)) {
                ids.add(change.resource().replaceFirst("^cloudfront:|^.*:accesspoint/", ""));
            }
        }
        for (String id : ids.stream().limit(MOST_KEYS).toList()) {
            ask(
                    Found.all(
                            Found.any(
                                    Found.path("requestParameters.id", id),
                                    Found.path("requestParameters.name", id)),
                            Openers.all()),
                    found,
                    notes);
        }
    }

    private Answer arn(String arn) throws IOException {
        String name = arn.replaceFirst("^.*[:/]", "");
        Map<String, StoredEvent> found = new LinkedHashMap<>();
        List<String> notes = new ArrayList<>();
        ask(Found.all(ResourceQuery.of(arn), Openers.all()), found, notes);
        Answer all = answer(found, notes, "");
        return new Answer(
                all.windows().stream()
                        .filter(window ->
                                window.resource().equals(arn)
                                        || window.resource().equals(name)
                                        || window.resource().endsWith('/' + name)
                                        || window.resource().endsWith(':' + name))
                        .toList(),
                all.notes());
    }

    private void ask(Query query, Map<String, StoredEvent> into, List<String> notes)
            throws IOException {
        Found found =
                Found.of(
                        reader.events(),
                        Found.all(Found.from(SourceKind.CLOUDTRAIL), query),
                        TimeRange.ALL,
                        MOST_CHANGES,
                        cancel);
        found.events().forEach(event -> into.put(event.id(), event));
        if (found.isCut()) {
            notes.add(
                    "Of "
                            + found.size()
                            + " changes of access only the first "
                            + MOST_CHANGES
                            + " were read; later windows are missing.");
        }
    }

    /// @param bucket whose settings alone count; empty for all
    private Answer answer(Map<String, StoredEvent> found, List<String> notes, String bucket)
            throws IOException {
        Map<String, List<Change>> byResource = new TreeMap<>();
        Map<String, String> owners = new TreeMap<>();
        for (Call call : new Calls(reader, cancel).of(List.copyOf(found.values()))) {
            for (Change change : Openers.read(call)) {
                byResource
                        .computeIfAbsent(change.resource(), resource -> new ArrayList<>())
                        .add(change);
                owners.putIfAbsent(change.resource(), call.owner());
            }
        }
        SettingChanges.of(settings, bucket, byResource, owners);
        List<ExposureWindow> windows = new ArrayList<>();
        byResource.forEach((resource, changes) -> {
            cancel.check();
            if (!resource.startsWith("account:")) {
                List<Change> both = new ArrayList<>(changes);
                String owner = owners.getOrDefault(resource, "");
                both.addAll(byResource.getOrDefault(BucketChanges.account(owner), List.of()));
                windows.addAll(WindowFold.of(resource, both));
            }
        });
        BoundsDecisions decisions =
                BoundsDecisions.of(reader.custody(Set.of(BoundsDecisions.ENTRY)));
        return new Answer(
                windows.stream().map(window -> window.decided(decisions)).sorted().toList(), notes);
    }
}
