package org.exhibit.app.ui.custody;

import org.exhibit.app.ui.common.Formats;
import org.exhibit.indexer.custody.CustodyBreak;
import org.exhibit.indexer.integrity.Verification;
import org.jspecify.annotations.Nullable;

/// What stands in place of the chain where a check failed.
///
/// @param title names the first entry, line or check that does not hold
/// @param found what was compared and what differs
/// @param line to go to, 0 where it is about no line
record Trouble(String title, String found, String means, String holds, String next, long line) {

    /// The first trouble with what is shown; the chain goes before the rest.
    static @Nullable Trouble of(CustodyContent content, CheckState check) {
        CustodyBreak broken = content.firstBreak();
        if (broken != null) {
            return ofBreak(content, broken);
        }
        if (check instanceof CheckState.Done done) {
            for (Verification.Check one : done.verification().checks()) {
                if (!one.ok()) {
                    return ofCheck(one);
                }
            }
            if (done.verification().checks().isEmpty()) {
                return ofCheck(
                        new Verification.Check("verification", false, "Nothing was checked."));
            }
        }
        return null;
    }

    private static Trouble ofBreak(CustodyContent content, CustodyBreak broken) {
        String entry =
                content.rows().stream()
                        .filter(row -> row.line() == broken.line())
                        .map(CustodyRow::label)
                        .findFirst()
                        .orElse("Line " + broken.line());
        String title =
                switch (broken.kind()) {
                    case CHANGED -> entry + " was changed";
                    case REMOVED -> "Entries are missing before line " + broken.line();
                    case EXTRA -> entry + " on line " + broken.line() + " was put in";
                    case TORN -> "Line " + broken.line() + " was not finished";
                };
        String means =
                switch (broken.kind()) {
                    case CHANGED -> "The log no longer says what it said when this was written.";
                    case REMOVED -> "What was done there is no longer on record.";
                    case EXTRA -> "Something was added that Exhibit did not write in its place.";
                    case TORN ->
                            "A program or the computer stopped while writing; this alone is no sign"
                                    + " of a change by hand.";
                };
        String next =
                broken.kind() == CustodyBreak.Kind.TORN
                        ? "The next command that writes to the case moves the piece aside and"
                                + " enters that. Until then nothing is sealed here."
                        : "Write to the case no more. Compare custody.jsonl with a copy kept"
                                + " elsewhere: in a pack, under a seal, in a backup. Keep both and"
                                + " note why they differ. Until then nothing is sealed here.";
        long others = content.check().breaks().size() - 1L;
        return new Trouble(
                title,
                broken.detail(),
                means,
                (broken.line() > 1
                                ? "Lines 1 to " + (broken.line() - 1) + " hold in themselves."
                                : "No line before it.")
                        + (others > 0
                                ? " "
                                        + Formats.count(others, "more break", "more breaks")
                                        + " further on."
                                : ""),
                next,
                broken.line());
    }

    private static Trouble ofCheck(Verification.Check check) {
        return new Trouble(
                "Check " + check.name() + " does not hold",
                check.detail(),
                "The case is not as custody says.",
                "The links of the chain hold; the checks below say what else does.",
                "Write to the case no more. Compare it with a copy kept elsewhere, keep both, and"
                        + " note why they differ. Until then nothing is sealed here.",
                0);
    }

    String copyText() {
        return String.join("\n", title, found, means, holds, next);
    }
}
