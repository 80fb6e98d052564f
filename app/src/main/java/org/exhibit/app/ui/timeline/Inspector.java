package org.exhibit.app.ui.timeline;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

import org.exhibit.app.ui.common.Formats;
import org.exhibit.app.ui.common.Glyph;
import org.exhibit.app.ui.common.Section;
import org.exhibit.app.ui.common.SourceMark;
import org.exhibit.app.ui.common.TimeDisplay;
import org.exhibit.indexer.casefile.EventNote;
import org.exhibit.indexer.provenance.biography.LifeLine;
import org.exhibit.indexer.provenance.exposure.ExposureWindow;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// What is known of the chosen line.
final class Inspector {
    private static final int AROUND = 6;

    private final TimelineViewModel model;

    /// What can be done from here.
    interface Actions {
        /// @param ids of events, at least one
        void open(List<String> ids);

        void trace(String object);

        void setBounds(ExposureWindow window);

        void note(LifeLine line);
    }

    private final Actions actions;

    Inspector(TimelineViewModel model, Actions actions) {
        this.model = model;
        this.actions = actions;
    }

    List<Node> of(LifeLine line, TimeDisplay times) {
        List<Node> parts = new ArrayList<>();
        Label source = SourceMark.label(LaneDrawing.source(line));
        source.setText(
                (line.isGap() ? "Gap" : source.getText()) + "  ·  " + line.strength().word());
        parts.add(source);
        parts.add(label(heading(line), "detail-title"));
        parts.add(label(when(line, times), "mono"));
        parts.add(facts(line));
        if (line.isExposure()) {
            parts.add(exposure(line, times));
        }
        if (line.isGap()) {
            parts.add(hides(line));
        }
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
        link.setOnAction(e -> actions.open(List.of(cited.id())));
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

    /// The bounds of a window of exposure, by the records and as set.
    private Node exposure(LifeLine line, TimeDisplay times) {
        Section section = new Section("Exposure window");
        List<Node> rows = new ArrayList<>();
        rows.add(label("Opened  " + times.exact(line.time()), "mono"));
        rows.add(
                label(
                        "Closed  "
                                + (line.end() == null
                                        ? "not by the end of the evidence"
                                        : times.exact(line.end())),
                        "mono"));
        TimelineContent content = model.content();
        ExposureWindow window = content == null ? null : content.told().window(line).orElse(null);
        if (window != null) {
            ExposureWindow.ByRecords records = window.byRecords();
            if (records != null) {
                rows.add(label(records.decision().text(records.to()), "small", "warning-text"));
            }
            Hyperlink set = new Hyperlink("Set bounds…");
            set.setId("set-bounds");
            set.setOnAction(e -> actions.setBounds(window));
            section.setRight(set);
        }
        section.setBody(rows.toArray(Node[]::new));
        return section;
    }

    /// What cannot be seen in a gap, and what other logs tell of its time.
    private Node hides(LifeLine gap) {
        Section section = new Section("What it hides");
        List<LifeLine> seen = model.within(gap);
        List<Node> rows = new ArrayList<>();
        rows.add(
                label(
                        gap.coverage().equals("BEST_EFFORT")
                                ? "Single requests may be missing; most are told."
                                : "Reads and writes of "
                                        + gap.object()
                                        + " in this span; whether there were any is not known.",
                        "small"));
        rows.add(
                label(
                        seen.isEmpty()
                                ? "No other log tells of this span."
                                : Formats.count(seen.size(), "deed", "deeds")
                                        + " in it told by other logs:",
                        "small"));
        seen.stream().limit(AROUND).forEach(line -> rows.add(neighbour(gap, line)));
        section.setBody(rows.toArray(Node[]::new));
        return section;
    }

    /// The whole life in short.
    List<Node> subject(TimelineContent content, TimeDisplay times) {
        List<Node> parts = new ArrayList<>();
        parts.add(label(content.selector(), "mono", "detail-title"));
        javafx.scene.layout.GridPane grid = new javafx.scene.layout.GridPane(10, 4);
        List<LifeLine> deeds = content.deeds();
        int row = 0;
        row = fact(grid, row, "Deeds", Formats.count(deeds.size()));
        row = fact(grid, row, "First", times.exact(TimelineContent.time(deeds.getFirst())));
        row = fact(grid, row, "Last", times.exact(TimelineContent.time(deeds.getLast())));
        row = fact(grid, row, "Gaps", Formats.count(content.gaps().size()));
        fact(grid, row, "Windows", Formats.count(content.exposures().size()));
        parts.add(grid);
        for (LifeLine line : content.exposures()) {
            parts.add(exposure(line, times));
        }
        if (!content.told().taken().isEmpty()) {
            parts.add(Taken.section(content.told().taken()));
        }
        sentences("What silence means", content.told().absence(), parts);
        sentences("Left out or not known", content.told().notes(), parts);
        return parts;
    }

    private static void sentences(String heading, List<String> sentences, List<Node> into) {
        if (!sentences.isEmpty()) {
            Section section = new Section(heading);
            section.setBody(
                    sentences.stream()
                            .<Node>map(sentence -> label(sentence, "small"))
                            .toArray(Node[]::new));
            into.add(section);
        }
    }

    /// Notes on the records of a line, and a way to add one.
    List<Node> notes(LifeLine line, List<EventNote> notes, TimeDisplay times) {
        List<Node> parts = new ArrayList<>();
        if (notes.isEmpty()) {
            parts.add(label("No note on these records.", "muted"));
        }
        for (EventNote note : notes) {
            parts.add(label(note.text()));
            parts.add(label(note.author() + ", " + times.exact(note.added()), "caption", "muted"));
        }
        Button add = new Button("Add note…", Glyph.ADD.icon());
        add.setDisable(line.evidence().isEmpty());
        add.setOnAction(e -> actions.note(line));
        parts.add(add);
        return parts;
    }

    /// A line with its citations, to be pasted elsewhere.
    String text(LifeLine line, TimeDisplay times) {
        List<String> parts = new ArrayList<>();
        parts.add(when(line, times));
        parts.add(line.isGap() ? heading(line) : line.edge() + ", " + line.strength().word());
        for (String each : List.of(line.object(), line.version(), line.actor(), line.ip())) {
            if (!each.isEmpty()) {
                parts.add(each);
            }
        }
        parts.addAll(line.citations());
        return String.join("  ", parts);
    }

    /// The foot: what can be done with the line.
    List<Button> foot(LifeLine line, Runnable addToPack, Runnable copyLine) {
        Button pack = new Button("Add to pack");
        pack.getStyleClass().add("accent");
        pack.setDisable(line.evidence().isEmpty());
        pack.setOnAction(e -> addToPack.run());
        Button events = new Button("Events");
        events.setDisable(line.evidence().isEmpty());
        events.setOnAction(e -> actions.open(line.evidenceIds()));
        Button trace = new Button("Trace");
        trace.setDisable(!line.object().startsWith("s3://"));
        trace.setOnAction(e -> actions.trace(line.object()));
        Button copy = new Button("", Glyph.COPY.icon());
        copy.getStyleClass().add("icon-button");
        copy.setAccessibleText("Copy the line with its citations");
        copy.setOnAction(e -> copyLine.run());
        pack.setGraphic(Glyph.ADD.icon());
        return List.of(pack, events, trace, copy);
    }

    private static Label label(String text, String... styles) {
        Label label = new Label(text);
        label.getStyleClass().addAll(styles);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
