package org.exhibit.app.cli;

/// A pull as its failures see it.
interface PullTask extends Task {
    @Override
    default String safe() {
        return "AWS was only read; what was finished is kept in the case.";
    }

    @Override
    default String advice() {
        return "The same command again goes on from there.";
    }
}
