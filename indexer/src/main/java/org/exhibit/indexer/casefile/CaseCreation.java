package org.exhibit.indexer.casefile;

import org.exhibit.indexer.custody.CustodyLog;
import org.exhibit.indexer.custody.CustodyMark;
import org.exhibit.indexer.custody.CustodyTail;
import org.exhibit.indexer.custody.Run;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/// Makes a case of a folder that does not exist or is empty: the first entry of its custody, which
/// is all that opening it needs.
final class CaseCreation {
    private final CaseFolder folder;
    private final Run run;

    CaseCreation(CaseFolder folder, Run run) {
        this.folder = folder;
        this.run = run;
    }

    void create(CaseDescription description) throws IOException {
        Files.createDirectories(folder.root());
        checkEmpty();
        try (WriterLock _ = WriterLock.take(folder, run)) {
            checkEmpty();
            Files.deleteIfExists(folder.custody());
            try (CustodyLog custody = CustodyLog.create(folder.custody(), run)) {
                custody.append(Kinds.CASE_CREATED, Ledger.created(description));
                custody.sync();
            }
        }
    }

    /// Asked before the lock too, so that a folder that is refused gets no file.
    private void checkEmpty() throws IOException {
        try (Stream<Path> content = Files.list(folder.root())) {
            Optional<Path> foreign = content.filter(file -> !isOwn(file)).findFirst();
            if (foreign.isPresent()) {
                throw new DirectoryNotEmptyException(
                        folder.root()
                                + " holds "
                                + foreign.get().getFileName()
                                + "; a case needs a folder of its own. Nothing was changed.");
            }
        }
        // A custody log without one whole line is what an interrupted creation leaves.
        if (CustodyTail.find(folder.custody(), CustodyMark.START).end().length() > 0) {
            throw new DirectoryNotEmptyException(
                    folder.root() + " holds a case already. Nothing was changed.");
        }
    }

    private boolean isOwn(Path file) {
        return file.equals(folder.lock()) || file.equals(folder.custody());
    }
}
