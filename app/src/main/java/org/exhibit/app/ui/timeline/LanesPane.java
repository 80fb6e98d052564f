package org.exhibit.app.ui.timeline;

import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.SVGPath;
import javafx.scene.text.Text;

import org.exhibit.app.ui.common.SourceMark;
import org.exhibit.app.ui.common.TimeAxis;
import org.exhibit.app.ui.common.TimeDisplay;
import org.exhibit.indexer.event.SourceKind;
import org.exhibit.indexer.provenance.biography.LifeLine;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/// The lanes. Gaps are hatched through every lane, windows of exposure tinted; marks tell by shape
/// what was done and by colour which log tells it.
final class LanesPane extends Region {
    static final double LEFT = 214;

    private static final double RIGHT = 16;
    private static final double AXIS = 26;
    private static final double HEADING = 24;
    private static final double LANE = 34;
    private static final double REACH = 8;

    /// A mark as drawn, to be found again by the mouse.
    private record Spot(double x, double y, LifeLine line) {}

    /// Zooms by a factor round a share of the window.
    interface Zoom {
        void by(double factor, double share);
    }

    private final Group drawing = new Group();
    private final List<Spot> spots = new ArrayList<>();
    private final Consumer<LifeLine> choose;
    private @Nullable TimelineContent content;
    private @Nullable TimeWindow window;
    private @Nullable LifeLine selected;
    private TimeDisplay times = TimeDisplay.UTC;

    LanesPane(Consumer<LifeLine> choose, Zoom zoom) {
        this.choose = choose;
        drawing.setManaged(false);
        getChildren().add(drawing);
        getStyleClass().add("life-lanes");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
        addEventHandler(
                ScrollEvent.SCROLL,
                e -> {
                    if (e.isControlDown() && e.getDeltaY() != 0) {
                        zoom.by(
                                e.getDeltaY() > 0 ? 0.8 : 1.25,
                                Math.clamp((e.getX() - LEFT) / chart(), 0, 1));
                        e.consume();
                    }
                });
    }

    void show(
            @Nullable TimelineContent next,
            @Nullable TimeWindow shown,
            @Nullable LifeLine chosen,
            TimeDisplay display) {
        content = next;
        window = shown;
        selected = chosen;
        times = display;
        double height = AXIS + 8;
        Lane.@Nullable Group group = null;
        if (next != null) {
            for (Lane lane : next.lanes()) {
                height += lane.group() == group ? LANE : LANE + HEADING;
                group = lane.group();
            }
        }
        setMinHeight(height);
        setPrefHeight(height);
        requestLayout();
    }

    private double chart() {
        return Math.max(1, getWidth() - LEFT - RIGHT);
    }

    private double x(TimeWindow shown, Instant at) {
        return LEFT + Math.clamp(shown.share(at), 0, 1) * chart();
    }

    @Override
    protected void layoutChildren() {
        drawing.getChildren().clear();
        spots.clear();
        TimelineContent life = content;
        TimeWindow shown = window;
        if (life == null || shown == null) {
            return;
        }
        double foot = getMinHeight() - 8;
        axis(shown, foot);
        for (LifeLine line : life.exposures()) {
            band(shown, line, foot, "life-exposure");
        }
        double y = AXIS;
        Lane.@Nullable Group group = null;
        for (Lane lane : life.lanes()) {
            if (lane.group() != group) {
                group = lane.group();
                heading(group, y);
                y += HEADING;
            }
            lane(shown, lane, y);
            y += LANE;
        }
        for (LifeLine line : life.gaps()) {
            hatch(shown, line, foot);
        }
        ring();
        setAccessibleText(
                "Timeline of "
                        + life.selector()
                        + ", "
                        + life.deeds().size()
                        + " deeds, "
                        + life.gaps().size()
                        + " gaps; Control and T shows it as a table");
    }

    private void axis(TimeWindow shown, double foot) {
        int most = (int) Math.max(2, chart() / 110);
        for (TimeAxis.Tick tick : TimeAxis.ticks(shown.from(), shown.to(), most, times.zone())) {
            double x = Math.rint(x(shown, tick.at())) + 0.5;
            Line line = new Line(x, AXIS - 4, x, foot);
            line.getStyleClass().add("grid-line");
            drawing.getChildren().addAll(line, text(tick.label(), "axis-label", x + 3, 6));
        }
    }

    private void heading(Lane.Group group, double y) {
        Rectangle ground = new Rectangle(0, y, getWidth(), HEADING - 2);
        ground.getStyleClass().add("life-heading");
        drawing.getChildren().addAll(ground, text(group.title(), "life-group", 12, y + 4));
    }

    private void lane(TimeWindow shown, Lane lane, double y) {
        Text title = text(tail(lane.title()), "lane-name", 24, y + 4);
        Text subtitle = text(lane.subtitle(), "axis-label", 24, y + 19);
        Line line = new Line(0, y + LANE, getWidth(), y + LANE);
        line.getStyleClass().add("grid-line");
        drawing.getChildren().addAll(line, title, subtitle);
        for (LifeLine span : lane.spans()) {
            bar(shown, span, y);
        }
        Map<String, Map<Integer, LifeLine>> series = new TreeMap<>();
        for (LifeLine mark : lane.marks()) {
            Instant at = mark.time();
            if (at != null && shown.meets(at, null)) {
                double x = x(shown, at);
                spots.add(new Spot(x, y + LANE / 2, mark));
                // One mark of a kind for each pixel: more would only cover each other.
                series.computeIfAbsent(style(mark) + ' ' + Mark.of(mark), key -> new TreeMap<>())
                        .putIfAbsent((int) x, mark);
            }
        }
        series.forEach((style, marks) -> {
            StringBuilder path = new StringBuilder();
            marks.forEach((x, mark) -> path.append(Mark.of(mark).path(x + 0.5, y + LANE / 2)));
            SVGPath shape = new SVGPath();
            shape.setContent(path.toString());
            shape.getStyleClass().addAll("series", style.substring(0, style.indexOf(' ')));
            shape.setMouseTransparent(true);
            drawing.getChildren().add(shape);
        });
    }

    /// Long names are told apart by their ends.
    private static String tail(String name) {
        int most = 26;
        return name.length() <= most ? name : "…" + name.substring(name.length() - most + 1);
    }

    private static String style(LifeLine line) {
        return SourceMark.styleClass(source(line));
    }

    static @Nullable SourceKind source(LifeLine line) {
        return line.evidence().isEmpty()
                ? null
                : SourceKind.ofWord(line.evidence().getFirst().source()).orElse(null);
    }

    private Rectangle rectangle(TimeWindow shown, LifeLine line, double y, double height) {
        Instant end = line.end() == null ? shown.to() : line.end();
        double left = x(shown, TimelineContent.time(line));
        Rectangle area = new Rectangle(left, y, Math.max(2, x(shown, end) - left), height);
        area.setOnMouseClicked(e -> {
            choose.accept(line);
            e.consume();
        });
        return area;
    }

    private void bar(TimeWindow shown, LifeLine line, double y) {
        if (shown.meets(TimelineContent.time(line), line.end() == null ? shown.to() : line.end())) {
            Rectangle bar = rectangle(shown, line, y + 9, 14);
            bar.getStyleClass().add(line.isGap() ? "life-gap" : "life-open");
            drawing.getChildren().add(bar);
            String words = line.isExposure() ? line.actor() + " could reach " + line.object() : "";
            Text text = text(words, "life-bar-text", bar.getX() + 6, y + 10);
            if (text.getLayoutBounds().getWidth() + 12 < bar.getWidth()) {
                text.setMouseTransparent(true);
                drawing.getChildren().add(text);
            }
        }
    }

    private void band(TimeWindow shown, LifeLine line, double foot, String style) {
        if (shown.meets(TimelineContent.time(line), line.end() == null ? shown.to() : line.end())) {
            Rectangle band = rectangle(shown, line, AXIS, foot - AXIS);
            band.getStyleClass().add(style);
            band.setMouseTransparent(true);
            drawing.getChildren().add(band);
        }
    }

    private void hatch(TimeWindow shown, LifeLine line, double foot) {
        Instant end = line.end() == null ? shown.to() : line.end();
        if (shown.meets(TimelineContent.time(line), end)) {
            Rectangle area = rectangle(shown, line, AXIS, foot - AXIS);
            drawing.getChildren().addAll(Hatch.of(area, line.coverage()));
        }
    }

    private void ring() {
        LifeLine chosen = selected;
        if (chosen == null) {
            return;
        }
        for (Spot spot : spots) {
            if (spot.line().equals(chosen)) {
                Circle ring = new Circle(spot.x(), spot.y(), 9);
                ring.getStyleClass().add("life-ring");
                ring.setMouseTransparent(true);
                drawing.getChildren().add(ring);
            }
        }
    }

    private void clicked(MouseEvent event) {
        requestFocus();
        Spot best = null;
        for (Spot spot : spots) {
            double away = Math.abs(spot.x() - event.getX());
            boolean near = away <= REACH && Math.abs(spot.y() - event.getY()) <= LANE / 2;
            if (near && (best == null || away < Math.abs(best.x() - event.getX()))) {
                best = spot;
            }
        }
        if (best != null) {
            choose.accept(best.line());
        }
    }

    private static Text text(String words, String style, double x, double y) {
        Text text = new Text(x, y, words);
        text.setTextOrigin(VPos.TOP);
        text.getStyleClass().add(style);
        return text;
    }

    /// What F6 gives the keyboard to.
    Node pane() {
        return this;
    }
}
