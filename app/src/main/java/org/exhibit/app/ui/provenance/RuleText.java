package org.exhibit.app.ui.provenance;

import org.exhibit.indexer.provenance.graph.RuleId;

/// The rules in a sentence each, as `docs/provenance.md` has them in full.
final class RuleText {
    private RuleText() {}

    static String of(RuleId rule) {
        return switch (rule.rule()) {
            case "L1" -> "The call whose answer holds the key issued the credentials.";
            case "L2" -> "Both accounts' copies of the call, joined by the shared event id.";
            case "L3" ->
                    "Session name and time fit a call that issues credentials; where several fit,"
                            + " each is only possible.";
            case "L4" ->
                    "A service used a key in the caller's name: the caller's own request on the"
                            + " same object lies within two seconds.";
            case "L5" -> "A source identity that changes down a chain contradicts it.";
            case "L6" -> "The record names the person on whose behalf the session acts.";
            case "R1" -> "One record names both ends, by the table of events; no failed call.";
            case "R2" ->
                    "What a job used and made: its call names them, and reads and writes of its"
                            + " role fit it in time.";
            case "R3" ->
                    "What an access key read within 15 minutes before it wrote. One candidate is"
                            + " inferred, two to eight are possible.";
            case "R4" -> "A request supported, or told alone, by the use of a key.";
            case "R5", "R6" -> "One request told by two logs of their own.";
            case "R7" -> "A read beside the flows of its interface: the bytes fit.";
            case "R8" -> "Content may have been sent on to an address: bytes alike, in time.";
            case "R9" -> "Whose credential signed the URL; its holder stays unknown.";
            case "R10" -> "A copy by replication, as the rule in force says.";
            case "R11" -> "The same checksum and size; the earlier stands upstream.";
            case "R12" -> "Written by a function while its code was not the good one.";
            case "coverage" ->
                    "Between what is known, no log covered what could have happened to it.";
            case "exposure" -> "Settings and policies as they stood, one change after the other.";
            default -> "A rule of `docs/provenance.md`.";
        };
    }

    /// Where it stands in the table of events, if the rule has rows.
    static String row(RuleId rule) {
        return rule.row() == 0 ? "" : "Row " + rule.row() + " of the table of events.";
    }
}
