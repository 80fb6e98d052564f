package org.exhibit.indexer.format;

/// The way a record was delivered, best copy first: where the same record arrives by several ways,
/// the first of these is the event and the others are its duplicates.
public enum Delivery {
    LOG_FILE,
    CLOUDWATCH,
    EVENTBRIDGE,
    LOOKUP_EVENTS
}
