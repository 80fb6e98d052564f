package org.exhibit.indexer.index.lucene;

import org.exhibit.indexer.digest.Digest;
import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.format.Delivery;
import org.exhibit.indexer.format.ParsedRecord;
import org.exhibit.indexer.format.RecordSpan;
import org.exhibit.indexer.format.Repeat;
import org.exhibit.indexer.index.FileRow;
import org.exhibit.indexer.index.ItemAccount;
import org.exhibit.indexer.index.RecordIds;
import org.exhibit.indexer.index.Sighting;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Writes records into a real index, a commit a file, so that it has several segments.
final class SampleIndex {
    private SampleIndex() {}

    static void write(Path folder, List<SampleRecord> records) throws IOException {
        Map<String, List<SampleRecord>> files = new LinkedHashMap<>();
        for (SampleRecord record : records) {
            files.computeIfAbsent(record.file(), file -> new ArrayList<>()).add(record);
        }
        try (LuceneIndexWriter writer = LuceneIndexWriter.open(folder)) {
            for (Map.Entry<String, List<SampleRecord>> file : files.entrySet()) {
                add(writer, file.getKey(), file.getValue());
                writer.commit();
            }
            writer.reconcile(
                    events -> events.stream().map(event -> Digest.of(new byte[0])).toList());
            writer.commit();
        }
    }

    static void add(LuceneIndexWriter writer, String file, List<SampleRecord> records)
            throws IOException {
        Digest item = SampleRecord.item(file);
        for (SampleRecord record : records) {
            String eventId = record.event().text(EventField.EVENT_ID);
            Repeat repeat =
                    eventId == null ? new Repeat.ByContent() : new Repeat.ByEventId(eventId);
            writer.event(
                    item,
                    0,
                    new RecordIds(record.idBytes(), RecordIds.place(item, "", record.offset())),
                    new RecordSpan(
                            new byte[90], 0, 90, record.offset(), record.ordinal(), null, null),
                    new ParsedRecord(
                            record.event(), record.fields(), repeat, Delivery.LOG_FILE, List.of()),
                    "sample");
        }
        ItemAccount.Leaf leaf =
                new ItemAccount.Leaf(
                        List.of(),
                        item,
                        FileRow.Kind.LOG,
                        "sample",
                        records.getFirst().event().source(),
                        records.size(),
                        0,
                        0,
                        0);
        writer.itemDone(new ItemAccount(item, List.of(leaf)));
        writer.sighting(new Sighting(1, file, item, 1_000));
    }
}
