package org.exhibit.app.ui.events;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.exhibit.app.ui.common.Failure;
import org.exhibit.app.ui.common.Formats;
import org.exhibit.app.ui.common.Glyph;
import org.exhibit.app.ui.common.Section;
import org.exhibit.app.ui.common.SourceMark;
import org.exhibit.app.ui.common.StatePanel;
import org.exhibit.app.ui.common.TimeDisplay;
import org.exhibit.indexer.casefile.EventNote;
import org.exhibit.indexer.casefile.MarkedExhibit;
import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.event.LogEvent;
import org.exhibit.indexer.evidence.Citation;
import org.exhibit.indexer.index.StoredEvent;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// The selected event: its fields, the record itself, where it comes from, and what else belongs to
/// it.
public final class DetailPane extends VBox {

    private final EventsViewModel model;
    private final VBox head = new VBox(2);
    private final Section fields = new Section("Fields");
    private final Section raw = new Section("Raw");
    private final Section origin = new Section("Origin");
    private final Section related = new Section("Related");
    private final VBox sections = new VBox(fields, raw, origin, related);
    private final Button previous = icon(Glyph.ARROW_UP, "Previous event, K");
    private final Button next = icon(Glyph.ARROW_DOWN, "Next event, J");
    private final Button close = icon(Glyph.CLOSE, "Close the detail");
    private final Button exhibit = new Button("Add exhibit…", Glyph.PACK.icon(14));
    private final Button subject = new Button("Mark subject…", Glyph.LABEL.icon(14));
    private final Button note = new Button("Note…", Glyph.COPY.icon(14));
    private final Button bookmark = icon(Glyph.BOOKMARK, "Bookmark, B");
    private final HBox foot = new HBox(8);
    private TimeDisplay times = TimeDisplay.UTC;
    private boolean allFields;

    public DetailPane(EventsViewModel model) {
        this.model = model;
        getStyleClass().add("detail");
        head.getStyleClass().add("detail-head");
        ScrollPane scroll = new ScrollPane(sections);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("edge-to-edge");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        foot.getStyleClass().add("detail-foot");
        exhibit.getStyleClass().add("small");
        subject.getStyleClass().add("small");
        exhibit.setTooltip(new Tooltip("Number this record for the pack, P"));
        note.getStyleClass().add("small");
        bookmark.setId("bookmark");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        foot.getChildren().setAll(exhibit, subject, note, space, bookmark);
        getChildren().addAll(head, scroll, foot);
        model.detail().event().addListener((property, before, now) -> show());
        model.detail().detail().addListener((property, before, now) -> show());
        model.detail().failure().addListener((property, before, now) -> show());
        show();
    }

    Button previous() {
        return previous;
    }

    Button next() {
        return next;
    }

    Button close() {
        return close;
    }

    Button exhibit() {
        return exhibit;
    }

    Button subject() {
        return subject;
    }

    Button note() {
        return note;
    }

    Button bookmark() {
        return bookmark;
    }

    void display(TimeDisplay display) {
        times = display;
        show();
    }

    private static Button icon(Glyph glyph, String what) {
        Button button = new Button("", glyph.icon());
        button.getStyleClass().addAll("flat", "icon-button", "small");
        button.setTooltip(new Tooltip(what));
        button.setAccessibleText(what);
        return button;
    }

    private void show() {
        StoredEvent stored = model.detail().event().get();
        sections.setVisible(stored != null);
        foot.setVisible(false);
        if (stored == null) {
            head.getChildren().clear();
            return;
        }
        showHead(stored);
        EventDetail detail = model.detail().detail().get();
        showFields(stored.event(), detail);
        showRaw(detail);
        showOrigin(stored, detail);
        foot.setVisible(true);
        subject.setDisable(stored.event().text(EventField.OBJECT) == null);
        showRelated(stored, detail);
    }

    private void showHead(StoredEvent stored) {
        LogEvent event = stored.event();
        Label source = SourceMark.label(event.source());
        source.setText(EventText.kind(event));
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox first = new HBox(4, source);
        EventDetail read = model.detail().detail().get();
        if (read != null) {
            for (MarkedExhibit mark : read.marks()) {
                Label tag = new Label(mark.label());
                tag.getStyleClass().add("id-tag");
                tag.setMinWidth(USE_PREF_SIZE);
                tag.setTooltip(new Tooltip(mark.note()));
                first.getChildren().add(tag);
            }
        }
        if (read != null) {
            for (String name : read.tags()) {
                Label tag = new Label(name, Glyph.LABEL.icon(12, "muted-icon"));
                tag.getStyleClass().add("id-tag");
                first.getChildren().add(tag);
            }
        }
        first.getChildren().addAll(space, previous, next, close);
        first.setAlignment(Pos.CENTER_LEFT);
        Label action = new Label(EventText.action(event));
        action.getStyleClass().add("detail-title");
        Label time = new Label(times.exact(event.time()));
        time.getStyleClass().add("mono");
        HBox second = new HBox(8, action, time);
        second.setAlignment(Pos.BASELINE_LEFT);
        head.getChildren().setAll(first, second);
        for (EventNote written : read == null ? List.<EventNote>of() : read.notes()) {
            Label said = new Label("Note " + written.number() + ": " + written.text());
            said.setWrapText(true);
            said.getStyleClass().addAll("small", "muted");
            said.setTooltip(new Tooltip(written.author() + ", " + times.exact(written.added())));
            head.getChildren().add(said);
        }
    }

    private void showOrigin(StoredEvent stored, @Nullable EventDetail detail) {
        Hyperlink commands = new Hyperlink("Commands");
        commands.setTooltip(
                new Tooltip("The commands that cut this record from its original without Exhibit"));
        commands.setDisable(detail == null);
        commands.setOnAction(
                e -> model.detail().commands(lines -> origin.setBody(OriginLines.commands(lines))));
        origin.setRight(commands);
        origin.setBody(OriginLines.of(stored, detail));
    }

    private void showFields(LogEvent event, @Nullable EventDetail detail) {
        List<Node> lines = new ArrayList<>();
        int named = 0;
        for (EventField field : EventText.READING_ORDER) {
            String text = event.text(field);
            if (text != null) {
                named++;
                lines.add(
                        line(
                                EventText.label(field),
                                field.jsonName(),
                                shown(event, field, text),
                                text,
                                field.facet()));
            } else if (event.isNull(field)) {
                lines.add(
                        line(
                                EventText.label(field),
                                field.jsonName(),
                                "null in the record",
                                "null",
                                false));
            }
        }
        int all = detail == null ? 0 : detail.fields().size();
        if (allFields && detail != null) {
            lines.clear();
            for (EventDetail.NamedValue value : detail.fields()) {
                lines.add(line(value.name(), value.name(), value.value(), value.value(), true));
            }
        }
        fields.setBody(lines.toArray(Node[]::new));
        String count =
                detail == null ? "reading…" : Formats.count(named) + " of " + all + ", show all";
        Hyperlink more = new Hyperlink(allFields ? "Named fields" : count);
        more.setOnAction(e -> {
            allFields = !allFields;
            show();
        });
        more.setDisable(detail == null);
        fields.setRight(more);
    }

    private Node line(String label, String field, String shown, String value, boolean searchable) {
        return new FieldLine(label, field, shown, value, searchable ? model.facets() : null);
    }

    private String shown(LogEvent event, EventField field, String text) {
        return switch (field.type()) {
            case TIME -> times.exact(event.instant(field));
            case NUMBER ->
                    switch (field) {
                        case BYTES_IN, BYTES_OUT, OBJECT_SIZE, PACKETS ->
                                Formats.count(event.number(field).orElse(0));
                        default -> text;
                    };
            case KEYWORD, ADDRESS -> text;
        };
    }

    private void showRaw(@Nullable EventDetail detail) {
        if (detail == null) {
            Failure failure = model.detail().failure().get();
            raw.setBody(
                    failure == null
                            ? new ProgressBar()
                            : StatePanel.error(failure, () -> model.detail().again()));
            raw.setRight();
            return;
        }
        RawText text = detail.raw();
        raw.setHeading(
                switch (text.form()) {
                    case JSON -> "Raw JSON";
                    case LINE -> "Raw line";
                    case BASE64 -> "Raw bytes, base64 (no valid UTF-8)";
                });
        Hyperlink copy = new Hyperlink("Copy", Glyph.COPY.icon(13, "link-icon"));
        copy.setTooltip(
                new Tooltip(
                        "Copies the record as it stands in the original, "
                                + Formats.bytes(text.bytes())));
        copy.setOnAction(e -> StatePanel.copy(text.exact()));
        raw.setRight(copy);
        ScrollPane scroll = new ScrollPane(RawFlow.of(text));
        scroll.getStyleClass().add("raw");
        scroll.setFitToWidth(true);
        scroll.setPrefHeight(150);
        raw.setBody(scroll);
    }

    private void showRelated(StoredEvent stored, @Nullable EventDetail detail) {
        String request = stored.event().text(EventField.REQUEST_ID);
        related.setHeading(request == null ? "Related" : "Related, same request ID");
        List<Node> lines = new ArrayList<>();
        if (detail != null) {
            detail.related().forEach(other -> lines.add(relatedLine(other, "")));
            detail.duplicates()
                    .forEach(other -> lines.add(relatedLine(other, "repeats this record")));
        }
        if (lines.isEmpty()) {
            Label none =
                    new Label(
                            detail == null
                                    ? "…"
                                    : request == null
                                            ? "The record has no request ID."
                                            : "No other record has request ID " + request + '.');
            none.getStyleClass().addAll("muted", "small");
            none.setWrapText(true);
            lines.add(none);
        }
        related.setBody(lines.toArray(Node[]::new));
    }

    private Node relatedLine(StoredEvent other, String note) {
        Label what =
                new Label(
                        EventText.action(other.event())
                                + ' '
                                + times.exact(other.event().time())
                                + (note.isEmpty() ? "" : ", " + note),
                        SourceMark.of(other.event().source()));
        what.getStyleClass().add("small");
        what.setMinWidth(0);
        what.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(what, Priority.ALWAYS);
        HBox line = new HBox(8, what, citation(other.citation()));
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("related-line");
        line.setFocusTraversable(true);
        line.setOnMouseClicked(e -> model.detail().show(other));
        line.setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.ENTER) {
                model.detail().show(other);
                e.consume();
            }
        });
        return line;
    }

    static Label citation(Citation citation) {
        Label label = new Label(citation.toString());
        label.getStyleClass().addAll("mono", "citation");
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }
}
