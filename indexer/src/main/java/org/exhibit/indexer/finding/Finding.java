package org.exhibit.indexer.finding;

import org.exhibit.indexer.provenance.graph.Strength;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a rule found. It rests on at least one record.
///
/// @param rule id, e.g. `F03a`; of the analyst's own rules Sigma's `id`
/// @param time of its first record; null where that has none
/// @param account whose record it is; empty where the record does not say
/// @param subject what it is about, e.g. an ARN, `s3://bucket/key`, `111111111111 -> 222222222222`
/// @param matched the record's own field names with the values that fit
/// @param evidence content ids, by time; of very many the first thousand
/// @param strength how well it is founded: recorded where the records themselves say it, inferred
///   where it rests on what did not come after them, of patterns that follow lineage the lineage's
public record Finding(
        String rule,
        String title,
        Level level,
        @Nullable Instant time,
        String account,
        String region,
        String subject,
        Map<String, String> matched,
        List<String> evidence,
        List<Control> controls,
        TriageState state,
        Strength strength)
        implements Comparable<Finding> {

    /// As many records as one finding cites; how many there are stands in `matched`.
    public static final int MOST_CITED = 1_000;

    /// The name in `matched` of the strength of what a pattern follows.
    private static final String STRENGTH = "strength";

    private static final Comparator<Finding> ORDER =
            Comparator.<Finding>comparingLong(finding ->
                            finding.time == null ? Long.MAX_VALUE : finding.time.toEpochMilli())
                    .thenComparing(Finding::rule)
                    .thenComparing(Finding::subject)
                    .thenComparing(finding -> finding.evidence.getFirst());

    public Finding {
        matched = Collections.unmodifiableMap(new LinkedHashMap<>(matched));
        evidence = List.copyOf(evidence);
        controls = List.copyOf(controls);
        if (evidence.isEmpty()) {
            throw new IllegalArgumentException(rule + " found nothing to cite for " + subject);
        }
    }

    /// As strong as `matched` says under `strength`, else as what its records say.
    public Finding(
            String rule,
            String title,
            Level level,
            @Nullable Instant time,
            String account,
            String region,
            String subject,
            Map<String, String> matched,
            List<String> evidence,
            List<Control> controls,
            TriageState state) {
        this(
                rule,
                title,
                level,
                time,
                account,
                region,
                subject,
                matched,
                evidence,
                controls,
                state,
                Strength.ofWord(matched.getOrDefault(STRENGTH, "")).orElse(Strength.RECORDED));
    }

    /// A finding nobody has looked at, without controls.
    public static Finding of(
            String rule,
            String title,
            Level level,
            RecordView first,
            String subject,
            Map<String, String> matched,
            List<String> evidence) {
        return new Finding(
                rule,
                title,
                level,
                first.time(),
                first.account(),
                first.region(),
                subject,
                matched,
                evidence,
                List.of(),
                TriageState.NEW);
    }

    public Finding withControls(List<Control> mapped) {
        return new Finding(
                rule, title, level, time, account, region, subject, matched, evidence, mapped,
                state, strength);
    }

    public Finding withState(TriageState other) {
        return new Finding(
                rule, title, level, time, account, region, subject, matched, evidence, controls,
                other, strength);
    }

    /// The same, founded so.
    public Finding withStrength(Strength other) {
        return new Finding(
                rule, title, level, time, account, region, subject, matched, evidence, controls,
                state, other);
    }

    /// Whether what hangs on a rule, a subject and a record hangs on this finding: the record is
    /// one of its own, so that records that join it later change nothing.
    public boolean isMeant(String itsRule, String itsSubject, String record) {
        return rule.equals(itsRule) && subject.equals(itsSubject) && evidence.contains(record);
    }

    /// By time, never by the order in which rules ran.
    @Override
    public int compareTo(Finding other) {
        return ORDER.compare(this, other);
    }
}
