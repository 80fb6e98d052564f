package org.exhibit.indexer.casefile;

import org.exhibit.indexer.custody.Details;
import org.exhibit.indexer.custody.JsonTexts;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// What was acquired into an open case, and the entering of more: in custody and the case's tables.
/// Thread-safe as the case is.
public final class Acquisitions {
    private final CaseFile caseFile;

    Acquisitions(CaseFile caseFile) {
        this.caseFile = caseFile;
    }

    public List<Acquisition> all() throws IOException {
        return caseFile.ask(caseFile.ledger().acquisitions()::all);
    }

    public List<NotAcquired> notAcquired() throws IOException {
        return caseFile.ask(caseFile.ledger().acquisitions()::notAcquired);
    }

    /// Begins an acquisition, or goes on with one of the same method and sources that did not end.
    ///
    /// @param method e.g. `files`, `files-by-reference`
    /// @return the acquisition, and whether it had begun before
    public AcquisitionStart begin(String method, List<String> sources) throws IOException {
        return caseFile.change(() -> {
            Optional<Acquisition> unfinished =
                    caseFile.ledger().acquisitions().unfinished(method, sources);
            int number =
                    unfinished.isPresent()
                            ? unfinished.get().number()
                            : caseFile.ledger().acquisitions().all().size() + 1;
            Details details = Details.of("acquisition", Integer.toString(number));
            if (unfinished.isPresent()) {
                caseFile.write(Kinds.ACQUISITION_RESUMED, details);
            } else {
                caseFile.write(
                        Kinds.ACQUISITION_STARTED,
                        details.with("method", method).with("sources", JsonTexts.array(sources)));
            }
            return new AcquisitionStart(number, unfinished.isPresent());
        });
    }

    /// Records files that were read, in the given order.
    ///
    /// @param files at most 1,000, their bytes already in the store unless `byReference`
    /// @return what each came to, in the same order
    public List<Recorded> record(int acquisition, boolean byReference, List<FoundFile> files)
            throws IOException {
        return caseFile.change(() -> {
            FileBatch batch = new FileBatch(caseFile.ledger().evidence(), acquisition, byReference);
            for (FoundFile file : files) {
                batch.add(file);
            }
            for (FileBatch.Deed deed : batch.deeds()) {
                caseFile.write(deed);
            }
            return batch.outcomes();
        });
    }

    /// Records what could not be acquired.
    public void leaveOut(int acquisition, List<NotAcquired> files) throws IOException {
        if (!files.isEmpty()) {
            caseFile.change(() ->
                    caseFile.write(Kinds.NOT_ACQUIRED, FileBatch.notAcquired(acquisition, files)));
        }
    }

    /// @param files seen in the whole acquisition, also before it was resumed
    public Acquisition end(int acquisition, long files, long bytes) throws IOException {
        return caseFile.change(() -> {
            caseFile.write(
                    Kinds.ACQUISITION_ENDED,
                    Details.of("acquisition", Integer.toString(acquisition))
                            .with("files", files)
                            .with("bytes", bytes));
            return caseFile.ledger().acquisitions().all().get(acquisition - 1);
        });
    }
}
