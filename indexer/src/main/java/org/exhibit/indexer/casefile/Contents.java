package org.exhibit.indexer.casefile;

import org.exhibit.indexer.custody.Details;
import org.exhibit.indexer.custody.JsonTexts;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/// Enters in custody what items hold once decompressed. Thread-safe as `CaseFile` is.
public final class Contents {
    private static final int AT_ONCE = 1_000;

    private final CaseFile caseFile;

    public Contents(CaseFile caseFile) {
        this.caseFile = caseFile;
    }

    /// Enters those that custody does not tell of yet.
    public void enter(Collection<Content> contents) throws IOException {
        List<Content> some = new ArrayList<>(AT_ONCE);
        for (Content content : new TreeSet<>(contents)) {
            if (!caseFile.ask(() -> caseFile.ledger().contents().has(content))) {
                some.add(content);
            }
            if (some.size() == AT_ONCE) {
                write(some);
                some.clear();
            }
        }
        if (!some.isEmpty()) {
            write(some);
        }
    }

    private void write(List<Content> some) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        for (Content one : some) {
            rows.add(List.of(one.item().hex(), one.member(), one.content().hex()));
        }
        caseFile.change(() ->
                caseFile.write(
                        Kinds.CONTENT_HASHED,
                        Details.of("count", Integer.toString(some.size()))
                                .with("columns", ContentTables.COLUMNS)
                                .with("files", JsonTexts.table(rows))));
    }
}
