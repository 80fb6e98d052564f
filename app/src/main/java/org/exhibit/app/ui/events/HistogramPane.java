package org.exhibit.app.ui.events;

import javafx.beans.property.ObjectProperty;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.Group;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Line;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.SVGPath;
import javafx.scene.text.Text;

import org.exhibit.app.ui.common.BarChart;
import org.exhibit.app.ui.common.Formats;
import org.exhibit.app.ui.common.Glyph;
import org.exhibit.app.ui.common.SourceMark;
import org.exhibit.app.ui.common.TimeAxis;
import org.exhibit.app.ui.common.TimeDisplay;
import org.exhibit.indexer.coverage.UnloggedStretch;
import org.exhibit.indexer.event.SourceKind;
import org.exhibit.indexer.index.Histogram;
import org.exhibit.indexer.index.TimeRange;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Events over time, stacked by source, with a brush: drag selects, a drag of the selection moves
/// it, its edges stretch it; arrows move, Shift with arrows stretches, Esc clears.
public final class HistogramPane extends Region {
    private static final double TOP = 20;
    private static final double FOOT = 18;
    private static final double SIDE = 12;
    private static final double GRIP = 6;

    private final ObjectProperty<TimeRange> range;
    private final Group gaps = new Group();
    private final Group bars = new Group();
    private final Group axis = new Group();
    private final Rectangle brush = new Rectangle();
    private final Rectangle left = grip();
    private final Rectangle right = grip();
    private final Text label = new Text();
    private final Text note = new Text();
    private final Button in = button(Glyph.ZOOM_IN, "Zoom to the selection, +");
    private final Button out = button(Glyph.FIT, "Show the whole span, −");
    private final HistogramViewModel time;
    private HistogramViewModel.@Nullable View view;
    private @Nullable Histogram histogram;
    private List<UnloggedStretch> stretches = List.of();
    private TimeDisplay times = TimeDisplay.UTC;
    private @Nullable Drag drag;
    private @Nullable TimeRange dragged;

    /// A drag under way.
    private record Drag(Kind kind, double start, TimeRange before) {
        private enum Kind {
            SELECT,
            MOVE,
            LEFT,
            RIGHT
        }
    }

    /// @param range follows the brush, and the brush follows it
    /// @param time what is counted, and where to zoom
    public HistogramPane(ObjectProperty<TimeRange> range, HistogramViewModel time) {
        this.range = range;
        this.time = time;
        getStyleClass().add("histogram");
        brush.getStyleClass().add("brush");
        label.getStyleClass().addAll("mono", "brush-label");
        note.getStyleClass().add("axis-label");
        label.setTextOrigin(VPos.TOP);
        note.setTextOrigin(VPos.TOP);
        getChildren().addAll(gaps, axis, bars, brush, left, right, label, note, in, out);
        in.setOnAction(e -> zoomIn());
        out.setOnAction(e -> time.whole());
        getChildren().forEach(node -> node.setManaged(false));
        gaps.setMouseTransparent(true);
        bars.setMouseTransparent(true);
        axis.setMouseTransparent(true);
        label.setMouseTransparent(true);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.SLIDER);
        setMinHeight(98);
        setPrefHeight(98);
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::moved);
        addEventHandler(MouseEvent.MOUSE_RELEASED, this::released);
        addEventHandler(KeyEvent.KEY_PRESSED, this::keyed);
        range.addListener((property, before, now) -> drawBrush());
        brush.setCursor(Cursor.MOVE);
    }

    private static Rectangle grip() {
        Rectangle grip = new Rectangle(GRIP, 20);
        grip.setArcWidth(4);
        grip.setArcHeight(4);
        grip.getStyleClass().add("brush-grip");
        grip.setCursor(Cursor.H_RESIZE);
        return grip;
    }

    private static Button button(Glyph glyph, String what) {
        Button button = new Button("", glyph.icon(14));
        button.getStyleClass().addAll("flat", "icon-button", "small");
        button.setAccessibleText(what);
        button.setTooltip(new Tooltip(what));
        return button;
    }

    private void zoomIn() {
        if (!range.get().isAll()) {
            time.zoom(range.get());
        }
    }

    public void show(HistogramViewModel.@Nullable View next) {
        view = next;
        histogram = next == null ? null : next.histogram();
        requestLayout();
    }

    /// Hatches where logs that were asked for say nothing.
    void unlogged(List<UnloggedStretch> found) {
        stretches = found;
        requestLayout();
    }

    public void display(TimeDisplay display) {
        times = display;
        requestLayout();
    }

    private @Nullable HistogramScale scale() {
        Histogram shown = histogram;
        double width = getWidth() - 2 * SIDE;
        return shown == null || shown.bins().isEmpty() || width <= 0
                ? null
                : HistogramScale.of(shown, width);
    }

    @Override
    protected void layoutChildren() {
        gaps.getChildren().clear();
        bars.getChildren().clear();
        axis.getChildren().clear();
        HistogramScale scale = scale();
        Histogram shown = histogram;
        String said = said();
        note.setVisible(!said.isEmpty());
        note.setText(said);
        note.setX(SIDE);
        note.setY(4);
        double x = getWidth() - SIDE;
        for (Button button : List.of(out, in)) {
            button.autosize();
            x -= button.getWidth();
            button.relocate(x, 0);
        }
        out.setVisible(view != null && !view.span().isAll());
        if (scale != null && shown != null) {
            drawGaps(scale, shown);
            drawAxis(scale);
            drawBars(scale, shown);
        }
        drawBrush();
    }

    private String said() {
        List<String> parts = new ArrayList<>();
        if (view != null && view.outside() > 0) {
            parts.add(
                    Formats.count(view.outside(), "event lies", "events lie")
                            + " outside the span drawn");
        }
        if (view != null && view.histogram().untimed() > 0) {
            parts.add(
                    Formats.count(view.histogram().untimed(), "event has", "events have")
                            + " no time");
        }
        if (!stretches.isEmpty()) {
            parts.add(
                    Formats.count(stretches.size(), "gap", "gaps")
                            + " in the logs asked for, hatched");
        }
        return String.join(", ", parts);
    }

    private void drawGaps(HistogramScale scale, Histogram shown) {
        double foot = getHeight() - FOOT;
        gaps.getChildren()
                .setAll(
                        HistogramGaps.draw(
                                HistogramGaps.of(shown, stretches), scale, SIDE, TOP, foot));
    }

    private void drawBars(HistogramScale scale, Histogram shown) {
        double foot = getHeight() - FOOT;
        Map<SourceKind, List<BarChart.Bar>> series = new EnumMap<>(scale.bars(shown, foot - TOP));
        series.forEach((source, own) -> {
            SVGPath path = new SVGPath();
            path.setContent(BarChart.path(own, foot));
            path.setTranslateX(SIDE);
            path.getStyleClass().addAll("series", SourceMark.styleClass(source));
            bars.getChildren().add(path);
        });
    }

    private void drawAxis(HistogramScale scale) {
        double foot = Math.rint(getHeight() - FOOT) + 0.5;
        axis.getChildren().add(line(SIDE, foot, getWidth() - SIDE, foot));
        int most = (int) Math.max(2, scale.width() / 110);
        for (TimeAxis.Tick tick : TimeAxis.ticks(scale.from(), scale.to(), most, times.zone())) {
            double x = Math.rint(SIDE + scale.x(tick.at())) + 0.5;
            Text text = new Text(tick.label());
            text.getStyleClass().add("axis-label");
            text.setTextOrigin(VPos.TOP);
            double half = text.getLayoutBounds().getWidth() / 2;
            text.setX(Math.clamp(x - half, 2, Math.max(2, getWidth() - 2 * half - 2)));
            text.setY(foot + 4);
            axis.getChildren().addAll(line(x, foot, x, foot + 4), text);
        }
    }

    private static Line line(double x1, double y1, double x2, double y2) {
        Line line = new Line(x1, y1, x2, y2);
        line.getStyleClass().add("axis-line");
        return line;
    }

    private void drawBrush() {
        HistogramScale scale = scale();
        TimeRange selected = dragged == null ? range.get() : dragged;
        boolean visible = scale != null && !selected.isAll();
        in.setVisible(visible);
        List.of(brush, left, right, label).forEach(node -> node.setVisible(visible));
        if (scale == null || !visible) {
            setAccessibleText("Events over time; no span selected");
            return;
        }
        double x1 = SIDE + (selected.from() == null ? 0 : scale.x(selected.from()));
        double x2 = SIDE + (selected.to() == null ? scale.width() : scale.x(selected.to()));
        double foot = getHeight() - FOOT;
        brush.setX(Math.rint(x1) + 0.5);
        brush.setY(TOP - 1.5);
        brush.setWidth(Math.max(1, Math.rint(x2 - x1)));
        brush.setHeight(foot - TOP + 2);
        left.setX(Math.rint(x1) - GRIP / 2 + 0.5);
        right.setX(Math.rint(x2) - GRIP / 2 + 0.5);
        left.setY(TOP + (foot - TOP) / 2 - 9.5);
        right.setY(left.getY());
        label.setText(text(selected, scale));
        double wide = label.getLayoutBounds().getWidth();
        label.setX(Math.clamp((x1 + x2 - wide) / 2, 2, Math.max(2, getWidth() - wide - 2)));
        label.setY(3);
        setAccessibleText("Events over time; selected " + label.getText());
    }

    private String text(TimeRange selected, HistogramScale scale) {
        return times.minute(selected.from() == null ? scale.from() : selected.from())
                + " – "
                + times.minute(selected.to() == null ? scale.to() : selected.to());
    }

    private void pressed(MouseEvent event) {
        requestFocus();
        HistogramScale scale = scale();
        if (scale == null || event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        if (event.getClickCount() == 2) {
            range.set(TimeRange.ALL);
            return;
        }
        double x = event.getX() - SIDE;
        drag = new Drag(kind(event.getX()), x, range.get());
        event.consume();
    }

    private Drag.Kind kind(double x) {
        if (!brush.isVisible()) {
            return Drag.Kind.SELECT;
        }
        if (Math.abs(x - brush.getX()) <= GRIP) {
            return Drag.Kind.LEFT;
        }
        if (Math.abs(x - brush.getX() - brush.getWidth()) <= GRIP) {
            return Drag.Kind.RIGHT;
        }
        boolean inside = x > brush.getX() && x < brush.getX() + brush.getWidth();
        return inside ? Drag.Kind.MOVE : Drag.Kind.SELECT;
    }

    private void moved(MouseEvent event) {
        HistogramScale scale = scale();
        Drag current = drag;
        if (scale == null || current == null) {
            return;
        }
        double x = event.getX() - SIDE;
        dragged = selection(scale, current, x);
        drawBrush();
    }

    private static TimeRange selection(HistogramScale scale, Drag drag, double x) {
        TimeRange before = drag.before();
        double x1 = before.from() == null ? 0 : scale.x(before.from());
        // The end is exclusive: the bin that ends there is the one the edge belongs to.
        double x2 = before.to() == null ? scale.width() : scale.x(before.to()) - 0.01;
        return switch (drag.kind()) {
            case SELECT -> scale.select(drag.start(), x);
            case LEFT -> scale.select(x, x2);
            case RIGHT -> scale.select(x1, x);
            case MOVE -> {
                double bins = (double) scale.bin().toMillis() / span(scale) * scale.width();
                yield scale.move(before, Math.round((x - drag.start()) / bins));
            }
        };
    }

    private static double span(HistogramScale scale) {
        return Math.max(1, scale.to().toEpochMilli() - scale.from().toEpochMilli());
    }

    private void released(MouseEvent event) {
        TimeRange selected = dragged;
        dragged = null;
        drag = null;
        if (selected != null) {
            range.set(selected);
        }
    }

    private void keyed(KeyEvent event) {
        HistogramScale scale = scale();
        if (scale == null) {
            return;
        }
        switch (event.getCode()) {
            case LEFT -> step(scale, -1, event.isShiftDown());
            case RIGHT -> step(scale, 1, event.isShiftDown());
            case ESCAPE -> range.set(TimeRange.ALL);
            case PLUS, ADD, EQUALS -> zoomIn();
            case MINUS, SUBTRACT -> time.whole();
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void step(HistogramScale scale, long bins, boolean stretch) {
        TimeRange now = range.get();
        if (now.isAll()) {
            range.set(scale.select(0, 0));
        } else {
            range.set(stretch ? scale.stretch(now, bins) : scale.move(now, bins));
        }
    }
}
