package org.exhibit.app.ui.events;

import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.index.QueryException;
import org.exhibit.indexer.index.Rows;
import org.exhibit.indexer.index.StoredEvent;
import org.exhibit.indexer.progress.CancelToken;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A result with one row for each request: of records that share a request id, the first found
/// stands for all. Records without a request id stand for themselves. Goes through the whole result
/// once, so results that are too long are refused. Thread-safe once made.
final class MergedRows implements Rows {
    static final int MOST = 200_000;
    private static final int PAGE = 1_000;

    private final Rows rows;

    /// The rows of `rows` that are shown.
    private final int[] shown;

    /// How many other records stand behind an event, by its id.
    private final Map<String, Integer> others;

    private MergedRows(Rows rows, int[] shown, Map<String, Integer> others) {
        this.rows = rows;
        this.shown = shown;
        this.others = Map.copyOf(others);
    }

    /// @param rows taken over
    /// @throws QueryException where there are too many rows
    static MergedRows of(Rows rows, CancelToken cancel) throws IOException, QueryException {
        if (rows.size() > MOST) {
            rows.close();
            throw new QueryException(
                    String.format(
                            Locale.ROOT,
                            "%,d events are too many to merge by request (at most %,d); narrow the"
                                    + " query or its span of time",
                            rows.size(),
                            MOST));
        }
        List<Integer> shown = new ArrayList<>();
        Map<String, String> firstOf = new HashMap<>();
        Map<String, Integer> others = new HashMap<>();
        for (int from = 0; from < rows.size(); from += PAGE) {
            cancel.check();
            List<StoredEvent> page = rows.page(from, PAGE);
            for (int i = 0; i < page.size(); i++) {
                String request = page.get(i).event().text(EventField.REQUEST_ID);
                String first =
                        request == null || request.isEmpty()
                                ? null
                                : firstOf.putIfAbsent(request, page.get(i).id());
                if (first == null) {
                    shown.add(from + i);
                } else {
                    others.merge(first, 1, Integer::sum);
                }
            }
        }
        return new MergedRows(rows, shown.stream().mapToInt(Integer::intValue).toArray(), others);
    }

    /// How many records of the same request stand behind an event's row.
    int others(String event) {
        return others.getOrDefault(event, 0);
    }

    @Override
    public long size() {
        return shown.length;
    }

    @Override
    public List<StoredEvent> page(long from, int count) throws IOException {
        List<StoredEvent> page = new ArrayList<>();
        int end = (int) Math.min(shown.length, from + count);
        int at = (int) from;
        while (at < end) {
            int run = at + 1;
            while (run < end && shown[run] == shown[run - 1] + 1) {
                run++;
            }
            page.addAll(rows.page(shown[at], run - at));
            at = run;
        }
        return page;
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
