package org.exhibit.indexer.casefile;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;

/// Reads the details of a custody entry that this version wrote and must find complete.
///
/// @param kind of the entry, for messages
record Fields(String kind, Map<String, String> details) {

    String text(String name) throws IOException {
        @Nullable String value = details.get(name);
        if (value == null) {
            throw new IOException(
                    "an entry of custody of the kind " + kind + " lacks its field " + name);
        }
        return value;
    }

    int number(String name) throws IOException {
        return Math.toIntExact(count(name));
    }

    long count(String name) throws IOException {
        try {
            return Long.parseLong(text(name));
        } catch (NumberFormatException e) {
            throw new IOException(
                    "an entry of custody of the kind " + kind + " has no number as " + name, e);
        }
    }

    Instant instant(String name) throws IOException {
        try {
            return Instant.parse(text(name));
        } catch (DateTimeException e) {
            throw new IOException(
                    "an entry of custody of the kind " + kind + " has no instant as " + name, e);
        }
    }
}
