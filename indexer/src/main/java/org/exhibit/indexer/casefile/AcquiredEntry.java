package org.exhibit.indexer.casefile;

import org.exhibit.indexer.custody.Details;
import org.exhibit.indexer.custody.JsonTexts;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/// An `acquired` entry of custody: up to 1,000 files, each with its hashes.
///
/// @param acquisition 1-based number
record AcquiredEntry(int acquisition, List<AcquiredRow> rows) {
    static final String KIND = "acquired";

    AcquiredEntry {
        rows = List.copyOf(rows);
    }

    Details details() {
        LinkedHashSet<String> found = new LinkedHashSet<>();
        long bytes = 0;
        for (AcquiredRow row : rows) {
            found.add(row.base());
            bytes += row.fingerprint().size();
        }
        List<String> bases = List.copyOf(found);
        List<List<String>> cells = new ArrayList<>(rows.size());
        for (AcquiredRow row : rows) {
            cells.add(row.cells(bases));
        }
        return Details.of("acquisition", Integer.toString(acquisition))
                .with("count", rows.size())
                .with("bytes", bytes)
                .with("bases", JsonTexts.array(bases))
                .with("columns", AcquiredRow.COLUMNS)
                .with("files", JsonTexts.table(cells));
    }

    static AcquiredEntry read(Map<String, String> details) throws IOException {
        Fields fields = new Fields(KIND, details);
        if (!fields.text("columns").equals(AcquiredRow.COLUMNS)) {
            throw new IOException(
                    "an acquired entry of custody has unknown columns: " + fields.text("columns"));
        }
        List<String> bases = JsonTexts.parseArray(fields.text("bases"));
        List<AcquiredRow> rows = new ArrayList<>();
        for (List<String> cells : JsonTexts.parseTable(fields.text("files"))) {
            rows.add(AcquiredRow.read(cells, bases));
        }
        return new AcquiredEntry(fields.number("acquisition"), rows);
    }
}
