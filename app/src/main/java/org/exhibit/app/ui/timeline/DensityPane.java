package org.exhibit.app.ui.timeline;

import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.SVGPath;
import javafx.scene.text.Text;

import org.exhibit.app.ui.common.BarChart;
import org.exhibit.app.ui.common.GapHatch;
import org.exhibit.app.ui.common.SourceMark;
import org.exhibit.app.ui.common.TimeAxis;
import org.exhibit.app.ui.common.TimeDisplay;
import org.exhibit.indexer.provenance.biography.LifeLine;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/// How many deeds there are over the whole reach, by log, with the window on it. Its body and its
/// handles are dragged; a drag elsewhere chooses another window; the arrows move it.
final class DensityPane extends Region {
    private static final double HIGH = 36;
    private static final int BIN = 3;
    private static final double GRIP = 6;

    private final Group bars = new Group();
    private final Rectangle brush = new Rectangle();
    private final Rectangle leftGrip = new Rectangle(GRIP, 18);
    private final Rectangle rightGrip = new Rectangle(GRIP, 18);
    private final Consumer<TimeWindow> choose;
    private @Nullable TimelineContent content;
    private @Nullable TimeWindow window;
    private @Nullable TimeWindow reach;
    private TimeDisplay times = TimeDisplay.UTC;
    private Drag drag = Drag.NONE;
    private double pressed;
    private @Nullable TimeWindow before;

    private enum Drag {
        NONE,
        BODY,
        LEFT,
        RIGHT,
        NEW
    }

    DensityPane(Consumer<TimeWindow> choose) {
        this.choose = choose;
        brush.getStyleClass().add("brush");
        for (Rectangle grip : List.of(leftGrip, rightGrip)) {
            grip.getStyleClass().add("brush-grip");
            grip.setArcWidth(4);
            grip.setArcHeight(4);
        }
        for (Node node : List.of(bars, brush, leftGrip, rightGrip)) {
            node.setManaged(false);
            node.setMouseTransparent(true);
        }
        getChildren().addAll(bars, brush, leftGrip, rightGrip);
        getStyleClass().add("life-density");
        setId("life-density");
        setMinHeight(HIGH + 24);
        setPrefHeight(HIGH + 24);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText("Deeds over the whole span; arrows move the window");
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
        addEventHandler(MouseEvent.MOUSE_RELEASED, e -> drag = Drag.NONE);
        addEventHandler(MouseEvent.MOUSE_MOVED, e -> setCursor(cursor(at(e.getX()))));
        setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.LEFT || e.getCode() == KeyCode.RIGHT) {
                TimeWindow all = reach;
                if (all != null && window != null) {
                    choose.accept(window.move(e.getCode() == KeyCode.LEFT ? -0.2 : 0.2, all));
                }
                e.consume();
            }
        });
    }

    private static Cursor cursor(Drag drag) {
        return switch (drag) {
            case NONE, NEW -> Cursor.CROSSHAIR;
            case BODY -> Cursor.MOVE;
            case LEFT, RIGHT -> Cursor.H_RESIZE;
        };
    }

    void show(
            @Nullable TimelineContent next,
            @Nullable TimeWindow shown,
            @Nullable TimeWindow whole,
            TimeDisplay display) {
        content = next;
        window = shown;
        reach = whole;
        times = display;
        requestLayout();
    }

    private double chart() {
        return Math.max(1, getWidth() - LanesPane.LEFT - LanesPane.RIGHT);
    }

    private double share(double x) {
        return Math.clamp((x - LanesPane.LEFT) / chart(), 0, 1);
    }

    private double x(TimeWindow all, Instant at) {
        return LanesPane.LEFT + Math.clamp(all.share(at), 0, 1) * chart();
    }

    /// What a drag from there does.
    private Drag at(double x) {
        if (Math.abs(x - brush.getX()) <= GRIP) {
            return Drag.LEFT;
        }
        double right = brush.getX() + brush.getWidth();
        if (Math.abs(x - right) <= GRIP) {
            return Drag.RIGHT;
        }
        boolean whole = brush.getWidth() > chart() - 2;
        return x > brush.getX() && x < right && !whole ? Drag.BODY : Drag.NEW;
    }

    private void press(MouseEvent event) {
        requestFocus();
        pressed = event.getX();
        before = window;
        drag = at(pressed);
    }

    private void dragged(MouseEvent event) {
        TimeWindow all = reach;
        TimeWindow from = before;
        if (all == null || from == null || Math.abs(event.getX() - pressed) < 3) {
            return;
        }
        Instant here = all.at(share(event.getX()));
        switch (drag) {
            case NONE -> {}
            case BODY -> {
                double wide = all.share(from.to()) - all.share(from.from());
                double moved = (event.getX() - pressed) / chart();
                choose.accept(from.move(moved / Math.max(wide, 1e-9), all));
            }
            case LEFT -> {
                if (here.isBefore(from.to())) {
                    choose.accept(new TimeWindow(here, from.to()));
                }
            }
            case RIGHT -> {
                if (here.isAfter(from.from())) {
                    choose.accept(new TimeWindow(from.from(), here));
                }
            }
            case NEW -> {
                double one = share(Math.min(pressed, event.getX()));
                double other = share(Math.max(pressed, event.getX()));
                choose.accept(new TimeWindow(all.at(one), all.at(other)));
            }
        }
    }

    @Override
    protected void layoutChildren() {
        TimeWindow all = reach;
        TimelineContent life = content;
        TimeWindow shown = window;
        bars.getChildren().clear();
        for (Node node : List.of(brush, leftGrip, rightGrip)) {
            node.setVisible(all != null && life != null && shown != null);
        }
        if (all == null || life == null || shown == null) {
            return;
        }
        label("Density", "life-group", 12, 6);
        label("deeds of this life, by log", "axis-label", 12, 24);
        int most = (int) Math.max(2, chart() / 130);
        for (TimeAxis.Tick tick : TimeAxis.ticks(all.from(), all.to(), most, times.zone())) {
            label(tick.label(), "axis-label", x(all, tick.at()), HIGH + 8);
        }
        for (LifeLine gap : life.gaps()) {
            double left = x(all, TimelineContent.time(gap));
            double right = x(all, gap.end() == null ? all.to() : gap.end());
            bars.getChildren()
                    .add(
                            GapHatch.of(
                                    LaneDrawing.kind(gap),
                                    left,
                                    2,
                                    Math.max(1, right - left),
                                    HIGH));
        }
        stacks(life, all);
        double left = x(all, shown.from());
        double right = x(all, shown.to());
        brush.setX(left);
        brush.setWidth(Math.max(2, right - left));
        brush.setY(1);
        brush.setHeight(HIGH + 3);
        leftGrip.relocate(left - GRIP / 2, 1 + HIGH / 2 - 9);
        rightGrip.relocate(right - GRIP / 2, 1 + HIGH / 2 - 9);
    }

    /// One series a log, on top of each other.
    private void stacks(TimelineContent life, TimeWindow all) {
        int bins = (int) (chart() / BIN) + 1;
        Map<String, int[]> byLog = new TreeMap<>();
        int[] sum = new int[bins];
        int most = 1;
        for (LifeLine line : life.deeds()) {
            int bin = (int) (all.share(TimelineContent.time(line)) * chart() / BIN);
            if (bin >= 0 && bin < bins) {
                String style = SourceMark.styleClass(LaneDrawing.source(line));
                byLog.computeIfAbsent(style, log -> new int[bins])[bin]++;
                most = Math.max(most, ++sum[bin]);
            }
        }
        double[] below = new double[bins];
        for (Map.Entry<String, int[]> log : byLog.entrySet()) {
            List<BarChart.Bar> drawn = new ArrayList<>();
            for (int i = 0; i < bins; i++) {
                if (log.getValue()[i] > 0) {
                    double high = Math.max(2, (HIGH - 4) * log.getValue()[i] / most);
                    double left = LanesPane.LEFT + i * BIN;
                    drawn.add(new BarChart.Bar(left, BIN - 0.5, below[i], high));
                    below[i] += high;
                }
            }
            SVGPath path = new SVGPath();
            path.setContent(BarChart.path(drawn, HIGH + 2));
            path.getStyleClass().addAll("series", log.getKey());
            bars.getChildren().add(path);
        }
    }

    private void label(String words, String style, double x, double y) {
        Text text = new Text(x, y, words);
        text.setTextOrigin(VPos.TOP);
        text.getStyleClass().add(style);
        bars.getChildren().add(text);
    }
}
