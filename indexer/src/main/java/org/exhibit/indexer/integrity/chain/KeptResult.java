package org.exhibit.indexer.integrity.chain;

import org.exhibit.indexer.casefile.CaseFile;
import org.exhibit.indexer.casefile.CaseFolder;
import org.exhibit.indexer.custody.CustodyLog;
import org.exhibit.indexer.custody.Details;
import org.exhibit.indexer.digest.Digest;
import org.exhibit.indexer.integrity.Verification.Check;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Keeps the result of a check in the case: `integrity.json`, and in custody its hash and counts.
public final class KeptResult {
    /// Custody's word for a check whose result differs from the one kept before.
    public static final String ENTRY = "integrity-checked";

    private static final String HASH = "sha256";

    private final IntegrityFile file;
    private final CaseFolder folder;

    public KeptResult(CaseFolder folder) {
        this.folder = folder;
        this.file = new IntegrityFile(folder);
    }

    /// Whether the case has this result already, or needs none: without any digest there is nothing
    /// to say.
    public boolean isKept(IntegrityResult result) throws IOException {
        if (!file.exists()) {
            return !result.summary().hasDigests();
        }
        Digest hash = IntegrityFile.hashOf(result);
        return hash.equals(entered()) && hash.equals(file.hash());
    }

    /// Custody first: a file that custody does not know would be a foreign one.
    public void keep(CaseFile caseFile, IntegrityResult result) throws IOException {
        if (isKept(result)) {
            return;
        }
        Digest hash = IntegrityFile.hashOf(result);
        IntegritySummary summary = result.summary();
        Details details = Details.of("file", "integrity.json").with(HASH, hash.hex());
        for (Verdict verdict : Verdict.values()) {
            details.with("digests-" + verdict.word(), summary.digests(verdict));
        }
        for (Verdict verdict : Verdict.values()) {
            details.with("logs-" + verdict.word(), summary.logs(verdict));
        }
        caseFile.enter(ENTRY, details.with("gaps", summary.gaps()));
        file.write(result);
    }

    /// The hash that custody has of the newest result, if any.
    private @Nullable Digest entered() throws IOException {
        List<Digest> hashes = new ArrayList<>();
        CustodyLog.read(
                folder.custody(),
                entry -> {
                    String hex = entry.details().get(HASH);
                    if (entry.kind().equals(ENTRY) && hex != null) {
                        hashes.add(new Digest(hex));
                    }
                });
        return hashes.isEmpty() ? null : hashes.getLast();
    }

    /// Holds the file against custody.
    ///
    /// @param closed whether no writer is at work, who may be between its entry and its file
    public Check check(boolean closed) throws IOException {
        Digest entered = entered();
        Digest found = file.exists() ? file.hash() : null;
        boolean same = entered == null ? found == null : entered.equals(found);
        String detail;
        if (same) {
            detail =
                    entered == null
                            ? "No check of digests is kept."
                            : "integrity.json is as custody says.";
        } else if (found == null) {
            detail = "integrity.json, which custody names, is missing; run exhibit integrity.";
        } else {
            detail =
                    "integrity.json has the SHA-256 "
                            + found
                            + (entered == null
                                    ? ", and custody names no such file."
                                    : " where custody says " + entered + ".")
                            + " Run exhibit integrity to make it again.";
        }
        return new Check("integrity-result", same || !closed, detail);
    }
}
