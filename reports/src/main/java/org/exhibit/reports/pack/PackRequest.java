package org.exhibit.reports.pack;

import org.exhibit.reports.facts.Statements;
import org.exhibit.reports.facts.TimelineSection;
import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/// What to build.
///
/// @param freeze the instant fixed and printed in the pack, UTC; document id and dates follow from
///   it
/// @param custodyUpTo last custody entry to print; null for the last one that is not itself about a
///   pack, so that building twice gives the same pages
/// @param statements what to print of the analysis
/// @param key PKCS#12 file with the signing key
/// @param password of the key; overwritten with zeros by the build, whatever its outcome
/// @param out the PDF to write, replacing an older one only when complete; `OUT.pdf.sha256` goes
///   beside it
/// @param toolVersion printed as the version of Exhibit that built the pack
public record PackRequest(
        Instant freeze,
        @Nullable Long custodyUpTo,
        Statements statements,
        Path key,
        char[] password,
        Path out,
        String toolVersion) {
    /// With timelines alone.
    public PackRequest(
            Instant freeze,
            @Nullable Long custodyUpTo,
            List<TimelineSection> timelines,
            Path key,
            char[] password,
            Path out,
            String toolVersion) {
        this(freeze, custodyUpTo, Statements.of(timelines), key, password, out, toolVersion);
    }
}
