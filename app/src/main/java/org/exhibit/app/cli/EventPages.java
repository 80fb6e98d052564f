package org.exhibit.app.cli;

import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.index.QueryException;
import org.exhibit.indexer.index.Rows;
import org.exhibit.indexer.index.Search;
import org.exhibit.indexer.progress.CancelToken;

import java.io.IOException;

/// Hands a search's result to a printer, page by page.
final class EventPages {
    /// Large enough that originals are read in grouped spans, small enough for any heap.
    private static final int PAGE = 500;

    /// @param found events that match
    /// @param printed of them, handed over
    record Printed(long found, long printed) {
        boolean cut() {
            return printed < found;
        }
    }

    private EventPages() {}

    static Printed print(
            CaseReader reader, Search search, Limit limit, EventPrinter printer, CancelToken cancel)
            throws IOException, QueryException {
        try (Rows rows = reader.events().rows(search)) {
            long wanted = Math.min(rows.size(), limit.most());
            for (long from = 0; from < wanted; from += PAGE) {
                cancel.check();
                int count = (int) Math.min(PAGE, wanted - from);
                printer.page(reader, rows.page(from, count));
            }
            printer.end();
            return new Printed(rows.size(), wanted);
        }
    }
}
