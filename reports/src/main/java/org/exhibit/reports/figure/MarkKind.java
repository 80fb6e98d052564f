package org.exhibit.reports.figure;

import org.exhibit.reports.facts.TimelineRow;

import java.util.Locale;

/// What a line of a timeline did, as the drawing tells it by shape. Recognised by the action's name
/// alone.
enum MarkKind {
    READ,
    WRITE,
    PERMISSION,
    LOGGING,
    DELETE,
    OTHER;

    static MarkKind of(TimelineRow row) {
        MarkKind kind = of(row.action());
        return kind == OTHER ? of(row.note().split("[^A-Za-z0-9.]", 2)[0]) : kind;
    }

    static MarkKind of(String action) {
        String name = action.toLowerCase(Locale.ROOT);
        if (name.contains("logging")
                || name.contains("trail")
                || name.contains("eventselectors")
                || name.contains("flowlogs")) {
            return LOGGING;
        }
        if (name.contains("policy")
                || name.contains("acl")
                || name.contains("publicaccess")
                || name.contains("permission")
                || name.contains("config-changed")
                || name.endsWith("shared")
                || name.equals("exposed")
                || name.contains("grant")) {
            return name.startsWith("get") ? READ : PERMISSION;
        }
        if (name.contains("delete") || name.contains("expire") || name.equals("hidden")) {
            return DELETE;
        }
        if (name.startsWith("put")
                || name.startsWith("written")
                || name.startsWith("copied")
                || name.startsWith("restored")
                || name.startsWith("part-of")
                || name.startsWith("moved")
                || name.startsWith("copy")
                || name.startsWith("upload")
                || name.startsWith("write")
                || name.startsWith("create")
                || name.startsWith("complete")
                || name.contains(".put.")
                || name.contains(".post.")) {
            return WRITE;
        }
        if (name.startsWith("get")
                || name.startsWith("head")
                || name.startsWith("read")
                || name.startsWith("inspected")
                || name.startsWith("downloaded")
                || name.startsWith("enumerated")
                || name.startsWith("list")
                || name.contains(".get.")
                || name.contains(".head.")) {
            return READ;
        }
        return OTHER;
    }
}
