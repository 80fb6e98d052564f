package org.exhibit.e2e.bench;

/// Files of one kind of log, each of which can be made without the others.
interface Corpus {
    int files();

    /// The file's path below the corpus, with `/`.
    String name(int file);

    /// The file's bytes as delivered, compressed where that log is.
    byte[] content(int file);
}
