package org.exhibit.app.ui.overview;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.exhibit.app.ui.common.Destination;
import org.exhibit.app.ui.common.Glyph;
import org.exhibit.app.ui.common.Modals;
import org.exhibit.app.ui.common.Navigator;
import org.exhibit.app.ui.common.StatePanel;
import org.exhibit.app.ui.common.TimeDisplay;
import org.exhibit.indexer.coverage.CoverageStatus;
import org.exhibit.indexer.coverage.LaneCoverage;
import org.exhibit.indexer.coverage.LaneSpan;
import org.exhibit.indexer.coverage.Proof;
import org.exhibit.indexer.index.TimeRange;

import java.util.List;
import java.util.stream.Collectors;

/// Says why a span of a lane has its status, and leads to the records it rests on.
final class GapDialog {
    private GapDialog() {}

    static void show(
            LaneCoverage lane,
            LaneSpan span,
            TimeDisplay times,
            Modals modals,
            Navigator navigator) {
        VBox said = new VBox(8);
        said.setId("gap-reason");
        said.getChildren()
                .addAll(
                        line(lane.lane().account() + ' ' + lane.lane().region(), "mono"),
                        line(lane.lane().kind().text(), "mono"),
                        line(
                                times.exact(span.interval().from())
                                        + " to "
                                        + times.exact(span.interval().to()),
                                "mono"),
                        line(span.status().name() + ": " + meaning(span.status()), "small"),
                        line("Why: " + span.basis().cause() + '.', "small"));
        for (Proof proof : span.basis().proofs()) {
            said.getChildren().add(line("· " + proof.text(), "small"));
        }
        lane.notes().forEach(note -> said.getChildren().add(line(note, "muted")));
        Button copy = new Button("Copy");
        copy.setOnAction(e -> StatePanel.copy(span.basis().machineText()));
        HBox actions = new HBox(8, copy);
        List<String> ids = events(span);
        Button focus = copy;
        if (!ids.isEmpty()) {
            Button records = new Button("Show the records", Glyph.EVENTS.icon());
            records.setId("gap-records");
            records.getStyleClass().add("accent");
            records.setOnAction(e -> {
                modals.hide();
                navigator.go(new Destination.Events(query(ids), TimeRange.ALL));
            });
            actions.getChildren().add(records);
            focus = records;
        }
        said.getChildren().add(actions);
        modals.show(span.status().isGap() ? "Nothing can be said" : "Collected", said, focus);
    }

    private static Label line(String text, String style) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMaxWidth(560);
        label.getStyleClass().add(style);
        return label;
    }

    static String meaning(CoverageStatus status) {
        return switch (status.says()) {
            case NOTHING_RECORDED -> "the log was collected; what it does not hold was not logged.";
            case NO_PROMISE -> "the log was on, but it does not promise completeness.";
            case NOTHING_CAN_BE_SAID -> "that nothing is recorded here means nothing.";
        };
    }

    static List<String> events(LaneSpan span) {
        return span.basis().proofs().stream()
                .filter(Proof.Event.class::isInstance)
                .map(Proof.Event.class::cast)
                .map(Proof.Event::id)
                .toList();
    }

    static String query(List<String> ids) {
        return ids.stream().map(id -> "id:" + id).collect(Collectors.joining(" OR "));
    }
}
