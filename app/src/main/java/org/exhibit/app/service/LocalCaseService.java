package org.exhibit.app.service;

import org.exhibit.indexer.acquire.AcquisitionReport;
import org.exhibit.indexer.acquire.FileAcquisition;
import org.exhibit.indexer.acquire.FileRequest;
import org.exhibit.indexer.casefile.Acquisition;
import org.exhibit.indexer.casefile.CaseDescription;
import org.exhibit.indexer.casefile.CaseFile;
import org.exhibit.indexer.casefile.CaseFolder;
import org.exhibit.indexer.casefile.CaseLockedException;
import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.casefile.EventNote;
import org.exhibit.indexer.casefile.MarkedExhibit;
import org.exhibit.indexer.casefile.OpeningReport;
import org.exhibit.indexer.casefile.Subject;
import org.exhibit.indexer.coverage.Coverage;
import org.exhibit.indexer.custody.Details;
import org.exhibit.indexer.finding.FindingReport;
import org.exhibit.indexer.finding.run.FindingRun;
import org.exhibit.indexer.finding.run.RuleBook;
import org.exhibit.indexer.index.lucene.LuceneIndexWriter;
import org.exhibit.indexer.ingest.CaseIngest;
import org.exhibit.indexer.integrity.Verification;
import org.exhibit.indexer.integrity.chain.IntegrityResult;
import org.exhibit.indexer.integrity.chain.KeptResult;
import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.indexer.progress.ProgressBoard;
import org.exhibit.indexer.store.ZipPasswords;
import org.exhibit.reports.check.PackCheck;
import org.exhibit.reports.facts.FindingFacts;
import org.exhibit.reports.facts.Statements;
import org.exhibit.reports.pack.PackBuilder;
import org.exhibit.reports.pack.PackRequest;
import org.exhibit.reports.pack.PackResult;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/// The use cases on case folders of this machine.
public final class LocalCaseService implements CaseService {
    private final String version;
    private final InstantSource clock;
    private final CaseWriting writing;
    private final AtomicReference<ZipPasswords> zip = new AtomicReference<>(ZipPasswords.NONE);

    /// @param version of Exhibit, entered in custody and printed in packs
    /// @param command what was executed, e.g. `acquire files`; `workbench` for the window
    /// @param arguments without secrets
    public LocalCaseService(
            String version, String command, List<String> arguments, InstantSource clock) {
        this.version = version;
        this.clock = clock;
        this.writing = new CaseWriting(version, command, arguments, clock, zip::get);
    }

    @Override
    public void unlock(ZipPasswords passwords) {
        zip.updateAndGet(known -> known.and(passwords));
    }

    @Override
    public void onRecovery(Consumer<OpeningReport> listener) {
        writing.onRecovery(listener);
    }

    @Override
    public void create(Path folder, CaseDescription description) throws IOException {
        CaseFile.create(
                folder, description, writing.run(description.examiner(), description.role()));
    }

    @Override
    public CaseReader open(Path folder) throws IOException {
        return Engine.reader(folder, zip.get());
    }

    @Override
    public AcquireReport acquire(
            Path folder, AcquireRequest request, ProgressBoard board, CancelToken cancel)
            throws IOException {
        unlock(request.zip());
        try (CaseFile caseFile = writing.lock(folder);
                LuceneIndexWriter index = Engine.writer(caseFile);
                CaseIngest ingest =
                        new Indexing(zip.get())
                                .catchUp(caseFile, index, request.flowFormat(), cancel)) {
            FlowLayouts.announce(caseFile, request.flowFormat());
            DigestChains.announce(caseFile, request.aws());
            AcquisitionReport report =
                    FileAcquisition.run(
                            caseFile,
                            new FileRequest(request.everything(), request.byReference()),
                            board,
                            cancel,
                            ingest);
            new Indexing(zip.get()).finish(caseFile, ingest, board);
            return report(
                    folder,
                    report.acquisition().label(),
                    report.newFiles(),
                    report.knownFiles(),
                    report.notAcquired());
        }
    }

    @Override
    public PullService pulls() {
        return new Pulls(writing::open, zip::get, clock);
    }

    @Override
    public AcquireReport resume(Path folder, ProgressBoard board, CancelToken cancel)
            throws IOException {
        try (CaseFile caseFile = writing.lock(folder)) {
            new Indexing(zip.get()).follow(caseFile, board, cancel);
            List<Acquisition> acquisitions = caseFile.acquisitions().all();
            String last = acquisitions.isEmpty() ? "" : acquisitions.getLast().label();
            return report(folder, last, 0, 0, 0);
        }
    }

    private AcquireReport report(
            Path folder, String label, long newFiles, long knownFiles, long notAcquired)
            throws IOException {
        try (CaseReader reader = Engine.reader(folder, zip.get())) {
            return new AcquireReport(
                    label, newFiles, knownFiles, notAcquired, reader.events().totals());
        }
    }

    @Override
    public EvidenceReport excludeEvidence(
            Path folder, List<String> names, String reason, ProgressBoard board, CancelToken cancel)
            throws IOException {
        try (CaseFile caseFile = writing.lock(folder)) {
            ChosenEvidence chosen = ChosenEvidence.of(caseFile, names);
            int changed = caseFile.exclusions().exclude(names, reason, chosen.items()).size();
            return new Indexing(zip.get()).settled(caseFile, chosen, changed, board, cancel);
        }
    }

    @Override
    public EvidenceReport includeEvidence(
            Path folder, List<String> names, String reason, ProgressBoard board, CancelToken cancel)
            throws IOException {
        try (CaseFile caseFile = writing.lock(folder)) {
            ChosenEvidence chosen = ChosenEvidence.of(caseFile, names);
            int changed = caseFile.exclusions().include(names, reason, chosen.items()).size();
            return new Indexing(zip.get()).settled(caseFile, chosen, changed, board, cancel);
        }
    }

    @Override
    public int addTag(Path folder, String tag, List<String> eventIds) throws IOException {
        try (CaseFile caseFile = writing.open(folder)) {
            return caseFile.annotations().tag(tag, eventIds);
        }
    }

    @Override
    public int removeTag(Path folder, String tag, List<String> eventIds) throws IOException {
        try (CaseFile caseFile = writing.open(folder)) {
            return caseFile.annotations().untag(tag, eventIds);
        }
    }

    @Override
    public EventNote addNote(Path folder, String eventId, String text) throws IOException {
        try (CaseFile caseFile = writing.open(folder)) {
            return caseFile.annotations().addNote(eventId, text);
        }
    }

    @Override
    public void removeNote(Path folder, int number, String reason) throws IOException {
        try (CaseFile caseFile = writing.open(folder)) {
            caseFile.annotations().removeNote(number, reason);
        }
    }

    @Override
    public void saveQuery(Path folder, String name, String query) throws IOException {
        try (CaseFile caseFile = writing.open(folder)) {
            caseFile.annotations().saveQuery(name, query);
        }
    }

    @Override
    public void removeQuery(Path folder, String name) throws IOException {
        try (CaseFile caseFile = writing.open(folder)) {
            caseFile.annotations().removeQuery(name);
        }
    }

    @Override
    public MarkedExhibit addExhibit(Path folder, String eventId, String note) throws IOException {
        try (CaseFile caseFile = writing.open(folder)) {
            return caseFile.addExhibit(eventId, note);
        }
    }

    @Override
    public List<MarkedExhibit> addExhibits(Path folder, List<NewExhibit> exhibits)
            throws IOException {
        List<MarkedExhibit> added = new ArrayList<>();
        try (CaseFile caseFile = writing.open(folder)) {
            for (NewExhibit exhibit : exhibits) {
                added.add(caseFile.addExhibit(exhibit.eventId(), exhibit.note()));
            }
        }
        return added;
    }

    @Override
    public void removeExhibit(Path folder, int number, String reason) throws IOException {
        try (CaseFile caseFile = writing.open(folder)) {
            caseFile.removeExhibit(number, reason);
        }
    }

    @Override
    public void addSubject(Path folder, Subject.Kind kind, String selector, String reason)
            throws IOException {
        try (CaseFile caseFile = writing.open(folder)) {
            caseFile.addSubject(kind, selector, reason);
        }
    }

    @Override
    public void enter(Path folder, String kind, Details details) throws IOException {
        try (CaseFile caseFile = writing.open(folder)) {
            caseFile.enter(kind, details);
        }
    }

    @Override
    public void removeSubject(Path folder, String selector, String reason) throws IOException {
        try (CaseFile caseFile = writing.open(folder)) {
            caseFile.removeSubject(selector, reason);
        }
    }

    /// Holds the case's lock from the reading of its facts to the entry about the pack, so that the
    /// pack's custody ends right before it.
    @Override
    public PackReport buildPack(
            Path folder, PackOrder order, ProgressBoard board, CancelToken cancel)
            throws IOException {
        try (CaseFile caseFile = writing.open(folder)) {
            PackResult result;
            try (CaseReader reader = Engine.reader(folder, zip.get())) {
                Instant freeze =
                        order.freeze() == null
                                ? clock.instant().truncatedTo(ChronoUnit.SECONDS)
                                : order.freeze();
                Coverage coverage = coverage(reader, board, cancel);
                PackRequest request =
                        new PackRequest(
                                freeze,
                                null,
                                statements(reader, coverage, order, board, cancel),
                                order.key(),
                                order.password(),
                                order.out(),
                                version);
                result = new PackBuilder(clock).build(reader, coverage, request, board, cancel);
            }
            Verification verification = verifyPack(order.out());
            caseFile.enter(
                    "pack-signed",
                    Details.of("pack", result.packId())
                            .with("file", order.out().toAbsolutePath().toString())
                            .with("sha256", result.sha256().hex())
                            .with("custodySequence", result.custodySequence())
                            .with("custodyHead", result.custodyHead().hex())
                            .with("verified", Boolean.toString(verification.ok())));
            caseFile.checkpoint();
            return new PackReport(
                    result.pdf(),
                    result.sha256().hex(),
                    result.pages(),
                    result.exhibits(),
                    verification);
        }
    }

    private Statements statements(
            CaseReader reader,
            Coverage coverage,
            PackOrder order,
            ProgressBoard board,
            CancelToken cancel)
            throws IOException {
        FindingReport report = FindingRun.of(reader, order.rules()).run(board, cancel);
        return new Statements(
                new TimelineSections(reader, coverage, board, cancel)
                        .of(order.timelineSelectors(), judgements().figures(reader).all()),
                new SubjectSections(reader, coverage, board, cancel).all(),
                FindingFacts.of(reader, report, RuleBook.of(reader, order.rules()), version));
    }

    @Override
    public IntegrityReport checkIntegrity(Path folder, ProgressBoard board, CancelToken cancel)
            throws IOException {
        KeptResult kept = new KeptResult(new CaseFolder(folder));
        IntegrityResult result;
        try (CaseReader reader = open(folder)) {
            result = new DigestChains(zip.get()).check(reader, board, cancel);
        }
        if (kept.isKept(result)) {
            return new IntegrityReport(result, true);
        }
        try (CaseFile caseFile = writing.open(folder)) {
            kept.keep(caseFile, result);
            caseFile.checkpoint();
            return new IntegrityReport(result, true);
        } catch (CaseLockedException | AccessDeniedException | ReadOnlyFileSystemException e) {
            return new IntegrityReport(result, false);
        }
    }

    @Override
    public CaseSeals seals() {
        return new LocalCaseSeals(writing::open, version, clock);
    }

    @Override
    public Verification verifyCase(Path folder, ProgressBoard board, CancelToken cancel)
            throws IOException {
        return new CaseVerification(folder, zip.get(), true).run(board, cancel);
    }

    @Override
    public Verification verifyCaseQuickly(Path folder, ProgressBoard board, CancelToken cancel)
            throws IOException {
        return new CaseVerification(folder, zip.get(), false).run(board, cancel);
    }

    @Override
    public Verification verifyPack(Path pdf) throws IOException {
        return PackCheck.check(pdf);
    }
}
