package org.exhibit.indexer.acquire;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/// Walks several named paths as one, in the order of the relative paths, so that the order in which
/// an examiner names them makes no difference. Not thread-safe.
final class MergedWalk {
    private final PriorityQueue<Head> heads =
            new PriorityQueue<>(
                    Comparator.comparing((Head head) -> head.found().path(), PathOrder.INSTANCE)
                            .thenComparingInt(Head::source));

    private record Head(Found found, int source, SourceWalk walk) {}

    MergedWalk(List<Path> named, Path caseFolder) {
        for (int i = 0; i < named.size(); i++) {
            advance(i, new SourceWalk(named.get(i), caseFolder));
        }
    }

    private void advance(int source, SourceWalk walk) {
        @Nullable Found found = walk.next();
        if (found != null) {
            heads.add(new Head(found, source, walk));
        }
    }

    /// The next thing, or null at the end.
    @Nullable Found next() {
        @Nullable Head head = heads.poll();
        if (head == null) {
            return null;
        }
        advance(head.source(), head.walk());
        return head.found();
    }
}
