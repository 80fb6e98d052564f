package org.exhibit.indexer.integrity.chain;

import org.exhibit.indexer.digest.Digest;
import org.exhibit.indexer.event.SourceKind;
import org.exhibit.indexer.evidence.MemberStep;
import org.exhibit.indexer.index.EventIndex;
import org.exhibit.indexer.index.FileRow;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// What of a case's files matters to the chain: digests, keys and metadata at first, then, once the
/// digests are read, the copies of the log files they list. Not thread-safe.
final class Catalogue {
    private static final String DIGEST = "cloudtrail-digest";
    private static final Set<String> KEYS = Set.of("cloudtrail-public-keys", "account-settings");
    private static final Set<String> METADATA = Set.of("s3-object-metadata", "s3-object-records");

    private final EventIndex index;
    private final Set<Place> digests = new TreeSet<>();
    private final Set<Place> keys = new TreeSet<>();
    private final Set<Place> metadata = new TreeSet<>();
    private final Map<Digest, List<Place>> byContent = new HashMap<>();
    private final Map<String, List<Place>> byName = new HashMap<>();
    private final Set<Place> logs = new TreeSet<>();

    Catalogue(EventIndex index) throws IOException {
        this.index = index;
        try (Stream<FileRow> rows = index.files()) {
            rows.forEach(this::helper);
        }
    }

    private void helper(FileRow row) {
        Place place = Place.of(row);
        boolean reference = row.kind() == FileRow.Kind.REFERENCE;
        if (reference && KEYS.contains(row.format())) {
            keys.add(place);
        } else if (reference && METADATA.contains(row.format())) {
            metadata.add(place);
        } else if ((reference && row.format().equals(DIGEST))
                || DigestName.parse(place.name()).isPresent()) {
            digests.add(place);
        }
    }

    Set<Place> digests() {
        return digests;
    }

    Set<Place> keys() {
        return keys;
    }

    Set<Place> metadata() {
        return metadata;
    }

    /// Looks for the copies of listed log files.
    ///
    /// @param hashes of their content
    /// @param names last names of their keys
    void findLogs(Set<Digest> hashes, Set<String> names) throws IOException {
        try (Stream<FileRow> rows = index.files()) {
            for (Iterator<FileRow> each = rows.iterator(); each.hasNext(); ) {
                FileRow row = each.next();
                if (isPayload(row)) {
                    continue;
                }
                Place place = Place.of(row);
                Digest content = row.content();
                if (content != null && hashes.contains(content)) {
                    byContent.computeIfAbsent(content, key -> new ArrayList<>()).add(place);
                }
                if (names.contains(place.name())) {
                    byName.computeIfAbsent(place.name(), key -> new ArrayList<>()).add(place);
                }
                if (row.source() == SourceKind.CLOUDTRAIL) {
                    logs.add(place);
                }
            }
        }
        byContent.values().forEach(places -> places.sort(null));
        byName.values().forEach(places -> places.sort(null));
    }

    private static boolean isPayload(FileRow row) {
        return row.member().stream().anyMatch(step -> step.kind() == MemberStep.Kind.BASE64_GZIP);
    }

    /// Files whose content the index says has this hash, in order.
    List<Place> withContent(Digest content) {
        return byContent.getOrDefault(content, List.of());
    }

    /// Files of a name, in order.
    List<Place> named(String name) {
        return byName.getOrDefault(name, List.of());
    }

    /// Every file with CloudTrail's records.
    Set<Place> logs() {
        return logs;
    }
}
