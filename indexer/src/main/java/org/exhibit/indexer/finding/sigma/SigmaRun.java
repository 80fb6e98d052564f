package org.exhibit.indexer.finding.sigma;

import org.exhibit.indexer.finding.CaseRecords;
import org.exhibit.indexer.finding.Finding;
import org.exhibit.indexer.finding.RecordView;
import org.exhibit.indexer.finding.RefusedQuery;
import org.exhibit.indexer.finding.RefusedRule;
import org.exhibit.indexer.index.Query;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Runs Sigma rules over a case: candidates by query, then each record exactly.
public final class SigmaRun {
    /// As many records as a rule may have to read.
    static final long MOST_CANDIDATES = 2_000_000;

    /// As many findings as one rule may make.
    static final int MOST_FINDINGS = 10_000;

    /// As many matches as correlations may hold in memory.
    static final int MOST_MATCHES = 500_000;

    private final CaseRecords records;
    private final List<Finding> findings = new ArrayList<>();
    private final List<RefusedRule> refused = new ArrayList<>();

    public SigmaRun(CaseRecords records) {
        this.records = records;
    }

    public List<Finding> findings() {
        return findings;
    }

    /// Rules that could not be read, or not run to their end.
    public List<RefusedRule> refused() {
        return refused;
    }

    public void run(SigmaSet set) throws IOException {
        refused.addAll(set.refused());
        Map<String, List<Match>> matches = new HashMap<>();
        Map<String, List<Correlation>> used = new HashMap<>();
        Set<String> silent = new HashSet<>();
        for (Correlation correlation : set.correlations()) {
            for (String rule : correlation.rules()) {
                used.computeIfAbsent(rule, name -> new ArrayList<>()).add(correlation);
                if (!correlation.generate()) {
                    silent.add(rule);
                }
            }
        }
        for (SigmaRule rule : set.rules()) {
            List<Correlation> by = new ArrayList<>(used.getOrDefault(rule.id(), List.of()));
            by.addAll(
                    rule.name().isEmpty() ? List.of() : used.getOrDefault(rule.name(), List.of()));
            boolean quiet = silent.contains(rule.id()) || silent.contains(rule.name());
            List<Match> found = run(rule, by, quiet);
            matches.put(rule.id(), found);
            if (!rule.name().isEmpty()) {
                matches.put(rule.name(), found);
            }
        }
        for (Correlation correlation : set.correlations()) {
            new Correlations(correlation, matches).run(findings, refused);
        }
    }

    /// @param by the correlations that count its matches
    /// @param quiet whether only they find
    private List<Match> run(SigmaRule rule, List<Correlation> by, boolean quiet)
            throws IOException {
        List<Match> matches = new ArrayList<>();
        Candidates candidates = new Candidates(rule);
        Query query = candidates.query();
        try {
            long count = records.count(query);
            if (count > MOST_CANDIDATES) {
                refuse(rule, "it would have to read " + count + " records; name an eventName");
                return matches;
            }
            read(rule, query, by, quiet, matches);
        } catch (RefusedQuery | SteppedText.TooManySteps e) {
            refuse(rule, e.getMessage() + "; the rule was not run to its end");
        }
        return matches;
    }

    private void read(
            SigmaRule rule, Query query, List<Correlation> by, boolean quiet, List<Match> matches)
            throws IOException {
        RuleMatcher matcher = new RuleMatcher(rule);
        Map<String, Finding> bySharedId = new LinkedHashMap<>();
        List<Finding> found = new ArrayList<>();
        records.records(
                query,
                record -> {
                    Map<String, String> matched = matcher.match(record.json()).orElse(null);
                    if (matched == null) {
                        return true;
                    }
                    if (!by.isEmpty()) {
                        matches.add(Match.of(record, by, rule));
                    }
                    if (!quiet) {
                        add(rule, record, matched, bySharedId, found);
                    }
                    boolean full = found.size() >= MOST_FINDINGS || matches.size() >= MOST_MATCHES;
                    if (full) {
                        refuse(
                                rule,
                                "it fits so many records that only the first were taken; narrow"
                                        + " it");
                    }
                    return !full;
                });
        findings.addAll(found);
        findings.addAll(bySharedId.values());
    }

    /// The records of one call in several accounts make one finding.
    private static void add(
            SigmaRule rule,
            RecordView record,
            Map<String, String> matched,
            Map<String, Finding> bySharedId,
            List<Finding> found) {
        Finding finding =
                Finding.of(
                        rule.id(),
                        rule.title(),
                        rule.level(),
                        record,
                        record.subject(),
                        matched,
                        List.of(record.id()));
        String shared = record.at("sharedEventID").asText("");
        if (shared.isEmpty()) {
            found.add(finding);
            return;
        }
        bySharedId.merge(shared, finding, SigmaRun::joined);
    }

    private static Finding joined(Finding first, Finding second) {
        List<String> evidence = new ArrayList<>(first.evidence());
        evidence.addAll(second.evidence());
        return new Finding(
                first.rule(),
                first.title(),
                first.level(),
                first.time(),
                first.account(),
                first.region(),
                first.subject(),
                first.matched(),
                evidence,
                first.controls(),
                first.state());
    }

    private void refuse(SigmaRule rule, String reason) {
        refused.add(new RefusedRule(rule.file(), rule.line(), reason));
    }
}
