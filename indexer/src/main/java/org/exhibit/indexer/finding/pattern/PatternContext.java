package org.exhibit.indexer.finding.pattern;

import org.exhibit.indexer.finding.CaseRecords;
import org.exhibit.indexer.finding.Finding;
import org.exhibit.indexer.finding.FindingSettings;
import org.exhibit.indexer.finding.Level;
import org.exhibit.indexer.finding.RecordView;
import org.exhibit.indexer.finding.Undecided;
import org.exhibit.indexer.index.Query;
import org.exhibit.indexer.provenance.graph.Strength;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What patterns work with, and where they put what they find. Not thread-safe.
public final class PatternContext {
    private final CaseRecords records;
    private final FindingSettings settings;
    private final Environment environment;
    private final List<Finding> findings = new ArrayList<>();
    private final List<Undecided> undecided = new ArrayList<>();

    public PatternContext(CaseRecords records, FindingSettings settings, Environment environment) {
        this.records = records;
        this.settings = settings;
        this.environment = environment;
    }

    public CaseRecords records() {
        return records;
    }

    public FindingSettings settings() {
        return settings;
    }

    /// What other parts of the analysis know.
    public Environment environment() {
        return environment;
    }

    public List<Finding> findings() {
        return findings;
    }

    public List<Undecided> undecided() {
        return undecided;
    }

    /// Successful calls of CloudTrail that match, by time.
    List<RecordView> calls(String query) throws IOException {
        List<RecordView> found = new ArrayList<>();
        for (RecordView record : records.all(trail(query))) {
            if (record.succeeded()) {
                found.add(record);
            }
        }
        return found;
    }

    static Query trail(String query) {
        return CaseRecords.query("source:cloudtrail AND (" + query + ")");
    }

    /// A finding about one record.
    void found(
            Pattern pattern,
            String title,
            Level level,
            RecordView record,
            String subject,
            Map<String, String> matched) {
        findings.add(
                Finding.of(
                                pattern.id(),
                                title,
                                level,
                                record,
                                subject,
                                matched,
                                List.of(record.id()))
                        .withStrength(pattern.strength()));
    }

    /// A finding about several records, the first of which gives it time and place.
    void found(
            Pattern pattern,
            String title,
            Level level,
            List<RecordView> group,
            String subject,
            Map<String, String> matched) {
        List<String> evidence = group.stream().map(RecordView::id).distinct().toList();
        findings.add(
                Finding.of(pattern.id(), title, level, group.getFirst(), subject, matched, evidence)
                        .withStrength(pattern.strength()));
    }

    /// Says that what was found last is founded no better than so.
    void founded(Strength strength) {
        Finding last = findings.removeLast();
        findings.add(last.withStrength(last.strength().weaker(strength)));
    }

    void undecided(Pattern pattern, String subject, String reason) {
        undecided.add(new Undecided(pattern.id(), pattern.title(), subject, reason));
    }
}
