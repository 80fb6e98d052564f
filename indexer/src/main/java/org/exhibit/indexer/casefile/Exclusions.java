package org.exhibit.indexer.casefile;

import org.exhibit.indexer.custody.Details;
import org.exhibit.indexer.custody.JsonTexts;
import org.exhibit.indexer.digest.Digest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// Leaves evidence of an open case out of its index, and takes it in again: in custody and the
/// case's tables. The index follows by what this says. Thread-safe as the case is.
public final class Exclusions {
    /// Items named by one entry of custody.
    private static final int AT_ONCE = 1_000;

    private final CaseFile caseFile;

    Exclusions(CaseFile caseFile) {
        this.caseFile = caseFile;
    }

    /// Every exclusion that was ever made, also where nothing of it is left.
    public List<Exclusion> all() throws IOException {
        return caseFile.ask(() -> caseFile.ledger().exclusions().all());
    }

    /// The items excluded now, each with the reason given for it.
    public Map<Digest, String> items() throws IOException {
        return caseFile.ask(() -> caseFile.ledger().exclusions().items());
    }

    /// @param named what the examiner named
    /// @param items what that is; those excluded already stay so for their first reason
    /// @return the items newly excluded
    public List<Digest> exclude(List<String> named, String reason, Collection<Digest> items)
            throws IOException {
        Map<Digest, String> known = items();
        List<Digest> added =
                sorted(items.stream().filter(item -> !known.containsKey(item)).toList());
        if (added.isEmpty()) {
            return added;
        }
        caseFile.change(() -> {
            int number = caseFile.ledger().exclusions().all().size() + 1;
            for (List<Digest> some : parts(added)) {
                caseFile.write(
                        Kinds.EVIDENCE_EXCLUDED,
                        Details.of("exclusion", Integer.toString(number))
                                .with("named", JsonTexts.array(named))
                                .with("reason", reason)
                                .with("count", some.size())
                                .with("items", hex(some)));
            }
            return number;
        });
        return added;
    }

    /// @return the items newly included
    public List<Digest> include(List<String> named, String reason, Collection<Digest> items)
            throws IOException {
        Map<Digest, String> known = items();
        List<Digest> back = sorted(items.stream().filter(known::containsKey).toList());
        if (back.isEmpty()) {
            return back;
        }
        caseFile.change(() -> {
            for (List<Digest> some : parts(back)) {
                caseFile.write(
                        Kinds.EVIDENCE_INCLUDED,
                        Details.of("named", JsonTexts.array(named))
                                .with("reason", reason)
                                .with("count", some.size())
                                .with("items", hex(some)));
            }
            return back.size();
        });
        return back;
    }

    private static List<Digest> sorted(List<Digest> items) {
        return items.stream().distinct().sorted().toList();
    }

    private static List<List<Digest>> parts(List<Digest> items) {
        List<List<Digest>> parts = new ArrayList<>();
        for (int from = 0; from < items.size(); from += AT_ONCE) {
            parts.add(items.subList(from, Math.min(items.size(), from + AT_ONCE)));
        }
        return parts;
    }

    private static String hex(List<Digest> items) {
        return JsonTexts.array(items.stream().map(Digest::hex).toList());
    }
}
