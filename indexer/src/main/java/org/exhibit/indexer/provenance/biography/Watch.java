package org.exhibit.indexer.provenance.biography;

import org.exhibit.indexer.coverage.Absence;
import org.exhibit.indexer.coverage.Act;
import org.exhibit.indexer.coverage.Basis;
import org.exhibit.indexer.coverage.Coverage;
import org.exhibit.indexer.coverage.CoverageStatus;
import org.exhibit.indexer.coverage.Interval;
import org.exhibit.indexer.coverage.Proof;
import org.exhibit.indexer.coverage.Watched;
import org.exhibit.indexer.provenance.Selector;
import org.exhibit.indexer.provenance.graph.Strength;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the logs that would hold a line are worth when it happened, and where nothing can be said.
final class Watch {
    private static final Pattern ARN = Pattern.compile("arn:[^:]*:([^:]+):([^:]*):(\\d{12}):.+");

    private static final Pattern CITATION = Pattern.compile(" E-\\d{2,9}/\\w{8}#\\d{1,18}");

    private final Coverage coverage;
    private final Map<Object, Absence> known = new LinkedHashMap<>();

    private record Asked(Watched object, Act act) {}

    Watch(Coverage coverage) {
        this.coverage = coverage;
    }

    /// What a selector asks about, where a lane of the logs is its own: identities and addresses
    /// act in many.
    Optional<Watched> of(Selector selector) {
        return switch (selector) {
            case Selector.OneObject(String bucket, String key) ->
                    Optional.of(new Watched.Objects(bucket, key));
            case Selector.Prefix(String bucket, String prefix) ->
                    Optional.of(new Watched.Objects(bucket, prefix + '*'));
            case Selector.Bucket(String bucket) -> Optional.of(new Watched.Objects(bucket, "*"));
            case Selector.Arn(String arn) -> calls(arn);
            case Selector.AccessKey key -> Optional.empty();
            case Selector.Session session -> Optional.empty();
            case Selector.Ip ip -> Optional.empty();
        };
    }

    private static Optional<Watched> calls(String arn) {
        Matcher matcher = ARN.matcher(arn);
        boolean identity = arn.startsWith("arn:aws:sts:") || arn.startsWith("arn:aws:iam:");
        return matcher.matches() && !identity
                ? Optional.of(
                        new Watched.Calls(
                                matcher.group(3),
                                matcher.group(2),
                                matcher.group(1) + ".amazonaws.com",
                                arn))
                : Optional.empty();
    }

    /// The status of the logs at an instant; empty where no time is known.
    String status(Watched object, Act act, @Nullable Instant at) {
        if (at == null || !coverage.span().contains(at)) {
            return "";
        }
        return absence(object, act).spans().stream()
                .filter(span -> span.interval().contains(at))
                .map(span -> span.status().name())
                .findFirst()
                .orElse("");
    }

    Absence absence(Watched object, Act act) {
        return known.computeIfAbsent(
                new Asked(object, act), asked -> coverage.absence(object, act, coverage.span()));
    }

    /// What it means that no read is recorded within a window; a window without end reaches to the
    /// end of the evidence.
    List<String> unread(Watched object, Instant from, @Nullable Instant to) {
        Instant end = to == null ? coverage.span().to() : to;
        return Interval.between(from, end)
                .map(interval -> coverage.absence(object, Act.READ, interval).sentences())
                .orElse(List.of());
    }

    /// Where nothing can be said of reads, and of writes where that differs.
    List<LifeLine> gaps(Watched object) {
        if (!(object instanceof Watched.Objects)) {
            return lines(object, Act.CHANGE, Set.of());
        }
        List<Gap> reads = gaps(absence(object, Act.READ));
        List<LifeLine> out = new ArrayList<>(lines(object, Act.READ, Set.of()));
        out.addAll(lines(object, Act.WRITE, new HashSet<>(reads)));
        return out;
    }

    private record Gap(Interval interval, CoverageStatus status, Basis basis) {}

    /// Gaps as the log that decides has them: what only other logs divide is one.
    private static List<Gap> gaps(Absence absence) {
        List<Gap> out = new ArrayList<>();
        for (Absence.Span span : absence.spans()) {
            Gap last = out.isEmpty() ? null : out.getLast();
            boolean same =
                    last != null
                            && last.interval().to().equals(span.interval().from())
                            && last.status() == span.status()
                            && last.basis().equals(span.basis());
            if (!span.status().isGap()) {
                continue;
            }
            if (same && last != null) {
                Interval both = new Interval(last.interval().from(), span.interval().to());
                out.set(out.size() - 1, new Gap(both, span.status(), span.basis()));
            } else {
                out.add(new Gap(span.interval(), span.status(), span.basis()));
            }
        }
        return out;
    }

    private List<LifeLine> lines(Watched object, Act act, Set<Gap> said) {
        List<LifeLine> out = new ArrayList<>();
        for (Gap gap : gaps(absence(object, act))) {
            if (!said.contains(gap)) {
                out.add(line(object, act, gap));
            }
        }
        return out;
    }

    private LifeLine line(Watched object, Act act, Gap gap) {
        Absence absence = coverage.absence(object, act, gap.interval());
        TreeMap<String, LifeLine.Cited> cited = new TreeMap<>();
        Set<String> notes = new LinkedHashSet<>();
        List<Proof> proofs = new ArrayList<>(gap.basis().proofs());
        absence.spans().forEach(span -> proofs.addAll(span.basis().proofs()));
        absence.sentences().forEach(sentence -> notes.add(uncited(sentence, proofs)));
        cite(gap.basis(), cited);
        for (Absence.Span span : absence.spans()) {
            for (Absence.Watch watch : span.lanes()) {
                Basis other = watch.span().basis();
                cite(other, cited);
                if (!other.equals(gap.basis())) {
                    notes.add("of " + watch.lane() + ": " + uncited(other.text(), other.proofs()));
                }
            }
        }
        return new LifeLine(
                gap.interval().from(),
                gap.interval().to(),
                LifeLine.GAP,
                gap.status() == CoverageStatus.UNKNOWN ? Strength.POSSIBLE : Strength.RECORDED,
                object.text(),
                "",
                "",
                "",
                null,
                "",
                "coverage/1",
                gap.status().name(),
                List.copyOf(cited.values()),
                List.copyOf(notes));
    }

    /// Citations begin with the number of an acquisition, and paths with where it was asked to
    /// begin: what is the same evidence, acquired otherwise, must read the same. The line cites its
    /// records beside.
    private static String uncited(String text, List<Proof> proofs) {
        String out = CITATION.matcher(text).replaceAll("");
        for (Proof proof : proofs) {
            if (proof instanceof Proof.Setting setting) {
                out = out.replace(" (" + setting.path() + ')', "");
            }
        }
        return out;
    }

    private static void cite(Basis basis, Map<String, LifeLine.Cited> into) {
        for (Proof proof : basis.proofs()) {
            if (proof instanceof Proof.Event event) {
                into.put(
                        event.id(),
                        new LifeLine.Cited(event.id(), event.citation().toString(), "cloudtrail"));
            }
        }
    }
}
