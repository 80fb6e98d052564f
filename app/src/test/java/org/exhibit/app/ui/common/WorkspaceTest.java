package org.exhibit.app.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import org.exhibit.app.ui.fixture.Direct;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The case on the screen: what fails to open must not take the open one away.
class WorkspaceTest {
    private final List<Failure> failures = new ArrayList<>();

    @Test
    void keepsTheOpenCaseWhereAnotherCannotBeOpened() {
        Workspace workspace = Direct.workspace(10);
        OpenCase before = workspace.openCase().get();

        workspace.open(Path.of("nowhere"), open -> {}, failures::add);

        assertThat(workspace.openCase().get()).isSameAs(before).isNotNull();
        assertThat(failures)
                .extracting(Failure::what, Failure::reason)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                "The case in nowhere could not be opened.",
                                "nowhere is no case: it has no case.json"));
    }

    @Test
    void showsANewStateOfTheSameCaseAfterARefresh() {
        Workspace workspace = Direct.workspace(10);
        OpenCase before = workspace.openCase().get();

        workspace.refresh(failures::add);

        assertThat(workspace.openCase().get()).isNotSameAs(before).isNotNull();
        assertThat(failures).isEmpty();
    }

    @Test
    void listsATaskOnlyWhileItRuns() {
        Workspace workspace = Direct.workspace(10);
        List<Integer> during = new ArrayList<>();

        workspace.start(
                "Count",
                (board, cancel) -> during.add(workspace.tasks().size()),
                new Workspace.TaskEnd<Boolean>() {
                    @Override
                    public void succeeded(Boolean result) {
                        during.add(workspace.tasks().size());
                    }

                    @Override
                    public void cancelled() {}

                    @Override
                    public void failed(Throwable cause) {}
                });

        assertThat(during).containsExactly(1, 0);
    }
}
