package org.exhibit.app.ui.timeline;

import org.exhibit.indexer.provenance.biography.LifeLine;

import java.util.Locale;

/// The shape of a line's mark: what was done is told by shape, the log it comes from by colour.
enum Mark {
    /// A bar.
    READ("read"),
    /// A square.
    WRITE("write"),
    /// A triangle.
    PERMISSION("permission"),
    /// A diamond.
    LOGGING("logging control"),
    /// A circle with a cross.
    DELETE("delete"),
    /// A ring.
    OTHER("other");

    private final String word;

    Mark(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    static Mark of(LifeLine line) {
        return switch (line.edge()) {
            case "read-by",
                    "downloaded",
                    "enumerated",
                    "inspected",
                    "attempted",
                    "key-used",
                    "relay",
                    "used" ->
                    READ;
            case "created",
                    "copied-from",
                    "rewritten",
                    "restored-from",
                    "derived-from",
                    "moved-from",
                    "part-of",
                    "generated",
                    "exported",
                    "undeleted" ->
                    WRITE;
            case "exposed", "shared", "unshared", "config-changed", "copied-by" -> PERMISSION;
            case "logging-changed", "key-state-changed" -> LOGGING;
            case "deleted", "hidden" -> DELETE;
            default -> OTHER;
        };
    }

    /// The shape around a point, as path data.
    String path(double x, double y) {
        return switch (this) {
            case READ -> at("M%.1f %.1fv-12h2v12z", x - 1, y + 6);
            case WRITE -> at("M%.1f %.1fh9v9h-9z", x - 4.5, y - 4.5);
            case PERMISSION -> at("M%.1f %.1fl5.5 9.5h-11z", x, y - 5.5);
            case LOGGING -> at("M%.1f %.1fl5.5 5.5l-5.5 5.5l-5.5 -5.5z", x, y - 5.5);
            case DELETE ->
                    at(
                                    "M%.1f %.1fl2 -2l3.5 3.5l3.5 -3.5l2 2l-3.5 3.5l3.5 3.5l-2"
                                            + " 2l-3.5 -3.5",
                                    x - 5.5, y - 3.5)
                            + "l-3.5 3.5l-2 -2l3.5 -3.5z";
            case OTHER ->
                    at("M%.1f %.1fa4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0 -9 0z", x - 4.5, y)
                            + at("M%.1f %.1fa2.5 2.5 0 1 1 5 0a2.5 2.5 0 1 1 -5 0z", x - 2.5, y);
        };
    }

    private static String at(String path, double x, double y) {
        return String.format(Locale.ROOT, path, x, y);
    }
}
