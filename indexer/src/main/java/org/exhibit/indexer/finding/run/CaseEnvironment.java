package org.exhibit.indexer.finding.run;

import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.coverage.AccountSettings;
import org.exhibit.indexer.coverage.CaseCoverage;
import org.exhibit.indexer.coverage.Coverage;
import org.exhibit.indexer.coverage.LaneCoverage;
import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.finding.CaseRecords;
import org.exhibit.indexer.finding.FindingSettings;
import org.exhibit.indexer.finding.pattern.Environment;
import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.indexer.progress.ProgressBoard;
import org.exhibit.indexer.provenance.Selector;
import org.exhibit.indexer.provenance.exposure.ExposureWindow;
import org.exhibit.indexer.provenance.exposure.Exposures;
import org.exhibit.indexer.provenance.graph.Evidence;
import org.exhibit.indexer.provenance.graph.Strength;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What the rest of the analysis says of a case, worked out when first asked. Not thread-safe.
final class CaseEnvironment implements Environment {
    private final CaseReader reader;
    private final FindingSettings settings;
    private final ProgressBoard board;
    private final CancelToken cancel;
    private @Nullable Coverage coverage;
    private @Nullable LabelFlow flow;
    private @Nullable List<Labelled> inherited;
    private final Map<String, List<ExposureWindow>> windows = new HashMap<>();

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
            coverage = CaseCoverage.onDemand(reader, board, cancel);
        }
        return Optional.of(coverage);
    }

    /// Every lane.
    List<LaneCoverage> lanes() throws IOException {
        return coverage().orElseThrow().lanes();
    }

    /// By the windows of exposure that a policy set at this instant opened: one that nothing known
    /// or unknown kept shut says yes, none at all says that a block stood against it. Where a block
    /// may have, use decides: someone without credentials was given an object.
    @Override
    public Optional<Boolean> wasPublic(String bucket, Instant from) throws IOException {
        boolean any = false;
        for (ExposureWindow window : windows(bucket)) {
            if (window.audience().isPublic() && restsOn(window, from)) {
                any = true;
                if (window.strength().atLeast(Strength.RECORDED)) {
                    return Optional.of(true);
                }
            }
        }
        return any ? wasUsed(bucket, from) : Optional.of(false);
    }

    private List<ExposureWindow> windows(String bucket) throws IOException {
        List<ExposureWindow> known = windows.get(bucket);
        if (known == null) {
            AccountSettings account = AccountSettings.read(reader, cancel);
            known =
                    new Exposures(reader, account, cancel)
                            .of(new Selector.Bucket(bucket))
                            .windows();
            windows.put(bucket, known);
        }
        return known;
    }

    private static boolean restsOn(ExposureWindow window, Instant policy) {
        return Stream.concat(window.opened().stream(), window.rests().stream())
                .anyMatch(piece ->
                        piece instanceof Evidence.OfRecord record
                                && "PutBucketPolicy"
                                        .equals(record.event().event().text(EventField.ACTION))
                                && policy.equals(record.from()));
    }

    private Optional<Boolean> wasUsed(String bucket, Instant from) throws IOException {
        String used =
                "source:s3-access AND bucket:"
                        + CaseRecords.quoted(bucket)
                        + " AND action:*.GET.OBJECT AND status:2xx AND NOT requester:* AND"
                        + " time:>="
                        + from;
        String called =
                "source:cloudtrail AND bucket:"
                        + CaseRecords.quoted(bucket)
                        + " AND action:GetObject AND NOT error:* AND"
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

    @Override
    public List<Unfollowed> unfollowed(String label) {
        return flow == null ? List.of() : flow.unfollowed(label);
    }

    private LabelFlow flow() throws IOException {
        if (flow == null) {
            flow = new LabelFlow(reader, settings, cancel);
        }
        return flow;
    }
}
