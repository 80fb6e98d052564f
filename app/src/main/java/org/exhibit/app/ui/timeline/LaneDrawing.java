package org.exhibit.app.ui.timeline;

import javafx.geometry.VPos;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.shape.Circle;
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
import org.exhibit.indexer.event.SourceKind;
import org.exhibit.indexer.provenance.biography.LifeLine;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// One drawing of the lanes: what lies under the marks first, the marks last.
final class LaneDrawing {
    private final TimelineContent life;
    private final TimeWindow shown;
    private final LaneView view;
    private final TimeDisplay times;
    private final double width;
    private final double foot;
    private final LanesPane.Deeds deeds;
    private final Map<String, VersionLife> versions;
    private final List<Node> nodes = new ArrayList<>();
    private final List<Spot> spots = new ArrayList<>();

    /// A mark or cluster as drawn, to be found again by the mouse.
    record Spot(double y, Cluster cluster) {}

    LaneDrawing(
            TimelineContent life,
            TimeWindow shown,
            LaneView view,
            TimeDisplay times,
            double width,
            double foot,
            LanesPane.Deeds deeds) {
        this.life = life;
        this.shown = shown;
        this.view = view;
        this.times = times;
        this.width = width;
        this.foot = foot;
        this.deeds = deeds;
        versions = VersionLife.of(life.deeds());
    }

    List<Spot> spots() {
        return spots;
    }

    List<Node> draw(@Nullable LifeLine selected) {
        axis();
        life.exposures().forEach(line -> band(line));
        life.gaps().forEach(this::hatch);
        double y = LanesPane.AXIS;
        List<Lane> lanes = view.of(life);
        for (Lane.Group group : Lane.Group.values()) {
            long all = life.lanes().stream().filter(lane -> lane.group() == group).count();
            if (all == 0) {
                continue;
            }
            List<Lane> own = lanes.stream().filter(lane -> lane.group() == group).toList();
            heading(group, own.size(), all, y);
            y += LanesPane.HEADING;
            for (Lane lane : own) {
                lane(lane, y);
                y += LanesPane.LANE;
            }
        }
        if (selected != null) {
            cursor(selected);
        }
        return nodes;
    }

    private double chart() {
        return Math.max(1, width - LanesPane.LEFT - LanesPane.RIGHT);
    }

    private double x(Instant at) {
        return LanesPane.LEFT + Math.clamp(shown.share(at), 0, 1) * chart();
    }

    private void axis() {
        String zone = times.zone().getId().equals("Z") ? "UTC" : times.zone().getId();
        String span = Formats.duration(Duration.between(shown.from(), shown.to()));
        nodes.add(text(zone + ", " + span + " shown", "axis-label", 12, 6));
        int most = (int) Math.max(2, chart() / 110);
        for (TimeAxis.Tick tick : TimeAxis.ticks(shown.from(), shown.to(), most, times.zone())) {
            double x = Math.rint(x(tick.at())) + 0.5;
            Line line = new Line(x, LanesPane.AXIS - 4, x, foot);
            line.getStyleClass().add("grid-line");
            nodes.add(line);
            nodes.add(text(tick.label(), "axis-label", x + 3, 6));
        }
    }

    private void heading(Lane.Group group, int drawn, long all, double y) {
        Rectangle ground = new Rectangle(0, y, width, LanesPane.HEADING - 2);
        ground.getStyleClass().add("life-heading");
        ground.setOnMouseClicked(e -> {
            deeds.fold(group);
            e.consume();
        });
        boolean folded = view.isFolded(group);
        String count = drawn == all || folded ? Long.toString(all) : drawn + " of " + all;
        Text title = text((folded ? "›  " : "⌄  ") + group.title(), "life-group", 12, y + 4);
        Text number = text(count, "axis-label", 24 + title.getLayoutBounds().getWidth(), y + 5);
        Text told = text(hidden(group), "life-told", LanesPane.LEFT + 4, y + 5);
        for (Text each : List.of(title, number, told)) {
            each.setMouseTransparent(true);
        }
        nodes.addAll(List.of(ground, title, number, told));
    }

    /// Marks inside a hatch come from another log; the heading says which.
    private String hidden(Lane.Group group) {
        if (group == Lane.Group.LOGGED || group == Lane.Group.OBJECT) {
            return "";
        }
        List<LifeLine> gaps = life.gaps().stream().filter(gap -> hides(gap) && meets(gap)).toList();
        if (gaps.isEmpty()) {
            return "";
        }
        Duration unknown = Duration.ZERO;
        for (LifeLine gap : gaps) {
            Instant end = gap.end() == null ? shown.to() : gap.end();
            unknown = unknown.plus(Duration.between(TimelineContent.time(gap), end));
        }
        String sources =
                life.deeds().stream()
                        .filter(line -> gaps.stream().anyMatch(gap -> within(line, gap)))
                        .map(LaneDrawing::source)
                        .filter(Objects::nonNull)
                        .map(SourceKind::label)
                        .distinct()
                        .sorted()
                        .collect(Collectors.joining(", "));
        return "Unknown for "
                + Formats.duration(unknown)
                + (sources.isEmpty()
                        ? ": no log tells of it"
                        : ": marks there come from " + sources + " only");
    }

    private static boolean hides(LifeLine gap) {
        return !gap.coverage().equals("BEST_EFFORT") && !gap.coverage().equals("PARTIAL");
    }

    private static boolean within(LifeLine line, LifeLine gap) {
        Instant time = TimelineContent.time(line);
        return !time.isBefore(TimelineContent.time(gap))
                && (gap.end() == null || time.isBefore(gap.end()));
    }

    private boolean meets(LifeLine span) {
        return shown.meets(
                TimelineContent.time(span), span.end() == null ? shown.to() : span.end());
    }

    private void lane(Lane lane, double y) {
        Text title = text(tail(lane.title()), "lane-name", 24, y + 4);
        Text subtitle = text(lane.subtitle(), "axis-label", 24, y + 19);
        Line line = new Line(0, y + LanesPane.LANE, width, y + LanesPane.LANE);
        line.getStyleClass().add("grid-line");
        nodes.addAll(List.of(line, title, subtitle));
        if (lane.group() == Lane.Group.OBJECT && versions.containsKey(lane.title())) {
            version(Objects.requireNonNull(versions.get(lane.title())), y);
        }
        lane.spans().forEach(span -> bar(span, y));
        List<Cluster.Placed> placed = new ArrayList<>();
        for (LifeLine mark : lane.marks()) {
            Instant at = mark.time();
            if (at != null && shown.meets(at, null)) {
                placed.add(new Cluster.Placed(x(at), mark));
            }
        }
        marks(Cluster.of(placed), y + LanesPane.LANE / 2);
    }

    private void marks(List<Cluster> clusters, double y) {
        Map<String, StringBuilder> series = new TreeMap<>();
        List<Cluster> pills = new ArrayList<>();
        for (Cluster cluster : clusters) {
            spots.add(new Spot(y, cluster));
            if (cluster.isOne()) {
                LifeLine mark = cluster.lines().getFirst();
                series.computeIfAbsent(
                                SourceMark.styleClass(source(mark)), s -> new StringBuilder())
                        .append(Mark.of(mark).path(Math.rint(cluster.x()) + 0.5, y));
            } else {
                pills.add(cluster);
            }
        }
        series.forEach((style, path) -> {
            SVGPath shape = new SVGPath();
            shape.setContent(path.toString());
            shape.getStyleClass().addAll("series", style);
            shape.setMouseTransparent(true);
            nodes.add(shape);
        });
        pills.forEach(cluster -> pill(cluster, y));
    }

    private void pill(Cluster cluster, double y) {
        Text number = text("" + cluster.lines().size(), "life-pill-text", 0, y - 6);
        double wide = Math.max(16, number.getLayoutBounds().getWidth() + 9);
        number.setX(cluster.x() - number.getLayoutBounds().getWidth() / 2);
        Rectangle ground = new Rectangle(cluster.x() - wide / 2, y - 8, wide, 16);
        ground.setArcWidth(16);
        ground.setArcHeight(16);
        ground.getStyleClass()
                .addAll("life-pill", SourceMark.styleClass(source(cluster.lines().getFirst())));
        ground.setMouseTransparent(true);
        number.setMouseTransparent(true);
        nodes.addAll(List.of(ground, number));
    }

    /// Long names are told apart by their ends.
    private static String tail(String name) {
        int most = 26;
        return name.length() <= most ? name : "…" + name.substring(name.length() - most + 1);
    }

    static @Nullable SourceKind source(LifeLine line) {
        return line.evidence().isEmpty()
                ? null
                : SourceKind.ofWord(line.evidence().getFirst().source()).orElse(null);
    }

    private Rectangle area(Instant from, @Nullable Instant to, double y, double height) {
        double left = x(from);
        return new Rectangle(left, y, Math.max(2, x(to == null ? shown.to() : to) - left), height);
    }

    private void version(VersionLife life, double y) {
        strip(life.from(), life.end(), y, "life-current", "Current");
        Instant end = life.end();
        if (end != null && (life.kept() != null || life.keptOn())) {
            strip(end, life.kept(), y, "life-noncurrent", "Noncurrent, readable by version id");
        }
    }

    private void strip(Instant from, @Nullable Instant to, double y, String style, String words) {
        if (shown.meets(from, to == null ? shown.to() : to)) {
            Rectangle strip = area(from, to, y + 8, 17);
            strip.getStyleClass().add(style);
            strip.setMouseTransparent(true);
            nodes.add(strip);
            words(strip, words, "life-strip-text", y + 9);
        }
    }

    private void words(Rectangle bar, String words, String style, double y) {
        Text text = text(words, style, bar.getX() + 10, y);
        if (!words.isEmpty() && text.getLayoutBounds().getWidth() + 16 < bar.getWidth()) {
            text.setMouseTransparent(true);
            nodes.add(text);
        }
    }

    private void bar(LifeLine line, double y) {
        if (!meets(line)) {
            return;
        }
        Rectangle bar = area(TimelineContent.time(line), line.end(), y + 9, 14);
        bar.setOnMouseClicked(e -> {
            deeds.choose(line);
            e.consume();
        });
        if (line.isGap()) {
            bar.getStyleClass().add("life-gap");
            nodes.add(bar);
            words(bar, Formats.coverage(line.coverage()), "life-gap-text", y + 10);
        } else {
            bar.getStyleClass().add("life-open");
            nodes.add(bar);
            words(bar, line.actor() + " could reach " + line.object(), "life-bar-text", y + 10);
        }
    }

    private void band(LifeLine line) {
        if (meets(line)) {
            Rectangle band =
                    area(
                            TimelineContent.time(line),
                            line.end(),
                            LanesPane.AXIS,
                            foot - LanesPane.AXIS);
            band.getStyleClass().add("life-exposure");
            band.setMouseTransparent(true);
            nodes.add(band);
        }
    }

    private void hatch(LifeLine line) {
        if (meets(line)) {
            Rectangle area =
                    area(
                            TimelineContent.time(line),
                            line.end(),
                            LanesPane.AXIS,
                            foot - LanesPane.AXIS);
            Group hatch =
                    GapHatch.of(
                            kind(line),
                            area.getX(),
                            area.getY(),
                            area.getWidth(),
                            area.getHeight());
            hatch.setPickOnBounds(true);
            hatch.setOnMouseClicked(e -> {
                deeds.choose(line);
                e.consume();
            });
            nodes.add(hatch);
        }
    }

    /// Why nothing can be said, as the hatches tell it apart: a call that is cited switched the log
    /// off; a setting alone says that it never was on.
    static GapKind kind(LifeLine gap) {
        boolean cited = !gap.evidence().isEmpty();
        return switch (gap.coverage()) {
            case "NOT_COLLECTED" -> cited ? GapKind.LOGGING_OFF : GapKind.NOT_ENABLED;
            case "LOST" -> GapKind.FILES_MISSING;
            case "PARTIAL", "BEST_EFFORT" -> GapKind.IN_PART;
            default -> cited ? GapKind.FILES_MISSING : GapKind.NO_CONFIGURATION;
        };
    }

    /// A line through all lanes at the chosen one's time, and rings round its marks.
    private void cursor(LifeLine chosen) {
        Instant at = chosen.time();
        if (at != null && shown.meets(at, null)) {
            Line line = new Line(x(at), LanesPane.AXIS, x(at), foot);
            line.getStyleClass().add("life-cursor");
            line.setMouseTransparent(true);
            nodes.add(line);
        }
        for (Spot spot : spots) {
            if (spot.cluster().lines().contains(chosen)) {
                Circle ring = new Circle(spot.cluster().x(), spot.y(), 10);
                ring.getStyleClass().add("life-ring");
                ring.setMouseTransparent(true);
                nodes.add(ring);
            }
        }
    }

    private static Text text(String words, String style, double x, double y) {
        Text text = new Text(x, y, words);
        text.setTextOrigin(VPos.TOP);
        text.getStyleClass().add(style);
        return text;
    }
}
