package org.exhibit.app.ui.overview;

import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.exhibit.app.service.CaseService;
import org.exhibit.app.ui.common.Choosers;
import org.exhibit.app.ui.common.Failure;
import org.exhibit.app.ui.common.Formats;
import org.exhibit.app.ui.common.Glyph;
import org.exhibit.app.ui.common.Modals;
import org.exhibit.app.ui.common.StatePanel;

import java.nio.file.Path;
import java.util.Optional;

/// Asks for the key and the place of a pack, and tells what came of it.
final class BuildPackDialog extends VBox {
    private final TextField key = new TextField();
    private final PasswordField password = new PasswordField();
    private final TextField out = new TextField();

    private BuildPackDialog(
            OverviewViewModel model, Choosers choosers, Modals modals, String proposal) {
        super(8);
        Label what =
                new Label(
                        "The pack is one signed PDF with its exhibits inside. It can be checked"
                                + " without Exhibit. The key is used once and not stored.");
        what.setWrapText(true);
        what.setMaxWidth(520);
        what.getStyleClass().addAll("muted", "small");
        key.setId("pack-key");
        password.setId("pack-password");
        out.setId("pack-out");
        key.setPromptText("PKCS#12 file, .p12 or .pfx");
        out.setPromptText(proposal);
        Button chooseKey = new Button("Choose…");
        chooseKey.setOnAction(
                e -> put(key, choosers.file("Key to sign with", "PKCS#12 keys", "*.p12")));
        Button chooseOut = new Button("Choose…");
        chooseOut.setOnAction(e -> put(out, choosers.target("Where to write the pack", proposal)));
        Button build = new Button("Build and sign", Glyph.PACK.icon());
        build.getStyleClass().add("accent");
        build.setDefaultButton(true);
        build.setId("build-pack");
        build.disableProperty()
                .bind(
                        Bindings.createBooleanBinding(
                                () -> key.getText().isBlank() || out.getText().isBlank(),
                                key.textProperty(),
                                out.textProperty()));
        build.setOnAction(e -> {
            modals.hide();
            model.buildPack(
                    Path.of(key.getText().strip()),
                    password.getText().toCharArray(),
                    Path.of(out.getText().strip()),
                    report -> done(modals, report),
                    failure -> failed(modals, failure));
        });
        Button cancel = new Button("Cancel");
        cancel.setOnAction(e -> modals.hide());
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        getChildren()
                .addAll(
                        what,
                        labelled("Signing key", key, chooseKey),
                        labelled("Password of the key", password),
                        labelled("Pack", out, chooseOut),
                        new HBox(8, space, cancel, build));
    }

    static void show(OverviewViewModel model, Choosers choosers, Modals modals, String proposal) {
        BuildPackDialog dialog = new BuildPackDialog(model, choosers, modals, proposal);
        modals.show("Build pack", dialog, dialog.key);
    }

    private static void put(TextField field, Optional<Path> chosen) {
        chosen.ifPresent(path -> field.setText(path.toString()));
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

    private static void done(Modals modals, CaseService.PackReport report) {
        VBox said = new VBox(6);
        said.getChildren()
                .addAll(
                        new Label(report.pdf().toString()),
                        new Label(
                                Formats.count(report.pages(), "page", "pages")
                                        + ", "
                                        + Formats.count(report.exhibits(), "exhibit", "exhibits")),
                        mono("SHA-256 " + report.sha256()));
        report.verification()
                .checks()
                .forEach(check -> said.getChildren().add(OverviewNodes.check(check)));
        Button copy = new Button("Copy SHA-256");
        copy.setOnAction(e -> StatePanel.copy(report.sha256()));
        said.getChildren().add(copy);
        modals.show(
                report.verification().ok()
                        ? "Pack built and verified"
                        : "Pack built, but a check did not hold",
                said,
                copy);
    }

    private static Label mono(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("mono");
        return label;
    }

    private static void failed(Modals modals, Failure failure) {
        StatePanel panel = StatePanel.error(failure, modals::hide);
        modals.show("No pack", panel, panel);
    }
}
