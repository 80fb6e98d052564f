package org.exhibit.app.ui.overview;

import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.Group;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Line;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.SVGPath;
import javafx.scene.text.Text;

import org.exhibit.app.ui.common.BarChart;
import org.exhibit.app.ui.common.Formats;
import org.exhibit.app.ui.common.SourceMark;
import org.exhibit.app.ui.common.TimeAxis;
import org.exhibit.app.ui.common.TimeDisplay;
import org.exhibit.indexer.event.SourceKind;
import org.exhibit.indexer.index.Histogram;
import org.exhibit.indexer.index.TimeRange;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;

/// One strip a source with its events over time. It says where events are, not what was covered:
/// where no bar stands nothing is drawn, neither as quiet nor as unknown. A drag selects a span.
final class DensityLanes extends Region {
    private static final double LEFT = 150;
    private static final double RIGHT = 96;
    private static final double TOP = 24;
    private static final double LANE = 34;
    private static final double STRIP = 24;

    private final BiConsumer<String, TimeRange> open;
    private final Group drawing = new Group();
    private final Rectangle selection = new Rectangle();
    private @Nullable Histogram histogram;
    private List<SourceKind> sources = List.of();
    private TimeDisplay times = TimeDisplay.UTC;
    private double pressed = -1;

    /// @param open shows the events of a query and span
    DensityLanes(BiConsumer<String, TimeRange> open) {
        this.open = open;
        drawing.setManaged(false);
        drawing.setMouseTransparent(true);
        selection.setManaged(false);
        selection.setVisible(false);
        selection.setMouseTransparent(true);
        selection.getStyleClass().add("brush");
        getStyleClass().add("lanes");
        getChildren().addAll(drawing, selection);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
        addEventHandler(MouseEvent.MOUSE_RELEASED, this::released);
        setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.ENTER) {
                open.accept("", TimeRange.ALL);
                e.consume();
            }
        });
    }

    void show(@Nullable Histogram next, List<SourceKind> shown, TimeDisplay display) {
        histogram = next;
        sources = List.copyOf(shown);
        times = display;
        setMinHeight(TOP + LANE * Math.max(1, sources.size()) + 10);
        setPrefHeight(getMinHeight());
        requestLayout();
    }

    private double chart() {
        return Math.max(1, getWidth() - LEFT - RIGHT);
    }

    private Instant from(Histogram shown) {
        return shown.bins().getFirst().from();
    }

    private Instant to(Histogram shown) {
        return shown.bins().getLast().to();
    }

    private double x(Histogram shown, Instant instant) {
        double span = Math.max(1, Duration.between(from(shown), to(shown)).toMillis());
        return Duration.between(from(shown), instant).toMillis() / span * chart();
    }

    private Instant at(Histogram shown, double x) {
        double part = Math.clamp((x - LEFT) / chart(), 0, 1);
        long span = Duration.between(from(shown), to(shown)).toMillis();
        return from(shown).plusMillis((long) (part * span));
    }

    @Override
    protected void layoutChildren() {
        drawing.getChildren().clear();
        Histogram shown = histogram;
        if (shown == null || shown.bins().isEmpty()) {
            return;
        }
        StringBuilder told = new StringBuilder("Events over time.");
        drawAxis(shown);
        for (int lane = 0; lane < sources.size(); lane++) {
            SourceKind source = sources.get(lane);
            long count =
                    shown.bins().stream()
                            .mapToLong(bin -> bin.bySource().getOrDefault(source, 0L))
                            .sum();
            drawLane(shown, source, count, TOP + lane * LANE);
            told.append(' ')
                    .append(source.label())
                    .append(": ")
                    .append(Formats.count(count))
                    .append('.');
        }
        setAccessibleText(told.toString());
    }

    private void drawAxis(Histogram shown) {
        int most = (int) Math.max(2, chart() / 100);
        double foot = TOP + sources.size() * LANE;
        for (TimeAxis.Tick tick : TimeAxis.ticks(from(shown), to(shown), most, times.zone())) {
            double x = Math.rint(LEFT + x(shown, tick.at())) + 0.5;
            Line line = new Line(x, TOP - 4, x, foot);
            line.getStyleClass().add("grid-line");
            Text label = text(tick.label(), "axis-label", x + 3, 4);
            if (label.getLayoutBounds().getMaxX() < LEFT + chart() + 20) {
                drawing.getChildren().addAll(line, label);
            }
        }
        Text events = text("Events", "axis-label", 0, 4);
        events.setX(getWidth() - 12 - events.getLayoutBounds().getWidth());
        drawing.getChildren().add(events);
    }

    private void drawLane(Histogram shown, SourceKind source, long count, double top) {
        Rectangle ground = new Rectangle(LEFT, top + 2, chart(), STRIP);
        ground.getStyleClass().addAll("lane-ground", SourceMark.styleClass(source));
        long most =
                shown.bins().stream()
                        .mapToLong(bin -> bin.bySource().getOrDefault(source, 0L))
                        .max()
                        .orElse(0);
        List<BarChart.Bar> bars = new ArrayList<>();
        for (Histogram.Bin bin : shown.bins()) {
            long number = bin.bySource().getOrDefault(source, 0L);
            if (number > 0) {
                double left = LEFT + x(shown, bin.from());
                double wide = Math.max(1, (LEFT + x(shown, bin.to()) - left) * 0.8);
                bars.add(new BarChart.Bar(left, wide, 0, Math.max(1, STRIP * number / most)));
            }
        }
        SVGPath path = new SVGPath();
        path.setContent(BarChart.path(bars, top + 2 + STRIP));
        path.getStyleClass().addAll("series", SourceMark.styleClass(source));
        Region mark = SourceMark.of(source);
        mark.resizeRelocate(12, top + 10, 9, 9);
        Text name = text(source.label(), "lane-name", 28, top + 7);
        Text number = text(Formats.count(count), "lane-count", 0, top + 7);
        number.setX(getWidth() - 12 - number.getLayoutBounds().getWidth());
        drawing.getChildren().addAll(ground, path, mark, name, number);
    }

    private static Text text(String words, String style, double x, double y) {
        Text text = new Text(x, y, words);
        text.setTextOrigin(VPos.TOP);
        text.getStyleClass().add(style);
        return text;
    }

    private void pressed(MouseEvent event) {
        requestFocus();
        pressed = event.getX() >= LEFT ? event.getX() : -1;
        selection.setVisible(false);
    }

    private void dragged(MouseEvent event) {
        if (pressed < 0 || histogram == null) {
            return;
        }
        double left = Math.max(LEFT, Math.min(pressed, event.getX()));
        double right = Math.min(LEFT + chart(), Math.max(pressed, event.getX()));
        selection.setX(left);
        selection.setWidth(Math.max(1, right - left));
        selection.setY(TOP - 2);
        selection.setHeight(sources.size() * LANE);
        selection.setVisible(true);
    }

    private void released(MouseEvent event) {
        Histogram shown = histogram;
        if (shown == null || shown.bins().isEmpty()) {
            return;
        }
        if (selection.isVisible()) {
            selection.setVisible(false);
            double end = selection.getX() + selection.getWidth();
            Instant first = at(shown, selection.getX());
            Instant last = at(shown, end);
            open.accept("", new TimeRange(down(first), down(last).plusSeconds(60)));
        } else if (pressed < 0) {
            int lane = (int) ((event.getY() - TOP) / LANE);
            if (event.getY() > TOP && lane < sources.size()) {
                open.accept(
                        "source:" + sources.get(lane).word().toLowerCase(Locale.ROOT),
                        TimeRange.ALL);
            }
        }
    }

    private static Instant down(Instant instant) {
        return instant.truncatedTo(java.time.temporal.ChronoUnit.MINUTES);
    }
}
