package org.exhibit.app.ui.custody;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.exhibit.app.service.SealedItem;
import org.exhibit.app.ui.common.Choosers;
import org.exhibit.app.ui.common.Glyph;
import org.exhibit.app.ui.common.Modals;
import org.exhibit.app.ui.common.OpenCase;
import org.exhibit.app.ui.common.StatePanel;
import org.exhibit.app.ui.common.Workspace;
import org.exhibit.indexer.casefile.MarkedExhibit;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/// Asks which item to prove alone, and tells how the proof is checked.
final class ProofDialog extends VBox {
    private final ComboBox<String> name = new ComboBox<>();

    private ProofDialog(String proposed, Workspace workspace, Choosers choosers, Modals modals) {
        super(8);
        Label what =
                CustodyNodes.line(
                        "Proves that one evidence item is as it was sealed, without handing on the"
                                + " others. The folder gets the proof, the seal, its signature and"
                                + " a script that checks them with sha256sum, xxd and openssl.",
                        "muted",
                        "small");
        what.setMaxWidth(520);
        name.setId("proof-name");
        name.setEditable(true);
        name.setMaxWidth(Double.MAX_VALUE);
        name.setPromptText("EX-0007, E-02/h8WdK3mQ#41, an event's id or a SHA-256");
        name.getEditor().setText(proposed);
        Label asked = new Label("Exhibit, record or evidence item");
        asked.getStyleClass().addAll("muted", "small");
        asked.setLabelFor(name);
        Button save = new Button("Save proof…", Glyph.SAVE.icon());
        save.setId("proof-save");
        save.getStyleClass().add("accent");
        save.setDefaultButton(true);
        save.disableProperty().bind(name.getEditor().textProperty().isEmpty());
        save.setOnAction(e ->
                choosers.folder("A new or empty folder for the proof")
                        .ifPresent(folder -> prove(folder, workspace, modals)));
        Button cancel = new Button("Cancel");
        cancel.setOnAction(e -> modals.hide());
        HBox buttons = new HBox(8, CustodyNodes.space(), cancel, save);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        getChildren().addAll(what, new VBox(3, asked, name), buttons);
        exhibits(workspace);
    }

    /// @param proposed what to prove, or empty
    static void show(String proposed, Workspace workspace, Choosers choosers, Modals modals) {
        ProofDialog dialog = new ProofDialog(proposed, workspace, choosers, modals);
        modals.show("Inclusion proof", dialog, dialog.name);
    }

    /// The exhibits are proposed as soon as they are read; any name can be typed before.
    private void exhibits(Workspace workspace) {
        OpenCase open = workspace.openCase().get();
        if (open == null) {
            return;
        }
        workspace
                .background()
                .job(cancel -> open.ask(reader -> reader.exhibits()))
                .onSuccess(this::propose)
                .onFailure(e -> name.setPromptText("The exhibits could not be read: " + e));
    }

    private void propose(List<MarkedExhibit> exhibits) {
        String typed = name.getEditor().getText();
        name.getItems().setAll(exhibits.stream().map(MarkedExhibit::label).toList());
        name.getEditor().setText(Objects.requireNonNullElse(typed, ""));
    }

    private void prove(Path folder, Workspace workspace, Modals modals) {
        modals.hide();
        new SealTasks(workspace)
                .prove(
                        name.getEditor().getText().strip(),
                        folder,
                        sealed -> done(folder, sealed, modals),
                        failure -> SealDialog.failed(modals, failure));
    }

    private static void done(Path folder, SealedItem sealed, Modals modals) {
        String command = "sh check.sh ITEM";
        Button copy = new Button("Copy the command", Glyph.COPY.icon());
        copy.setOnAction(e -> StatePanel.copy(command));
        VBox said =
                new VBox(
                        6,
                        CustodyNodes.line(
                                "The item "
                                        + sealed.proof().inclusion().item().sha256()
                                        + " lies under "
                                        + sealed.proof().seal().label()
                                        + ", "
                                        + sealed.proof().inclusion().steps().size()
                                        + " hashes from its root."),
                        CustodyNodes.line("In " + folder + ':', "small"),
                        CustodyNodes.line(
                                "proof.json, seal.json, seal.p7s, check.sh", "mono", "small"),
                        CustodyNodes.line(
                                "To check it, run there, with a copy of the item:", "small"),
                        CustodyNodes.line(command, "mono"),
                        copy);
        said.setMaxWidth(560);
        modals.show("Proof saved", said, copy);
    }
}
