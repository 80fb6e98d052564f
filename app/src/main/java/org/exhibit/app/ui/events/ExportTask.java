package org.exhibit.app.ui.events;

import org.exhibit.app.ui.common.Failure;
import org.exhibit.app.ui.common.OpenCase;
import org.exhibit.app.ui.common.Workspace;
import org.exhibit.indexer.index.Search;

import java.util.function.Consumer;

/// Writes what a search finds to a file in the background, with progress and cancel.
final class ExportTask {
    private ExportTask() {}

    static void start(
            Workspace workspace,
            OpenCase openCase,
            Search search,
            EventExport export,
            Consumer<Long> done,
            Consumer<Failure> failed) {
        workspace.start(
                "Export to " + export.target().getFileName(),
                (board, cancel) ->
                        openCase.ask(reader -> export.write(reader, search, board, cancel)),
                new Workspace.TaskEnd<Long>() {
                    @Override
                    public void succeeded(Long written) {
                        done.accept(written);
                    }

                    @Override
                    public void cancelled() {
                        failed.accept(
                                new Failure(
                                        "The export was stopped.",
                                        "No file was written; the case is unchanged.",
                                        "Cancelled by the examiner.",
                                        ""));
                    }

                    @Override
                    public void failed(Throwable cause) {
                        failed.accept(
                                Failure.of(
                                        "The events could not be written to "
                                                + export.target()
                                                + '.',
                                        "No file was written; the case is unchanged.",
                                        cause));
                    }
                });
    }
}
