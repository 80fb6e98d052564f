package org.exhibit.indexer.finding.suggestion;

import org.exhibit.indexer.evidence.Citation;
import org.exhibit.indexer.evidence.Origin;

import java.util.Comparator;

/// Bytes of the evidence that are no event: a finding of another tool in a file that is kept as it
/// is.
///
/// @param acquisition 1-based
/// @param origin whose record ordinal counts the outermost JSON values of the file
public record FilePlace(int acquisition, Origin origin) implements Comparable<FilePlace> {
    private static final Comparator<FilePlace> ORDER =
            Comparator.comparing(FilePlace::citation)
                    .thenComparing(place -> place.origin().offset());

    /// As in `E-02/h8WdK3mQ#41`.
    public String citation() {
        return Citation.of(acquisition, origin).toString();
    }

    @Override
    public int compareTo(FilePlace other) {
        return ORDER.compare(this, other);
    }
}
