package org.exhibit.app.service;

import org.exhibit.indexer.acquire.AcquisitionReport;
import org.exhibit.indexer.acquire.FileAcquisition;
import org.exhibit.indexer.acquire.FileRequest;
import org.exhibit.indexer.casefile.Acquisition;
import org.exhibit.indexer.casefile.CaseDescription;
import org.exhibit.indexer.casefile.CaseFile;
import org.exhibit.indexer.casefile.CaseFolder;
import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.casefile.FolderCaseReader;
import org.exhibit.indexer.casefile.MarkedExhibit;
import org.exhibit.indexer.casefile.Subject;
import org.exhibit.indexer.custody.Details;
import org.exhibit.indexer.custody.Run;
import org.exhibit.indexer.index.Counts;
import org.exhibit.indexer.index.QueryException;
import org.exhibit.indexer.index.lucene.LuceneIndexWriter;
import org.exhibit.indexer.ingest.CaseIngest;
import org.exhibit.indexer.integrity.CaseCheck;
import org.exhibit.indexer.integrity.Verification;
import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.indexer.progress.Progress;
import org.exhibit.indexer.progress.ProgressBoard;
import org.exhibit.indexer.store.ZipPasswords;
import org.exhibit.reports.check.PackCheck;
import org.exhibit.reports.pack.PackBuilder;
import org.exhibit.reports.pack.PackRequest;
import org.exhibit.reports.pack.PackResult;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/// The use cases on case folders of this machine.
public final class LocalCaseService implements CaseService {
    private final String version;
    private final String command;
    private final List<String> arguments;
    private final InstantSource clock;
    private final AtomicReference<ZipPasswords> zip = new AtomicReference<>(ZipPasswords.NONE);

    /// @param version of Exhibit, entered in custody and printed in packs
    /// @param command what was executed, e.g. `acquire files`; `workbench` for the window
    /// @param arguments without secrets
    public LocalCaseService(
            String version, String command, List<String> arguments, InstantSource clock) {
        this.version = version;
        this.command = command;
        this.arguments = List.copyOf(arguments);
        this.clock = clock;
    }

    @Override
    public void unlock(ZipPasswords passwords) {
        zip.updateAndGet(known -> known.and(passwords));
    }

    @Override
    public void create(Path folder, CaseDescription description) throws IOException {
        CaseFile.create(folder, description, run(description.examiner()));
    }

    @Override
    public CaseReader open(Path folder) throws IOException {
        return Engine.reader(folder, zip.get());
    }

    private Run run(String examiner) {
        return Run.begin(version, command, arguments, examiner, clock);
    }

    /// The examiner of the case is answerable for what is done to it.
    private CaseFile write(Path folder) throws IOException {
        CaseFolder place = new CaseFolder(folder);
        String examiner = "";
        if (Files.exists(place.snapshot())) {
            try (CaseReader reader = Engine.reader(folder, zip.get())) {
                examiner = reader.description().examiner();
            }
        }
        return CaseFile.open(folder, run(examiner.isEmpty() ? "examiner not known" : examiner));
    }

    @Override
    public AcquireReport acquire(
            Path folder, AcquireRequest request, ProgressBoard board, CancelToken cancel)
            throws IOException {
        unlock(request.zip());
        try (CaseFile caseFile = write(folder);
                LuceneIndexWriter index = Engine.writer(caseFile);
                CaseIngest ingest = catchUp(caseFile, index, request.flowFormat(), cancel)) {
            FlowLayouts.announce(caseFile, request.flowFormat());
            AcquisitionReport report =
                    FileAcquisition.run(
                            caseFile,
                            new FileRequest(request.paths(), request.byReference()),
                            board,
                            cancel,
                            ingest);
            finish(caseFile, ingest, board);
            return report(
                    folder,
                    report.acquisition().label(),
                    report.newFiles(),
                    report.knownFiles(),
                    report.notAcquired());
        }
    }

    @Override
    public AcquireReport resume(Path folder, ProgressBoard board, CancelToken cancel)
            throws IOException {
        try (CaseFile caseFile = write(folder);
                LuceneIndexWriter index = Engine.writer(caseFile);
                CaseIngest ingest = catchUp(caseFile, index, null, cancel)) {
            board.post(Progress.of(Progress.Stage.INDEXING, ""));
            finish(caseFile, ingest, board);
            List<Acquisition> acquisitions = caseFile.acquisitions();
            String last = acquisitions.isEmpty() ? "" : acquisitions.getLast().label();
            return report(folder, last, 0, 0, 0);
        }
    }

    /// Reads what earlier acquisitions left, each with the layout of flow logs it was given.
    ///
    /// @return for the acquisition that follows, with its own layout
    private CaseIngest catchUp(
            CaseFile caseFile,
            LuceneIndexWriter index,
            @Nullable String flowFormat,
            CancelToken cancel)
            throws IOException {
        ZipPasswords passwords = zip.get();
        index.forget(LockedArchives.openedBy(passwords, caseFile));
        FlowLayouts layouts = FlowLayouts.of(caseFile.folder().custody());
        for (String layout : layouts.all()) {
            try (CaseIngest earlier = Engine.ingest(caseFile, index, layout, passwords, cancel)) {
                earlier.catchUp(acquisition -> layout.equals(layouts.of(acquisition)));
                Engine.finish(caseFile, earlier, passwords);
            }
        }
        CaseIngest ingest = Engine.ingest(caseFile, index, flowFormat, passwords, cancel);
        boolean done = false;
        try {
            ingest.catchUp(acquisition -> layouts.of(acquisition) == null);
            done = true;
            return ingest;
        } finally {
            if (!done) {
                ingest.close();
            }
        }
    }

    private void finish(CaseFile caseFile, CaseIngest ingest, ProgressBoard board)
            throws IOException {
        board.post(Progress.of(Progress.Stage.RECONCILING, ""));
        Engine.finish(caseFile, ingest, zip.get());
        try (CaseReader reader = Engine.reader(caseFile.folder().root(), zip.get())) {
            Counts counts = reader.events().totals().counts();
            caseFile.enter(
                    "indexed",
                    Details.none()
                            .with("records", counts.records())
                            .with("events", counts.events())
                            .with("duplicates", counts.duplicates())
                            .with("rejected", counts.rejected()));
        }
        caseFile.checkpoint();
        board.post(Progress.of(Progress.Stage.DONE, ""));
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
    public MarkedExhibit addExhibit(Path folder, String eventId, String note) throws IOException {
        try (CaseFile caseFile = write(folder)) {
            return caseFile.addExhibit(eventId, note);
        }
    }

    @Override
    public List<MarkedExhibit> addExhibits(Path folder, List<NewExhibit> exhibits)
            throws IOException {
        List<MarkedExhibit> added = new ArrayList<>();
        try (CaseFile caseFile = write(folder)) {
            for (NewExhibit exhibit : exhibits) {
                added.add(caseFile.addExhibit(exhibit.eventId(), exhibit.note()));
            }
        }
        return added;
    }

    @Override
    public void removeExhibit(Path folder, int number, String reason) throws IOException {
        try (CaseFile caseFile = write(folder)) {
            caseFile.removeExhibit(number, reason);
        }
    }

    @Override
    public void addSubject(Path folder, Subject.Kind kind, String selector, String reason)
            throws IOException {
        try (CaseFile caseFile = write(folder)) {
            caseFile.addSubject(kind, selector, reason);
        }
    }

    @Override
    public void removeSubject(Path folder, String selector, String reason) throws IOException {
        try (CaseFile caseFile = write(folder)) {
            caseFile.removeSubject(selector, reason);
        }
    }

    /// Holds the case's lock from the reading of its facts to the entry about the pack, so that the
    /// pack's custody ends right before it.
    @Override
    public PackReport buildPack(
            Path folder, PackOrder order, ProgressBoard board, CancelToken cancel)
            throws IOException {
        try (CaseFile caseFile = write(folder)) {
            PackResult result;
            try (CaseReader reader = Engine.reader(folder, zip.get())) {
                Instant freeze =
                        order.freeze() == null
                                ? clock.instant().truncatedTo(ChronoUnit.SECONDS)
                                : order.freeze();
                PackRequest request =
                        new PackRequest(
                                freeze,
                                null,
                                TimelineSections.of(reader, order.timelineSelectors()),
                                order.key(),
                                order.password(),
                                order.out(),
                                version);
                result = new PackBuilder(clock).build(reader, request, board, cancel);
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

    @Override
    public Verification verifyCase(Path folder, ProgressBoard board, CancelToken cancel)
            throws IOException {
        try (FolderCaseReader reader = Engine.reader(folder, zip.get())) {
            return new CaseCheck(reader, board, cancel).run();
        } catch (QueryException e) {
            throw new IllegalStateException("the index refuses its own questions", e);
        }
    }

    @Override
    public Verification verifyPack(Path pdf) throws IOException {
        return PackCheck.check(pdf);
    }
}
