package org.exhibit.app.ui.events;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.exhibit.app.ui.common.Destination;
import org.exhibit.app.ui.common.Glyph;
import org.exhibit.app.ui.common.Navigator;
import org.exhibit.app.ui.common.StatePanel;
import org.exhibit.app.ui.common.TimeDisplay;
import org.exhibit.indexer.coverage.Interval;
import org.exhibit.indexer.coverage.LaneSpan;
import org.exhibit.indexer.coverage.Proof;
import org.exhibit.indexer.coverage.UnloggedStretch;
import org.exhibit.indexer.index.TimeRange;

import java.util.List;
import java.util.stream.Collectors;

/// Says which logs a gap row is about, why they say nothing, and on what that rests.
final class GapPane extends VBox {
    private static final int MOST_LOGS = 100;

    private final Navigator navigator;
    private final Button close = new Button("", Glyph.CLOSE.icon());

    GapPane(Navigator navigator) {
        this.navigator = navigator;
        setId("gap-pane");
        getStyleClass().add("detail");
        close.getStyleClass().addAll("flat", "icon-button", "small");
        close.setAccessibleText("Close the detail");
        close.setTooltip(new Tooltip("Close the detail"));
    }

    Button close() {
        return close;
    }

    void show(GapRow gap, TimeDisplay times) {
        UnloggedStretch stretch = gap.stretch();
        Interval interval = stretch.interval();
        Label title = line("Nothing is known here", "detail-title");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox first = new HBox(4, title, space, close);
        first.setAlignment(Pos.CENTER_LEFT);
        VBox head =
                new VBox(
                        4,
                        first,
                        line(stretch.what(), "small"),
                        line(
                                times.exact(interval.from()) + " to " + times.exact(interval.to()),
                                "mono"),
                        line(
                                "Reason: "
                                        + stretch.kind().label()
                                        + ". That nothing is recorded here means nothing.",
                                "small"));
        head.getStyleClass().add("detail-head");
        VBox logs = new VBox(10);
        logs.getStyleClass().add("tab-body");
        stretch.logs().stream().limit(MOST_LOGS).forEach(log -> logs.getChildren().add(log(log)));
        int left = stretch.logs().size() - MOST_LOGS;
        if (left > 0) {
            logs.getChildren()
                    .add(line(left + " more logs; Overview lists all gaps.", "small", "muted"));
        }
        ScrollPane scroll = new ScrollPane(logs);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("edge-to-edge");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().setAll(head, scroll, foot(gap, times));
    }

    private static Node log(UnloggedStretch.Missing log) {
        LaneSpan why = log.why();
        VBox box =
                new VBox(
                        2,
                        line(log.lane().account() + ' ' + log.lane().region(), "mono"),
                        line(log.lane().kind().text(), "mono"),
                        line(why.status().name() + ": " + why.basis().cause() + '.', "small"));
        for (Proof proof : why.basis().proofs()) {
            box.getChildren().add(line("· " + proof.text(), "small"));
        }
        return box;
    }

    private Node foot(GapRow gap, TimeDisplay times) {
        Button copy = new Button("Copy", Glyph.COPY.icon(14));
        copy.getStyleClass().add("small");
        copy.setOnAction(e -> StatePanel.copy(gap.copyText(times)));
        HBox foot = new HBox(8, copy);
        foot.getStyleClass().add("detail-foot");
        List<String> evidence = gap.stretch().evidence();
        if (!evidence.isEmpty()) {
            Button records = new Button("Show the records", Glyph.EVENTS.icon(14));
            records.setId("gap-evidence");
            records.getStyleClass().add("small");
            records.setOnAction(
                    e -> navigator.go(new Destination.Events(query(evidence), TimeRange.ALL)));
            foot.getChildren().add(records);
        }
        return foot;
    }

    private static String query(List<String> ids) {
        return ids.stream().map(id -> "id:" + id).collect(Collectors.joining(" OR "));
    }

    private static Label line(String text, String... styles) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.getStyleClass().addAll(styles);
        return label;
    }
}
