package org.exhibit.app.ui.custody;

import javafx.scene.control.Label;

import org.exhibit.app.ui.common.Choosers;
import org.exhibit.app.ui.common.Modals;
import org.exhibit.app.ui.common.Workspace;

import java.util.function.Supplier;

/// What the buttons below the seals do: each asks for a file or folder, and says what came of it.
final class SealActions implements SealsCard.Actions {
    private final Workspace workspace;
    private final Choosers choosers;
    private final Modals modals;
    private final Supplier<String> proposed;

    /// @param proposed what to prove unless another is named, or empty
    SealActions(Workspace workspace, Choosers choosers, Modals modals, Supplier<String> proposed) {
        this.workspace = workspace;
        this.choosers = choosers;
        this.modals = modals;
        this.proposed = proposed;
    }

    @Override
    public void writeRequest() {
        choosers.target("Where to write the request", "seal.tsq")
                .ifPresent(target ->
                        new SealTasks(workspace)
                                .writeRequest(
                                        target,
                                        written ->
                                                say(
                                                        "Request written",
                                                        "Have a timestamp authority answer "
                                                                + written
                                                                + ", then load its answer"
                                                                + " here."),
                                        failure -> SealDialog.failed(modals, failure)));
    }

    @Override
    public void loadAnswer() {
        choosers.file("An authority's answer", "Timestamp answers", "*.tsr")
                .ifPresent(answer ->
                        new SealTasks(workspace)
                                .loadAnswer(
                                        answer,
                                        at ->
                                                say(
                                                        "Timestamp taken in",
                                                        "The authority states "
                                                                + workspace.times().get().exact(at)
                                                                + '.'),
                                        failure -> SealDialog.failed(modals, failure)));
    }

    @Override
    public void prove() {
        ProofDialog.show(proposed.get(), workspace, choosers, modals);
    }

    private void say(String title, String text) {
        Label said = CustodyNodes.line(text);
        said.setMaxWidth(520);
        modals.show(title, said, said);
    }
}
