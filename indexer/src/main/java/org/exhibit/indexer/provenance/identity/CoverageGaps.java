package org.exhibit.indexer.provenance.identity;

import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.coverage.Act;
import org.exhibit.indexer.coverage.CaseCoverage;
import org.exhibit.indexer.coverage.Coverage;
import org.exhibit.indexer.coverage.Interval;
import org.exhibit.indexer.coverage.Watched;
import org.exhibit.indexer.event.SourceKind;
import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.indexer.progress.ProgressBoard;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/// Asks the coverage of the case, which is worked out when it is first needed. One thread at a
/// time.
public final class CoverageGaps implements WriteGaps {
    private final CaseReader reader;
    private final CancelToken cancel;
    private @Nullable Coverage coverage;

    public CoverageGaps(CaseReader reader, CancelToken cancel) {
        this.reader = reader;
        this.cancel = cancel;
    }

    /// Where the case's coverage is worked out already.
    public CoverageGaps(CaseReader reader, Coverage known, CancelToken cancel) {
        this(reader, cancel);
        this.coverage = known;
    }

    /// The coverage of the case; its flow logs' too where it has any.
    @Override
    public Optional<Coverage> coverage() throws IOException {
        Coverage known = coverage;
        if (known == null) {
            ProgressBoard board = new ProgressBoard();
            boolean flows = reader.events().totals().bySource().containsKey(SourceKind.VPC_FLOW);
            known =
                    flows
                            ? CaseCoverage.of(reader, board, cancel)
                            : CaseCoverage.ofRequests(reader, board, cancel);
            coverage = known;
        }
        return Optional.of(known);
    }

    @Override
    public boolean between(String bucket, String key, Instant from, Instant to) throws IOException {
        if (!from.isBefore(to)) {
            return false;
        }
        return !coverage()
                .orElseThrow()
                .absence(new Watched.Objects(bucket, key), Act.WRITE, new Interval(from, to))
                .holds();
    }
}
