package org.exhibit.app.ui.custody;

import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.VBox;

import org.exhibit.app.ui.common.Choosers;
import org.exhibit.app.ui.common.Glyph;
import org.exhibit.app.ui.common.Modals;
import org.exhibit.app.ui.common.StatePanel;
import org.exhibit.app.ui.common.Workspace;

import java.nio.file.Path;

/// Offers to hand on the chain of custody and what the full check found.
final class CustodyExports {
    private final CustodyViewModel model;
    private final Workspace workspace;
    private final Choosers choosers;
    private final Modals modals;

    CustodyExports(CustodyViewModel model, Workspace workspace, Choosers choosers, Modals modals) {
        this.model = model;
        this.workspace = workspace;
        this.choosers = choosers;
        this.modals = modals;
    }

    void fill(MenuButton button) {
        button.setGraphic(Glyph.SAVE.icon());
        MenuItem log = new MenuItem("Custody log, byte for byte…");
        log.setId("export-log");
        log.setOnAction(e -> log());
        button.getItems().add(log);
        for (VerificationReport.Form form : VerificationReport.Form.values()) {
            MenuItem item = new MenuItem(form.label() + "…");
            item.setId("export-check-" + form.name().toLowerCase(java.util.Locale.ROOT));
            item.setOnAction(e -> report(form));
            button.getItems().add(item);
        }
        // A check that was not made to its end has nothing to report.
        button.setOnShowing(e ->
                button.getItems().stream()
                        .skip(1)
                        .forEach(item ->
                                item.setDisable(
                                        !(model.check().get() instanceof CheckState.Done))));
    }

    private void log() {
        CustodyContent shown = model.content();
        if (shown == null) {
            return;
        }
        choosers.target("Where to write custody", "custody.jsonl")
                .ifPresent(target ->
                        CustodyTasks.export(
                                workspace,
                                shown.file(),
                                target,
                                sha256 -> said(target, sha256),
                                failure -> SealDialog.failed(modals, failure)));
    }

    private void said(Path target, String sha256) {
        Button copy = new Button("Copy SHA-256");
        copy.setOnAction(e -> StatePanel.copy(sha256));
        modals.show(
                "Custody exported",
                new VBox(
                        6,
                        CustodyNodes.line(target.toString()),
                        CustodyNodes.line("SHA-256 " + sha256, "mono"),
                        copy),
                copy);
    }

    private void report(VerificationReport.Form form) {
        CustodyContent shown = model.content();
        if (shown == null || !(model.check().get() instanceof CheckState.Done check)) {
            return;
        }
        choosers.target("Where to write the verification report", form.file())
                .ifPresent(target ->
                        new SealTasks(workspace)
                                .report(
                                        check,
                                        shown.check().head(),
                                        form,
                                        target,
                                        written -> {
                                            VBox text =
                                                    new VBox(
                                                            CustodyNodes.line(
                                                                    "Written to " + written + '.'));
                                            modals.show("Report written", text, text);
                                        },
                                        failure -> SealDialog.failed(modals, failure)));
    }
}
