package org.exhibit.reports.facts;

import org.exhibit.indexer.casefile.CaseFolder;
import org.exhibit.indexer.integrity.chain.IntegritySummary;
import org.exhibit.indexer.integrity.chain.KeptFindings;
import org.exhibit.indexer.integrity.chain.SummaryReader;
import org.jspecify.annotations.Nullable;

import java.io.IOException;

/// What the last check of CloudTrail's digests found in the case.
///
/// @param summary null where no check is kept: the case has no digest
public record DigestFacts(@Nullable IntegritySummary summary, KeptFindings findings) {
    private static final int MOST = 100;

    static DigestFacts of(CaseFolder folder) throws IOException {
        return new DigestFacts(
                SummaryReader.of(folder).orElse(null), KeptFindings.of(folder, MOST));
    }
}
