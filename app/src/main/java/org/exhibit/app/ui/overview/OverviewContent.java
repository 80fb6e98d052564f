package org.exhibit.app.ui.overview;

import org.exhibit.app.ui.common.TimeAxis;
import org.exhibit.indexer.casefile.Acquisition;
import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.casefile.Subject;
import org.exhibit.indexer.custody.CustodyEntry;
import org.exhibit.indexer.digest.Digest;
import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.event.SourceKind;
import org.exhibit.indexer.index.Counts;
import org.exhibit.indexer.index.FileRow;
import org.exhibit.indexer.index.Histogram;
import org.exhibit.indexer.index.Query;
import org.exhibit.indexer.index.QueryException;
import org.exhibit.indexer.index.Search;
import org.exhibit.indexer.index.Totals;
import org.exhibit.indexer.progress.CancelToken;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// What the overview shows of one state of a case.
///
/// @param histogram events over time, null where no event has a time
/// @param accounts one row a source that has records
/// @param items different evidence items, each with the hash it had when acquired
/// @param custodyEntries length of the chain of custody
/// @param custodyHead hash of its last entry, null where there is none
/// @param interrupted acquisitions that were not finished
/// @param subjects with the events that name them
record OverviewContent(
        Totals totals,
        @Nullable Histogram histogram,
        List<Account> accounts,
        long items,
        long custodyEntries,
        @Nullable Digest custodyHead,
        List<Acquisition> interrupted,
        List<SubjectRow> subjects,
        long exhibits) {
    private static final int MOST_BINS = 260;
    private static final int MOST_SUBJECTS = 50;

    record Account(SourceKind source, Counts counts) {}

    record SubjectRow(Subject subject, long events) {

        /// The query that finds its events.
        Query query() {
            return OverviewContent.query(subject.selector());
        }
    }

    OverviewContent {
        accounts = List.copyOf(accounts);
        interrupted = List.copyOf(interrupted);
        subjects = List.copyOf(subjects);
    }

    /// Reads it; blocks.
    static OverviewContent read(CaseReader reader, CancelToken cancel)
            throws IOException, QueryException {
        Totals totals = reader.events().totals();
        List<CustodyEntry> custody = reader.custody();
        return new OverviewContent(
                totals,
                histogram(reader, totals),
                accounts(totals),
                items(reader),
                custody.size(),
                custody.isEmpty() ? null : custody.getLast().hash(),
                reader.acquisitions().stream().filter(one -> one.ended() == null).toList(),
                subjects(reader, cancel),
                reader.exhibits().size());
    }

    private static @Nullable Histogram histogram(CaseReader reader, Totals totals)
            throws IOException, QueryException {
        Instant from = totals.from();
        Instant to = totals.to();
        if (from == null || to == null) {
            return null;
        }
        Duration width = TimeAxis.binWidth(Duration.between(from, to), MOST_BINS);
        return reader.events().histogram(Search.of(new Query.All()), width);
    }

    private static List<Account> accounts(Totals totals) {
        List<Account> accounts = new ArrayList<>();
        for (SourceKind source : SourceKind.values()) {
            Counts counts = totals.bySource().get(source);
            if (counts != null && counts.records() > 0) {
                accounts.add(new Account(source, counts));
            }
        }
        return accounts;
    }

    private static long items(CaseReader reader) throws IOException {
        Set<Digest> items = new HashSet<>();
        try (Stream<FileRow> files = reader.events().files()) {
            files.forEach(file -> items.add(file.evidence()));
        }
        return items.size();
    }

    private static List<SubjectRow> subjects(CaseReader reader, CancelToken cancel)
            throws IOException, QueryException {
        List<SubjectRow> rows = new ArrayList<>();
        for (Subject subject : reader.subjects().stream().limit(MOST_SUBJECTS).toList()) {
            cancel.check();
            long events = reader.events().count(Search.of(query(subject.selector())));
            rows.add(new SubjectRow(subject, events));
        }
        return rows;
    }

    /// Events whose object is the selector, or begins with it where it ends in `*`.
    static Query query(String selector) {
        Query.Target object = new Query.Target.Named(EventField.OBJECT);
        if (!selector.endsWith("*")) {
            return new Query.Equal(object, selector);
        }
        String prefix = selector.substring(0, selector.length() - 1);
        String literal = prefix.replace("\\", "\\\\").replace("*", "\\*").replace("?", "\\?");
        return new Query.Wildcard(object, literal + "*");
    }

    /// Whether every record read is accounted for, in each source and in total.
    boolean addsUp() {
        Counts sum = accounts.stream().map(Account::counts).reduce(Counts.NONE, Counts::plus);
        return totals.counts().addsUp()
                && accounts.stream().allMatch(account -> account.counts().addsUp())
                && sum.records() <= totals.counts().records();
    }
}
