package org.exhibit.indexer.casefile;

import java.time.Instant;

/// A query kept under a name.
public record SavedQuery(String name, String query, String author, Instant added) {}
