package org.exhibit.e2e.archfixture.indexer.event;

import org.exhibit.e2e.archfixture.indexer.digest.DigestHelper;

/// Closes a cycle of packages.
public record Clock(long instant) {

    public int calls() {
        return DigestHelper.calls;
    }
}
