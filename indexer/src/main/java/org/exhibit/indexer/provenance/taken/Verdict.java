package org.exhibit.indexer.provenance.taken;

/// How much of an object was sent, gravest first.
public enum Verdict {
    /// One response carried the whole object.
    COMPLETELY("completely"),
    /// Several responses carried as many bytes as the object has; which, no log records.
    POSSIBLY_COMPLETELY("possibly completely"),
    /// Fewer bytes than the object has.
    PARTLY("partly"),
    /// Content was asked for with success; what the records leave out decides.
    UNKNOWN("unknown"),
    /// Its name or attributes were told, no content.
    LISTED_ONLY("listed only"),
    /// Refused, or failed.
    ATTEMPTED("attempted");

    private final String word;

    Verdict(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    /// Whether bytes of the content left.
    public boolean isTaken() {
        return compareTo(UNKNOWN) <= 0;
    }
}
