package org.exhibit.indexer.format.json;

import java.io.IOException;

/// Bytes that are no valid JSON, or that end before their value does. Carries no stack trace: it is
/// an answer about the evidence, and hostile evidence can ask for millions of them.
public final class JsonSyntaxException extends IOException {
    private static final long serialVersionUID = 1L;

    private final int position;
    private final boolean ended;

    private JsonSyntaxException(String reason, int position, boolean ended) {
        super(reason);
        this.position = position;
        this.ended = ended;
    }

    static JsonSyntaxException at(int position, String reason) {
        return new JsonSyntaxException(reason, position, false);
    }

    /// Bytes after the end of a value that should stand alone.
    public static JsonSyntaxException after(int position) {
        return new JsonSyntaxException("bytes after the end of the object", position, false);
    }

    static JsonSyntaxException ended(int position) {
        return new JsonSyntaxException("the bytes end before the value does", position, true);
    }

    /// Index in the buffer of the first byte that cannot be part of the value.
    public int position() {
        return position;
    }

    /// Whether everything up to the end was valid, so that more bytes could complete the value.
    public boolean ended() {
        return ended;
    }

    @Override
    public Throwable fillInStackTrace() {
        return this;
    }
}
