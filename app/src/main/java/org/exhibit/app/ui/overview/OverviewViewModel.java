package org.exhibit.app.ui.overview;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.exhibit.app.service.CaseService;
import org.exhibit.app.ui.common.Failure;
import org.exhibit.app.ui.common.OpenCase;
import org.exhibit.app.ui.common.Workspace;
import org.exhibit.indexer.coverage.Coverage;
import org.exhibit.indexer.integrity.Verification;
import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.indexer.progress.ProgressBoard;
import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/// The overview of a case, its verification, and the building of a pack.
public final class OverviewViewModel {
    private final Workspace workspace;
    private final ReadOnlyObjectWrapper<@Nullable OverviewContent> content =
            new ReadOnlyObjectWrapper<>();
    private CancelToken coverageJob = new CancelToken();
    private final ReadOnlyObjectWrapper<CoverageState> coverage =
            new ReadOnlyObjectWrapper<>(new CoverageState.Loading());
    private final ReadOnlyObjectWrapper<@Nullable Failure> failure = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<VerifyState> verify =
            new ReadOnlyObjectWrapper<>(new VerifyState.NotYet());

    public OverviewViewModel(Workspace workspace) {
        this.workspace = workspace;
        workspace.openCase().addListener((property, before, now) -> caseChanged(before, now));
        caseChanged(null, workspace.openCase().get());
    }

    /// Null while it is being read.
    ReadOnlyObjectProperty<@Nullable OverviewContent> content() {
        return content.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<CoverageState> coverage() {
        return coverage.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable Failure> failure() {
        return failure.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<VerifyState> verify() {
        return verify.getReadOnlyProperty();
    }

    private void caseChanged(@Nullable OpenCase before, @Nullable OpenCase now) {
        boolean same = before != null && now != null && before.folder().equals(now.folder());
        if (!same) {
            content.set(null);
        }
        // A verification speaks of the state it was made on.
        verify.set(new VerifyState.NotYet());
        load();
    }

    /// Reads what the screen shows.
    public void load() {
        OpenCase open = workspace.openCase().get();
        failure.set(null);
        // What works on a state that is no longer shown would only keep it from being closed.
        coverageJob.cancel();
        if (open == null) {
            return;
        }
        loadCoverage(open);
        workspace
                .background()
                .job(cancel -> open.ask(reader -> OverviewContent.read(reader, cancel)))
                .onSuccess(read -> {
                    if (workspace.openCase().get() == open) {
                        content.set(read);
                    }
                })
                .onFailure(e ->
                        failure.set(
                                Failure.of(
                                        "The overview could not be read.",
                                        "The case was not changed.",
                                        e)));
    }

    /// Takes longer than the rest on a large case, so it comes by itself.
    private void loadCoverage(OpenCase open) {
        coverage.set(new CoverageState.Loading());
        CancelToken token = new CancelToken();
        coverageJob = token;
        workspace
                .background()
                .job(cancel -> {
                    Coverage worked =
                            open.coverage(workspace.service(), new ProgressBoard(), cancel);
                    return open.ask(reader -> CoverageContent.read(reader, worked, cancel));
                })
                .cancelledBy(token)
                .onSuccess(read -> {
                    if (workspace.openCase().get() == open) {
                        coverage.set(new CoverageState.Shown(read));
                    }
                })
                .onFailure(e -> {
                    if (workspace.openCase().get() == open) {
                        coverage.set(
                                new CoverageState.Failed(
                                        Failure.of(
                                                "What was logged could not be worked out.",
                                                "The case was not changed.",
                                                e)));
                    }
                });
    }

    /// Checks originals, custody and index against each other; the outcome appears in `verify`.
    public void verifyNow() {
        OpenCase open = workspace.openCase().get();
        if (open == null || verify.get() instanceof VerifyState.Running) {
            return;
        }
        Path folder = open.folder();
        verify.set(new VerifyState.Running());
        workspace.start(
                "Verification",
                (board, cancel) -> workspace.service().verifyCase(folder, board, cancel),
                new Workspace.TaskEnd<Verification>() {
                    @Override
                    public void succeeded(Verification result) {
                        verify.set(new VerifyState.Done(result, Instant.now()));
                    }

                    @Override
                    public void cancelled() {
                        verify.set(new VerifyState.Cancelled());
                    }

                    @Override
                    public void failed(Throwable cause) {
                        verify.set(
                                new VerifyState.Failed(
                                        Failure.of(
                                                "The verification could not be finished.",
                                                "Nothing was changed.",
                                                cause)));
                    }
                });
    }

    /// Whether a pack may be built: not from numbers that do not add up.
    boolean mayBuildPack() {
        OverviewContent shown = content.get();
        return shown != null && shown.addsUp() && shown.totals().counts().events() > 0;
    }

    /// Builds and signs a pack.
    ///
    /// @param password overwritten once it is used
    void buildPack(
            Path key,
            char[] password,
            Path out,
            Consumer<CaseService.PackReport> done,
            Consumer<Failure> failed) {
        OpenCase open = workspace.openCase().get();
        if (open == null) {
            return;
        }
        Path folder = open.folder();
        CaseService.PackOrder order =
                new CaseService.PackOrder(key, password, null, out, List.of());
        workspace.start(
                "Pack " + out.getFileName(),
                (board, cancel) -> {
                    try {
                        return workspace.service().buildPack(folder, order, board, cancel);
                    } finally {
                        java.util.Arrays.fill(password, '\0');
                    }
                },
                new Workspace.TaskEnd<CaseService.PackReport>() {
                    @Override
                    public void succeeded(CaseService.PackReport report) {
                        done.accept(report);
                        workspace.refresh(failed);
                    }

                    @Override
                    public void cancelled() {
                        failed.accept(
                                new Failure(
                                        "The pack was not built.",
                                        "Nothing was written beside the case; the case is"
                                                + " unchanged.",
                                        "Cancelled by the examiner.",
                                        ""));
                    }

                    @Override
                    public void failed(Throwable cause) {
                        failed.accept(
                                Failure.of(
                                        "The pack could not be built.",
                                        "No pack was written; the case is unchanged.",
                                        cause));
                    }
                });
    }
}
