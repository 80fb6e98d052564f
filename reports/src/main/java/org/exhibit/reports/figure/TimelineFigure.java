package org.exhibit.reports.figure;

import org.exhibit.indexer.event.SourceKind;
import org.exhibit.reports.facts.TimelineRow;
import org.exhibit.reports.facts.TimelineSection;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Draws a timeline: one lane for each log source, marks by kind, windows as bars. Same rows, same
/// bytes.
public final class TimelineFigure {
    /// The drawing's width; its height follows from the number of lanes. Points.
    public static final int WIDTH = 486;

    private static final int LEFT = 78;
    private static final int RIGHT = 12;
    private static final int TOP = 24;
    private static final int LANE = 30;
    private static final int BOTTOM = 8;
    private static final int CELL = 9;

    private final TimelineSection timeline;
    private final Typeface text;
    private final Typeface bold;

    public TimelineFigure(TimelineSection timeline, Typeface text, Typeface bold) {
        this.timeline = timeline;
        this.text = text;
        this.bold = bold;
    }

    /// @param svg the drawing as an SVG document
    /// @param width points
    /// @param height points
    public record Drawing(String svg, int width, int height) {}

    /// @throws IllegalArgumentException where no row has a time
    public Drawing draw() {
        TimeScale scale = TimeScale.over(timeline.rows(), LEFT, WIDTH - RIGHT);
        Map<String, List<TimelineRow>> lanes = lanes();
        int height = TOP + lanes.size() * LANE + BOTTOM;
        SvgDrawing svg = new SvgDrawing(WIDTH, height);
        for (TimeScale.Tick tick : scale.ticks()) {
            svg.line(tick.x(), TOP - 4, tick.x(), height - BOTTOM, "#d8dee4", 0.5);
            double from = tick.x() - text.width(tick.label()) * 6.6 / 2;
            from = Math.max(0, Math.min(from, WIDTH - text.width(tick.label()) * 6.6));
            svg.path(text.outline(tick.label(), from, TOP - 9, 6.6), "#57606a");
        }
        int y = TOP;
        for (Map.Entry<String, List<TimelineRow>> lane : lanes.entrySet()) {
            lane(svg, scale, lane.getKey(), lane.getValue(), y);
            y += LANE;
        }
        return new Drawing(svg.toString(), WIDTH, height);
    }

    private Map<String, List<TimelineRow>> lanes() {
        Map<String, List<TimelineRow>> known = new LinkedHashMap<>();
        for (SourceKind source : SourceKind.values()) {
            known.put(source.word(), new ArrayList<>());
        }
        Map<String, List<TimelineRow>> others = new TreeMap<>();
        for (TimelineRow row : timeline.rows()) {
            if (row.time() != null) {
                List<TimelineRow> lane = known.get(row.source());
                (lane == null
                                ? others.computeIfAbsent(row.source(), key -> new ArrayList<>())
                                : lane)
                        .add(row);
            }
        }
        known.values().removeIf(List::isEmpty);
        known.putAll(others);
        return known;
    }

    private void lane(
            SvgDrawing svg, TimeScale scale, String source, List<TimelineRow> rows, int top) {
        String colour = colour(source);
        double middle = top + LANE / 2.0;
        svg.line(0, top + LANE, WIDTH, top + LANE, "#eaeef2", 0.5);
        svg.line(LEFT, middle, WIDTH - RIGHT, middle, "#d0d7de", 0.6);
        svg.path(bold.outline(label(source), 4, middle - 0.6, 7.2), "#1b1f24");
        String count = rows.size() == 1 ? "1 line" : rows.size() + " lines";
        svg.path(text.outline(count, 4, middle + 7.4, 6.2), "#57606a");
        Map<Integer, List<TimelineRow>> cells = new TreeMap<>();
        for (TimelineRow row : rows) {
            Instant time = row.time();
            if (time != null) {
                double x = scale.x(time);
                if (row.end() != null) {
                    double wide = Math.max(1.2, scale.x(row.end()) - x);
                    svg.box(x, middle - 2.5, wide, 5, colour, 0.35);
                }
                cells.computeIfAbsent((int) (x / CELL), key -> new ArrayList<>()).add(row);
            }
        }
        cells.forEach((cell, some) -> mark(svg, scale, some, middle, colour));
    }

    private void mark(
            SvgDrawing svg, TimeScale scale, List<TimelineRow> rows, double y, String colour) {
        Instant first = rows.getFirst().time();
        if (first == null) {
            return;
        }
        if (rows.size() == 1) {
            svg.mark(MarkKind.of(rows.getFirst()), scale.x(first), y, colour);
            return;
        }
        String number = Integer.toString(rows.size());
        double wide = bold.width(number) * 6.2 + 6;
        double middle = Math.min(scale.x(first), WIDTH - wide / 2);
        svg.pill(middle - wide / 2, y - 5.5, wide, 11, colour);
        svg.path(bold.outline(number, middle - wide / 2 + 3, y + 2.2, 6.2), "#ffffff");
    }

    private String label(String source) {
        String label = SourceKind.ofWord(source).map(SourceKind::label).orElse(source);
        if (label.isEmpty()) {
            return "No source";
        }
        // Other names come from outside the house: only what the face has, and no more than fits.
        String safe =
                label.codePoints()
                        .map(c -> c >= ' ' && text.has(c) ? c : '?')
                        .limit(16)
                        .collect(
                                StringBuilder::new,
                                StringBuilder::appendCodePoint,
                                StringBuilder::append)
                        .toString();
        return safe;
    }

    private static String colour(String source) {
        return SourceKind.ofWord(source)
                .map(kind ->
                        switch (kind) {
                            case CLOUDTRAIL -> "#2454a8";
                            case S3_ACCESS -> "#0a706b";
                            case VPC_FLOW -> "#a84e08";
                        })
                .orElse("#5f6770");
    }
}
