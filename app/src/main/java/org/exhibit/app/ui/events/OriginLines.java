package org.exhibit.app.ui.events;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

import org.exhibit.app.ui.common.Formats;
import org.exhibit.app.ui.common.Glyph;
import org.exhibit.app.ui.common.StatePanel;
import org.exhibit.indexer.evidence.Citation;
import org.exhibit.indexer.evidence.MemberStep;
import org.exhibit.indexer.evidence.Origin;
import org.exhibit.indexer.index.StoredEvent;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The lines that say where a record lies, so that anyone can cut it out again.
final class OriginLines {
    private OriginLines() {}

    static Node[] of(StoredEvent stored, @Nullable EventDetail detail) {
        Origin origin = stored.origin();
        List<Node> lines = new ArrayList<>();
        lines.add(line("File", mono(fileName(origin.file()), origin.file())));
        if (!origin.member().isEmpty()) {
            String path =
                    origin.member().stream()
                            .map(MemberStep::name)
                            .collect(Collectors.joining(" › "));
            lines.add(line("Inside", mono(path, path)));
        }
        String sha = origin.evidence().hex();
        lines.add(
                line("File SHA-256", mono(Formats.shortHash(sha), sha), copy("Copy SHA-256", sha)));
        long end = origin.offset() + origin.length();
        lines.add(
                line(
                        "Record",
                        mono(
                                "#"
                                        + Formats.count(origin.record())
                                        + ", bytes "
                                        + Formats.count(origin.offset())
                                        + " to "
                                        + Formats.count(end),
                                "Offset "
                                        + origin.offset()
                                        + " and length "
                                        + origin.length()
                                        + " in the decompressed content")));
        if (detail != null) {
            lines.add(proof(detail));
            detail.warnings().forEach(warning -> lines.add(warning(warning)));
        }
        String citation = stored.citation().toString();
        lines.add(
                line(
                        "Cite as",
                        DetailPane.citation(stored.citation()),
                        copy("Copy citation", citation)));
        lines.add(
                line(
                        "Event ID here",
                        mono(Formats.shortHash(stored.id()), stored.id()),
                        copy("Copy event id", stored.id())));
        return lines.toArray(Node[]::new);
    }

    /// Commands and what each must print, to be copied as they are.
    static Node[] commands(List<String> lines) {
        String text = String.join("\n", lines);
        Label shown = new Label(text);
        shown.getStyleClass().addAll("mono", "field-value");
        shown.setWrapText(true);
        shown.setId("commands");
        Button copy = new Button("Copy commands", Glyph.COPY.icon(14));
        copy.getStyleClass().add("small");
        copy.setOnAction(e -> StatePanel.copy(text + "\n"));
        return new Node[] {shown, copy};
    }

    private static String fileName(String path) {
        return Citation.looksLike(path) ? path : path.substring(path.lastIndexOf('/') + 1);
    }

    private static Node proof(EventDetail detail) {
        Label label =
                detail.proven() == null
                        ? new Label(
                                "Read again from the original: same record",
                                Glyph.CHECK.icon(14, "success-icon"))
                        : new Label(detail.proven(), Glyph.ERROR.icon(14, "danger-icon"));
        label.getStyleClass().add("small");
        label.setWrapText(true);
        label.setId("proof");
        return label;
    }

    private static Node warning(String warning) {
        Label label = new Label(warning, Glyph.WARNING.icon(14, "warning-icon"));
        label.getStyleClass().add("small");
        label.setWrapText(true);
        return label;
    }

    private static Label mono(String text, String whole) {
        Label label = new Label(text);
        label.getStyleClass().addAll("mono", "field-value");
        label.setMinWidth(0);
        label.setTooltip(new Tooltip(whole));
        return label;
    }

    private static Button copy(String what, String text) {
        Button button = new Button("", Glyph.COPY.icon(13, "muted-icon"));
        button.getStyleClass().addAll("flat", "copy-button");
        button.setAccessibleText(what);
        button.setTooltip(new Tooltip(what));
        button.setOnAction(e -> StatePanel.copy(text));
        return button;
    }

    private static Node line(String name, Label value, Node... more) {
        Label label = new Label(name);
        label.getStyleClass().addAll("muted", "field-name");
        HBox line = new HBox(4, label, value);
        HBox.setHgrow(value, Priority.SOMETIMES);
        line.getChildren().addAll(more);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("field-line");
        return line;
    }
}
