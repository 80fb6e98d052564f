package org.exhibit.indexer.provenance.decision;

import org.exhibit.indexer.custody.CustodyEntry;
import org.exhibit.indexer.custody.Details;
import org.exhibit.indexer.provenance.decision.KeptFigure.Kind;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The views that people kept for packs, replayed from custody.
public final class KeptFigures {
    /// Kind of the entries of custody for a view.
    public static final String ENTRY = "figure-kept";

    /// Kind of the entries that take one back.
    public static final String REMOVED = "figure-removed";

    /// Both.
    public static final Set<String> KINDS = Set.of(ENTRY, REMOVED);

    private final List<KeptFigure> all;

    private KeptFigures(List<KeptFigure> all) {
        this.all = List.copyOf(all);
    }

    /// @param custody entries in their order; other kinds are passed over
    public static KeptFigures of(List<CustodyEntry> custody) {
        List<KeptFigure> found = new ArrayList<>();
        int number = 0;
        for (CustodyEntry entry : custody) {
            if (entry.kind().equals(ENTRY)) {
                number++;
                try {
                    found.add(read(number, entry));
                } catch (DateTimeException e) {
                    // Written by another release in a form this one does not know; custody shows
                    // it.
                    continue;
                }
            } else if (entry.kind().equals(REMOVED)) {
                String gone = entry.details().getOrDefault("number", "");
                found.removeIf(figure -> Integer.toString(figure.number()).equals(gone));
            }
        }
        return new KeptFigures(found);
    }

    private static KeptFigure read(int number, CustodyEntry entry) {
        Map<String, String> details = entry.details();
        boolean timeline = details.getOrDefault("figure", "").equals(Kind.TIMELINE.word());
        return new KeptFigure(
                number,
                timeline ? Kind.TIMELINE : Kind.LINEAGE,
                details.getOrDefault("selector", ""),
                timeline ? Instant.parse(details.getOrDefault("from", "")) : null,
                timeline ? Instant.parse(details.getOrDefault("to", "")) : null,
                details.getOrDefault("direction", ""),
                details.getOrDefault("least", ""),
                details.getOrDefault("note", ""),
                entry.actor(),
                entry.at());
    }

    /// The fields of the entry for a span of a timeline.
    ///
    /// @param to exclusive
    public static Details timeline(String selector, Instant from, Instant to, String note) {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("a span ends after it begins, not at " + to);
        }
        return Details.of("figure", Kind.TIMELINE.word())
                .with("selector", selector)
                .with("from", from.toString())
                .with("to", to.toString())
                .with("note", note.strip());
    }

    /// The fields of the entry for a graph of lineage.
    ///
    /// @param direction `up`, `down` or `both`
    /// @param least weakest strength shown, as printed
    public static Details lineage(String selector, String direction, String least, String note) {
        return Details.of("figure", Kind.LINEAGE.word())
                .with("selector", selector)
                .with("direction", direction)
                .with("least", least)
                .with("note", note.strip());
    }

    /// The fields of the entry that takes a view back.
    public static Details removal(int number, String reason) {
        return Details.of("number", Integer.toString(number)).with("reason", reason.strip());
    }

    /// By number.
    public List<KeptFigure> all() {
        return all;
    }
}
