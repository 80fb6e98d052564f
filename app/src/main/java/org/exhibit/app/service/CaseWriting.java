package org.exhibit.app.service;

import org.exhibit.indexer.casefile.CaseFile;
import org.exhibit.indexer.casefile.CaseFolder;
import org.exhibit.indexer.casefile.FolderCaseReader;
import org.exhibit.indexer.casefile.OpeningReport;
import org.exhibit.indexer.custody.Run;
import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.indexer.progress.ProgressBoard;
import org.exhibit.indexer.store.ZipPasswords;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Opens cases for writing, in the name of whoever is answerable for it.
final class CaseWriting {
    private final String version;
    private final String command;
    private final List<String> arguments;
    private final InstantSource clock;
    private final Supplier<ZipPasswords> zip;
    private final AtomicReference<Consumer<OpeningReport>> recovery =
            new AtomicReference<>(report -> {});

    CaseWriting(
            String version,
            String command,
            List<String> arguments,
            InstantSource clock,
            Supplier<ZipPasswords> zip) {
        this.version = version;
        this.command = command;
        this.arguments = List.copyOf(arguments);
        this.clock = clock;
        this.zip = zip;
    }

    /// @param listener told what opening put right, where it did
    void onRecovery(Consumer<OpeningReport> listener) {
        recovery.set(listener);
    }

    Run run(String examiner, String role) {
        return Run.begin(version, command, arguments, examiner, clock)
                .by(role, ProgramBuild.sha256());
    }

    /// Opens the case. Where a run that excluded or included evidence was interrupted, its work is
    /// finished first.
    CaseFile open(Path folder) throws IOException {
        CaseFile caseFile = lock(folder);
        boolean whole = false;
        try {
            if (caseFile.opening().interrupted() && !caseFile.exclusions().all().isEmpty()) {
                new Indexing(zip.get()).follow(caseFile, new ProgressBoard(), new CancelToken());
            }
            whole = true;
            return caseFile;
        } finally {
            if (!whole) {
                caseFile.close();
            }
        }
    }

    /// Opens the case as it is. The examiner of the case is answerable for what is done to it.
    CaseFile lock(Path folder) throws IOException {
        CaseFolder place = new CaseFolder(folder);
        Operator operator = new Operator("", "");
        if (Files.exists(place.snapshot())) {
            operator = Operator.of(FolderCaseReader.description(folder));
        }
        operator = Operator.named(System.getenv()).orElse(operator);
        String name = operator.name().isEmpty() ? "examiner not known" : operator.name();
        CaseFile caseFile = CaseFile.open(folder, run(name, operator.role()));
        OpeningReport opening = caseFile.opening();
        if (!opening.notes().isEmpty() || !opening.lost().isEmpty()) {
            recovery.get().accept(opening);
        }
        return caseFile;
    }
}
