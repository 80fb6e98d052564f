package org.exhibit.reports.pack;

import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.coverage.Coverage;
import org.exhibit.indexer.digest.Digest;
import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.indexer.progress.Progress;
import org.exhibit.indexer.progress.Progress.Stage;
import org.exhibit.indexer.progress.ProgressBoard;
import org.exhibit.reports.document.Companions;
import org.exhibit.reports.document.PackDocument;
import org.exhibit.reports.document.PackPages;
import org.exhibit.reports.facts.PackFacts;
import org.exhibit.reports.facts.PackSnapshot;
import org.exhibit.reports.pdf.ComposedPdf;
import org.exhibit.reports.pdf.PdfComposer;
import org.exhibit.reports.sign.PadesSigner;
import org.exhibit.reports.sign.SigningKey;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;

/// Builds a signed evidence pack from one committed state of a case. Reads the case only; the
/// caller enters the pack in the chain of custody afterwards. Thread-safe.
public final class PackBuilder {
    private final InstantSource clock;

    /// @param clock gives the signing time that the signature claims
    public PackBuilder(InstantSource clock) {
        this.clock = clock;
    }

    /// @throws IOException where the case, the key or the place to write fails: nothing is then
    ///   left behind, and an older pack at the same path stays as it was
    /// @throws java.util.concurrent.CancellationException once cancelled, with nothing left behind
    public PackResult build(
            CaseReader reader, PackRequest request, ProgressBoard board, CancelToken cancel)
            throws IOException {
        return build(reader, null, request, board, cancel);
    }

    /// @param coverage of this state of the case; null where it was not worked out
    public PackResult build(
            CaseReader reader,
            @Nullable Coverage coverage,
            PackRequest request,
            ProgressBoard board,
            CancelToken cancel)
            throws IOException {
        Instant now = clock.instant();
        try (SigningKey key = SigningKey.open(request.key(), request.password(), now);
                OutputFiles files = OutputFiles.beside(request.out())) {
            board.post(Progress.of(Stage.SCANNING, "facts of the case"));
            PackFacts facts =
                    new PackSnapshot(reader, coverage, cancel)
                            .take(
                                    request.freeze(),
                                    request.custodyUpTo(),
                                    request.statements(),
                                    key.facts(),
                                    request.toolVersion());
            Companions companions = Companions.of(facts);
            PackDocument document = PackPages.of(facts, companions);
            cancel.check();
            board.post(Progress.of(Stage.WRITING, request.out().getFileName().toString()));
            ComposedPdf composed =
                    new PdfComposer(request.freeze(), request.toolVersion(), cancel)
                            .compose(document, companions.attachments(), files.unsigned());
            cancel.check();
            board.post(Progress.of(Stage.SIGNING, request.out().getFileName().toString()));
            new PadesSigner(key).sign(files.unsigned(), files.signed(), now);
            cancel.check();
            Digest sha256 = files.publish();
            board.post(Progress.of(Stage.DONE, request.out().getFileName().toString()));
            return new PackResult(
                    request.out(),
                    facts.packId(),
                    sha256,
                    composed.pages(),
                    facts.exhibits().size(),
                    composed.sha256(),
                    facts.custody().sequence(),
                    facts.custody().head());
        } finally {
            Arrays.fill(request.password(), '\0');
        }
    }
}
