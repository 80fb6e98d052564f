package org.exhibit.indexer.finding;

import org.exhibit.indexer.custody.CustodyEntry;
import org.exhibit.indexer.custody.Details;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What people decided about findings, as the chain of custody keeps it. A decision hangs on a
/// finding's rule and subject and on its first record, so that two findings about one thing are
/// judged apart.
public final class Triage {
    /// Kind of the entries of custody.
    public static final String ENTRY = "finding-triaged";

    private final List<Decision> decisions;

    /// One decision.
    ///
    /// @param first content id of the finding's first record
    /// @param author as custody names the examiner
    public record Decision(
            String rule,
            String subject,
            String first,
            TriageState state,
            String author,
            String reason,
            Instant at) {}

    private Triage(List<Decision> decisions) {
        this.decisions = List.copyOf(decisions);
    }

    /// @param custody the whole chain, in its order
    public static Triage of(List<CustodyEntry> custody) {
        List<Decision> found = new ArrayList<>();
        for (CustodyEntry entry : custody) {
            if (entry.kind().equals(ENTRY)) {
                Map<String, String> details = entry.details();
                TriageState.ofWord(details.getOrDefault("state", ""))
                        .ifPresent(state ->
                                found.add(
                                        new Decision(
                                                details.getOrDefault("rule", ""),
                                                details.getOrDefault("subject", ""),
                                                details.getOrDefault("record", ""),
                                                state,
                                                entry.actor(),
                                                details.getOrDefault("reason", ""),
                                                entry.at())));
            }
        }
        return new Triage(found);
    }

    /// The fields of the entry for a decision.
    public static Details details(Finding finding, TriageState state, String reason) {
        return Details.of("rule", finding.rule())
                .with("subject", finding.subject())
                .with("record", finding.evidence().getFirst())
                .with("state", state.word())
                .with("reason", reason);
    }

    /// Every decision of the case, oldest first.
    public List<Decision> all() {
        return decisions;
    }

    /// Every decision on a finding, oldest first.
    public List<Decision> history(Finding finding) {
        return decisions.stream()
                .filter(each -> finding.isMeant(each.rule(), each.subject(), each.first()))
                .toList();
    }

    /// The state of the last decision on a finding.
    public TriageState state(Finding finding) {
        List<Decision> history = history(finding);
        return history.isEmpty() ? TriageState.NEW : history.getLast().state();
    }
}
