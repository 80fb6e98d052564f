package org.exhibit.app.ui.evidence;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.exhibit.app.service.AcquireReport;
import org.exhibit.app.service.AcquireRequest;
import org.exhibit.app.service.EvidenceReport;
import org.exhibit.app.service.PullReport;
import org.exhibit.app.ui.common.Destination;
import org.exhibit.app.ui.common.Failure;
import org.exhibit.app.ui.common.Formats;
import org.exhibit.app.ui.common.OpenCase;
import org.exhibit.app.ui.common.RunningTask;
import org.exhibit.app.ui.common.Workspace;
import org.exhibit.indexer.acquire.s3.Prices;
import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.indexer.progress.Progress;
import org.exhibit.indexer.progress.ProgressBoard;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The evidence screen: what was acquired, and acquiring more.
public final class EvidenceViewModel {
    private static final String KEPT =
            "Originals outside the case were only read. What was finished before is in the case and"
                    + " stays.";

    private final Workspace workspace;
    private final ReadOnlyObjectWrapper<EvidenceContent> content =
            new ReadOnlyObjectWrapper<>(EvidenceContent.NONE);
    private final ReadOnlyObjectWrapper<@Nullable Failure> failure = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<ImportState> importing =
            new ReadOnlyObjectWrapper<>(new ImportState.Idle());
    private final StringProperty pullPrices = new SimpleStringProperty("");
    private final ObjectProperty<@Nullable AcquisitionRow> selected = new SimpleObjectProperty<>();
    private final ObjectProperty<Destination.EvidenceTab> tab =
            new SimpleObjectProperty<>(Destination.EvidenceTab.SUMMARY);

    public EvidenceViewModel(Workspace workspace) {
        this.workspace = workspace;
        workspace.openCase().addListener((property, before, now) -> caseChanged(before, now));
        caseChanged(null, workspace.openCase().get());
    }

    public ReadOnlyObjectProperty<EvidenceContent> content() {
        return content.getReadOnlyProperty();
    }

    /// Why the content could not be read.
    public ReadOnlyObjectProperty<@Nullable Failure> failure() {
        return failure.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<ImportState> importing() {
        return importing.getReadOnlyProperty();
    }

    /// The acquisition whose details are shown; null shows those of all.
    public ObjectProperty<@Nullable AcquisitionRow> selected() {
        return selected;
    }

    public ObjectProperty<Destination.EvidenceTab> tab() {
        return tab;
    }

    private void caseChanged(@Nullable OpenCase before, @Nullable OpenCase now) {
        boolean same = before != null && now != null && before.folder().equals(now.folder());
        if (!same) {
            content.set(EvidenceContent.NONE);
            selected.set(null);
            importing.set(new ImportState.Idle());
        }
        load();
    }

    /// Reads what the screen shows.
    public void load() {
        OpenCase open = workspace.openCase().get();
        failure.set(null);
        if (open == null) {
            return;
        }
        workspace
                .background()
                .job(cancel -> open.ask(EvidenceContent::read))
                .onSuccess(read -> {
                    if (workspace.openCase().get() == open) {
                        show(read);
                    }
                })
                .onFailure(e ->
                        failure.set(
                                Failure.of(
                                        "The list of evidence could not be read.",
                                        "The case was not changed.",
                                        e)));
    }

    private void show(EvidenceContent read) {
        AcquisitionRow before = selected.get();
        content.set(read);
        Optional<AcquisitionRow> same =
                read.acquisitions().stream()
                        .filter(row ->
                                before != null
                                        && row.acquisition().number()
                                                == before.acquisition().number())
                        .findFirst();
        selected.set(same.orElse(null));
    }

    /// Acquires files, folders and archives into the open case.
    public void importPaths(AcquireRequest request) {
        OpenCase open = workspace.openCase().get();
        if (open == null || request.paths().isEmpty() || isRunning()) {
            return;
        }
        Path folder = open.folder();
        run(
                "Import of " + Formats.count(request.paths().size(), "item", "items"),
                (board, cancel) -> workspace.service().acquire(folder, request, board, cancel));
    }

    /// The steps of a new pull from S3.
    PullViewModel newPull() {
        ObjectProperty<Prices> prices = new SimpleObjectProperty<>(ownPrices());
        prices.addListener((property, before, now) ->
                pullPrices.set(now.equals(Prices.builtIn()) ? "" : now.write()));
        return new PullViewModel(workspace, this::runPull, prices);
    }

    /// The person's own table of what AWS charges, as JSON; empty for the program's.
    public StringProperty pullPrices() {
        return pullPrices;
    }

    private Prices ownPrices() {
        String own = pullPrices.get();
        try {
            return own.isEmpty()
                    ? Prices.builtIn()
                    : Prices.read(own.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // A table that cannot be read is as good as none: estimates say whose prices they use.
            return Prices.builtIn();
        }
    }

    private void runPull(
            String title, Workspace.LongWork<PullReport> work, Workspace.TaskEnd<PullReport> end) {
        if (workspace.openCase().get() != null && !isRunning()) {
            workspace.start(title, work, new PullEnd(end));
        }
    }

    /// Tells both the screen and the dialog how a pull ended.
    private final class PullEnd implements Workspace.TaskEnd<PullReport> {
        private final Workspace.TaskEnd<PullReport> dialog;
        private final ImportEnd screen = new ImportEnd();

        PullEnd(Workspace.TaskEnd<PullReport> dialog) {
            this.dialog = dialog;
        }

        @Override
        public void started(RunningTask running) {
            screen.started(running);
            dialog.started(running);
        }

        @Override
        public void succeeded(PullReport report) {
            dialog.succeeded(report);
            screen.succeeded(report.acquired());
        }

        @Override
        public void cancelled() {
            dialog.cancelled();
            screen.cancelled();
        }

        @Override
        public void failed(Throwable cause) {
            dialog.failed(cause);
            screen.failed(cause);
        }
    }

    /// Finishes what an interrupted import left.
    public void resume() {
        OpenCase open = workspace.openCase().get();
        if (open != null && !isRunning()) {
            Path folder = open.folder();
            run(
                    "Finishing the interrupted import",
                    (board, cancel) -> workspace.service().resume(folder, board, cancel));
        }
    }

    /// Leaves evidence out of the index.
    ///
    /// @param name an acquisition or a SHA-256
    void exclude(String name, String reason, Consumer<Failure> failed) {
        settle(
                "Excluding " + name,
                true,
                (folder, board, cancel) ->
                        workspace
                                .service()
                                .excludeEvidence(folder, List.of(name), reason, board, cancel),
                failed);
    }

    /// Takes excluded evidence in again.
    void include(String name, String reason, Consumer<Failure> failed) {
        settle(
                "Including " + name,
                false,
                (folder, board, cancel) ->
                        workspace
                                .service()
                                .includeEvidence(folder, List.of(name), reason, board, cancel),
                failed);
    }

    private interface Settling {
        EvidenceReport run(Path folder, ProgressBoard board, CancelToken cancel) throws Exception;
    }

    private void settle(String title, boolean excluding, Settling work, Consumer<Failure> failed) {
        OpenCase open = workspace.openCase().get();
        if (open == null || isRunning()) {
            return;
        }
        Path folder = open.folder();
        workspace.start(
                title,
                (board, cancel) -> work.run(folder, board, cancel),
                new Workspace.TaskEnd<EvidenceReport>() {
                    @Override
                    public void started(RunningTask task) {
                        importing.set(new ImportState.Running(task));
                    }

                    @Override
                    public void succeeded(EvidenceReport report) {
                        end(new ImportState.Settled(ExclusionBar.done(report, excluding)));
                    }

                    @Override
                    public void cancelled() {
                        end(
                                new ImportState.Settled(
                                        "Stopped. Custody has the decision; the next work on the"
                                                + " case makes the index follow it."));
                    }

                    @Override
                    public void failed(Throwable cause) {
                        end(new ImportState.Idle());
                        failed.accept(
                                Failure.of(
                                        title + " could not be finished.",
                                        "The originals are in the case as before.",
                                        cause));
                    }

                    private void end(ImportState state) {
                        importing.set(state);
                        workspace.refresh(failure::set);
                    }
                });
    }

    public boolean isRunning() {
        return importing.get() instanceof ImportState.Running;
    }

    /// Puts the outcome of the last import away.
    public void dismiss() {
        if (!isRunning()) {
            importing.set(new ImportState.Idle());
        }
    }

    private void run(String title, Workspace.LongWork<AcquireReport> work) {
        workspace.start(title, work, new ImportEnd());
    }

    /// Says how an import ended, and shows what it brought.
    private final class ImportEnd implements Workspace.TaskEnd<AcquireReport> {
        private @Nullable RunningTask task;

        @Override
        public void started(RunningTask running) {
            task = running;
            importing.set(new ImportState.Running(running));
        }

        @Override
        public void succeeded(AcquireReport report) {
            end(new ImportState.Done(report));
        }

        @Override
        public void cancelled() {
            end(new ImportState.Cancelled(kept(task)));
        }

        @Override
        public void failed(Throwable cause) {
            end(
                    new ImportState.Failed(
                            Failure.of("The import could not be finished.", KEPT, cause)));
        }

        private void end(ImportState state) {
            importing.set(state);
            workspace.refresh(failure::set);
        }
    }

    private static String kept(@Nullable RunningTask task) {
        if (task == null) {
            return KEPT;
        }
        Progress last = task.board().latest();
        String total =
                last.filesTotal().isPresent()
                        ? " of " + Formats.count(last.filesTotal().getAsLong())
                        : "";
        return Formats.count(last.filesDone())
                + total
                + " files were worked on. Finished ones are in the case, hashed and indexed;"
                + " importing the same again completes the rest.";
    }
}
