package org.exhibit.app.ui.findings;

import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.Group;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.shape.Line;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.SVGPath;
import javafx.scene.text.Text;

import org.exhibit.app.ui.common.Formats;
import org.exhibit.app.ui.common.GapHatch;
import org.exhibit.app.ui.common.SourceMark;
import org.exhibit.app.ui.common.TimeAxis;
import org.exhibit.app.ui.common.TimeDisplay;
import org.exhibit.indexer.coverage.GapKind;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// The time around a finding, drawn: exposure behind, one bar a log with its gaps hatched, the
/// finding's records on them. What it shows stands in the table beside it too.
final class ExposureStrip extends Region {
    private static final double LEFT = 112;
    private static final double RIGHT = 16;
    private static final double TOP = 18;
    private static final double ROW = 24;
    private static final double BAR = 14;
    private static final double AXIS = 20;

    /// A hatch at least so wide says in words that nothing is known.
    private static final double WORDED = 150;

    private final Group drawing = new Group();
    private @Nullable StripContent content;
    private TimeDisplay times = TimeDisplay.UTC;

    ExposureStrip() {
        setId("finding-strip");
        drawing.setManaged(false);
        getChildren().add(drawing);
        getStyleClass().add("exposure-strip");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    }

    void show(StripContent next, TimeDisplay display) {
        content = next;
        times = display;
        double height = TOP + ROW * next.rows().size() + AXIS + 4;
        setMinHeight(height);
        setPrefHeight(height);
        setAccessibleText(StripTable.told(next, display) + " Ctrl+T shows it as a table.");
        requestLayout();
    }

    private double x(StripContent shown, Instant at) {
        return LEFT + shown.share(at) * Math.max(1, getWidth() - LEFT - RIGHT);
    }

    @Override
    protected void layoutChildren() {
        drawing.getChildren().clear();
        StripContent shown = content;
        if (shown == null || getWidth() < LEFT + RIGHT + 40) {
            return;
        }
        double foot = TOP + ROW * shown.rows().size();
        double labelled = 0;
        for (StripContent.Band band : shown.bands()) {
            labelled = band(shown, band, foot, labelled);
        }
        for (int row = 0; row < shown.rows().size(); row++) {
            row(shown, shown.rows().get(row), TOP + row * ROW);
        }
        axis(shown, foot);
    }

    /// @param free where a label may begin
    /// @return where the next one may
    private double band(StripContent shown, StripContent.Band band, double foot, double free) {
        double from = x(shown, band.part().from());
        double to = Math.max(from + 2, x(shown, band.part().to()));
        Rectangle ground = new Rectangle(from, 2, to - from, foot - 2);
        ground.getStyleClass().add("strip-exposure");
        Tooltip.install(ground, new Tooltip(StripTable.says(band, times)));
        drawing.getChildren().add(ground);
        if (band.opened() != null) {
            edge(from, foot);
        }
        if (band.closed() != null) {
            edge(to, foot);
        }
        double at = Math.max(from + 4, free);
        Text label = text(StripTable.title(band), "strip-open", at, 4);
        double end = at + label.getLayoutBounds().getWidth();
        if (end > getWidth() - 4) {
            drawing.getChildren().remove(label);
            return free;
        }
        return end + 12;
    }

    private void edge(double x, double foot) {
        Line line = new Line(Math.rint(x) + 0.5, 2, Math.rint(x) + 0.5, foot);
        line.getStyleClass().add("strip-edge");
        drawing.getChildren().add(line);
    }

    private void row(StripContent shown, StripContent.Row row, double top) {
        double wide = Math.max(1, getWidth() - LEFT - RIGHT);
        Region mark = SourceMark.of(row.source());
        mark.resizeRelocate(0, top + 6, 9, 9);
        drawing.getChildren().add(mark);
        text(row.name(), "strip-name", 15, top + 3);
        Rectangle ground = new Rectangle(LEFT, top + 3, wide, BAR);
        ground.getStyleClass().addAll("lane-ground", SourceMark.styleClass(row.source()));
        drawing.getChildren().add(ground);
        for (StripContent.Gap gap : row.gaps()) {
            double from = x(shown, gap.part().from());
            double width = Math.max(2, x(shown, gap.part().to()) - from);
            Group hatch = GapHatch.of(gap.kind(), from, top + 3, width, BAR);
            Tooltip.install(hatch, new Tooltip(StripTable.says(gap, times)));
            drawing.getChildren().add(hatch);
            if (width > WORDED && gap.kind() != GapKind.IN_PART) {
                worded(gap, from + width / 2, top);
            }
        }
        for (CitedRecord record : row.marks()) {
            Instant at = record.time();
            if (at != null) {
                SVGPath shape = new SVGPath();
                shape.setContent(
                        StripMark.of(record.action()).path(x(shown, at), top + 3 + BAR / 2));
                shape.getStyleClass().addAll("series", SourceMark.styleClass(row.source()));
                shape.getStyleClass().add("strip-mark");
                Tooltip.install(shape, new Tooltip(times.exact(at) + " " + record.says()));
                drawing.getChildren().add(shape);
            }
        }
    }

    /// Says in the middle of a hatch for how long nothing is known.
    private void worded(StripContent.Gap gap, double middle, double top) {
        Duration length = Duration.between(gap.part().from(), gap.part().to());
        Text words = new Text("unknown " + Formats.duration(length));
        words.getStyleClass().add("strip-unknown");
        words.setTextOrigin(VPos.TOP);
        double width = words.getLayoutBounds().getWidth();
        Rectangle ground = new Rectangle(middle - width / 2 - 4, top + 4, width + 8, BAR - 2);
        ground.getStyleClass().add("strip-words");
        ground.setMouseTransparent(true);
        words.setMouseTransparent(true);
        words.setX(middle - width / 2);
        words.setY(top + 4);
        drawing.getChildren().addAll(ground, words);
    }

    private void axis(StripContent shown, double foot) {
        double wide = getWidth() - LEFT - RIGHT;
        List<TimeAxis.Tick> ticks =
                TimeAxis.ticks(
                        shown.span().from(),
                        shown.span().to(),
                        (int) Math.max(2, wide / 110),
                        times.zone());
        for (TimeAxis.Tick tick : ticks) {
            double x = x(shown, tick.at());
            Line line = new Line(Math.rint(x) + 0.5, foot, Math.rint(x) + 0.5, foot + 4);
            line.getStyleClass().add("axis-line");
            drawing.getChildren().add(line);
            Text label = text(tick.label(), "axis-label", x + 3, foot + 4);
            if (x + 3 + label.getLayoutBounds().getWidth() > getWidth()) {
                drawing.getChildren().remove(label);
            }
        }
        text(times.day(shown.span().from()), "axis-label", 0, foot + 4);
    }

    private Text text(String says, String style, double x, double y) {
        Text text = new Text(says);
        text.getStyleClass().add(style);
        text.setTextOrigin(VPos.TOP);
        text.setX(x);
        text.setY(y);
        text.setMouseTransparent(true);
        drawing.getChildren().add(text);
        return text;
    }
}
