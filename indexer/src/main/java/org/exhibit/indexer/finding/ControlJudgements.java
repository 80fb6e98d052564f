package org.exhibit.indexer.finding;

import org.exhibit.indexer.custody.CustodyEntry;
import org.exhibit.indexer.custody.Details;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What examiners said about the controls that findings bear on, as the chain of custody keeps it:
/// who, when and why. A judgement hangs on a finding as a decision does, and on the control's
/// framework, the version of its text and its id, so that a later text is judged anew.
public final class ControlJudgements {
    /// Kind of the entries of custody.
    public static final String ENTRY = "finding-control-judged";

    private final List<Judgement> judgements;

    /// One judgement.
    ///
    /// @param first content id of the finding's first record
    /// @param version of the framework's text
    /// @param author as custody names the examiner
    public record Judgement(
            String rule,
            String subject,
            String first,
            String framework,
            String version,
            String control,
            ControlState state,
            String author,
            String reason,
            Instant at) {}

    private ControlJudgements(List<Judgement> judgements) {
        this.judgements = List.copyOf(judgements);
    }

    /// @param custody the whole chain, in its order
    public static ControlJudgements of(List<CustodyEntry> custody) {
        List<Judgement> found = new ArrayList<>();
        for (CustodyEntry entry : custody) {
            if (entry.kind().equals(ENTRY)) {
                Map<String, String> details = entry.details();
                ControlState.ofWord(details.getOrDefault("state", ""))
                        .ifPresent(state ->
                                found.add(
                                        new Judgement(
                                                details.getOrDefault("rule", ""),
                                                details.getOrDefault("subject", ""),
                                                details.getOrDefault("record", ""),
                                                details.getOrDefault("framework", ""),
                                                details.getOrDefault("version", ""),
                                                details.getOrDefault("control", ""),
                                                state,
                                                entry.actor(),
                                                details.getOrDefault("reason", ""),
                                                entry.at())));
            }
        }
        return new ControlJudgements(found);
    }

    /// The fields of the entry for a judgement.
    public static Details details(
            Finding finding, Control control, ControlState state, String reason) {
        return Details.of("rule", finding.rule())
                .with("subject", finding.subject())
                .with("record", finding.evidence().getFirst())
                .with("framework", control.framework())
                .with("version", control.version())
                .with("control", control.id())
                .with("state", state.word())
                .with("reason", reason);
    }

    /// Whether a judgement says enough to be kept: that a control was met, or not, takes a reason.
    public static boolean suffices(ControlState state, String reason) {
        return state == ControlState.FOR_REVIEW || !reason.isBlank();
    }

    /// Every judgement about a finding's controls, oldest first.
    public List<Judgement> history(Finding finding) {
        return judgements.stream()
                .filter(each -> finding.isMeant(each.rule(), each.subject(), each.first()))
                .toList();
    }

    /// Every judgement about one control of a finding, oldest first; the last one stands.
    public List<Judgement> history(Finding finding, Control control) {
        return history(finding).stream()
                .filter(each ->
                        each.framework().equals(control.framework())
                                && each.version().equals(control.version())
                                && each.control().equals(control.id()))
                .toList();
    }

    /// The state that stands; for review where nobody has judged.
    public ControlState state(Finding finding, Control control) {
        List<Judgement> history = history(finding, control);
        return history.isEmpty() ? ControlState.FOR_REVIEW : history.getLast().state();
    }
}
