package org.exhibit.app.service;

import org.exhibit.indexer.casefile.CaseFile;
import org.exhibit.indexer.digest.Digest;
import org.exhibit.indexer.index.EventIndexWriter;
import org.exhibit.indexer.index.FileRow;
import org.exhibit.indexer.index.ItemAccount;

import java.io.IOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Makes an index leave out what custody says is excluded, and that alone, whatever it held before:
/// after an interruption it may be behind.
final class ExcludedEvidence {
    private ExcludedEvidence() {}

    /// Takes newly excluded items out, and forgets of newly included ones that they were out: they
    /// are then read like new ones.
    ///
    /// @return whether the index was behind
    static boolean settle(CaseFile caseFile, EventIndexWriter index) throws IOException {
        if (caseFile.exclusions().all().isEmpty()) {
            return false;
        }
        Map<Digest, String> wanted = caseFile.exclusions().items();
        Set<Digest> left = leftOut(index);
        Set<Digest> forget = new HashSet<>(wanted.keySet());
        forget.removeAll(left);
        Set<Digest> leave = Set.copyOf(forget);
        left.removeAll(wanted.keySet());
        forget.addAll(left);
        index.forget(forget);
        for (Digest item : leave) {
            index.itemDone(ItemAccount.excluded(item, wanted.getOrDefault(item, "")));
        }
        return !forget.isEmpty();
    }

    private static Set<Digest> leftOut(EventIndexWriter index) throws IOException {
        Set<Digest> found = new HashSet<>();
        index.accounts(account -> {
            if (account.leaves().stream().anyMatch(leaf -> leaf.kind() == FileRow.Kind.EXCLUDED)) {
                found.add(account.evidence());
            }
        });
        return found;
    }
}
