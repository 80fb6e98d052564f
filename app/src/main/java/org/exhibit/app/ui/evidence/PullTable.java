package org.exhibit.app.ui.evidence;

import javafx.geometry.HPos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import org.exhibit.app.ui.common.Formats;
import org.exhibit.indexer.acquire.s3.S3Plan;

import java.util.List;

/// The rows of a dry run, to be ticked. What lies in archives cannot be.
final class PullTable extends GridPane {
    private final PullDryRun dryRun;
    private final Label objects = new Label();
    private final Label bytes = new Label();

    PullTable(PullDryRun dryRun, List<PullRow> rows) {
        super(9, 0);
        this.dryRun = dryRun;
        setId("pull-groups");
        getStyleClass().add("pull-table");
        for (int i = 0; i < 8; i++) {
            ColumnConstraints column = new ColumnConstraints();
            column.setHalignment(i >= 4 && i <= 6 ? HPos.RIGHT : HPos.LEFT);
            column.setHgrow(i == 1 ? Priority.ALWAYS : Priority.NEVER);
            getColumnConstraints().add(column);
        }
        String[] titles = {"", "Kind", "Account", "Region", "Objects", "Size", "Days", "Note"};
        for (int i = 0; i < titles.length; i++) {
            Label title = new Label(titles[i]);
            title.getStyleClass().addAll("small-title", "muted");
            title.setMinWidth(Region.USE_PREF_SIZE);
            add(title, i, 0);
        }
        int at = 1;
        for (PullRow row : rows) {
            row(row, at++);
        }
        Label total = new Label("To pull");
        total.getStyleClass().add("small-title");
        add(total, 1, at);
        objects.getStyleClass().addAll("mono", "emphasised");
        objects.setId("pull-total-objects");
        objects.setMinWidth(Region.USE_PREF_SIZE);
        bytes.setMinWidth(Region.USE_PREF_SIZE);
        bytes.getStyleClass().addAll("mono", "emphasised");
        add(objects, 4, at);
        add(bytes, 5, at);
        Label net = PullNodes.words("net of case", "muted", "small");
        add(net, 7, at);
        dryRun.left().addListener((property, before, now) -> total());
        total();
    }

    private void row(PullRow row, int at) {
        CheckBox tick = new CheckBox();
        tick.setId("pull-tick-" + at);
        tick.setAccessibleText("Pull " + row.group().words());
        tick.setDisable(!row.canBeChosen());
        tick.setSelected(row.canBeChosen() && dryRun.isChosen(row.group()));
        tick.selectedProperty()
                .addListener((property, before, now) -> dryRun.choose(row.group(), now));
        add(tick, 0, at);
        String look = row.canBeChosen() ? "" : "muted";
        cell(row.kind(), 1, at, "small", look);
        cell(row.group().account(), 2, at, "mono", look);
        cell(row.group().region(), 3, at, "mono", look);
        cell(Formats.count(row.amount().objects()), 4, at, "mono", look);
        cell(Formats.bytes(row.amount().bytes()), 5, at, "mono", look);
        cell(row.days(), 6, at, "mono", row.daysMissing() ? "warn" : look);
        cell(row.note(), 7, at, "small", row.archived() ? "warn" : "muted");
    }

    private void cell(String text, int column, int row, String... styles) {
        Label cell = new Label(text);
        // The kind gives way where there is too little room; numbers are never cut.
        cell.setMinWidth(column == 1 ? 60 : Region.USE_PREF_SIZE);
        for (String style : styles) {
            if (!style.isEmpty()) {
                cell.getStyleClass().add(style);
            }
        }
        add(cell, column, row);
    }

    private void total() {
        S3Plan.Amount chosen = dryRun.chosen();
        objects.setText(Formats.count(chosen.objects()));
        bytes.setText(Formats.bytes(chosen.bytes()));
    }
}
