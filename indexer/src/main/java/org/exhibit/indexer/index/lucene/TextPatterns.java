package org.exhibit.indexer.index.lucene;

import org.exhibit.indexer.index.QueryException;
import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;

/// Patterns made ready once: one question asks the same of many paths, and making one ready costs
/// more than running it. The last used ones are kept. Thread-safe.
final class TextPatterns {
    private static final int KEPT = 64;

    private final Map<String, TextPattern> wildcards =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, TextPattern> eldest) {
                    return size() > KEPT;
                }
            };

    TextPattern wildcard(String pattern) throws QueryException {
        synchronized (wildcards) {
            @Nullable TextPattern known = wildcards.get(pattern);
            if (known == null) {
                known = TextPattern.wildcard(pattern);
                wildcards.put(pattern, known);
            }
            return known;
        }
    }
}
