package org.exhibit.app.ui.findings;

import org.exhibit.app.ui.common.Formats;
import org.exhibit.app.ui.common.TimeDisplay;
import org.exhibit.indexer.finding.Finding;
import org.exhibit.indexer.finding.Level;
import org.exhibit.indexer.finding.TriageState;
import org.exhibit.indexer.finding.Undecided;
import org.exhibit.indexer.provenance.graph.Strength;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Findings in words that claim no more than the records.
final class FindingText {
    private static final int MOST_NAMED = 2;

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
        return text.append(". ").append(founded(finding.strength())).toString();
    }

    /// What a finding's strength means.
    static String founded(Strength strength) {
        return switch (strength) {
            case CORROBORATED -> "Independent records agree.";
            case RECORDED -> "The records say it themselves.";
            case INFERRED ->
                    "Inferred: it rests on a rule that leaves one reading, not on a record that"
                            + " says it.";
            case POSSIBLE -> "Possible: the records leave other readings.";
        };
    }

    static String word(Strength strength) {
        return capital(strength.word());
    }

    /// `47 records · 11-08 02:14Z`.
    static String line(Finding finding, TimeDisplay times) {
        return Formats.count(finding.evidence().size())
                + (finding.evidence().size() >= Finding.MOST_CITED ? "+" : "")
                + (finding.evidence().size() == 1 ? " record · " : " records · ")
                + (finding.time() == null ? "no time" : times.minute(finding.time()));
    }

    /// What the rule could not answer, and where no log tells; all of it stands in the tables.
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
        return gap.log() + " from " + times.minute(gap.from()) + " to " + times.minute(gap.to());
    }

    /// What nobody should read into it.
    static String notClaimed(Finding finding) {
        return "Intent, fault or harm. The rule compares what was logged with the case's settings;"
                + " it does not tell a mistake from a plan, nor what was agreed elsewhere."
                + (finding.state() == TriageState.NEW ? " Nobody has judged it yet." : "");
    }

    /// How many of its records are exhibits, and when somebody last wrote something about it.
    static String kept(Finding finding, FindingsContent content, TimeDisplay times) {
        int exhibits = content.exhibits(finding);
        String last =
                content.lastEdit(finding).map(at -> "last edit " + times.exact(at)).orElse("");
        String numbered =
                exhibits == 0 ? "" : exhibits + " of " + records(finding) + " records are exhibits";
        return numbered + (numbered.isEmpty() || last.isEmpty() ? "" : " · ") + last;
    }

    /// The finding with its citations, as it is put on the clipboard. UTC.
    static String copied(Finding finding, List<CitedRecord> records) {
        StringBuilder text = new StringBuilder();
        text.append(finding.rule())
                .append(", ")
                .append(word(finding.level()))
                .append(", ")
                .append(finding.strength().word())
                .append(": ")
                .append(finding.title())
                .append('\n')
                .append(finding.subject())
                .append('\n');
        for (CitedRecord record : records) {
            text.append(TimeDisplay.UTC.exact(record.time()))
                    .append(' ')
                    .append(record.says())
                    .append(" [")
                    .append(record.citation())
                    .append("]\n");
        }
        return text.toString();
    }
}
