package org.exhibit.reports.facts;

import org.exhibit.indexer.finding.RuleSwitches;
import org.exhibit.indexer.finding.run.RuleBook;
import org.jspecify.annotations.Nullable;

/// A rule that a pack's findings come from, or would have come from.
///
/// @param entry the rule as the case knows it
/// @param version of a rule in Sigma the beginning of its file's SHA-256, of a rule in code the
///   version of Exhibit that it is part of
/// @param off who left it out, why and when; null while it is on
public record RuleFacts(RuleBook.Entry entry, String version, RuleSwitches.@Nullable Switch off) {
    private static final int SHOWN = 12;

    static RuleFacts of(
            RuleBook.Entry entry, String toolVersion, RuleSwitches.@Nullable Switch off) {
        String version =
                entry.sha256() == null
                        ? "Exhibit " + toolVersion
                        : "sha256:" + entry.sha256().hex().substring(0, SHOWN);
        return new RuleFacts(entry, version, off);
    }

    /// What of a rule stands where its findings come from.
    public String origin() {
        return switch (entry.origin()) {
            case SIGMA -> "Sigma, with Exhibit";
            case CODE -> "code, with Exhibit";
            case OWN -> "Sigma, the examiner's own";
        };
    }
}
