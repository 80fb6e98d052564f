package org.exhibit.indexer.integrity;

import org.exhibit.indexer.casefile.CaseFolder;
import org.exhibit.indexer.casefile.CustodyItems;
import org.exhibit.indexer.casefile.FolderCaseReader;
import org.exhibit.indexer.custody.CustodyBreak;
import org.exhibit.indexer.custody.CustodyCheck;
import org.exhibit.indexer.digest.Digest;
import org.exhibit.indexer.evidence.EvidenceItem;
import org.exhibit.indexer.index.QueryException;
import org.exhibit.indexer.integrity.Verification.Check;
import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.indexer.progress.Progress;
import org.exhibit.indexer.progress.ProgressBoard;
import org.exhibit.indexer.store.EvidenceStore;
import org.exhibit.indexer.store.Intake;
import org.exhibit.indexer.store.PathText;
import org.exhibit.indexer.store.SourceFile;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/// Verifies a case without changing it: the chain of custody, every original against its hash, and
/// the index's accounting.
public final class CaseCheck {
    private static final int MOST_NAMED = 5;

    private final FolderCaseReader reader;
    private final CaseFolder folder;
    private final ProgressBoard board;
    private final CancelToken cancel;

    public CaseCheck(FolderCaseReader reader, ProgressBoard board, CancelToken cancel) {
        this.reader = reader;
        this.folder = new CaseFolder(reader.folder());
        this.board = board;
        this.cancel = cancel;
    }

    /// @throws java.util.concurrent.CancellationException once cancelled
    public Verification run() throws IOException, QueryException {
        Map<Digest, Item> items = items();
        List<Check> checks = new ArrayList<>();
        checks.add(custody());
        checks.add(originals(items));
        checks.addAll(new AccountingCheck(reader.events()).run(items.keySet()));
        return new Verification(checks);
    }

    /// @param path for messages
    private record Item(String path, EvidenceItem item) {}

    private Map<Digest, Item> items() throws IOException {
        Map<Digest, Item> items = new LinkedHashMap<>();
        CustodyItems.read(
                folder.custody(), (path, item) -> items.put(item.sha256(), new Item(path, item)));
        return items;
    }

    private Check custody() throws IOException {
        CustodyCheck check = reader.checkCustody();
        if (check.holds()) {
            return new Check(
                    "custody-chain",
                    true,
                    check.entries()
                            + " entries, each with the hash of the one before; head "
                            + check.head().hash()
                            + ".");
        }
        CustodyBreak first = check.breaks().getFirst();
        return new Check(
                "custody-chain",
                false,
                "Line "
                        + first.line()
                        + " of custody.jsonl: "
                        + first.detail()
                        + (check.breaks().size() == 1
                                ? ""
                                : " And " + (check.breaks().size() - 1) + " more breaks."));
    }

    private Check originals(Map<Digest, Item> items) throws IOException {
        EvidenceStore store = new EvidenceStore(folder.evidence());
        Intake intake = store.intake();
        List<String> wrong = new ArrayList<>();
        long done = 0;
        long bytes = 0;
        for (Item item : items.values()) {
            cancel.check();
            board.post(
                    new Progress(
                            Progress.Stage.VERIFYING,
                            item.path(),
                            done,
                            OptionalLong.of(items.size()),
                            bytes,
                            OptionalLong.empty(),
                            0,
                            0));
            String fault = fault(store, intake, item.item());
            if (!fault.isEmpty()) {
                wrong.add(item.path() + " (" + item.item().sha256() + ") " + fault);
            }
            done++;
            bytes += item.item().size();
        }
        return wrong.isEmpty()
                ? new Check(
                        "originals",
                        true,
                        done + " originals, " + bytes + " bytes, hashed again: all as acquired.")
                : new Check("originals", false, sentence(wrong, items.size()));
    }

    private String fault(EvidenceStore store, Intake intake, EvidenceItem item) {
        EvidenceItem.Reference left = item.reference();
        Path file = left == null ? store.original(item.sha256()) : PathText.toPath(left.path());
        try {
            boolean same =
                    intake.measure(SourceFile.at(file), cancel).sha512().equals(item.sha512());
            return same ? "" : "has other bytes than when it was acquired";
        } catch (IOException e) {
            return left == null
                    ? "is missing from the case or cannot be read"
                    : "is no longer readable at " + left.path();
        }
    }

    private static String sentence(List<String> wrong, int all) {
        List<String> named = wrong.subList(0, Math.min(MOST_NAMED, wrong.size()));
        return wrong.size()
                + " of "
                + all
                + " originals: "
                + String.join("; ", named)
                + (wrong.size() > named.size() ? "; and more." : ".");
    }
}
