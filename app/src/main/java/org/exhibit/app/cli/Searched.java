package org.exhibit.app.cli;

import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.casefile.Exclusion;
import org.exhibit.indexer.event.SourceKind;
import org.exhibit.indexer.index.Counts;
import org.exhibit.indexer.index.EventJson;
import org.exhibit.indexer.index.TimeRange;
import org.exhibit.indexer.index.Totals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Says what a search looked at, so that finding nothing means something.
final class Searched {
    private Searched() {}

    static String text(Totals totals, TimeRange range) {
        StringBuilder out = new StringBuilder();
        out.append(number(totals.counts().events(), "event"));
        List<String> sources = new ArrayList<>();
        for (SourceKind source : SourceKind.values()) {
            Counts counts = totals.bySource().getOrDefault(source, Counts.NONE);
            if (counts.records() > 0) {
                sources.add(source.label() + ' ' + grouped(counts.events()));
            }
        }
        out.append(sources.isEmpty() ? "" : " (" + String.join(", ", sources) + ')');
        out.append(" in ").append(number(totals.files(), "log file"));
        if (totals.from() != null && totals.to() != null) {
            out.append(", ")
                    .append(EventJson.instant(totals.from()))
                    .append(" to ")
                    .append(EventJson.instant(totals.to()));
        }
        if (!range.isAll()) {
            out.append("; asked for ")
                    .append(range.from() == null ? "any time" : EventJson.instant(range.from()))
                    .append(" up to ")
                    .append(range.to() == null ? "any time" : EventJson.instant(range.to()));
        }
        return out.append('.').toString();
    }

    /// Files that an examiner left out of the index.
    static long excluded(CaseReader reader) {
        return reader.exclusions().stream().mapToLong(Exclusion::files).sum();
    }

    /// Records and files that no search can find, or empty.
    static String unsearched(CaseReader reader) throws IOException {
        return unsearched(reader.events().totals(), excluded(reader));
    }

    private static String unsearched(Totals totals, long excluded) {
        long rejected = totals.counts().rejected();
        List<String> parts = new ArrayList<>();
        add(parts, rejected, "rejected record");
        add(parts, totals.unreadableFiles(), "unreadable file");
        add(parts, totals.unknownFiles(), "unknown file");
        add(parts, excluded, "excluded file");
        return parts.isEmpty()
                ? ""
                : "Not searched: "
                        + String.join(", ", parts)
                        + " (see exhibit problems and exhibit evidence list).";
    }

    private static void add(List<String> parts, long count, String noun) {
        if (count > 0) {
            parts.add(number(count, noun));
        }
    }

    static String number(long count, String noun) {
        return grouped(count) + ' ' + noun + (count == 1 ? "" : "s");
    }

    static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
