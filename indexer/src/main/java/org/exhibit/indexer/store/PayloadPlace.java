package org.exhibit.indexer.store;

import java.io.IOException;

/// Where a base64 payload stands: the bytes of the JSON value around it and the pointer (RFC 6901)
/// to its text.
///
/// @param offset of the value in the decompressed stream
/// @param length of the value in bytes
public record PayloadPlace(long offset, long length, String pointer) {

    @Override
    public String toString() {
        return offset + "+" + length + " " + pointer;
    }

    static PayloadPlace parse(String text) throws IOException {
        int plus = text.indexOf('+');
        int space = text.indexOf(' ');
        try {
            return new PayloadPlace(
                    Long.parseLong(text.substring(0, plus)),
                    Long.parseLong(text.substring(plus + 1, space)),
                    text.substring(space + 1));
        } catch (IndexOutOfBoundsException | NumberFormatException e) {
            throw new IOException("no place of a payload: " + text, e);
        }
    }
}
