package org.exhibit.app.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.exhibit.app.ui.common.Destination;
import org.exhibit.app.ui.common.Workspace;
import org.exhibit.app.ui.fixture.Direct;
import org.exhibit.app.ui.fixture.FixtureService;
import org.exhibit.indexer.index.TimeRange;
import org.junit.jupiter.api.Test;

import java.time.Instant;

/// The frame around the screens.
class ShellViewModelTest {

    @Test
    void showsTheStartUntilACaseIsOpen() {
        Workspace workspace = new Workspace(new FixtureService(0), Direct.background());
        ShellViewModel model = new ShellViewModel(workspace);

        model.show(Screen.EVENTS);

        assertThat(model.screen().get()).isNull();
        assertThat(model.caseTitle()).isEqualTo("None open");
        assertThat(model.indexState()).isEqualTo("No case open");
        assertThat(model.examiner()).isEmpty();
    }

    @Test
    void goesToTheOverviewOfANewCaseAndStaysWhereItWasInTheSame() {
        Workspace workspace = new Workspace(Direct.workspace(10).service(), Direct.background());
        ShellViewModel model = new ShellViewModel(workspace);
        workspace.open(Direct.CASE, open -> {}, failure -> {});
        assertThat(model.screen().get()).isEqualTo(Screen.OVERVIEW);

        model.show(Screen.EVENTS);
        workspace.refresh(failure -> {});
        assertThat(model.screen().get()).isEqualTo(Screen.EVENTS);

        workspace.close();
        assertThat(model.screen().get()).isNull();
    }

    @Test
    void saysWhichCaseIsOpen() {
        ShellViewModel model = new ShellViewModel(Direct.workspace(1_000));

        assertThat(model.caseNumber()).isEqualTo("EX-2026-0114");
        assertThat(model.caseTitle()).isEqualTo("Northlake synthetic consults");
        assertThat(model.eventCount()).isEqualTo("1,000 events");
        assertThat(model.task(Instant.EPOCH)).isEmpty();
    }

    @Test
    void changesOnlyHowTimesAreShown() {
        Workspace workspace = Direct.workspace(10);
        ShellViewModel model = new ShellViewModel(workspace);

        model.toggleTimes();
        assertThat(workspace.times().get().isUtc()).isFalse();
        model.toggleTimes();
        assertThat(workspace.times().get().isUtc()).isTrue();
    }

    @Test
    void makesInitialsOfAnyName() {
        assertThat(ShellViewModel.initials("R. Okafor")).isEqualTo("RO");
        assertThat(ShellViewModel.initials("Madonna")).isEqualTo("M");
        assertThat(ShellViewModel.initials("")).isEmpty();
        assertThat(ShellViewModel.initials("Ana María de la Cruz")).isEqualTo("AM");
    }

    @Test
    void knowsTheScreenOfEachDestination() {
        assertThat(ShellViewModel.screenOf(new Destination.Overview())).isEqualTo(Screen.OVERVIEW);
        assertThat(
                        ShellViewModel.screenOf(
                                new Destination.Evidence(Destination.EvidenceTab.REJECTED)))
                .isEqualTo(Screen.EVIDENCE);
        assertThat(ShellViewModel.screenOf(new Destination.Events("a", TimeRange.ALL)))
                .isEqualTo(Screen.EVENTS);
        assertThat(ShellViewModel.screenOf(new Destination.Findings())).isEqualTo(Screen.FINDINGS);
        assertThat(ShellViewModel.screenOf(new Destination.Custody())).isEqualTo(Screen.CUSTODY);
    }
}
