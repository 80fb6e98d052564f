package org.exhibit.app.ui.findings;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// The shape of a record's mark, by what was asked for: colour is the log, shape the kind.
enum StripMark {
    READ("read", "Get.*|List.*|Head.*|Describe.*|Lookup.*|Select.*|REST\\.(GET|HEAD)\\..*"),
    LOGGING(
            "logging control",
            "(Start|Stop)Logging|(Create|Update|Delete)Trail|Put(Event|Insight)Selectors"
                    + "|(Create|Delete)FlowLogs|PutBucketLogging|.*EventDataStore.*"),
    PERMISSION(
            "permission",
            ".*(Policy|Acl|PublicAccessBlock|Grant|Permission|Attribute)[0-9v_]*"
                    + "|Authorize.*|Revoke.*|AssumeRole.*"),
    DELETE("delete", "Delete.*|Terminate.*|.*\\.DELETE\\..*|ScheduleKeyDeletion|DisableKey"),
    INVOKE("invoke", "Invoke.*|Start.*|Run.*"),
    WRITE("write", ".*");

    private final String word;
    private final Pattern actions;

    StripMark(String word, String actions) {
        this.word = word;
        this.actions = Pattern.compile(actions);
    }

    String word() {
        return word;
    }

    /// @param action as the log names it; flows, which name a verdict, are drawn as reads
    static StripMark of(String action) {
        if (action.equals("ACCEPT") || action.equals("REJECT") || action.isEmpty()) {
            return READ;
        }
        for (StripMark mark : List.of(LOGGING, READ, DELETE, PERMISSION, INVOKE)) {
            if (mark.actions.matcher(action).matches()) {
                return mark;
            }
        }
        return WRITE;
    }

    /// The shape around a point, as path data.
    String path(double x, double y) {
        return switch (this) {
            case READ -> at("M%.1f %.1fv-12h2v12z", x - 1, y + 6);
            case WRITE -> at("M%.1f %.1fh9v9h-9z", x - 4.5, y - 4.5);
            case PERMISSION -> at("M%.1f %.1fl5.5 9.5h-11z", x, y - 5.5);
            case LOGGING -> at("M%.1f %.1fl6.5 6.5l-6.5 6.5l-6.5 -6.5z", x, y - 6.5);
            case DELETE ->
                    at("M%.1f %.1fl2 -2l3.5 3.5l3.5 -3.5l2 2l-3.5 3.5", x - 5.5, y - 3.5)
                            + "l3.5 3.5l-2 2l-3.5 -3.5l-3.5 3.5l-2 -2l3.5 -3.5z";
            case INVOKE ->
                    at("M%.1f %.1fa4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0 -9 0z", x - 4.5, y)
                            + at("M%.1f %.1fa2.5 2.5 0 1 1 5 0a2.5 2.5 0 1 1 -5 0z", x - 2.5, y);
        };
    }

    private static String at(String path, double x, double y) {
        return String.format(Locale.ROOT, path, x, y);
    }
}
