package org.exhibit.app.ui.evidence;

import org.exhibit.app.service.AcquireReport;
import org.exhibit.app.service.PullReport;
import org.exhibit.app.ui.common.Formats;
import org.exhibit.indexer.acquire.s3.S3Plan;
import org.exhibit.indexer.acquire.s3.S3Report;
import org.exhibit.indexer.index.Counts;
import org.exhibit.indexer.progress.Progress;

import java.util.ArrayList;
import java.util.List;

/// What the pull dialog says.
final class PullText {
    static final String GO_ON =
            "The same pull again goes on from there: what the case has is not fetched twice, and"
                    + " nothing is counted twice.";

    private PullText() {}

    /// On the button that pulls.
    static String pull(S3Plan.Amount chosen) {
        return chosen.objects() == 0
                ? "Pull"
                : "Pull "
                        + Formats.count(chosen.objects(), "object", "objects")
                        + ", "
                        + Formats.bytes(chosen.bytes());
    }

    static String stage(Progress.Stage stage) {
        return switch (stage) {
            case SCANNING -> "Listing";
            case ACQUIRING -> "Pulling, hashing and indexing";
            case INDEXING -> "Indexing what is there";
            case RECONCILING -> "Looking for repeated records";
            case VERIFYING -> "Checking digests";
            case WRITING -> "Writing";
            case SIGNING -> "Signing";
            case DONE -> "Done";
        };
    }

    /// What a pull brought, a line for each thing to be known; the first is the sum of it.
    static List<String> done(PullReport report) {
        AcquireReport acquired = report.acquired();
        S3Report pull = report.pull();
        List<String> lines = new ArrayList<>();
        lines.add(
                acquired.acquisition()
                        + ": "
                        + Formats.count(acquired.newFiles(), "new object", "new objects")
                        + (acquired.knownFiles() > 0
                                ? ", "
                                        + Formats.count(acquired.knownFiles())
                                        + " whose bytes the case had"
                                : "")
                        + (pull.skipped() > 0
                                ? ", "
                                        + Formats.count(pull.skipped())
                                        + " not fetched, since the case has them"
                                : "")
                        + '.');
        Counts counts = acquired.totals().counts();
        lines.add(
                "The case: "
                        + Formats.count(counts.records())
                        + " read = "
                        + Formats.count(counts.events(), "event", "events")
                        + " + "
                        + Formats.count(counts.duplicates(), "duplicate", "duplicates")
                        + " + "
                        + Formats.count(counts.rejected())
                        + " rejected"
                        + (counts.addsUp() ? "." : ". This does NOT add up."));
        lines.add("AWS saw " + pull.caller().arn() + ". Custody has this.");
        if (pull.archived() > 0) {
            lines.add(
                    Formats.count(pull.archived(), "object", "objects")
                            + " in archives, not acquired; Rejected has the command that restores"
                            + " each.");
        }
        long failed = acquired.notAcquired() - pull.archived();
        if (failed > 0) {
            lines.add(
                    Formats.count(failed, "object", "objects")
                            + " could not be had; Rejected says of each why.");
        }
        S3Report.Trouble trouble = pull.trouble();
        if (trouble.repeated() > 0) {
            lines.add(
                    Formats.count(trouble.repeated(), "request", "requests")
                            + " made again: "
                            + Formats.count(trouble.throttled())
                            + " since S3 asked for fewer, "
                            + Formats.count(trouble.mismatches())
                            + " since bytes were not those announced; "
                            + Formats.count(trouble.resumed(), "transfer", "transfers")
                            + " went on in the middle.");
        }
        if (!pull.leftOut().isEmpty()) {
            lines.add(
                    Formats.count(pull.leftOut().size(), "place", "places")
                            + " left out as asked; custody names them.");
        }
        return lines;
    }
}
