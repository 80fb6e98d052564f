package org.exhibit.indexer.finding.run;

import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.event.SourceKind;
import org.exhibit.indexer.finding.CaseRecords;
import org.exhibit.indexer.finding.ControlMap;
import org.exhibit.indexer.finding.Finding;
import org.exhibit.indexer.finding.FindingReport;
import org.exhibit.indexer.finding.FindingSettings;
import org.exhibit.indexer.finding.RefusedQuery;
import org.exhibit.indexer.finding.RefusedRule;
import org.exhibit.indexer.finding.RuleSwitches;
import org.exhibit.indexer.finding.Triage;
import org.exhibit.indexer.finding.Undecided;
import org.exhibit.indexer.finding.YamlException;
import org.exhibit.indexer.finding.pattern.Pattern;
import org.exhibit.indexer.finding.pattern.PatternContext;
import org.exhibit.indexer.finding.sigma.SigmaRule;
import org.exhibit.indexer.finding.sigma.SigmaRun;
import org.exhibit.indexer.finding.sigma.SigmaSet;
import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.indexer.progress.Progress;
import org.exhibit.indexer.progress.ProgressBoard;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Runs the rules that come with Exhibit and an analyst's own over a case. Asks the index for
/// candidates and reads those again; the same evidence gives the same findings.
public final class FindingRun {
    private final CaseReader reader;
    private final FindingSettings settings;
    private final @Nullable Path rules;

    /// @param settings to which the case's subjects are added
    /// @param rules folder of the analyst's own Sigma rules, or null
    public FindingRun(CaseReader reader, FindingSettings settings, @Nullable Path rules) {
        this.reader = reader;
        this.settings = settings.with(reader.subjects());
        this.rules = rules;
    }

    /// With the settings that the case keeps.
    public static FindingRun of(CaseReader reader, @Nullable Path rules) throws IOException {
        try {
            return new FindingRun(reader, FindingSettings.of(reader.custody()), rules);
        } catch (YamlException e) {
            throw new IOException(
                    "The case's settings for findings cannot be read: " + e.getMessage(), e);
        }
    }

    /// @throws java.util.concurrent.CancellationException once cancelled
    public FindingReport run(ProgressBoard board, CancelToken cancel) throws IOException {
        try {
            return found(board, cancel);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private FindingReport found(ProgressBoard board, CancelToken cancel) throws IOException {
        CaseRecords records = new CaseRecords(reader, cancel);
        RuleBook book = RuleBook.of(rules, RuleSwitches.of(reader.custody()));
        SigmaSet set = book.sigma();
        int count = book.count() - book.patterns().size();
        board.post(Progress.of(Progress.Stage.SCANNING, "Sigma rules"));
        SigmaRun sigma = new SigmaRun(records);
        sigma.run(set);
        List<RefusedRule> refused = new ArrayList<>(sigma.refused());
        CaseEnvironment environment = new CaseEnvironment(reader, settings, board, cancel);
        PatternContext context = new PatternContext(records, settings, environment);
        for (Pattern pattern : book.patterns()) {
            cancel.check();
            String place = pattern.id() + ", rule " + (count + 1) + " of " + book.count();
            board.post(Progress.of(Progress.Stage.SCANNING, place));
            try {
                pattern.run(context);
            } catch (RefusedQuery e) {
                refused.add(new RefusedRule(pattern.id(), 0, String.valueOf(e.getMessage())));
            } catch (IOException | UncheckedIOException e) {
                // The others go on: a file that is not where it was stops only who needs it.
                refused.add(
                        new RefusedRule(
                                pattern.id(),
                                0,
                                "it failed before its end, and what it found may not be all: "
                                        + e.getMessage()));
            }
            count++;
        }
        List<Finding> findings = new ArrayList<>(sigma.findings());
        findings.addAll(context.findings());
        List<Undecided> undecided = new ArrayList<>(context.undecided());
        undecided.addAll(silent(book, findings, new Gaps(environment.lanes())));
        return new FindingReport(judged(findings), undecided, refused, count, book.off());
    }

    /// The rules that found nothing, as far as logs were missing where they look.
    private static List<Undecided> silent(RuleBook book, List<Finding> findings, Gaps gaps) {
        Set<String> loud = new HashSet<>();
        findings.forEach(finding -> loud.add(finding.rule()));
        Map<String, String> titles = new TreeMap<>();
        Map<String, Set<Gaps.Sight>> sights = new TreeMap<>();
        for (SigmaRule rule : book.sigma().rules()) {
            titles.putIfAbsent(rule.shownId(), rule.title());
            sights.put(rule.shownId(), sights(rule));
        }
        for (Pattern pattern : book.patterns()) {
            titles.putIfAbsent(pattern.id(), pattern.title());
            sights.computeIfAbsent(pattern.id(), id -> EnumSet.noneOf(Gaps.Sight.class))
                    .addAll(Gaps.sights(pattern.id()));
        }
        List<Undecided> undecided = new ArrayList<>();
        titles.forEach((rule, title) -> {
            if (!loud.contains(rule)) {
                undecided.addAll(gaps.of(rule, title, sights.getOrDefault(rule, Set.of())));
            }
        });
        return undecided;
    }

    private static Set<Gaps.Sight> sights(SigmaRule rule) {
        Set<Gaps.Sight> sights = EnumSet.noneOf(Gaps.Sight.class);
        for (SourceKind source : rule.sources()) {
            sights.add(
                    switch (source) {
                        case CLOUDTRAIL -> Gaps.Sight.CHANGES;
                        case S3_ACCESS -> Gaps.Sight.ACCESS_LOGS;
                        case VPC_FLOW -> Gaps.Sight.FLOWS;
                    });
        }
        return sights;
    }

    private List<Finding> judged(List<Finding> findings) throws IOException {
        ControlMap controls = ControlMap.builtIn();
        Triage triage = Triage.of(reader.custody());
        return findings.stream()
                .map(finding -> finding.withControls(controls.of(finding)))
                .map(finding -> finding.withState(triage.state(finding)))
                .toList();
    }
}
