package org.exhibit.app.ui.timeline;

import javafx.scene.AccessibleRole;
import javafx.scene.Group;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;

import org.exhibit.app.ui.common.TimeDisplay;
import org.exhibit.indexer.provenance.biography.LifeLine;
import org.jspecify.annotations.Nullable;

import java.util.List;

/// The lanes. Gaps are hatched through every lane, windows of exposure tinted; marks tell by shape
/// what was done and by colour which log tells it. The wheel zooms over the chart and scrolls over
/// the names.
final class LanesPane extends Region {
    static final double LEFT = 214;
    static final double RIGHT = 16;
    static final double AXIS = 26;
    static final double HEADING = 24;
    static final double LANE = 34;

    private static final double REACH = 8;

    /// What a person does to the lanes.
    interface Deeds {
        void choose(LifeLine line);

        void open(Cluster cluster);

        void fold(Lane.Group group);

        /// @param share of the window that stays where it is
        void zoom(double factor, double share);

        void pan(double share);
    }

    private final Group drawing = new Group();
    private final Deeds deeds;
    private @Nullable TimelineContent content;
    private @Nullable TimeWindow window;
    private @Nullable LifeLine selected;
    private @Nullable LaneView view;
    private @Nullable LaneDrawing drawn;
    private TimeDisplay times = TimeDisplay.UTC;

    LanesPane(Deeds deeds) {
        this.deeds = deeds;
        drawing.setManaged(false);
        getChildren().add(drawing);
        getStyleClass().add("life-lanes");
        setId("life-lanes");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
        addEventHandler(ScrollEvent.SCROLL, this::scrolled);
    }

    private void scrolled(ScrollEvent event) {
        double turned = event.getDeltaY() != 0 ? event.getDeltaY() : event.getDeltaX();
        if (event.getX() < LEFT || turned == 0) {
            return;
        }
        if (event.isShiftDown()) {
            deeds.pan(turned > 0 ? -0.15 : 0.15);
        } else {
            deeds.zoom(turned > 0 ? 0.8 : 1.25, Math.clamp((event.getX() - LEFT) / chart(), 0, 1));
        }
        event.consume();
    }

    void show(
            @Nullable TimelineContent next,
            @Nullable TimeWindow shown,
            @Nullable LifeLine chosen,
            LaneView lanes,
            TimeDisplay display) {
        content = next;
        window = shown;
        selected = chosen;
        view = lanes;
        times = display;
        double height = AXIS + 8;
        if (next != null) {
            List<Lane> all = lanes.of(next);
            for (Lane.Group group : Lane.Group.values()) {
                if (next.lanes().stream().anyMatch(lane -> lane.group() == group)) {
                    height += HEADING;
                    height += LANE * all.stream().filter(lane -> lane.group() == group).count();
                }
            }
        }
        setMinHeight(height);
        setPrefHeight(height);
        requestLayout();
    }

    private double chart() {
        return Math.max(1, getWidth() - LEFT - RIGHT);
    }

    @Override
    protected void layoutChildren() {
        drawing.getChildren().clear();
        TimelineContent life = content;
        TimeWindow shown = window;
        LaneView lanes = view;
        drawn = null;
        if (life == null || shown == null || lanes == null) {
            return;
        }
        LaneDrawing next =
                new LaneDrawing(life, shown, lanes, times, getWidth(), getMinHeight() - 8, deeds);
        drawing.getChildren().setAll(next.draw(selected));
        drawn = next;
        setAccessibleText(
                "Timeline of "
                        + life.selector()
                        + ", "
                        + life.deeds().size()
                        + " deeds, "
                        + life.gaps().size()
                        + " gaps; Control and T shows it as a table");
    }

    private void clicked(MouseEvent event) {
        requestFocus();
        LaneDrawing now = drawn;
        if (now == null) {
            return;
        }
        LaneDrawing.Spot best = null;
        for (LaneDrawing.Spot spot : now.spots()) {
            double away = Math.abs(spot.cluster().x() - event.getX());
            boolean near = away <= REACH && Math.abs(spot.y() - event.getY()) <= LANE / 2;
            if (near && (best == null || away < Math.abs(best.cluster().x() - event.getX()))) {
                best = spot;
            }
        }
        if (best != null && best.cluster().isOne()) {
            deeds.choose(best.cluster().lines().getFirst());
        } else if (best != null) {
            deeds.open(best.cluster());
        }
    }
}
