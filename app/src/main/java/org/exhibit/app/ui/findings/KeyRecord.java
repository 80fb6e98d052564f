package org.exhibit.app.ui.findings;

import org.exhibit.app.ui.common.Formats;
import org.exhibit.indexer.event.SourceKind;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What several records of one log say alike, or one record says alone.
///
/// @param first id of the first of them
/// @param time of the first; null where it has none
/// @param citation of the first, or how many there are
/// @param count how many records say it
record KeyRecord(
        String first,
        @Nullable Instant time,
        @Nullable SourceKind source,
        String action,
        String says,
        String citation,
        int count) {
    /// As many lines as are shown.
    static final int MOST = 6;

    /// One line for each action of each log, in the order of the first record of each; of very many
    /// the first.
    static List<KeyRecord> of(List<CitedRecord> records) {
        Map<String, List<CitedRecord>> groups = new LinkedHashMap<>();
        for (CitedRecord record : records) {
            groups.computeIfAbsent(
                            record.source() + " " + record.action(), key -> new ArrayList<>())
                    .add(record);
        }
        boolean few = records.size() <= MOST;
        List<KeyRecord> keys = new ArrayList<>();
        for (List<CitedRecord> group :
                few ? records.stream().map(List::of).toList() : List.copyOf(groups.values())) {
            if (keys.size() < MOST) {
                keys.add(of(group.getFirst(), group));
            }
        }
        return keys;
    }

    private static KeyRecord of(CitedRecord first, List<CitedRecord> group) {
        boolean alone = group.size() == 1;
        long addresses =
                group.stream().map(CitedRecord::ip).filter(ip -> !ip.isEmpty()).distinct().count();
        String many =
                Formats.count(group.size())
                        + " times "
                        + first.action()
                        + (addresses > 0
                                ? ", " + Formats.count(addresses, "address", "addresses")
                                : "");
        return new KeyRecord(
                first.id(),
                first.time(),
                first.source(),
                first.action(),
                alone ? first.says() : many,
                alone ? first.citation() : first.citation() + ", " + group.size() + " records",
                group.size());
    }
}
