package org.exhibit.indexer.ingest;

import org.exhibit.indexer.digest.Digest;
import org.exhibit.indexer.event.SourceKind;
import org.exhibit.indexer.evidence.MemberStep;
import org.exhibit.indexer.index.FileRow;
import org.exhibit.indexer.index.ItemAccount;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// One leaf's account while it is being read. Not thread-safe.
final class LeafTally {
    /// Warnings of one leaf that are kept as problems; more are only counted.
    static final int WARNINGS_KEPT = 1_000;

    private final String name;
    private final String member;
    private final List<MemberStep> inner;
    private FileRow.Kind kind = FileRow.Kind.UNKNOWN;
    private String format = "";
    private @Nullable SourceKind source;
    private @Nullable Digest content;
    private long records;
    private long rejected;
    private long warnings;

    /// @param inner steps below the member the container told of (payloads)
    LeafTally(String name, String member, List<MemberStep> inner) {
        this.name = name;
        this.member = member;
        this.inner = inner;
    }

    String name() {
        return name;
    }

    String member() {
        return member;
    }

    List<MemberStep> inner() {
        return inner;
    }

    void is(FileRow.Kind found, String word, @Nullable SourceKind from) {
        kind = found;
        format = word;
        source = from;
    }

    void complete(Digest digest) {
        content = digest;
    }

    void event() {
        records++;
    }

    void rejected() {
        records++;
        rejected++;
    }

    /// True while the warning is to be kept.
    boolean warned() {
        return ++warnings <= WARNINGS_KEPT;
    }

    long records() {
        return records;
    }

    ItemAccount.Leaf leaf(List<MemberStep> outer) {
        List<MemberStep> steps = new ArrayList<>(outer);
        steps.addAll(inner);
        return new ItemAccount.Leaf(
                steps, content, kind, format, source, records, 0, rejected, warnings);
    }
}
