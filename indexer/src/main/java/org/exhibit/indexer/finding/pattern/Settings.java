package org.exhibit.indexer.finding.pattern;

import org.exhibit.indexer.coverage.AccountSettings;
import org.exhibit.indexer.finding.CaseRecords;
import org.exhibit.indexer.progress.CancelToken;

import java.io.IOException;

/// The acquired settings of accounts.
final class Settings {
    private Settings() {}

    static AccountSettings of(CaseRecords records) throws IOException {
        return AccountSettings.read(records.reader(), new CancelToken());
    }
}
