package org.exhibit.indexer.integrity;

import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.casefile.Exclusion;
import org.exhibit.indexer.digest.Digest;
import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.event.SourceKind;
import org.exhibit.indexer.evidence.Problem;
import org.exhibit.indexer.index.Counts;
import org.exhibit.indexer.index.EventIndex;
import org.exhibit.indexer.index.FileRow;
import org.exhibit.indexer.index.Query;
import org.exhibit.indexer.index.QueryException;
import org.exhibit.indexer.index.Search;
import org.exhibit.indexer.index.Totals;
import org.exhibit.indexer.integrity.Verification.Check;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Holds an index's accounting against itself and against what it really contains.
final class AccountingCheck {
    private static final int MOST_NAMED = 5;

    private final EventIndex index;
    private final List<Exclusion> exclusions;

    AccountingCheck(CaseReader reader) {
        this.index = reader.events();
        this.exclusions = reader.exclusions();
    }

    /// @param items every evidence item that custody names
    List<Check> run(Set<Digest> items) throws IOException, QueryException {
        Totals totals = index.totals();
        List<String> wrong = new ArrayList<>();
        Set<Digest> indexed = new HashSet<>();
        Set<Digest> excluded = new HashSet<>();
        Map<SourceKind, Counts> perSource = new EnumMap<>(SourceKind.class);
        Counts sum = Counts.NONE;
        try (Stream<FileRow> rows = index.files()) {
            for (Iterator<FileRow> each = rows.iterator(); each.hasNext(); ) {
                FileRow row = each.next();
                indexed.add(row.evidence());
                if (row.kind() == FileRow.Kind.EXCLUDED) {
                    excluded.add(row.evidence());
                }
                sum = sum.plus(row.counts());
                row.bySource().forEach((source, counts) -> add(perSource, source, counts));
                if (!row.counts().addsUp()) {
                    wrong.add(row.path() + ": " + text(row.counts()));
                }
            }
        }
        if (!sum.equals(totals.counts())) {
            wrong.add("the files give " + text(sum) + ", the case says " + text(totals.counts()));
        }
        if (!withoutZeros(perSource).equals(withoutZeros(totals.bySource()))) {
            wrong.add("the sources' counts differ from those of their files");
        }
        return List.of(
                sums(wrong, totals), held(totals), complete(items, indexed, excluded.size()));
    }

    private static void add(Map<SourceKind, Counts> into, SourceKind source, Counts counts) {
        into.merge(source, counts, Counts::plus);
    }

    private static Map<SourceKind, Counts> withoutZeros(Map<SourceKind, Counts> counts) {
        Map<SourceKind, Counts> out = new EnumMap<>(SourceKind.class);
        counts.forEach((source, count) -> {
            if (count.records() > 0) {
                out.put(source, count);
            }
        });
        return out;
    }

    private static Check sums(List<String> wrong, Totals totals) {
        if (wrong.isEmpty()) {
            return new Check(
                    "record-sums", true, "Per file and in total " + text(totals.counts()) + ".");
        }
        List<String> named = wrong.subList(0, Math.min(MOST_NAMED, wrong.size()));
        return new Check(
                "record-sums", false, "A sum does not hold: " + String.join("; ", named) + ".");
    }

    /// The events and rejected records that the index really holds.
    private Check held(Totals totals) throws IOException, QueryException {
        List<String> wrong = new ArrayList<>();
        compare("events", totals.counts().events(), index.count(all()), wrong);
        for (SourceKind source : SourceKind.values()) {
            Query named = new Query.Equal(new Query.Target.Named(EventField.SOURCE), source.word());
            long said = totals.bySource().getOrDefault(source, Counts.NONE).events();
            compare(source.label() + " events", said, index.count(Search.of(named)), wrong);
        }
        long rejected;
        try (Stream<Problem> problems = index.problems()) {
            rejected = problems.filter(problem -> problem.kind() == Problem.Kind.REJECTED).count();
        }
        compare("rejected records", totals.counts().rejected(), rejected, wrong);
        return new Check(
                "index-contents",
                wrong.isEmpty(),
                wrong.isEmpty()
                        ? "The index holds the "
                                + totals.counts().events()
                                + " events and "
                                + rejected
                                + " rejected records it accounts for."
                        : "The index holds something else than it accounts for: "
                                + String.join("; ", wrong)
                                + ".");
    }

    private static Search all() {
        return Search.of(new Query.All());
    }

    private static void compare(String what, long said, long found, List<String> wrong) {
        if (said != found) {
            wrong.add(said + " " + what + " accounted for, " + found + " found");
        }
    }

    private Check complete(Set<Digest> items, Set<Digest> indexed, int excluded) {
        Set<Digest> missing = new HashSet<>(items);
        missing.removeAll(indexed);
        long wanted = exclusions.stream().mapToLong(Exclusion::files).sum();
        if (excluded != wanted) {
            return new Check(
                    "index-complete",
                    false,
                    "Custody leaves "
                            + wanted
                            + " items of evidence out, the index "
                            + excluded
                            + ": excluding or including was interrupted. Nothing is lost; the next"
                            + " command that writes to the case completes it.");
        }
        return new Check(
                "index-complete",
                missing.isEmpty(),
                missing.isEmpty()
                        ? items.size()
                                + " items of evidence, "
                                + (excluded == 0
                                        ? "all of them read into the index."
                                        : excluded + " of them excluded, the others indexed.")
                        : missing.size()
                                + " of "
                                + items.size()
                                + " items of evidence are not read into the index yet: an"
                                + " acquisition was interrupted. Nothing is lost; acquire again to"
                                + " complete it.");
    }

    private static String text(Counts counts) {
        return counts.records()
                + " records = "
                + counts.events()
                + " events + "
                + counts.duplicates()
                + " duplicates + "
                + counts.rejected()
                + " rejected";
    }
}
