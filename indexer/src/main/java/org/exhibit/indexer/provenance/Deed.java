package org.exhibit.indexer.provenance;

/// What was done, in one plain word or two. It follows from the record's own name for the action
/// alone; whether it succeeded is the outcome's matter.
public enum Deed {
    READ("read"),
    WRITTEN("written"),
    COPIED("copied"),
    DELETED("deleted"),
    RESTORED("restored"),
    LISTED("listed"),
    INSPECTED("inspected"),
    PERMISSION_CHANGED("permission changed"),
    SETTING_CHANGED("setting changed"),
    KEY_USED("key used"),
    CREDENTIALS_ISSUED("credentials issued"),
    CONNECTED("connected"),
    CONNECTION_REFUSED("connection refused"),
    /// Any other call; the note names it.
    CALLED("called");

    private final String word;

    Deed(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
