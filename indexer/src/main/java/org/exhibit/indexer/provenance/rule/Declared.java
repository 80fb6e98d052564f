package org.exhibit.indexer.provenance.rule;

import java.util.List;
import java.util.Set;

/// What the analyst declares about the organisation, which no record tells.
///
/// @param baselineCode SHA-256 sums, as AWS writes them, of code that is known to be good; where
///   none is declared, the first code of each function that the records tell of counts as good
/// @param labels of objects, by bucket and the beginning of keys
public record Declared(Set<String> baselineCode, List<LabelRule> labels) {
    public static final Declared NOTHING = new Declared(Set.of(), List.of());

    /// @param prefix what keys begin with, or the whole key where `whole`
    public record LabelRule(
            String label, String bucket, String prefix, boolean whole, String basis) {
        public boolean covers(String otherBucket, String key) {
            return bucket.equals(otherBucket)
                    && (whole ? key.equals(prefix) : key.startsWith(prefix));
        }
    }

    public Declared {
        baselineCode = Set.copyOf(baselineCode);
        labels = List.copyOf(labels);
    }

    public boolean isCalled(String bucket, String key, Set<String> anyOf) {
        return labels.stream()
                .anyMatch(rule -> anyOf.contains(rule.label()) && rule.covers(bucket, key));
    }
}
