package org.exhibit.app.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import org.exhibit.indexer.custody.CustodyEntry;
import org.exhibit.indexer.evidence.Citation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// A file that was found and whose bytes could not be taken, as custody names it. It has no
/// evidence item, so the index knows nothing of it.
///
/// @param acquisition its label, e.g. `E-01`
/// @param kind `unreadable`, `link` or `special`
record NotAcquiredFile(String acquisition, String path, String kind, String reason) {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int COLUMNS = 3;

    static List<NotAcquiredFile> of(List<CustodyEntry> custody) throws IOException {
        List<NotAcquiredFile> files = new ArrayList<>();
        for (CustodyEntry entry : custody) {
            if (entry.kind().equals("not-acquired")) {
                int number = Integer.parseInt(entry.details().getOrDefault("acquisition", "0"));
                add(
                        Citation.acquisitionLabel(number),
                        entry.details().getOrDefault("files", "[]"),
                        files);
            }
        }
        return files;
    }

    /// @param table an array of arrays: path, kind, reason
    private static void add(String acquisition, String table, List<NotAcquiredFile> into)
            throws IOException {
        try (JsonParser in = JSON.createParser(table)) {
            List<String> row = new ArrayList<>();
            for (JsonToken token = in.nextToken(); token != null; token = in.nextToken()) {
                if (token == JsonToken.VALUE_STRING) {
                    row.add(in.getText());
                }
                if (row.size() == COLUMNS) {
                    into.add(new NotAcquiredFile(acquisition, row.get(0), row.get(1), row.get(2)));
                    row.clear();
                }
            }
        }
    }
}
