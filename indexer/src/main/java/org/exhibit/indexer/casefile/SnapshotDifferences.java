package org.exhibit.indexer.casefile;

import java.util.ArrayList;
import java.util.List;

/// What one snapshot of a case says otherwise than another.
final class SnapshotDifferences {
    private SnapshotDifferences() {}

    static List<String> of(CaseSnapshot kept, CaseSnapshot replayed) {
        List<String> found = new ArrayList<>();
        compare("the description of the case", kept.description(), replayed.description(), found);
        compare("the acquisitions", kept.acquisitions(), replayed.acquisitions(), found);
        compare("what examiners marked", kept.marks(), replayed.marks(), found);
        return found;
    }

    private static void compare(String what, Object kept, Object replayed, List<String> into) {
        if (!kept.equals(replayed)) {
            into.add(what);
        }
    }
}
