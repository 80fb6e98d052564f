package org.exhibit.app.ui.findings;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.exhibit.app.ui.common.OpenCase;
import org.exhibit.app.ui.common.Workspace;
import org.exhibit.indexer.finding.Finding;
import org.exhibit.indexer.progress.CancelToken;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// The records of the finding that is looked at, read off the window's thread.
final class CitedRecords {
    private final Workspace workspace;
    private final Consumer<String> failed;
    private final ObservableList<CitedRecord> rows = FXCollections.observableArrayList();
    private CancelToken reading = new CancelToken();

    /// @param failed told in one sentence where they cannot be read
    CitedRecords(Workspace workspace, Consumer<String> failed) {
        this.workspace = workspace;
        this.failed = failed;
    }

    /// In the finding's order; empty while they are read.
    ObservableList<CitedRecord> rows() {
        return rows;
    }

    void read(@Nullable Finding finding) {
        reading.cancel();
        rows.clear();
        OpenCase open = workspace.openCase().get();
        if (open == null || finding == null) {
            return;
        }
        CancelToken token = new CancelToken();
        reading = token;
        workspace
                .background()
                .job(cancel ->
                        open.ask(reader -> {
                            List<CitedRecord> found = new ArrayList<>();
                            for (String id : finding.evidence()) {
                                cancel.check();
                                found.add(
                                        reader.events()
                                                .find(id)
                                                .map(CitedRecord::of)
                                                .orElseGet(() -> CitedRecord.missing(id)));
                            }
                            return found;
                        }))
                .cancelledBy(token)
                .onSuccess(found -> {
                    if (reading == token) {
                        rows.setAll(found);
                    }
                })
                .onFailure(e -> {
                    if (reading == token) {
                        failed.accept("The records could not be read: " + e.getMessage());
                    }
                });
    }
}
