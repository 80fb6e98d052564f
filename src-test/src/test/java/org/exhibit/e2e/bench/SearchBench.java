package org.exhibit.e2e.bench;

import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.index.EventIndex;
import org.exhibit.indexer.index.QueryException;
import org.exhibit.indexer.index.QueryParser;
import org.exhibit.indexer.index.QuerySyntaxException;
import org.exhibit.indexer.index.Rows;
import org.exhibit.indexer.index.Search;
import org.exhibit.indexer.index.Search.Order;
import org.exhibit.indexer.index.StoredEvent;
import org.exhibit.indexer.index.TimeRange;
import org.exhibit.indexer.index.lucene.LuceneEventIndex;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.Stream;

/// Measures questions to the indexes of cases that hold CloudTrail corpora of growing size, in one
/// process that lends a search its processors as the program does, and prints a table with p50 and
/// p95.
///
/// `SearchBench CASE...`
final class SearchBench {
    private static final int WARM_UP = 30;
    private static final int ROUNDS = 200;

    /// A question that an analyst's click or command asks.
    interface Question {
        /// @return how much was found
        long ask(EventIndex index, int round) throws IOException, QueryException;
    }

    record Named(String name, Question question) {}

    private SearchBench() {}

    static void main(String[] args) throws IOException, QueryException {
        run(Stream.of(args).map(Path::of).map(folder -> folder.resolve("index")).toList());
    }

    static List<Named> questions() {
        return List.of(
                page("one action, newest 100", round -> "eventName:PutObject"),
                page("one caller", round -> "actor.arn:*session-" + round % 50),
                page(
                        "one prefix",
                        round -> "object:s3://mixed-media/studies/0000%d/*".formatted(round % 10)),
                page(
                        "network and size",
                        round -> "ip:10." + round % 8 + ".0.0/16 bytesOut:>1000000"),
                page("a word anywhere", round -> "authorized"),
                page("all", round -> ""),
                new Named(
                        "facet by action",
                        (index, round) -> index.facet(search(""), "action", 50).values().size()),
                new Named(
                        "facet by caller",
                        (index, round) ->
                                index.facet(search("error:*"), "actor.arn", 50).values().size()),
                new Named(
                        "histogram by hour",
                        (index, round) ->
                                index.histogram(search(""), Duration.ofHours(1)).bins().size()),
                new Named("one object's records", SearchBench::timeline));
    }

    private interface Text {
        String of(int round);
    }

    private static Named page(String name, Text text) {
        return new Named(
                name,
                (index, round) -> {
                    try (Rows rows = index.rows(search(text.of(round)))) {
                        return rows.size() + rows.page(0, 100).size();
                    }
                });
    }

    /// All records of an object that occurs: the one of a row that the round chooses.
    private static long timeline(EventIndex index, int round) throws IOException, QueryException {
        String object;
        try (Rows rows = index.rows(search("eventName:GetObject"))) {
            StoredEvent event = rows.page(round * 37L % Math.max(1, rows.size()), 1).getFirst();
            object = String.valueOf(event.event().text(EventField.OBJECT));
        }
        try (Rows rows = index.rows(search("object:\"" + object + "\""))) {
            return rows.page(0, 1_000).size();
        }
    }

    private static Search search(String text) throws QueryException {
        try {
            return new Search(QueryParser.parse(text), TimeRange.ALL, Order.TIME_DESCENDING);
        } catch (QuerySyntaxException e) {
            throw new IllegalStateException("The benchmark's query is wrong: " + text, e);
        }
    }

    /// Prints one row a question, with a column of p50 and p95 for each index.
    static void run(List<Path> folders) throws IOException, QueryException {
        List<String> head = new ArrayList<>();
        List<EventIndex> indexes = new ArrayList<>();
        try {
            for (Path folder : folders) {
                EventIndex index = LuceneEventIndex.open(folder, ForkJoinPool.commonPool());
                indexes.add(index);
                long events = index.totals().counts().events();
                head.add(String.format(Locale.ROOT, "%,d events: p50 / p95", events));
            }
            System.out.println("| question | " + String.join(" | ", head) + " |");
            System.out.println("|---|" + "---|".repeat(head.size()));
            for (Named named : questions()) {
                List<String> cells = new ArrayList<>();
                for (EventIndex index : indexes) {
                    cells.add(measure(named, index));
                }
                System.out.println("| " + named.name() + " | " + String.join(" | ", cells) + " |");
            }
        } finally {
            for (EventIndex index : indexes) {
                index.close();
            }
        }
    }

    private static String measure(Named named, EventIndex index)
            throws IOException, QueryException {
        long[] micros = new long[ROUNDS];
        long found = 0;
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            long start = System.nanoTime();
            found += named.question().ask(index, round + WARM_UP);
            if (round >= 0) {
                micros[round] = (System.nanoTime() - start) / 1_000;
            }
        }
        if (found == 0) {
            throw new IOException(
                    "A question that finds nothing measures nothing: " + named.name());
        }
        return String.format(
                Locale.ROOT,
                "%.1f / %.1f ms",
                Medians.percentile(micros, 50) / 1e3,
                Medians.percentile(micros, 95) / 1e3);
    }
}
