package org.exhibit.reports.figure;

import org.exhibit.indexer.coverage.CoverageStatus;
import org.exhibit.indexer.coverage.GapKind;
import org.exhibit.indexer.event.SourceKind;
import org.exhibit.indexer.provenance.biography.Life;
import org.exhibit.indexer.provenance.biography.LifeLine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Draws a life: exposure as a shade over everything, gaps hatched behind everything, one lane for
/// each actor. Marks tell the kind of deed by shape and the log by colour. Same life, same bytes.
public final class LifeFigure {
    private static final int WIDTH = 960;
    private static final int LEFT = 210;
    private static final int RIGHT = 14;
    private static final int TOP = 44;
    private static final int LANE = 26;
    private static final int KEY = 40;
    private static final int CELL = 9;
    private static final int MOST_LANES = 24;
    private static final int LONGEST = 34;
    private static final String EXPOSED = "#b42318";

    private final Life life;
    private final Typeface text;
    private final Typeface bold;

    public LifeFigure(Life life, Typeface text, Typeface bold) {
        this.life = life;
        this.text = text;
        this.bold = bold;
    }

    /// The drawing as an SVG document; one that says so where no line has a time.
    public String draw() {
        Map<String, List<LifeLine>> lanes = lanes();
        int bottom = TOP + Math.max(1, lanes.size()) * LANE;
        SvgDrawing svg = new SvgDrawing(WIDTH, bottom + KEY);
        svg.path(bold.outline(safe(life.selector().text(), 90), 4, 14, 9), "#1b1f24");
        Instant from = bound(false);
        Instant to = bound(true);
        if (from == null || to == null) {
            svg.path(text.outline("No line with a time.", 4, TOP + 12, 8), "#57606a");
            return svg.toString();
        }
        TimeScale scale = TimeScale.of(from, to, LEFT, WIDTH - RIGHT);
        gaps(svg, scale, bottom);
        exposures(svg, scale, bottom, to);
        for (TimeScale.Tick tick : scale.ticks()) {
            svg.line(tick.x(), TOP - 4, tick.x(), bottom, "#c4ccd4", 0.5);
            double wide = text.width(tick.label()) * 6.6;
            double at = Math.max(0, Math.min(tick.x() - wide / 2, WIDTH - wide));
            svg.path(text.outline(tick.label(), at, TOP - 9, 6.6), "#57606a");
        }
        int y = TOP;
        for (Map.Entry<String, List<LifeLine>> lane : lanes.entrySet()) {
            lane(svg, scale, lane.getKey(), lane.getValue(), y);
            y += LANE;
        }
        key(svg, bottom + 14);
        return svg.toString();
    }

    private @org.jspecify.annotations.Nullable Instant bound(boolean last) {
        Comparator<Instant> order = Comparator.naturalOrder();
        List<Instant> all = new ArrayList<>();
        for (LifeLine line : life.lines()) {
            if (line.time() != null) {
                all.add(line.time());
                all.add(line.end() == null ? line.time() : line.end());
            }
        }
        return all.stream().min(last ? order.reversed() : order).orElse(null);
    }

    /// Actors by their first deed; beyond a number they share the last lane.
    private Map<String, List<LifeLine>> lanes() {
        Map<String, List<LifeLine>> all = new LinkedHashMap<>();
        for (LifeLine line : life.lines()) {
            if (!line.isGap() && !line.isExposure() && line.time() != null) {
                String actor = line.actor().isEmpty() ? line.ip() : line.actor();
                all.computeIfAbsent(actor, name -> new ArrayList<>()).add(line);
            }
        }
        if (all.size() <= MOST_LANES) {
            return all;
        }
        Map<String, List<LifeLine>> out = new LinkedHashMap<>();
        List<LifeLine> rest = new ArrayList<>();
        int others = all.size() - MOST_LANES + 1;
        all.forEach((actor, lines) -> {
            if (out.size() < MOST_LANES - 1) {
                out.put(actor, lines);
            } else {
                rest.addAll(lines);
            }
        });
        out.put(others + " other actors", rest);
        return out;
    }

    private void gaps(SvgDrawing svg, TimeScale scale, int bottom) {
        for (LifeLine line : life.lines()) {
            if (line.isGap() && line.time() != null && line.end() != null) {
                double from = scale.x(line.time());
                double wide = Math.max(0.8, scale.x(line.end()) - from);
                new Hatch(svg, from, TOP, wide, bottom - TOP)
                        .draw(kind(line.coverage()), "#5f6770");
            }
        }
    }

    private static GapKind kind(String status) {
        return switch (CoverageStatus.valueOf(status)) {
            case COVERED, PRESUMED -> GapKind.NONE;
            case BEST_EFFORT, PARTIAL -> GapKind.IN_PART;
            case NOT_COLLECTED -> GapKind.LOGGING_OFF;
            case LOST -> GapKind.FILES_MISSING;
            case UNKNOWN -> GapKind.NO_CONFIGURATION;
        };
    }

    private void exposures(SvgDrawing svg, TimeScale scale, int bottom, Instant last) {
        for (LifeLine line : life.lines()) {
            if (line.isExposure() && line.time() != null) {
                double from = scale.x(line.time());
                double to = scale.x(line.end() == null ? last : line.end());
                svg.box(from, TOP, Math.max(1, to - from), bottom - TOP, EXPOSED, 0.14);
                svg.stroke(edge(from, bottom), EXPOSED, 0.8, "3 2");
                svg.stroke(edge(to, bottom), EXPOSED, 0.8, "3 2");
                String label = safe("exposed to " + line.actor(), 40);
                double at = Math.min(from, WIDTH - RIGHT - text.width(label) * 6.6);
                svg.path(bold.outline(label, Math.max(LEFT, at), TOP - 20, 6.6), EXPOSED);
            }
        }
    }

    private static String edge(double x, int bottom) {
        return "M"
                + SvgPath.number(x)
                + ' '
                + SvgPath.number(TOP - 4)
                + 'V'
                + SvgPath.number(bottom);
    }

    private void lane(
            SvgDrawing svg, TimeScale scale, String actor, List<LifeLine> lines, int top) {
        double middle = top + LANE / 2.0;
        svg.line(0, top + LANE, WIDTH, top + LANE, "#eaeef2", 0.5);
        String name = actor.isEmpty() ? "unknown" : actor.replaceFirst("^arn:[^/]*/", "");
        svg.path(bold.outline(safe(name, LONGEST), 4, middle - 0.6, 7.2), "#1b1f24");
        String count = lines.size() == 1 ? "1 line" : lines.size() + " lines";
        svg.path(text.outline(count, 4, middle + 7.6, 6.2), "#57606a");
        Map<Integer, List<LifeLine>> cells = new TreeMap<>();
        for (LifeLine line : lines) {
            Instant time = line.time();
            if (time != null) {
                double x = scale.x(time);
                if (line.end() != null) {
                    double wide = Math.max(1.2, scale.x(line.end()) - x);
                    svg.box(x, middle - 2.5, wide, 5, colour(line), 0.35);
                }
                cells.computeIfAbsent((int) (x / CELL), cell -> new ArrayList<>()).add(line);
            }
        }
        cells.values().forEach(some -> mark(svg, scale, some, middle));
    }

    private void mark(SvgDrawing svg, TimeScale scale, List<LifeLine> lines, double y) {
        LifeLine first = lines.getFirst();
        if (first.time() == null) {
            return;
        }
        double x = scale.x(first.time());
        if (lines.size() == 1) {
            svg.mark(MarkKind.of(first.edge()), x, y, colour(first));
            return;
        }
        String number = Integer.toString(lines.size());
        double wide = bold.width(number) * 6.2 + 6;
        double middle = Math.min(x, WIDTH - wide / 2);
        svg.pill(middle - wide / 2, y - 5.5, wide, 11, colour(first));
        svg.path(bold.outline(number, middle - wide / 2 + 3, y + 2.2, 6.2), "#ffffff");
    }

    private void key(SvgDrawing svg, int top) {
        double x = 4;
        for (SourceKind source : SourceKind.values()) {
            svg.box(x, top, 7, 7, colour(source.word()), 1);
            svg.path(text.outline(source.label(), x + 11, top + 7, 6.6), "#24292f");
            x += 26 + text.width(source.label()) * 6.6;
        }
        for (MarkKind kind : MarkKind.values()) {
            String label = kind.name().toLowerCase(java.util.Locale.ROOT);
            svg.mark(kind, x + 4, top + 3.5, "#57606a");
            svg.path(text.outline(label, x + 13, top + 7, 6.6), "#24292f");
            x += 28 + text.width(label) * 6.6;
        }
        new Hatch(svg, x, top - 2, 20, 11).draw(GapKind.LOGGING_OFF, "#5f6770");
        svg.path(text.outline("nothing can be said", x + 24, top + 7, 6.6), "#24292f");
        x += 40 + text.width("nothing can be said") * 6.6;
        svg.box(x, top - 2, 20, 11, EXPOSED, 0.2);
        svg.path(text.outline("exposed", x + 24, top + 7, 6.6), "#24292f");
    }

    /// Names come from logs: only what the face has, and no more than fits.
    private String safe(String words, int longest) {
        StringBuilder out = new StringBuilder();
        words.codePoints()
                .map(c -> c >= ' ' && text.has(c) ? c : '?')
                .limit(longest)
                .forEach(out::appendCodePoint);
        return words.codePointCount(0, words.length()) > longest ? out + "…" : out.toString();
    }

    private static String colour(LifeLine line) {
        return colour(line.evidence().isEmpty() ? "" : line.evidence().getFirst().source());
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
