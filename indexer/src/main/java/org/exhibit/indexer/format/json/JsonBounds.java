package org.exhibit.indexer.format.json;

/// What one record may take up at most. Logs are written by attackers: every bound holds whatever
/// the stream says.
public final class JsonBounds {
    /// Bytes of one record.
    public static final int RECORD_BYTES = 16 << 20;

    /// Objects and lists inside one another.
    public static final int DEPTH = 200;

    /// Fields of one record that are handed out. AWS cuts an event at 256 KB (1 MB in CloudTrail
    /// Lake), which holds far fewer.
    public static final int FIELDS = 100_000;

    /// Characters of one field's path.
    public static final int PATH_LENGTH = 1_024;

    private JsonBounds() {}
}
