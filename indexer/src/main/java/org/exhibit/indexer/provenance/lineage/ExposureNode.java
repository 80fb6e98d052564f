package org.exhibit.indexer.provenance.lineage;

import org.exhibit.indexer.coverage.Interval;
import org.exhibit.indexer.provenance.exposure.ExposureWindow;
import org.exhibit.indexer.provenance.graph.EdgeKind;
import org.exhibit.indexer.provenance.graph.Evidence;
import org.exhibit.indexer.provenance.graph.Node;
import org.exhibit.indexer.provenance.graph.NodeId;
import org.exhibit.indexer.provenance.graph.NodeKind;
import org.exhibit.indexer.provenance.graph.Strength;
import org.exhibit.indexer.provenance.policy.Audience;
import org.exhibit.indexer.provenance.policy.Glob;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Windows that let the same audience reach the same thing over the same span, as one node: several
/// ways in, one exposure.
///
/// @param windows by what they let do; at least one
record ExposureNode(List<ExposureWindow> windows) {
    private static final String BUCKETS = "arn:aws:s3:::";
    private static final int MOST_ACTIONS = 3;

    ExposureNode {
        windows = windows.stream().sorted(Comparator.comparing(ExposureNode::doing)).toList();
    }

    private static String doing(ExposureWindow window) {
        return String.join(" ", window.actions()) + ' ' + window.note();
    }

    /// Windows put together, by time.
    static List<ExposureNode> of(List<ExposureWindow> windows) {
        Map<NodeId, List<ExposureWindow>> same = new TreeMap<>();
        for (ExposureWindow window : windows) {
            same.computeIfAbsent(id(window), id -> new ArrayList<>()).add(window);
        }
        return same.values().stream()
                .map(ExposureNode::new)
                .sorted(Comparator.comparing(ExposureNode::from).thenComparing(ExposureNode::id))
                .toList();
    }

    private static NodeId id(ExposureWindow window) {
        return new NodeId(
                NodeKind.EXPOSURE,
                resource(window)
                        + ' '
                        + window.audience().text()
                        + ' '
                        + (window.openedBefore() ? ".." : window.from())
                        + '/'
                        + (window.to() == null ? ".." : window.to()));
    }

    /// As the ground truth of investigations writes it: `mix/synthetic/*`; else the ARN or id.
    private static String resource(ExposureWindow window) {
        String resource = window.resource();
        return resource.startsWith(BUCKETS) ? resource.substring(BUCKETS.length()) : resource;
    }

    /// Whether a window's pattern meets an object, by its bucket or by an access point of it.
    static boolean reaches(String pattern, String bucket, String key) {
        if (pattern.contains(":accesspoint")) {
            int object = pattern.indexOf("/object/");
            return object >= 0
                    && new Glob(pattern.substring(object + "/object/".length())).matches(key);
        }
        return new Glob(pattern).matches(BUCKETS + bucket + '/' + key);
    }

    private ExposureWindow any() {
        return windows.getFirst();
    }

    NodeId id() {
        return id(any());
    }

    Instant from() {
        return any().from();
    }

    /// Exclusive; `Instant.MAX` where it was open at the end of the evidence.
    Instant to() {
        Instant to = any().to();
        return to == null ? Instant.MAX : to;
    }

    /// When it stood open; never empty, though a way in may be opened and shut in one instant.
    Interval open() {
        return Interval.between(from(), to()).orElse(new Interval(from(), from().plusMillis(1)));
    }

    /// Named accounts and organisations were let in; everyone else is exposed to.
    EdgeKind kind() {
        return switch (any().audience()) {
            case Audience.Account one -> EdgeKind.SHARED;
            case Audience.Organisation one -> EdgeKind.SHARED;
            case Audience.Anyone any -> EdgeKind.EXPOSED;
            case Audience.AnyAws any -> EdgeKind.EXPOSED;
            case Audience.UrlHolder one -> EdgeKind.EXPOSED;
            case Audience.Cdn one -> EdgeKind.EXPOSED;
        };
    }

    /// Whether it let someone do something, as `s3:GetObject`.
    boolean lets(String action) {
        String lower = action.toLowerCase(Locale.ROOT);
        return windows.stream()
                .flatMap(window -> window.actions().stream())
                .anyMatch(each -> Glob.ignoringCase(each).matches(lower));
    }

    Strength strength() {
        return windows.stream()
                .map(ExposureWindow::strength)
                .reduce(Strength::stronger)
                .orElseThrow();
    }

    /// What the strongest of the windows rest on: what opened them, what had to hold, what closed
    /// them.
    List<Evidence> evidence() {
        List<Evidence> found = new ArrayList<>();
        for (ExposureWindow window : windows) {
            if (window.strength() == strength()) {
                found.addAll(window.opened());
                found.addAll(window.rests());
                found.addAll(window.closed());
            }
        }
        return found;
    }

    /// What it is, for people: `mix/synthetic/* ANON [from, to): s3:GetObject`.
    Node node() {
        TreeSet<String> actions = new TreeSet<>();
        TreeSet<String> notes = new TreeSet<>();
        for (ExposureWindow window : windows) {
            actions.addAll(window.actions());
            notes.add(window.note());
        }
        notes.remove("");
        String more = actions.size() > MOST_ACTIONS ? " and " + (actions.size() - 3) + " more" : "";
        String label =
                resource(any())
                        + ' '
                        + any().audience().text()
                        + ' '
                        + span()
                        + ": "
                        + actions.stream().limit(MOST_ACTIONS).collect(Collectors.joining(", "))
                        + more;
        return Node.of(id(), notes.isEmpty() ? label : label + "; " + String.join("; ", notes));
    }

    private String span() {
        String from = any().openedBefore() ? "before " + from() : from().toString();
        return '['
                + from
                + ", "
                + (any().to() == null ? "open at the end of the evidence" : to())
                + ')';
    }
}
