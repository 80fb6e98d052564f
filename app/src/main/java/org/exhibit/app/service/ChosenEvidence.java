package org.exhibit.app.service;

import org.exhibit.indexer.casefile.CaseFile;
import org.exhibit.indexer.digest.Digest;
import org.exhibit.indexer.evidence.Citation;
import org.exhibit.indexer.index.Sighting;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// The evidence items an examiner names: by an acquisition (`E-02`), a file's short form
/// (`E-02/h8WdK3mQ`), a path as acquired, with or without its acquisition before it, or a SHA-256
/// or its first eight digits or more.
///
/// @param items the items meant
/// @param elsewhere files of a named acquisition that another one delivered too; they are not meant
record ChosenEvidence(Set<Digest> items, int elsewhere) {
    private static final Pattern ACQUISITION = Pattern.compile("E-(\\d{2,9})");
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{8,64}");

    /// @throws IOException where a name names nothing, or the first digits of several hashes
    static ChosenEvidence of(CaseFile caseFile, List<String> names) throws IOException {
        Set<Integer> acquisitions = new HashSet<>();
        Map<String, Set<Digest>> named = new HashMap<>();
        for (String name : names) {
            if (ACQUISITION.matcher(name).matches()) {
                acquisitions.add(Integer.valueOf(name.substring(2)));
            }
            named.put(name, new HashSet<>());
        }
        Map<Digest, Set<Integer>> seen = new HashMap<>();
        caseFile.sightings(sighting -> {
            seen.computeIfAbsent(sighting.evidence(), item -> new HashSet<>())
                    .add(sighting.acquisition());
            for (Map.Entry<String, Set<Digest>> one : named.entrySet()) {
                if (isNamed(sighting, one.getKey())) {
                    one.getValue().add(sighting.evidence());
                }
            }
        });
        Set<Digest> items = new LinkedHashSet<>();
        int elsewhere = 0;
        for (String name : names) {
            List<Digest> found = new ArrayList<>(named.getOrDefault(name, Set.of()));
            if (found.isEmpty()) {
                throw new IOException(
                        "No evidence of this case is called "
                                + name
                                + ". Nothing was changed; the list of evidence has the names of"
                                + " acquisitions and files.");
            }
            if (HASH.matcher(name).matches() && found.size() > 1) {
                throw new IOException(
                        "Several files have a SHA-256 that begins with "
                                + name
                                + ". Nothing was changed; give more digits.");
            }
            for (Digest item : found) {
                boolean only =
                        !ACQUISITION.matcher(name).matches()
                                || acquisitions.containsAll(seen.getOrDefault(item, Set.of()));
                elsewhere += only ? 0 : 1;
                if (only) {
                    items.add(item);
                }
            }
        }
        return new ChosenEvidence(items, elsewhere);
    }

    private static boolean isNamed(Sighting sighting, String name) {
        String label = Citation.acquisitionLabel(sighting.acquisition());
        if (name.equals(label) || name.equals(sighting.path())) {
            return true;
        }
        if (name.startsWith(label + '/')) {
            String rest = name.substring(label.length() + 1);
            return rest.equals(sighting.path()) || rest.equals(sighting.evidence().shortForm());
        }
        return HASH.matcher(name).matches() && sighting.evidence().hex().startsWith(name);
    }
}
