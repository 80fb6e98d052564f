package org.exhibit.indexer.integrity.chain;

import org.exhibit.indexer.digest.Digest;
import org.exhibit.indexer.evidence.Citation;
import org.exhibit.indexer.evidence.MemberStep;
import org.exhibit.indexer.index.FileRow;

import java.util.Comparator;

/// A file, or a member of an archive, as one acquisition saw it.
///
/// @param evidence the item
/// @param member its place in the item as `MemberStep.path` tells it; empty for the item itself
/// @param path by which it was acquired, members after `!/`
public record Place(Digest evidence, String member, String path, int acquisition)
        implements Comparable<Place> {
    private static final Comparator<Place> ORDER =
            Comparator.comparingInt(Place::acquisition)
                    .thenComparing(Place::path)
                    .thenComparing(Place::evidence)
                    .thenComparing(Place::member);

    static Place of(FileRow row) {
        StringBuilder path = new StringBuilder(row.path());
        for (MemberStep step : row.member()) {
            path.append("!/").append(step.name());
        }
        return new Place(
                row.evidence(), MemberStep.path(row.member()), path.toString(), row.acquisition());
    }

    /// The last name of the path.
    String name() {
        return lastName(path);
    }

    static String lastName(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /// Names it for people, as in `E-02 logs/a.json.gz`.
    String text() {
        return Citation.acquisitionLabel(acquisition) + ' ' + path;
    }

    @Override
    public int compareTo(Place other) {
        return ORDER.compare(this, other);
    }
}
