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
import org.exhibit.app.ui.common.GapHatch;
import org.exhibit.app.ui.common.SourceMark;
import org.exhibit.app.ui.common.TimeAxis;
import org.exhibit.app.ui.common.TimeDisplay;
import org.exhibit.indexer.coverage.GapKind;
import org.exhibit.indexer.coverage.Interval;
import org.exhibit.indexer.coverage.LaneSpan;
import org.exhibit.indexer.index.Histogram;
import org.exhibit.indexer.index.Query;
import org.exhibit.indexer.index.QueryText;
import org.exhibit.indexer.index.TimeRange;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/// One strip a lane: its events over time, hatched where silence means nothing. A drag selects a
/// span, a click on a hatch asks why, a click on a name shows the lane's records.
final class CoverageStrips extends Region {
    private static final double LEFT = 312;
    private static final double RIGHT = 150;
    private static final double TOP = 24;
    private static final int LONGEST = 24;

    /// Less of the span than this is shown as a warning.
    private static final double ENOUGH = 0.95;

    private static final double LANE = 26;
    private static final double STRIP = 18;

    private final BiConsumer<String, TimeRange> open;
    private final BiConsumer<CoverageRow, LaneSpan> why;
    private final Group drawing = new Group();
    private final Rectangle selection = new Rectangle();
    private @Nullable CoverageContent content;
    private List<CoverageRow> rows = List.of();
    private TimeDisplay times = TimeDisplay.UTC;
    private double pressed = -1;

    /// @param open shows the events of a query and span
    /// @param why explains a span of a lane
    /// @param table shows everything as a table
    CoverageStrips(
            BiConsumer<String, TimeRange> open,
            BiConsumer<CoverageRow, LaneSpan> why,
            Runnable table) {
        this.open = open;
        this.why = why;
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
                table.run();
                e.consume();
            }
        });
    }

    void show(CoverageContent next, TimeDisplay display) {
        content = next;
        rows = next.rows();
        times = display;
        setMinHeight(TOP + LANE * Math.max(1, rows.size()) + 10);
        setPrefHeight(getMinHeight());
        requestLayout();
    }

    private double chart() {
        return Math.max(1, getWidth() - LEFT - RIGHT);
    }

    private Interval span(CoverageContent shown) {
        return shown.coverage().span();
    }

    private double x(CoverageContent shown, Instant instant) {
        Interval span = span(shown);
        double all = Math.max(1, Duration.between(span.from(), span.to()).toMillis());
        double since = Duration.between(span.from(), instant).toMillis();
        return Math.clamp(since / all, 0, 1) * chart();
    }

    private Instant at(CoverageContent shown, double x) {
        double part = Math.clamp((x - LEFT) / chart(), 0, 1);
        Interval span = span(shown);
        long all = Duration.between(span.from(), span.to()).toMillis();
        return span.from().plusMillis((long) (part * all));
    }

    @Override
    protected void layoutChildren() {
        drawing.getChildren().clear();
        CoverageContent shown = content;
        if (shown == null) {
            return;
        }
        StringBuilder told = new StringBuilder("Coverage. Enter shows it as a table.");
        drawAxis(shown);
        for (int lane = 0; lane < rows.size(); lane++) {
            CoverageRow row = rows.get(lane);
            drawLane(shown, row, TOP + lane * LANE);
            told.append(' ')
                    .append(row.name())
                    .append(' ')
                    .append(row.place())
                    .append(": ")
                    .append(Formats.percent(row.lane().share()))
                    .append(" collected.");
        }
        setAccessibleText(told.toString());
    }

    private void drawAxis(CoverageContent shown) {
        int most = (int) Math.max(2, chart() / 100);
        double foot = TOP + rows.size() * LANE;
        Interval span = span(shown);
        for (TimeAxis.Tick tick : TimeAxis.ticks(span.from(), span.to(), most, times.zone())) {
            double x = Math.rint(LEFT + x(shown, tick.at())) + 0.5;
            Line line = new Line(x, TOP - 4, x, foot);
            line.getStyleClass().add("grid-line");
            Text label = text(tick.label(), "axis-label", x + 3, 4);
            if (label.getLayoutBounds().getMaxX() < LEFT + chart() + 20) {
                drawing.getChildren().addAll(line, label);
            }
        }
        right(text("Events", "axis-label", 0, 4), 70);
        right(text("Covered", "axis-label", 0, 4), 12);
    }

    private void right(Text text, double room) {
        text.setX(getWidth() - room - text.getLayoutBounds().getWidth());
        drawing.getChildren().add(text);
    }

    private void drawLane(CoverageContent shown, CoverageRow row, double top) {
        Rectangle ground = new Rectangle(LEFT, top + 2, chart(), STRIP);
        ground.getStyleClass().addAll("lane-ground", SourceMark.styleClass(row.source()));
        drawing.getChildren().add(ground);
        for (LaneSpan span : row.spans()) {
            GapKind kind = GapKind.of(span);
            if (kind != GapKind.NONE) {
                double left = LEFT + x(shown, span.interval().from());
                double wide = Math.max(2, LEFT + x(shown, span.interval().to()) - left);
                drawing.getChildren().add(GapHatch.of(kind, left, top + 2, wide, STRIP));
            }
        }
        bars(shown, row, top);
        Region mark = SourceMark.of(row.source());
        mark.resizeRelocate(12, top + 7, 9, 9);
        Text name = text(cut(row.name()), "lane-name", 28, top + 4);
        Text place = text(row.place(), "lane-count", 0, top + 5);
        place.setX(LEFT - 8 - place.getLayoutBounds().getWidth());
        drawing.getChildren().addAll(mark, name, place);
        right(text(Formats.count(row.events()), "lane-count", 0, top + 5), 70);
        double share = row.lane().share();
        Text covered = text(Formats.percent(share), "lane-count", 0, top + 5);
        if (share < ENOUGH) {
            covered.getStyleClass().add("lane-short");
        }
        right(covered, 12);
    }

    private void bars(CoverageContent shown, CoverageRow row, double top) {
        Histogram histogram = row.histogram();
        if (histogram == null) {
            return;
        }
        long most = histogram.bins().stream().mapToLong(Histogram.Bin::count).max().orElse(0);
        List<BarChart.Bar> bars = new ArrayList<>();
        for (Histogram.Bin bin : histogram.bins()) {
            if (bin.count() > 0) {
                double left = LEFT + x(shown, bin.from());
                double wide = Math.max(1, (LEFT + x(shown, bin.to()) - left) * 0.8);
                double high = Math.max(1, STRIP * bin.count() / most);
                bars.add(new BarChart.Bar(left, wide, 0, high));
            }
        }
        SVGPath path = new SVGPath();
        path.setContent(BarChart.path(bars, top + 2 + STRIP));
        path.getStyleClass().addAll("series", SourceMark.styleClass(row.source()));
        drawing.getChildren().add(path);
    }

    private static String cut(String name) {
        return name.length() > LONGEST ? name.substring(0, LONGEST - 1) + '…' : name;
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
        if (pressed < 0 || content == null) {
            return;
        }
        double left = Math.max(LEFT, Math.min(pressed, event.getX()));
        double right = Math.min(LEFT + chart(), Math.max(pressed, event.getX()));
        selection.setX(left);
        selection.setWidth(Math.max(1, right - left));
        selection.setY(TOP - 2);
        selection.setHeight(rows.size() * LANE);
        selection.setVisible(true);
    }

    private void released(MouseEvent event) {
        CoverageContent shown = content;
        if (shown == null) {
            return;
        }
        if (selection.isVisible()) {
            selection.setVisible(false);
            Instant first = at(shown, selection.getX());
            Instant last = at(shown, selection.getX() + selection.getWidth());
            open.accept("", new TimeRange(down(first), down(last).plusSeconds(60)));
            return;
        }
        int lane = (int) ((event.getY() - TOP) / LANE);
        if (event.getY() <= TOP || lane >= rows.size()) {
            return;
        }
        CoverageRow row = rows.get(lane);
        Query query = row.query();
        if (pressed >= 0) {
            asked(shown, row, at(shown, event.getX()));
        } else if (query != null) {
            open.accept(QueryText.print(query), TimeRange.ALL);
        }
    }

    private void asked(CoverageContent shown, CoverageRow row, Instant instant) {
        // A hatch narrower than a few pixels is hit a little beside it too.
        Duration beside = Duration.between(at(shown, LEFT), at(shown, LEFT + 3));
        for (Instant near : List.of(instant, instant.minus(beside), instant.plus(beside))) {
            for (LaneSpan span : row.spans()) {
                if (span.interval().contains(near) && GapKind.of(span) != GapKind.NONE) {
                    why.accept(row, span);
                    return;
                }
            }
        }
        row.spans().stream()
                .filter(span -> span.interval().contains(instant))
                .findFirst()
                .ifPresent(span -> why.accept(row, span));
    }

    private static Instant down(Instant instant) {
        return instant.truncatedTo(java.time.temporal.ChronoUnit.MINUTES);
    }
}
