package org.exhibit.indexer.provenance.biography;

import org.exhibit.indexer.index.StoredEvent;
import org.exhibit.indexer.provenance.graph.Strength;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/// One line of a life. Texts are empty where nothing tells.
///
/// @param time first instant; null where no record has one
/// @param end end of a span, exclusive; else null
/// @param edge what it says, in the words of `docs/provenance.md`; `gap` where nothing can be said
/// @param object `s3://bucket/key`, an ARN or a pattern of ARNs
/// @param version S3's id, `null`, `epoch:n`, or `?` where no record and no replay tells
/// @param actor ARN or name of who did it; of exposure the audience, of a relay the interface
/// @param ip source address as written; of a relay the destination
/// @param bytes content moved, at least; null where no record tells
/// @param outcome `success`, `denied`, `error`; of exposure `closed` or `open`; empty for a gap
/// @param rule the rules that gave the strength, as `R5/1`
/// @param coverage status of the log that would hold it, as `CoverageStatus` names it
/// @param evidence the records it rests on, each once
/// @param notes sentences a reader must know beside it
public record LifeLine(
        @Nullable Instant time,
        @Nullable Instant end,
        String edge,
        Strength strength,
        String object,
        String version,
        String actor,
        String ip,
        @Nullable Long bytes,
        String outcome,
        String rule,
        String coverage,
        List<Cited> evidence,
        List<String> notes) {
    public static final String GAP = "gap";
    public static final String EXPOSED = "exposed";
    public static final String ATTEMPTED = "attempted";

    /// By time, then by what stands in the line: never by the order in which lines were found.
    public static final Comparator<LifeLine> ORDER =
            Comparator.comparing(
                            (LifeLine line) -> line.time,
                            Comparator.nullsLast(Comparator.naturalOrder()))
                    .thenComparing(line -> rank(line.edge))
                    .thenComparing(line -> line.evidence.isEmpty() ? "" : line.evidence.get(0).id())
                    .thenComparing(LifeLine::edge)
                    .thenComparing(LifeLine::object)
                    .thenComparing(LifeLine::version)
                    .thenComparing(LifeLine::actor)
                    .thenComparing(LifeLine::note);

    /// A record as a line cites it.
    ///
    /// @param id content id of the event
    public record Cited(String id, String citation, String source) implements Comparable<Cited> {
        static Cited of(StoredEvent event) {
            return new Cited(
                    event.id(), event.citation().toString(), event.event().source().word());
        }

        @Override
        public int compareTo(Cited other) {
            return id.compareTo(other.id);
        }
    }

    public LifeLine {
        evidence = evidence.stream().distinct().toList();
        notes = notes.stream().filter(note -> !note.isEmpty()).distinct().toList();
    }

    private static int rank(String edge) {
        return switch (edge) {
            case GAP -> 0;
            case EXPOSED -> 1;
            default -> 2;
        };
    }

    static List<Cited> cited(Collection<StoredEvent> events) {
        return events.stream().map(Cited::of).distinct().toList();
    }

    public boolean isGap() {
        return edge.equals(GAP);
    }

    /// Whether it is about a span of time, which may have no end.
    public boolean isSpan() {
        return end != null || isGap() || isExposure();
    }

    public boolean isExposure() {
        return edge.equals(EXPOSED);
    }

    /// Notes as one text.
    public String note() {
        return String.join("; ", notes);
    }

    public List<String> citations() {
        return evidence.stream().map(Cited::citation).distinct().toList();
    }

    public List<String> evidenceIds() {
        return evidence.stream().map(Cited::id).toList();
    }

    LifeLine with(
            Strength otherStrength, String otherRule, List<Cited> more, List<String> moreNotes) {
        return new LifeLine(
                time,
                end,
                edge,
                otherStrength,
                object,
                version,
                actor,
                ip,
                bytes,
                outcome,
                otherRule,
                coverage,
                java.util.stream.Stream.concat(evidence.stream(), more.stream()).toList(),
                java.util.stream.Stream.concat(notes.stream(), moreNotes.stream()).toList());
    }

    LifeLine covered(String status) {
        return new LifeLine(
                time, end, edge, strength, object, version, actor, ip, bytes, outcome, rule, status,
                evidence, notes);
    }
}
