package org.exhibit.indexer.finding.sigma;

import org.exhibit.indexer.finding.RefusedRule;

import java.util.ArrayList;
import java.util.List;

/// Rules that were read together. Grows while it is read; not thread-safe.
public final class SigmaSet {
    private final List<SigmaRule> rules = new ArrayList<>();
    private final List<Correlation> correlations = new ArrayList<>();
    private final List<RefusedRule> refused = new ArrayList<>();

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

    public void add(SigmaSet other) {
        rules.addAll(other.rules);
        correlations.addAll(other.correlations);
        refused.addAll(other.refused);
    }
}
