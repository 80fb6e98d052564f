package org.exhibit.indexer.index.lucene;

import org.exhibit.indexer.event.LogEvent;
import org.exhibit.indexer.event.SourceKind;
import org.exhibit.indexer.format.RecordField;
import org.exhibit.indexer.index.QueryParser;
import org.exhibit.indexer.index.Rows;
import org.exhibit.indexer.index.Search;
import org.exhibit.indexer.index.StoredEvent;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Records that a test makes up, in a real index.
abstract class SearchedSamples {
    static final long NINE = Instant.parse("2026-03-10T09:00:00Z").toEpochMilli();

    @TempDir Path folder;
    final List<SampleRecord> records = new ArrayList<>();

    LogEvent.Builder trail() {
        return LogEvent.builder(SourceKind.CLOUDTRAIL);
    }

    SampleRecord add(LogEvent.Builder event, RecordField... fields) {
        return add("a.gz", event, fields);
    }

    SampleRecord add(String file, LogEvent.Builder event, RecordField... fields) {
        int ordinal = records.size() + 1;
        SampleRecord record =
                new SampleRecord(file, "c" + ordinal, ordinal, event.build(), List.of(fields));
        records.add(record);
        return record;
    }

    LuceneEventIndex index() throws IOException {
        SampleIndex.write(folder, records);
        return LuceneEventIndex.open(folder);
    }

    static Search search(String query) throws Exception {
        return Search.of(QueryParser.parse(query));
    }

    static List<String> ids(LuceneEventIndex index, Search search) throws Exception {
        try (Rows rows = index.rows(search)) {
            return rows.page(0, 10_000).stream().map(StoredEvent::id).toList();
        }
    }

    static List<String> ids(LuceneEventIndex index, String query) throws Exception {
        return ids(index, search(query));
    }

    static List<String> printed(SampleRecord... expected) {
        return List.of(expected).stream().map(SampleRecord::id).toList();
    }
}
