package org.exhibit.indexer.finding.sigma;

import org.exhibit.indexer.digest.Digest;
import org.exhibit.indexer.finding.RefusedRule;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Rules that were read together. Grows while it is read; not thread-safe.
public final class SigmaSet {
    private final List<SigmaRule> rules = new ArrayList<>();
    private final List<Correlation> correlations = new ArrayList<>();
    private final List<RefusedRule> refused = new ArrayList<>();
    private final Map<String, Digest> files = new TreeMap<>();

    public List<SigmaRule> rules() {
        return rules;
    }

    public List<Correlation> correlations() {
        return correlations;
    }

    /// What could not be read.
    public List<RefusedRule> refused() {
        return refused;
    }

    /// The files they were read from, by name, with the SHA-256 of their bytes.
    public Map<String, Digest> files() {
        return files;
    }

    public void add(SigmaSet other) {
        rules.addAll(other.rules);
        correlations.addAll(other.correlations);
        refused.addAll(other.refused);
        files.putAll(other.files);
    }
}
