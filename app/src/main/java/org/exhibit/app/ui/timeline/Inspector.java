package org.exhibit.app.ui.timeline;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

import org.exhibit.app.ui.common.Formats;
import org.exhibit.app.ui.common.Section;
import org.exhibit.app.ui.common.SourceMark;
import org.exhibit.app.ui.common.TimeDisplay;
import org.exhibit.indexer.provenance.biography.LifeLine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// What is known of the chosen line.
final class Inspector {
    private static final int AROUND = 6;

    private final TimelineViewModel model;

    /// What can be done from here.
    interface Actions {
        void open(String eventId);

        void trace(String object);
    }

    private final Actions actions;

    Inspector(TimelineViewModel model, Actions actions) {
        this.model = model;
        this.actions = actions;
    }

    List<Node> of(LifeLine line, TimeDisplay times) {
        List<Node> parts = new ArrayList<>();
        Label source = SourceMark.label(LanesPane.source(line));
        source.setText(
                (line.isGap() ? "Gap" : source.getText()) + "  ·  " + line.strength().word());
        parts.add(source);
        parts.add(label(heading(line), "detail-title"));
        parts.add(label(when(line, times), "mono"));
        parts.add(facts(line));
        if (!line.notes().isEmpty()) {
            Section notes = new Section("Notes");
            notes.setBody(
                    line.notes().stream()
                            .<Node>map(note -> label(note, "small"))
                            .toArray(Node[]::new));
            parts.add(notes);
        }
        if (!line.evidence().isEmpty()) {
            Section evidence = new Section("Evidence");
            evidence.setRight(
                    label(
                            Formats.count(line.evidence().size(), "record", "records"),
                            "caption",
                            "muted"));
            evidence.setBody(
                    line.evidence().stream().limit(50).<Node>map(this::cited).toArray(Node[]::new));
            parts.add(evidence);
        }
        Section around = new Section("Around this");
        around.setBody(
                model.around(line, AROUND).stream()
                        .<Node>map(other -> neighbour(line, other))
                        .toArray(Node[]::new));
        parts.add(around);
        return parts;
    }

    private static String heading(LifeLine line) {
        if (line.isGap()) {
            return "Nothing can be said: " + Formats.coverage(line.coverage());
        }
        return line.edge() + (line.outcome().isEmpty() ? "" : ", " + line.outcome());
    }

    private static String when(LifeLine line, TimeDisplay times) {
        String from = times.exact(line.time());
        if (!line.isSpan()) {
            return from;
        }
        return line.end() == null
                ? from + " and still so at the end of the evidence"
                : from + " to " + times.exact(line.end());
    }

    private Node facts(LifeLine line) {
        javafx.scene.layout.GridPane grid = new javafx.scene.layout.GridPane(10, 4);
        int row = 0;
        row = fact(grid, row, "Object", line.object());
        row = fact(grid, row, "Version", line.version());
        row = fact(grid, row, line.isExposure() ? "Audience" : "Actor", line.actor());
        row = fact(grid, row, "From", line.ip());
        row = fact(grid, row, "Bytes", line.bytes() == null ? "" : Formats.count(line.bytes()));
        row = fact(grid, row, "Rule", line.rule());
        fact(grid, row, "Logs then", Formats.coverage(line.coverage()));
        return grid;
    }

    private static int fact(javafx.scene.layout.GridPane grid, int row, String name, String value) {
        if (value.isEmpty()) {
            return row;
        }
        Label head = label(name, "small", "muted");
        head.setMinWidth(64);
        Label text = label(value, "mono");
        grid.addRow(row, head, text);
        return row + 1;
    }

    private Node cited(LifeLine.Cited cited) {
        Hyperlink link = new Hyperlink(cited.citation());
        link.getStyleClass().addAll("mono", "citation");
        link.setAccessibleText("Open the record " + cited.citation());
        link.setOnAction(e -> actions.open(cited.id()));
        return new HBox(8, link, label(cited.source(), "small", "muted"));
    }

    private Node neighbour(LifeLine line, LifeLine other) {
        Duration away = Duration.between(TimelineContent.time(line), TimelineContent.time(other));
        Hyperlink link =
                new Hyperlink(
                        (away.isNegative() ? "−" : "+")
                                + Formats.duration(away.abs())
                                + "  "
                                + other.edge()
                                + (other.actor().isEmpty() ? "" : " · " + last(other.actor())));
        link.getStyleClass().add("small");
        link.setOnAction(e -> model.show(other));
        return link;
    }

    private static String last(String arn) {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }

    /// The foot: what can be done with the line.
    List<Button> foot(LifeLine line, Runnable addToPack) {
        Button pack = new Button("Add to pack");
        pack.getStyleClass().add("accent");
        pack.setDisable(line.evidence().isEmpty());
        pack.setOnAction(e -> addToPack.run());
        Button events = new Button("Events");
        events.setDisable(line.evidence().isEmpty());
        events.setOnAction(e -> actions.open(line.evidence().getFirst().id()));
        Button trace = new Button("Trace");
        trace.setDisable(!line.object().startsWith("s3://"));
        trace.setOnAction(e -> actions.trace(line.object()));
        return List.of(pack, events, trace);
    }

    private static Label label(String text, String... styles) {
        Label label = new Label(text);
        label.getStyleClass().addAll(styles);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
