package org.exhibit.indexer.provenance.identity;

import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.coverage.Act;
import org.exhibit.indexer.coverage.CaseCoverage;
import org.exhibit.indexer.coverage.Coverage;
import org.exhibit.indexer.coverage.Interval;
import org.exhibit.indexer.coverage.Watched;
import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.indexer.progress.ProgressBoard;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;

/// Asks the coverage of the case, of which it works out what it needs when it first needs it. One
/// thread at a time.
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

    /// The coverage of the case, on demand.
    @Override
    public Optional<Coverage> coverage() throws IOException {
        Coverage known = coverage;
        if (known == null) {
            known = CaseCoverage.onDemand(reader, new ProgressBoard(), cancel);
            coverage = known;
        }
        return Optional.of(known);
    }

    @Override
    public boolean between(String bucket, String key, Instant from, Instant to) throws IOException {
        if (!from.isBefore(to)) {
            return false;
        }
        try {
            return !coverage()
                    .orElseThrow()
                    .absence(new Watched.Objects(bucket, key), Act.WRITE, new Interval(from, to))
                    .holds();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
