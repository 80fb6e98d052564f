package org.exhibit.app.ui.findings;

import org.exhibit.app.ui.common.Formats;
import org.exhibit.app.ui.common.TimeDisplay;
import org.exhibit.indexer.finding.Finding;
import org.exhibit.indexer.finding.Level;
import org.exhibit.indexer.finding.TriageState;
import org.exhibit.indexer.finding.Undecided;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Findings in words that claim no more than the records.
final class FindingText {
    private static final int MOST_NAMED = 3;

    private FindingText() {}

    static String word(Level level) {
        return level == Level.INFORMATIONAL ? "Info" : capital(level.word());
    }

    static String word(TriageState state) {
        return capital(state.word());
    }

    private static String capital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    /// How many records a finding cites; of very many it cites the first.
    static String records(Finding finding) {
        int cited = finding.evidence().size();
        return Formats.count(cited) + (cited >= Finding.MOST_CITED ? " or more" : "");
    }

    /// What the records say.
    static String known(Finding finding, TimeDisplay times) {
        StringBuilder text = new StringBuilder();
        int cited = finding.evidence().size();
        text.append(
                cited == 1
                        ? "1 record fits the rule"
                        : records(finding) + " records fit the rule, the first");
        text.append(cited == 1 ? ", of " : " of ").append(times.exact(finding.time()));
        if (!finding.account().isEmpty()) {
            text.append(", account ").append(finding.account());
        }
        if (!finding.region().isEmpty()) {
            text.append(", ").append(finding.region());
        }
        return text.append(". The fields that fitted stand below.").toString();
    }

    /// What the rule could not answer, and where no log tells.
    static String unknown(Finding finding, FindingsContent content, TimeDisplay times) {
        List<Undecided> open = content.undecided(finding);
        List<LogGap> gaps = content.gaps(finding);
        StringBuilder text = new StringBuilder();
        open.stream()
                .limit(MOST_NAMED)
                .forEach(each -> text.append(capital(each.reason())).append(". "));
        more(text, open.size(), "open question", "open questions");
        if (!gaps.isEmpty()) {
            text.append("What happened where logs have gaps: ")
                    .append(
                            gaps.stream()
                                    .limit(MOST_NAMED)
                                    .map(gap -> gap(gap, times))
                                    .collect(Collectors.joining("; ")))
                    .append(". ");
            more(text, gaps.size(), "gap", "gaps");
        }
        if (text.isEmpty()) {
            text.append("The rule left no question open, and no gap is known in the logs of ")
                    .append(finding.account().isEmpty() ? "the case" : finding.account())
                    .append(".");
        }
        return text.toString().strip();
    }

    private static void more(StringBuilder text, int count, String one, String many) {
        if (count > MOST_NAMED) {
            text.append(Formats.count(count - MOST_NAMED, "more " + one, "more " + many))
                    .append(". ");
        }
    }

    private static String gap(LogGap gap, TimeDisplay times) {
        return gap.log()
                + " from "
                + times.exact(gap.from())
                + " to "
                + times.exact(gap.to())
                + ", "
                + gap.why();
    }

    /// What nobody should read into it.
    static String notClaimed(Finding finding) {
        return "Intent, fault or harm. The rule compares what was logged with the case's settings;"
                + " it does not tell a mistake from a plan, nor what was agreed elsewhere."
                + (finding.state() == TriageState.NEW ? " Nobody has judged it yet." : "");
    }
}
