package org.exhibit.indexer.coverage;

import java.util.List;
import java.util.stream.Collectors;

/// Why a span has its status.
///
/// @param cause a clause without a full stop, e.g. `trail prod was stopped`
/// @param proofs the records, settings and files it rests on; empty only where the cause is that
///   there are none
public record Basis(String cause, List<Proof> proofs) {
    private static final int MOST_NAMED = 4;

    public Basis {
        proofs = List.copyOf(proofs);
    }

    /// Cause and every proof, events with their ids.
    public String machineText() {
        String named = proofs.stream().map(Proof::machineText).collect(Collectors.joining(", "));
        return named.isEmpty() ? cause : cause + ": " + named;
    }

    /// Cause and proofs in one clause.
    public String text() {
        if (proofs.isEmpty()) {
            return cause;
        }
        String named =
                proofs.stream()
                        .limit(MOST_NAMED)
                        .map(Proof::text)
                        .collect(Collectors.joining(", "));
        int left = proofs.size() - MOST_NAMED;
        return cause + ": " + named + (left > 0 ? " and " + left + " more" : "");
    }
}
