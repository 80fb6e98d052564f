package org.exhibit.indexer.integrity;

import org.exhibit.indexer.casefile.CaseFolder;
import org.exhibit.indexer.casefile.CustodyItems;
import org.exhibit.indexer.casefile.FolderCaseReader;
import org.exhibit.indexer.custody.CustodyBreak;
import org.exhibit.indexer.custody.CustodyCheck;
import org.exhibit.indexer.custody.CustodyEntry;
import org.exhibit.indexer.custody.CustodyLog;
import org.exhibit.indexer.digest.Digest;
import org.exhibit.indexer.index.QueryException;
import org.exhibit.indexer.integrity.OriginalsPass.Fault;
import org.exhibit.indexer.integrity.OriginalsPass.Item;
import org.exhibit.indexer.integrity.Verification.Check;
import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.indexer.progress.ProgressBoard;
import org.exhibit.indexer.store.EvidenceStore;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Verifies a case without changing it: the chain of custody, every original against its hash, and
/// the index's accounting.
public final class CaseCheck {
    private static final int MOST_NAMED = 5;
    private static final String DISCREPANCY = "custody-discrepancy";

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
        checks.addAll(custody());
        checks.addAll(originals(items));
        checks.add(evidenceFolder(items));
        checks.add(new KeptFilesCheck(folder).run());
        checks.addAll(new ReplayCheck(folder).run());
        checks.addAll(new AccountingCheck(reader).run(items.keySet()));
        return new Verification(checks);
    }

    /// What custody names. Bytes left in place first and copied later are the case's own.
    private Map<Digest, Item> items() throws IOException {
        Map<Digest, Item> items = new LinkedHashMap<>();
        CustodyItems.read(
                folder.custody(), (path, item) -> items.put(item.sha256(), new Item(path, item)));
        return items;
    }

    private List<Check> custody() throws IOException {
        CustodyCheck check = reader.checkCustody();
        List<Check> checks = new ArrayList<>();
        checks.add(
                new Check(
                        "custody-chain",
                        check.holds(),
                        check.entries()
                                + " entries, "
                                + (check.holds()
                                        ? "each with the hash of the one before; head "
                                                + check.head().hash()
                                                + "."
                                        : "and " + check.breaks().size() + " breaks.")));
        for (CustodyBreak found : check.breaks()) {
            checks.add(
                    new Check(
                            "custody-line",
                            false,
                            "Line "
                                    + found.line()
                                    + " of custody.jsonl ("
                                    + found.kind().word()
                                    + "): "
                                    + found.detail()));
        }
        CustodyLog.read(
                folder.custody(),
                entry -> {
                    if (entry.kind().equals(DISCREPANCY)) {
                        checks.add(discrepancy(entry));
                    }
                });
        return checks;
    }

    private static Check discrepancy(CustodyEntry entry) {
        return new Check(
                "custody-history",
                false,
                "Entry "
                        + entry.sequence()
                        + " of custody says that the log was changed from outside before "
                        + entry.at()
                        + ": "
                        + entry.details().getOrDefault("meaning", ""));
    }

    private List<Check> originals(Map<Digest, Item> items) throws IOException {
        OriginalsPass pass =
                new OriginalsPass(
                        new EvidenceStore(folder.evidence()), items.values(), board, cancel);
        List<Fault> faults = pass.run();
        List<Check> checks = new ArrayList<>();
        checks.add(
                new Check(
                        "originals",
                        faults.isEmpty(),
                        items.size()
                                + " originals, "
                                + pass.bytes()
                                + " bytes, hashed again: "
                                + (faults.isEmpty()
                                        ? "all as acquired."
                                        : faults.size() + " not as acquired.")));
        for (Fault fault : faults) {
            checks.add(new Check("original", false, fault.sentence() + "."));
        }
        return checks;
    }

    /// Files among the originals that were never acquired, as far as custody says.
    private Check evidenceFolder(Map<Digest, Item> items) throws IOException {
        EvidenceStore store = new EvidenceStore(folder.evidence());
        List<Digest> unnamed = new ArrayList<>();
        for (int fan = 0; fan < EvidenceStore.FOLDERS; fan++) {
            for (Digest name : store.named(fan)) {
                if (!items.containsKey(name)) {
                    unnamed.add(name);
                }
            }
        }
        // A writer at work copies ahead of its entries.
        boolean allowed = unnamed.isEmpty() || !reader.isClosed();
        return new Check(
                "evidence-folder",
                allowed,
                unnamed.isEmpty()
                        ? "Custody names every file among the originals."
                        : unnamed.size()
                                + " files among the originals are not in custody: "
                                + unnamed.stream()
                                        .limit(MOST_NAMED)
                                        .map(Digest::hex)
                                        .collect(Collectors.joining(", "))
                                + (unnamed.size() > MOST_NAMED ? " and more." : "."));
    }
}
