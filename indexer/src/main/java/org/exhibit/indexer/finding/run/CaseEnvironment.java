package org.exhibit.indexer.finding.run;

import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.coverage.CaseCoverage;
import org.exhibit.indexer.coverage.Coverage;
import org.exhibit.indexer.coverage.LaneCoverage;
import org.exhibit.indexer.finding.CaseRecords;
import org.exhibit.indexer.finding.FindingSettings;
import org.exhibit.indexer.finding.pattern.Environment;
import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.indexer.progress.ProgressBoard;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What the rest of the analysis says of a case, worked out when first asked. Not thread-safe.
final class CaseEnvironment implements Environment {
    private final CaseReader reader;
    private final FindingSettings settings;
    private final ProgressBoard board;
    private final CancelToken cancel;
    private @Nullable Coverage coverage;
    private @Nullable LabelFlow flow;
    private @Nullable List<Labelled> inherited;

    CaseEnvironment(
            CaseReader reader, FindingSettings settings, ProgressBoard board, CancelToken cancel) {
        this.reader = reader;
        this.settings = settings;
        this.board = board;
        this.cancel = cancel;
    }

    @Override
    public Optional<Coverage> coverage() throws IOException {
        if (coverage == null) {
            coverage = CaseCoverage.of(reader, board, cancel);
        }
        return Optional.of(coverage);
    }

    /// Every lane.
    List<LaneCoverage> lanes() throws IOException {
        return coverage().orElseThrow().lanes();
    }

    /// Proven by use: someone without credentials was given an object. That nobody was proves
    /// nothing.
    @Override
    public Optional<Boolean> wasPublic(String bucket, Instant from) throws IOException {
        String used =
                "source:s3-access AND bucket:\""
                        + bucket
                        + "\" AND action:*.GET.OBJECT AND status:2xx AND NOT requester:* AND"
                        + " time:>="
                        + from;
        String called =
                "source:cloudtrail AND bucket:\""
                        + bucket
                        + "\" AND action:GetObject AND NOT error:* AND"
                        + " actor.account:(ANONYMOUS_PRINCIPAL OR anonymous) AND time:>="
                        + from;
        CaseRecords records = new CaseRecords(reader, cancel);
        boolean open =
                records.count(CaseRecords.query(used)) + records.count(CaseRecords.query(called))
                        > 0;
        return open ? Optional.of(true) : Optional.empty();
    }

    @Override
    public List<Labelled> labelled(String bucket) throws IOException {
        if (inherited == null) {
            inherited = flow().inherited();
        }
        return inherited.stream().filter(each -> each.bucket().equals(bucket)).toList();
    }

    @Override
    public List<Residue> residues() throws IOException {
        return flow().residues();
    }

    private LabelFlow flow() throws IOException {
        if (flow == null) {
            flow = new LabelFlow(reader, settings, cancel);
        }
        return flow;
    }
}
