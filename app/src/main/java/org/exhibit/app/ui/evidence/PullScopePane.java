package org.exhibit.app.ui.evidence;

import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

import java.util.List;

/// Asks what to pull.
final class PullScopePane extends VBox {
    private final PullViewModel model;
    private final VBox caller = new VBox();
    private final TextField url = PullNodes.field("pull-url", "s3://bucket/prefix");
    private final TextField from = PullNodes.field("pull-from", "2026-03-09");
    private final TextField to = PullNodes.field("pull-to", "2026-03-11, inclusive");
    private final TextField accounts = PullNodes.field("pull-accounts", "all");
    private final TextField regions = PullNodes.field("pull-regions", "all");
    private final CheckBox versions = new CheckBox("Older versions and delete markers too");
    private final VBox mistake = new VBox();

    PullScopePane(PullViewModel model) {
        super(12);
        this.model = model;
        versions.setId("pull-versions");
        getChildren()
                .addAll(
                        caller,
                        PullNodes.labelled("Bucket and prefix", url),
                        PullNodes.grid(
                                PullNodes.labelled("First day, UTC", from),
                                PullNodes.labelled("Last day, UTC", to),
                                PullNodes.labelled("Accounts", accounts),
                                PullNodes.labelled("Regions", regions)),
                        versions,
                        PullNodes.muted(
                                "Accounts, regions and days go by the folders AWS delivers logs in"
                                    + " (AWSLogs/…/account/…/region/yyyy/mm/dd); what has no such"
                                    + " folders is taken whole. Days are those of delivery, with"
                                    + " one more looked into for logs delivered late. What the case"
                                    + " has already, by key, version, ETag and size, is not fetched"
                                    + " again."),
                        mistake);
        for (TextField field : List.of(url, from, to, accounts, regions)) {
            field.textProperty().addListener((property, before, now) -> edited());
        }
        versions.selectedProperty().addListener((property, before, now) -> edited());
        model.identity().addListener((property, before, now) -> showCaller(now));
        showCaller(model.identity().get());
    }

    TextField first() {
        return url;
    }

    private void showCaller(PullIdentity identity) {
        switch (identity) {
            case PullIdentity.Known known ->
                    caller.getChildren().setAll(PullAccessPane.known(known));
            case PullIdentity.Untold untold ->
                    caller.getChildren().setAll(PullAccessPane.untold(untold));
            case PullIdentity.Unknown unknown -> caller.getChildren().clear();
            case PullIdentity.Asking asking -> caller.getChildren().clear();
            case PullIdentity.Failed failed -> caller.getChildren().clear();
        }
    }

    private void edited() {
        mistake.getChildren().clear();
        model.edit(
                new PullForm(
                        model.form().access(),
                        new PullForm.Scope(
                                url.getText(),
                                from.getText(),
                                to.getText(),
                                accounts.getText(),
                                regions.getText(),
                                versions.isSelected())));
    }

    void list() {
        try {
            model.list();
        } catch (PullForm.Mistake e) {
            Label words = PullNodes.words(String.valueOf(e.getMessage()), "bad");
            words.setId("pull-mistake");
            mistake.getChildren().setAll(words);
        }
    }
}
