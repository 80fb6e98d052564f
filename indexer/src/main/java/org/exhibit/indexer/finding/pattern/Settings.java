package org.exhibit.indexer.finding.pattern;

import org.exhibit.indexer.coverage.AccountSettings;
import org.exhibit.indexer.finding.CaseRecords;
import org.exhibit.indexer.index.FileRow;
import org.exhibit.indexer.progress.CancelToken;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/// The acquired settings of accounts.
final class Settings {
    private Settings() {}

    static AccountSettings of(CaseRecords records) throws IOException {
        List<FileRow> files;
        try (Stream<FileRow> rows = records.reader().events().files()) {
            files = rows.filter(row -> row.kind() == FileRow.Kind.REFERENCE).toList();
        }
        return AccountSettings.read(records.reader(), files, new CancelToken());
    }
}
