package org.exhibit.app.service;

import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.custody.Details;
import org.exhibit.indexer.index.QueryException;
import org.exhibit.indexer.provenance.decision.BoundsDecisions;
import org.exhibit.indexer.provenance.decision.KeptFigures;
import org.exhibit.indexer.provenance.decision.StrengthDecisions;
import org.exhibit.indexer.provenance.exposure.ExposureWindow;
import org.exhibit.indexer.provenance.graph.Edge;
import org.exhibit.indexer.provenance.graph.Graph;
import org.exhibit.indexer.provenance.graph.Judged;
import org.exhibit.indexer.provenance.graph.Strength;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What people decide about the answers of provenance, and which views of them they keep. Every
/// deed is an entry of custody with who, when and why; answers and exports show it beside what the
/// rules say. Thread-safe as the service is.
public final class CaseJudgements {
    private final CaseService service;

    CaseJudgements(CaseService service) {
        this.service = service;
    }

    /// The strengths that people set, oldest first.
    public StrengthDecisions strengths(CaseReader reader) throws IOException {
        return StrengthDecisions.of(reader.custody(Set.of(StrengthDecisions.ENTRY)));
    }

    /// The bounds that people set, oldest first.
    public BoundsDecisions bounds(CaseReader reader) throws IOException {
        return BoundsDecisions.of(reader.custody(Set.of(BoundsDecisions.ENTRY)));
    }

    /// The views kept for packs.
    public KeptFigures figures(CaseReader reader) throws IOException {
        return KeptFigures.of(reader.custody(KeptFigures.KINDS));
    }

    /// Sets how strong an edge is.
    ///
    /// @param graph the answer that has the edge
    /// @param strength null gives the rules their say again
    /// @param records names of the records that carry it: ids, citations or exhibits
    /// @throws IllegalArgumentException without a reason; for more than the rules say without a
    ///   record; where a name names nothing. Nothing is then entered
    public void setStrength(
            Path folder,
            Graph graph,
            Edge edge,
            @Nullable Strength strength,
            String reason,
            List<String> records)
            throws IOException {
        Strength byRule = graph.judged(edge).map(Judged::byRule).orElse(edge.strength());
        List<String> cited = new ArrayList<>();
        try (CaseReader reader = service.open(folder)) {
            for (String name : records) {
                cited.add(named(reader, name));
            }
        }
        Details details = StrengthDecisions.details(edge, byRule, strength, reason, cited);
        service.enter(folder, StrengthDecisions.ENTRY, details);
    }

    private static String named(CaseReader reader, String name) throws IOException {
        if (!NamedEvent.looksLike(name)) {
            throw new IllegalArgumentException(
                    "\"" + name + "\" is no id, citation or exhibit of a record");
        }
        try {
            return NamedEvent.find(reader, name).id();
        } catch (QueryException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /// Sets from when to when a window of exposure stood open.
    ///
    /// @param from null gives the records their say again
    /// @param to exclusive; null for a window that stays open
    /// @throws IllegalArgumentException without a reason, or where it would end before it begins;
    ///   nothing is then entered
    public void setBounds(
            Path folder,
            ExposureWindow window,
            @Nullable Instant from,
            @Nullable Instant to,
            String reason)
            throws IOException {
        Details details =
                BoundsDecisions.details(
                        window.resource(),
                        window.audience().text(),
                        window.openedAt(),
                        window.closedAt(),
                        from,
                        to,
                        reason);
        service.enter(folder, BoundsDecisions.ENTRY, details);
    }

    /// Keeps a span of a timeline for packs.
    ///
    /// @param to exclusive
    public void keepTimeline(Path folder, String selector, Instant from, Instant to, String note)
            throws IOException {
        service.enter(folder, KeptFigures.ENTRY, KeptFigures.timeline(selector, from, to, note));
    }

    /// Keeps a graph of lineage for packs.
    ///
    /// @param direction `up`, `down` or `both`
    /// @param least weakest strength shown
    public void keepLineage(
            Path folder, String selector, String direction, Strength least, String note)
            throws IOException {
        service.enter(
                folder,
                KeptFigures.ENTRY,
                KeptFigures.lineage(selector, direction, least.word(), note));
    }

    public void removeFigure(Path folder, int number, String reason) throws IOException {
        service.enter(folder, KeptFigures.REMOVED, KeptFigures.removal(number, reason));
    }
}
