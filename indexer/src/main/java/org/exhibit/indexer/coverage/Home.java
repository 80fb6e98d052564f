package org.exhibit.indexer.coverage;

/// Whose a bucket is and where it lies, so which lane holds its owner's view.
public record Home(String account, String region) {}
