package org.exhibit.reports.figure;

import org.exhibit.indexer.coverage.Coverage;
import org.exhibit.indexer.coverage.GapKind;
import org.exhibit.indexer.coverage.LaneClass;
import org.exhibit.indexer.coverage.LaneCoverage;
import org.exhibit.indexer.coverage.LaneSpan;

import java.util.ArrayList;
import java.util.List;

/// Draws what was collected: one strip a lane, hatched where silence means nothing. Same coverage,
/// same bytes.
public final class CoverageFigure {
    private static final int WIDTH = 720;
    private static final int LEFT = 250;
    private static final int RIGHT = 12;
    private static final int TOP = 26;
    private static final int LANE = 20;
    private static final int STRIP = 14;
    private static final int KEY = 34;
    private static final int LONGEST = 58;

    private final Coverage coverage;
    private final Typeface text;
    private final Typeface bold;

    public CoverageFigure(Coverage coverage, Typeface text, Typeface bold) {
        this.coverage = coverage;
        this.text = text;
        this.bold = bold;
    }

    /// The drawing as an SVG document.
    public String draw() {
        List<LaneCoverage> lanes = coverage.lanes();
        List<String> places = new ArrayList<>();
        for (LaneCoverage lane : lanes) {
            String place = place(lane);
            if (places.isEmpty() || !places.getLast().equals(place)) {
                places.add(place);
            }
        }
        int height = TOP + (lanes.size() + places.size()) * LANE + KEY;
        SvgDrawing svg = new SvgDrawing(WIDTH, height);
        TimeScale scale =
                TimeScale.of(coverage.span().from(), coverage.span().to(), LEFT, WIDTH - RIGHT);
        for (TimeScale.Tick tick : scale.ticks()) {
            svg.line(tick.x(), TOP - 4, tick.x(), height - KEY, "#d8dee4", 0.5);
            double wide = text.width(tick.label()) * 6.6;
            double from = Math.max(0, Math.min(tick.x() - wide / 2, WIDTH - wide));
            svg.path(text.outline(tick.label(), from, TOP - 9, 6.6), "#57606a");
        }
        int y = TOP;
        String before = "";
        for (LaneCoverage lane : lanes) {
            if (!place(lane).equals(before)) {
                before = place(lane);
                svg.path(bold.outline(safe(before), 4, y + 13, 7.4), "#1b1f24");
                y += LANE;
            }
            lane(svg, scale, lane, y);
            y += LANE;
        }
        key(svg, y + 12);
        return svg.toString();
    }

    private static String place(LaneCoverage lane) {
        return lane.lane().account() + "  " + lane.lane().region();
    }

    private void lane(SvgDrawing svg, TimeScale scale, LaneCoverage lane, int top) {
        svg.path(text.outline(safe(lane.lane().kind().text()), 12, top + 10, 6.6), "#24292f");
        for (LaneSpan span : LaneCoverage.joined(lane.spans())) {
            double from = scale.x(span.interval().from());
            double wide = Math.max(0.8, scale.x(span.interval().to()) - from);
            new Hatch(svg, from, top + 1, wide, STRIP).draw(GapKind.of(span), colour(lane));
        }
    }

    private void key(SvgDrawing svg, int top) {
        double x = 12;
        for (GapKind kind : GapKind.values()) {
            String label = kind == GapKind.NONE ? "collected" : kind.label();
            new Hatch(svg, x, top, 22, 12).draw(kind, "#2454a8");
            svg.path(text.outline(label, x + 27, top + 9, 6.6), "#24292f");
            x += 40 + text.width(label) * 6.6;
        }
    }

    /// Names come from logs: only what the face has, and no more than fits.
    private String safe(String words) {
        StringBuilder out = new StringBuilder();
        words.codePoints()
                .map(c -> c >= ' ' && text.has(c) ? c : '?')
                .limit(LONGEST)
                .forEach(out::appendCodePoint);
        return words.codePointCount(0, words.length()) > LONGEST ? out + "…" : out.toString();
    }

    private static String colour(LaneCoverage lane) {
        return switch (lane.lane().kind()) {
            case LaneClass.AccessLog log -> "#0a706b";
            case LaneClass.FlowLog flow -> "#a84e08";
            case LaneClass.ManagementRead read -> "#2454a8";
            case LaneClass.ManagementWrite write -> "#2454a8";
            case LaneClass.ManagementOf one -> "#2454a8";
            case LaneClass.Data data -> "#2454a8";
            case LaneClass.NetworkActivity network -> "#2454a8";
            case LaneClass.EventHistory history -> "#2454a8";
        };
    }
}
