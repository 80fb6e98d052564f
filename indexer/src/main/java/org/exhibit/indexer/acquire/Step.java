package org.exhibit.indexer.acquire;

/// What is to be done about one thing that was listed.
sealed interface Step {
    /// Nothing: what became of it is known.
    record Done(Outcome outcome) implements Step {}

    record ToRead(Found.File file) implements Step {}
}
