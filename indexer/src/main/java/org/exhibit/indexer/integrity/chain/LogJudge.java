package org.exhibit.indexer.integrity.chain;

import org.exhibit.indexer.digest.Digest;
import org.exhibit.indexer.integrity.chain.DigestFile.Listed;
import org.exhibit.indexer.integrity.chain.IntegrityResult.Logged;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Compares the log files that digests list with the files of the case. A copy is found by its
/// content first and by its name second, so it may have been moved or renamed.
final class LogJudge {
    private static final Comparator<ReadDigest> BEST =
            Comparator.comparing((ReadDigest digest) -> rank(digest.ofList()))
                    .thenComparing(ReadDigest::name)
                    .thenComparing(ReadDigest::place);
    private static final Comparator<Listed> ORDER =
            Comparator.comparing(Listed::object)
                    .thenComparing(Listed::bucket)
                    .thenComparing(Listed::hash);

    private final Catalogue catalogue;

    /// The best of the digests that list a log file.
    private final Map<Listed, ReadDigest> listings = new TreeMap<>(ORDER);

    private final Set<String> names = new HashSet<>();
    private @Nullable Map<Digest, List<Listed>> renamed;
    private final Map<Digest, Map<String, LeafState>> states = new HashMap<>();
    private final Set<Place> judged = new TreeSet<>();

    LogJudge(List<ReadDigest> digests, Catalogue catalogue) {
        this.catalogue = catalogue;
        for (ReadDigest digest : digests) {
            for (Listed listed : digest.file().logs()) {
                listings.merge(listed, digest, (a, b) -> BEST.compare(a, b) <= 0 ? a : b);
                names.add(listed.name());
                names.add(unpacked(listed.name()));
            }
        }
    }

    private static int rank(Verdict verdict) {
        return switch (verdict) {
            case PROVEN -> 0;
            case UNPROVEN -> 1;
            case CONTRADICTED, MISSING -> 2;
        };
    }

    Set<String> names() {
        return names;
    }

    Set<Digest> hashes() {
        Set<Digest> hashes = new HashSet<>();
        listings.keySet().forEach(listed -> hashes.add(listed.hash()));
        return hashes;
    }

    /// The files that must be read again, members by item.
    Map<Digest, Set<String>> wanted() {
        Map<Digest, Set<String>> wanted = new TreeMap<>();
        for (Listed listed : listings.keySet()) {
            for (Place place : candidates(listed)) {
                wanted.computeIfAbsent(place.evidence(), item -> new TreeSet<>())
                        .add(place.member());
            }
        }
        return wanted;
    }

    private Set<Place> candidates(Listed listed) {
        Set<Place> places = named(listed);
        List<Listed> same = renamed().getOrDefault(listed.hash(), List.of());
        int turn = same.indexOf(listed);
        int next = 0;
        for (Place place : catalogue.withContent(listed.hash())) {
            if (names.contains(place.name())) {
                continue;
            }
            // Files without records all have the same bytes: one renamed copy stands for one.
            if (turn < 0 || next % same.size() == turn) {
                places.add(place);
            }
            next++;
        }
        return places;
    }

    private Set<Place> named(Listed listed) {
        Set<Place> places = new TreeSet<>(catalogue.named(listed.name()));
        places.addAll(catalogue.named(unpacked(listed.name())));
        return places;
    }

    /// Log files without a copy of their name, by content.
    private Map<Digest, List<Listed>> renamed() {
        Map<Digest, List<Listed>> known = renamed;
        if (known == null) {
            known = new HashMap<>();
            for (Listed listed : listings.keySet()) {
                if (named(listed).isEmpty()) {
                    known.computeIfAbsent(listed.hash(), hash -> new ArrayList<>()).add(listed);
                }
            }
            renamed = known;
        }
        return known;
    }

    /// A copy may have been unpacked.
    private static boolean isNamed(Place place, Listed listed) {
        return place.name().equals(listed.name()) || place.name().equals(unpacked(listed.name()));
    }

    private static String unpacked(String name) {
        return name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
    }

    void read(Digest evidence, String member, LeafState state) {
        states.computeIfAbsent(evidence, item -> new HashMap<>()).put(member, state);
    }

    private LeafState state(Place place) {
        LeafState state = states.getOrDefault(place.evidence(), Map.of()).get(place.member());
        return state == null ? LeafState.gone("was not read") : state;
    }

    /// Every listed log file, and every file that differs from what is listed.
    List<Logged> judge() {
        List<Logged> found = new ArrayList<>();
        listings.forEach((listed, digest) -> judge(listed, digest, found));
        return found;
    }

    private void judge(Listed listed, ReadDigest digest, List<Logged> into) {
        List<Place> good = new ArrayList<>();
        boolean differs = false;
        @Nullable Place gone = null;
        for (Place place : candidates(listed)) {
            LeafState state = state(place);
            boolean own = isNamed(place, listed);
            if (state.absent()) {
                gone = place;
                judged.add(place);
            } else if (listed.hash().equals(state.content()) && state.surplus().isEmpty()) {
                good.add(place);
                judged.add(place);
            } else if (own || listed.hash().equals(state.content())) {
                differs = true;
                judged.add(place);
                into.add(differing(listed, digest, place, state));
            }
        }
        if (!good.isEmpty()) {
            into.add(whole(listed, digest, good));
        } else if (!differs) {
            into.add(absent(listed, digest, gone));
        }
    }

    private static Logged whole(Listed listed, ReadDigest digest, List<Place> places) {
        boolean proven = digest.ofList() == Verdict.PROVEN;
        boolean moved = places.stream().noneMatch(place -> place.path().endsWith(listed.object()));
        return new Logged(
                listed.object(),
                proven ? Verdict.PROVEN : Verdict.UNPROVEN,
                "its hash is the one in "
                        + digest.name()
                        + because(digest)
                        + (moved ? "; the copy lies at " + places.getFirst().text() : ""),
                true,
                places);
    }

    private static String because(ReadDigest digest) {
        return switch (digest.ofList()) {
            case PROVEN -> ", which is proven";
            case UNPROVEN, MISSING -> ", but that digest is unproven: " + digest.reason();
            case CONTRADICTED -> ", but that digest is contradicted: " + digest.reason();
        };
    }

    private static Logged differing(
            Listed listed, ReadDigest digest, Place place, LeafState state) {
        String what;
        if (!state.fault().isEmpty()) {
            what = "it " + state.fault() + "; it is listed in " + digest.name();
        } else if (listed.hash().equals(state.content())) {
            what =
                    "unexpected data after the end of the compressed stream ("
                            + state.surplus()
                            + "); it is listed in "
                            + digest.name();
        } else {
            what = "its hash is not the one in " + digest.name();
        }
        return new Logged(
                listed.object(),
                digest.ofList() == Verdict.CONTRADICTED ? Verdict.UNPROVEN : Verdict.CONTRADICTED,
                what + because(digest) + "; the file is " + place.text(),
                true,
                List.of(place));
    }

    private static Logged absent(Listed listed, ReadDigest digest, @Nullable Place gone) {
        return new Logged(
                listed.object(),
                Verdict.MISSING,
                (gone == null ? "not found" : "its copy " + gone.text() + " is no longer there")
                        + ": listed in "
                        + digest.name()
                        + because(digest),
                true,
                gone == null ? List.of() : List.of(gone));
    }

    /// CloudTrail's files that no digest lists.
    List<Logged> unlisted(List<ReadDigest> digests) {
        Spans spans = new Spans(digests);
        List<Logged> found = new ArrayList<>();
        Set<String> judgedLeaves = new HashSet<>();
        judged.forEach(place -> judgedLeaves.add(leaf(place)));
        for (Place place : catalogue.logs()) {
            if (!judgedLeaves.contains(leaf(place))) {
                found.add(
                        new Logged(
                                place.path(),
                                Verdict.UNPROVEN,
                                spans.whyUnlisted(place),
                                false,
                                List.of(place)));
            }
        }
        return found;
    }

    private static String leaf(Place place) {
        return place.evidence().hex() + ' ' + place.member();
    }
}
