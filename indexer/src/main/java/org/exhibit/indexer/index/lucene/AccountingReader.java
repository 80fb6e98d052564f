package org.exhibit.indexer.index.lucene;

import org.apache.lucene.index.IndexReader;
import org.apache.lucene.util.BytesRef;
import org.exhibit.indexer.digest.Digest;
import org.exhibit.indexer.evidence.MemberStep;
import org.exhibit.indexer.evidence.Origin;
import org.exhibit.indexer.evidence.Problem;
import org.exhibit.indexer.index.Counts;
import org.exhibit.indexer.index.FileRow;
import org.exhibit.indexer.index.ItemAccount;
import org.exhibit.indexer.index.Sighting;
import org.exhibit.indexer.index.Totals;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Reads problems, files and totals of one state of the index.
final class AccountingReader {
    static final Comparator<Sighting> SIGHTINGS =
            Comparator.comparingInt(Sighting::acquisition).thenComparing(Sighting::path);
    private static final Comparator<Problem> PROBLEMS =
            Comparator.comparing((Problem problem) -> problem.origin().evidence())
                    .thenComparing(problem -> ordinals(problem.origin().member()))
                    .thenComparingLong(problem -> problem.origin().offset())
                    .thenComparing(Problem::kind)
                    .thenComparing(Problem::reason);

    private static final int MOST_KEPT = 200_000;

    private final IndexReader reader;
    private final ItemCatalogue items;
    private volatile @Nullable List<FileRow> kept;

    AccountingReader(IndexReader reader, ItemCatalogue items) {
        this.reader = reader;
        this.items = items;
    }

    private static String ordinals(List<MemberStep> steps) {
        StringBuilder out = new StringBuilder();
        for (MemberStep step : steps) {
            out.append(String.format(java.util.Locale.ROOT, "%010d/", step.ordinal()));
        }
        return out.toString();
    }

    /// By evidence item and offset.
    Stream<Problem> problems() throws IOException {
        List<Problem> found = new ArrayList<>();
        for (String type : List.of(Schema.TYPE_PROBLEM, Schema.TYPE_CONFLICT)) {
            ItemCatalogue.each(
                    reader,
                    Schema.TYPE,
                    new BytesRef(type),
                    stored -> found.add(placed(AccountingJson.problem(stored))));
        }
        found.sort(PROBLEMS);
        return found.stream();
    }

    /// The same bytes may have been seen under several paths: a problem is told under the first.
    private Problem placed(AccountingJson.StoredProblem problem) throws IOException {
        ItemCatalogue.Described item = items.entry(new BytesRef(problem.evidence().bytes()));
        List<ItemAccount.Leaf> leaves = item.account().leaves();
        Origin origin =
                new Origin(
                        problem.evidence(),
                        item.first().path(),
                        problem.leaf() < leaves.size()
                                ? leaves.get(problem.leaf()).member()
                                : List.of(),
                        problem.place().record(),
                        problem.place().offset(),
                        problem.place().length(),
                        null,
                        null);
        return new Problem(problem.kind(), origin, problem.reason());
    }

    /// One pass over the items and their sightings; kept where they are not too many, since one
    /// question may ask several times.
    Stream<FileRow> files() throws IOException {
        List<FileRow> known = kept;
        if (known == null) {
            known = read();
            kept = known.size() > MOST_KEPT ? null : known;
        }
        return known.stream();
    }

    /// The rows of a kind and format, by the items that hold such.
    Stream<FileRow> files(FileRow.Kind kind, String format) throws IOException {
        Map<Digest, ItemAccount> accounts = new HashMap<>();
        ItemCatalogue.each(
                reader,
                Schema.HOLDS,
                Schema.holds(kind, format),
                stored -> {
                    ItemAccount account = AccountingJson.account(stored);
                    accounts.put(account.evidence(), account);
                });
        List<Sighting> sightings = new ArrayList<>();
        for (Digest item : accounts.keySet()) {
            ItemCatalogue.each(
                    reader,
                    Schema.FILE_ITEM,
                    new BytesRef(item.bytes()),
                    stored -> sightings.add(AccountingJson.sighting(stored)));
        }
        return rows(sightings, accounts).stream()
                .filter(row -> row.kind() == kind && row.format().equals(format));
    }

    private List<FileRow> read() throws IOException {
        List<Sighting> sightings = new ArrayList<>();
        Map<Digest, ItemAccount> accounts = new HashMap<>();
        ItemCatalogue.both(
                reader,
                new BytesRef(Schema.TYPE_FILE),
                stored -> sightings.add(AccountingJson.sighting(stored)),
                new BytesRef(Schema.TYPE_ITEM),
                stored -> {
                    ItemAccount account = AccountingJson.account(stored);
                    accounts.put(account.evidence(), account);
                });
        return List.copyOf(rows(sightings, accounts));
    }

    private static List<FileRow> rows(List<Sighting> sightings, Map<Digest, ItemAccount> accounts) {
        sightings.sort(SIGHTINGS);
        List<FileRow> rows = new ArrayList<>(sightings.size());
        Set<Digest> seen = new HashSet<>();
        for (Sighting sighting : sightings) {
            boolean first = seen.add(sighting.evidence());
            ItemAccount account = accounts.get(sighting.evidence());
            if (account != null) {
                account.leaves().forEach(leaf -> rows.add(row(sighting, leaf, first)));
            }
        }
        return rows;
    }

    private static FileRow row(Sighting sighting, ItemAccount.Leaf leaf, boolean first) {
        return new FileRow(
                sighting.acquisition(),
                sighting.path(),
                leaf.member(),
                sighting.evidence(),
                leaf.content(),
                sighting.size(),
                leaf.kind(),
                leaf.format(),
                leaf.source(),
                first ? leaf.counts() : repeated(leaf),
                first ? leaf.warnings() : 0);
    }

    /// Seen again under another path: every record is one the case already has.
    static Counts repeated(ItemAccount.Leaf leaf) {
        return new Counts(leaf.records(), 0, leaf.records(), 0);
    }

    Totals totals() throws IOException {
        Totals[] found = {TotalsJson.NONE};
        ItemCatalogue.each(
                reader,
                Schema.TYPE,
                new BytesRef(Schema.TYPE_TOTALS),
                stored -> found[0] = TotalsJson.read(AccountingJson.read(stored)));
        return found[0];
    }
}
