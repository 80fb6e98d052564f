package org.exhibit.app.ui.findings;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.exhibit.app.ui.common.Formats;
import org.exhibit.indexer.finding.SettingsText;

/// What the rules go by in this case: the three numbers, each to be changed, and the whole text.
final class ThresholdsBar extends HBox {
    private final PatternsViewModel model;
    private final FindingDialogs dialogs;

    ThresholdsBar(PatternsViewModel model, FindingDialogs dialogs) {
        super(8);
        this.model = model;
        this.dialogs = dialogs;
        setAlignment(Pos.CENTER_LEFT);
        getStyleClass().add("card-note-bar");
        model.settings().addListener((p, before, now) -> show());
        show();
    }

    private void show() {
        Label title = FindingFacts.text("Thresholds", "small-title");
        title.setMinWidth(Region.USE_PREF_SIZE);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Label says =
                FindingFacts.text(
                        model.settings().get().isEmpty()
                                ? "The case keeps no settings: nothing is approved."
                                : "The case keeps settings of its own.",
                        "small",
                        "muted");
        HBox numbers = new HBox(8);
        numbers.setAlignment(Pos.CENTER_LEFT);
        for (SettingsText.Threshold each : SettingsText.Threshold.values()) {
            Button change = new Button(says(each));
            change.setId("threshold-" + each.setting());
            change.setMinWidth(Region.USE_PREF_SIZE);
            change.setOnAction(e -> dialogs.threshold(model, each));
            numbers.getChildren().add(change);
        }
        Button all = new Button("All settings");
        all.setId("settings-all");
        all.setMinWidth(Region.USE_PREF_SIZE);
        all.setOnAction(e -> dialogs.settings(model));
        getChildren().setAll(new VBox(2, title, says), space, numbers, all);
    }

    private String says(SettingsText.Threshold which) {
        long now = model.threshold(which);
        return switch (which) {
            case EGRESS -> "F10: more than " + Formats.bytes(now) + " in one hour";
            case RETENTION -> "F03c: logs kept " + Formats.count(now, "day", "days");
            case ROTATION ->
                    now == 0
                            ? "F07: rotation not asked"
                            : "F07: rotation on within " + Formats.count(now, "day", "days");
        };
    }
}
