package org.exhibit.app.ui.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.groups.Tuple;
import org.exhibit.app.service.AcquireReport;
import org.exhibit.app.service.AcquireRequest;
import org.exhibit.app.ui.common.Workspace;
import org.exhibit.app.ui.fixture.Direct;
import org.exhibit.app.ui.fixture.FixtureCase;
import org.exhibit.app.ui.fixture.FixtureService;
import org.exhibit.indexer.index.Counts;
import org.exhibit.indexer.index.FileRow;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;

/// The evidence screen: nothing acquired may be missing from it, and an import must end in words
/// that are true.
class EvidenceViewModelTest {
    private static final AcquireRequest REQUEST = AcquireRequest.of(List.of(Path.of("logs")));

    @Test
    void listsEachAcquisitionWithTheAccountingOfItsFiles() {
        EvidenceViewModel model = new EvidenceViewModel(Direct.workspace(1_000));

        assertThat(model.content().get().acquisitions())
                .extracting(
                        row -> row.acquisition().label(),
                        AcquisitionRow::files,
                        AcquisitionRow::counts,
                        AcquisitionRow::state)
                .containsExactly(
                        Tuple.tuple(
                                "E-01",
                                2L,
                                new Counts(514, 500, 12, 2),
                                AcquisitionRow.State.WITH_PROBLEMS),
                        Tuple.tuple(
                                "E-02",
                                2L,
                                new Counts(755, 300, 455, 0),
                                AcquisitionRow.State.WITH_PROBLEMS),
                        Tuple.tuple(
                                "E-03",
                                2L,
                                new Counts(200, 200, 0, 0),
                                AcquisitionRow.State.INTERRUPTED));
    }

    @Test
    void keepsUnknownAndUnreadableFilesInTheListWithTheirReason() {
        EvidenceViewModel model = new EvidenceViewModel(Direct.workspace(1_000));

        assertThat(
                        model.content().get().files().stream()
                                .filter(file -> file.kind() != FileRow.Kind.LOG))
                .extracting(FileRow::kind, FileRow::format)
                .containsExactly(
                        Tuple.tuple(FileRow.Kind.REFERENCE, "cloudtrail-digest"),
                        Tuple.tuple(FileRow.Kind.UNKNOWN, "no known log format begins like this"),
                        Tuple.tuple(
                                FileRow.Kind.UNREADABLE, "gzip member 1 ends before its trailer"));
    }

    @Test
    void givesAnAcquisitionItsOwnProblems() {
        EvidenceContent content = new EvidenceViewModel(Direct.workspace(1_000)).content().get();

        assertThat(content.problemsOf(1))
                .hasSize(2)
                .allMatch(problem -> problem.origin().file().contains("CloudTrail"));
        assertThat(content.problemsOf(2)).hasSize(1);
        assertThat(content.problems()).hasSize(4);
    }

    @Test
    void showsWhatWasImported() {
        FixtureService service =
                new FixtureService(0).with(Direct.CASE, () -> FixtureCase.of(Direct.CASE, 0));
        Workspace workspace = new Workspace(service, Direct.background());
        workspace.open(Direct.CASE, open -> {}, failure -> {});
        EvidenceViewModel model = new EvidenceViewModel(workspace);
        assertThat(model.content().get().acquisitions()).isEmpty();

        model.importPaths(REQUEST);

        assertThat(service.requests()).containsExactly(REQUEST);
        assertThat(model.importing().get()).isInstanceOf(ImportState.Done.class);
        assertThat(model.content().get().acquisitions()).hasSize(3);
        assertThat(workspace.openCase().get().totals().counts().events()).isEqualTo(5_000);
        assertThat(workspace.tasks()).isEmpty();
    }

    @Test
    void saysWhatIsKeptAfterACancel() {
        EvidenceViewModel model =
                new EvidenceViewModel(workspaceThat(new CancellationException("stop")));

        model.importPaths(REQUEST);

        assertThat(model.importing().get())
                .isEqualTo(
                        new ImportState.Cancelled(
                                "0 files were worked on. Finished ones are in the case, hashed and"
                                    + " indexed; importing the same again completes the rest."));
    }

    @Test
    void saysWhatFailedAndWhatStayedSafe() {
        EvidenceViewModel model =
                new EvidenceViewModel(
                        workspaceThat(
                                new java.io.UncheckedIOException(
                                        new java.io.IOException("no space left"))));

        model.importPaths(REQUEST);

        assertThat(model.importing().get()).isInstanceOf(ImportState.Failed.class);
        ImportState.Failed failed = (ImportState.Failed) model.importing().get();
        assertThat(failed.failure().what()).isEqualTo("The import could not be finished.");
        assertThat(failed.failure().reason()).contains("no space left");
        assertThat(failed.failure().kept())
                .startsWith("Originals outside the case were only read.");
    }

    @Test
    void importsNothingWithoutACaseOrWithoutFiles() {
        FixtureService service = new FixtureService(0);
        EvidenceViewModel model =
                new EvidenceViewModel(new Workspace(service, Direct.background()));

        model.importPaths(REQUEST);

        assertThat(service.requests()).isEmpty();
        assertThat(model.importing().get()).isEqualTo(new ImportState.Idle());
    }

    private static Workspace workspaceThat(RuntimeException thrown) {
        FixtureService service =
                new FixtureService(0) {
                    @Override
                    public AcquireReport acquire(
                            Path folder,
                            AcquireRequest request,
                            org.exhibit.indexer.progress.ProgressBoard board,
                            org.exhibit.indexer.progress.CancelToken cancel) {
                        throw thrown;
                    }
                };
        service.with(Direct.CASE, () -> FixtureCase.of(Direct.CASE, 10));
        Workspace workspace = new Workspace(service, Direct.background());
        workspace.open(Direct.CASE, open -> {}, failure -> {});
        return workspace;
    }
}
