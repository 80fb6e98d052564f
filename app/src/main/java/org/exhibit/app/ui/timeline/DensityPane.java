package org.exhibit.app.ui.timeline;

import javafx.scene.AccessibleRole;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.SVGPath;

import org.exhibit.app.ui.common.BarChart;
import org.exhibit.indexer.provenance.biography.LifeLine;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// How many deeds there are over the whole life, with the window on it. A drag chooses another
/// window; the arrows move it.
final class DensityPane extends Region {
    private static final double HIGH = 36;
    private static final int BIN = 3;

    private final SVGPath bars = new SVGPath();
    private final Rectangle brush = new Rectangle();
    private final Consumer<TimeWindow> choose;
    private @Nullable TimelineContent content;
    private @Nullable TimeWindow window;
    private double pressed = -1;

    DensityPane(Consumer<TimeWindow> choose) {
        this.choose = choose;
        bars.getStyleClass().addAll("series", "source-other");
        brush.getStyleClass().add("brush");
        for (javafx.scene.Node node : List.of(bars, brush)) {
            node.setManaged(false);
            node.setMouseTransparent(true);
        }
        getChildren().addAll(bars, brush);
        getStyleClass().add("life-density");
        setMinHeight(HIGH + 8);
        setPrefHeight(HIGH + 8);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText("Deeds over the whole life; arrows move the window");
        addEventHandler(
                MouseEvent.MOUSE_PRESSED,
                e -> {
                    requestFocus();
                    pressed = e.getX();
                });
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
        addEventHandler(MouseEvent.MOUSE_RELEASED, e -> pressed = -1);
        setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.LEFT || e.getCode() == KeyCode.RIGHT) {
                move(e.getCode() == KeyCode.LEFT ? -0.2 : 0.2);
                e.consume();
            }
        });
    }

    void show(@Nullable TimelineContent next, @Nullable TimeWindow shown) {
        content = next;
        window = shown;
        requestLayout();
    }

    private double chart() {
        return Math.max(1, getWidth() - LanesPane.LEFT - 16);
    }

    private @Nullable TimeWindow whole() {
        return content == null ? null : new TimeWindow(content.from(), content.to());
    }

    private void move(double share) {
        TimeWindow all = whole();
        if (all != null && window != null) {
            choose.accept(window.move(share, all));
        }
    }

    private void dragged(MouseEvent event) {
        TimeWindow all = whole();
        if (all == null || pressed < 0 || Math.abs(event.getX() - pressed) < 3) {
            return;
        }
        double one = Math.clamp((Math.min(pressed, event.getX()) - LanesPane.LEFT) / chart(), 0, 1);
        double other =
                Math.clamp((Math.max(pressed, event.getX()) - LanesPane.LEFT) / chart(), 0, 1);
        choose.accept(new TimeWindow(all.at(one), all.at(other)));
    }

    @Override
    protected void layoutChildren() {
        TimeWindow all = whole();
        TimelineContent life = content;
        TimeWindow shown = window;
        bars.setContent("");
        brush.setVisible(false);
        if (all == null || life == null) {
            return;
        }
        int[] counts = new int[(int) (chart() / BIN) + 1];
        int most = 1;
        for (LifeLine line : life.deeds()) {
            int bin = (int) (all.share(TimelineContent.time(line)) * chart() / BIN);
            if (bin >= 0 && bin < counts.length) {
                counts[bin]++;
                most = Math.max(most, counts[bin]);
            }
        }
        List<BarChart.Bar> drawn = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0) {
                double high = Math.max(2, HIGH * counts[i] / most);
                drawn.add(new BarChart.Bar(LanesPane.LEFT + i * BIN, BIN - 0.5, 0, high));
            }
        }
        bars.setContent(BarChart.path(drawn, HIGH + 2));
        if (shown != null) {
            double left = LanesPane.LEFT + Math.clamp(all.share(shown.from()), 0, 1) * chart();
            double right = LanesPane.LEFT + Math.clamp(all.share(shown.to()), 0, 1) * chart();
            brush.setX(left);
            brush.setWidth(Math.max(2, right - left));
            brush.setY(1);
            brush.setHeight(HIGH + 4);
            brush.setVisible(true);
        }
    }
}
