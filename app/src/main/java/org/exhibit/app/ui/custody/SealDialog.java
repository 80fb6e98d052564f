package org.exhibit.app.ui.custody;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.exhibit.app.service.CaseSeals;
import org.exhibit.app.ui.common.Choosers;
import org.exhibit.app.ui.common.Failure;
import org.exhibit.app.ui.common.Formats;
import org.exhibit.app.ui.common.Glyph;
import org.exhibit.app.ui.common.Modals;
import org.exhibit.app.ui.common.StatePanel;
import org.exhibit.app.ui.common.Workspace;

import java.nio.file.Path;

/// Asks for the key to seal the case with, and tells what came of it.
final class SealDialog extends VBox {
    private final TextField key = new TextField();
    private final PasswordField password = new PasswordField();

    private SealDialog(
            CustodyContent content, Workspace workspace, Choosers choosers, Modals modals) {
        super(8);
        Label what =
                CustodyNodes.line(
                        "Signs one root over every evidence item and entries 1 to "
                                + content.check().head().sequence()
                                + " of custody, and enters that. The key is used once and not"
                                + " stored. Nothing is sent anywhere; a timestamp is asked for on"
                                + " the command line: exhibit seal --tsa URL, or exhibit seal"
                                + " request and exhibit seal load by file.",
                        "muted",
                        "small");
        what.setMaxWidth(520);
        key.setId("seal-key");
        password.setId("seal-password");
        key.setPromptText("PKCS#12 file, .p12 or .pfx");
        Button choose = new Button("Choose…");
        choose.setOnAction(e ->
                choosers.file("Key to sign with", "PKCS#12 keys", "*.p12")
                        .ifPresent(path -> key.setText(path.toString())));
        Button seal = new Button("Seal case", Glyph.LOCK.icon());
        seal.getStyleClass().add("accent");
        seal.setDefaultButton(true);
        seal.setId("seal-now");
        seal.disableProperty().bind(key.textProperty().isEmpty());
        seal.setOnAction(e -> {
            modals.hide();
            CustodyTasks.seal(
                    workspace,
                    Path.of(key.getText().strip()),
                    password.getText().toCharArray(),
                    sealed -> done(modals, sealed),
                    failure -> failed(modals, failure));
        });
        Button cancel = new Button("Cancel");
        cancel.setOnAction(e -> modals.hide());
        getChildren()
                .addAll(
                        what,
                        labelled("Signing key", key, choose),
                        labelled("Password of the key", password),
                        new HBox(8, CustodyNodes.space(), cancel, seal));
    }

    static void show(
            CustodyContent content, Workspace workspace, Choosers choosers, Modals modals) {
        SealDialog dialog = new SealDialog(content, workspace, choosers, modals);
        modals.show("Seal case", dialog, dialog.key);
    }

    private static VBox labelled(String text, TextField field, Button... buttons) {
        Label label = new Label(text);
        label.getStyleClass().addAll("muted", "small");
        label.setLabelFor(field);
        HBox.setHgrow(field, Priority.ALWAYS);
        HBox line = new HBox(8, field);
        line.getChildren().addAll(buttons);
        line.setAlignment(Pos.CENTER_LEFT);
        return new VBox(3, label, line);
    }

    private static void done(Modals modals, CaseSeals.Sealed sealed) {
        String root = sealed.seal().root().hex();
        Button copy = new Button("Copy root");
        copy.setOnAction(e -> StatePanel.copy(root));
        VBox said =
                new VBox(
                        6,
                        CustodyNodes.line(
                                sealed.seal().label()
                                        + " covers "
                                        + Formats.count(
                                                sealed.seal().items(),
                                                "evidence item",
                                                "evidence items")
                                        + " and entries 1 to "
                                        + sealed.seal().custody().sequence()
                                        + " of custody, signed by "
                                        + sealed.signer()
                                        + '.'),
                        CustodyNodes.line("Root " + root, "mono"),
                        CustodyNodes.line("Note the root outside this computer.", "small"),
                        copy);
        modals.show("Case sealed", said, copy);
    }

    static void failed(Modals modals, Failure failure) {
        StatePanel panel = StatePanel.error(failure, modals::hide);
        modals.show("Not done", panel, panel);
    }
}
