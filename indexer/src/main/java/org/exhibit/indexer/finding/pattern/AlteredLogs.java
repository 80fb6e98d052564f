package org.exhibit.indexer.finding.pattern;

import org.exhibit.indexer.casefile.CaseFolder;
import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.evidence.MemberStep;
import org.exhibit.indexer.finding.CaseRecords;
import org.exhibit.indexer.finding.Finding;
import org.exhibit.indexer.finding.Level;
import org.exhibit.indexer.finding.TriageState;
import org.exhibit.indexer.index.FileRow;
import org.exhibit.indexer.index.Query;
import org.exhibit.indexer.index.StoredEvent;
import org.exhibit.indexer.integrity.chain.IntegrityFile;
import org.exhibit.indexer.integrity.chain.KeptFindings;
import org.exhibit.indexer.integrity.chain.RecordVerdicts;
import org.exhibit.indexer.integrity.chain.Verdict;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// F03f: a log file differs from what CloudTrail's digest says it delivered. The digests are not
/// checked here: what the last check found is judged. A missing file or digest holds no record that
/// a finding could cite, so these are undecided, one by one.
final class AlteredLogs implements Pattern {
    private static final int MOST_NAMED = 50;
    private static final String DIGEST = "cloudtrail-digest";

    @Override
    public String id() {
        return "F03f";
    }

    @Override
    public String title() {
        return "Log file differs from what its digest lists";
    }

    @Override
    public void run(PatternContext context) throws IOException {
        CaseFolder folder = new CaseFolder(context.records().reader().folder());
        if (!new IntegrityFile(folder).exists()) {
            unchecked(context);
            return;
        }
        RecordVerdicts verdicts = RecordVerdicts.of(folder);
        Map<String, List<StoredEvent>> files = new TreeMap<>();
        Query altered =
                new Query.InLeaves("integrity:contradicted", verdicts.leaves(Verdict.CONTRADICTED));
        context.records()
                .events(
                        altered,
                        event -> {
                            String leaf =
                                    event.origin().evidence().hex()
                                            + '/'
                                            + MemberStep.path(event.origin().member());
                            files.computeIfAbsent(leaf, each -> new ArrayList<>()).add(event);
                            return true;
                        });
        files.values().forEach(events -> altered(context, events, verdicts));
        open(context, KeptFindings.of(folder, MOST_NAMED));
    }

    /// A case with digests that nobody has checked, or with logs and no digest.
    private void unchecked(PatternContext context) throws IOException {
        boolean digests;
        try (Stream<FileRow> rows =
                context.records().reader().events().files(FileRow.Kind.REFERENCE, DIGEST)) {
            digests = rows.findAny().isPresent();
        }
        long logs = context.records().count(CaseRecords.query("source:cloudtrail"));
        if (digests) {
            context.undecided(this, "", "the digests of this case were not checked yet");
        } else if (logs > 0) {
            context.undecided(
                    this, "", "the evidence holds no digest that would tell what was delivered");
        }
    }

    private void altered(
            PatternContext context, List<StoredEvent> events, RecordVerdicts verdicts) {
        StoredEvent first = events.getFirst();
        RecordVerdicts.Judged judged = verdicts.of(first.origin());
        String subject = judged.key().isEmpty() ? first.origin().file() : judged.key();
        Map<String, String> matched =
                Matched.of("integrity", judged.verdict().word())
                        .with("reason", judged.reason())
                        .with("file", first.origin().file())
                        .with("records", Integer.toString(events.size()))
                        .fields();
        context.findings()
                .add(
                        new Finding(
                                id(),
                                title(),
                                Level.HIGH,
                                first.event().time(),
                                text(first, EventField.ACCOUNT),
                                text(first, EventField.REGION),
                                subject,
                                matched,
                                events.stream()
                                        .map(StoredEvent::id)
                                        .limit(Finding.MOST_CITED)
                                        .toList(),
                                List.of(),
                                TriageState.NEW));
    }

    private static String text(StoredEvent event, EventField field) {
        String text = event.event().text(field);
        return text == null ? "" : text;
    }

    private void open(PatternContext context, KeptFindings kept) {
        for (KeptFindings.Finding each : kept.findings()) {
            boolean found =
                    each.what().equals("log") && each.verdict().equals(Verdict.CONTRADICTED.word());
            boolean unproven = each.verdict().equals(Verdict.UNPROVEN.word());
            if (!found && !unproven) {
                String reason = each.reason().replaceFirst("\\.$", "");
                context.undecided(
                        this,
                        each.key(),
                        each.what() + " " + each.verdict() + ", with no record to cite: " + reason);
            }
        }
        if (kept.left() > 0) {
            context.undecided(this, "", kept.left() + " more are listed by exhibit integrity");
        }
    }
}
