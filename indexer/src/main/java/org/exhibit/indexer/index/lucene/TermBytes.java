package org.exhibit.indexer.index.lucene;

import org.apache.lucene.util.BytesRef;
import org.exhibit.indexer.event.EventField;

import java.nio.charset.StandardCharsets;

/// Encodes terms into one growing buffer that lives as long as a document is built. One instance a
/// thread.
final class TermBytes {
    private byte[] buffer = new byte[64 * 1024];
    private int length;

    void clear() {
        length = 0;
        if (buffer.length > 4 * 1024 * 1024) {
            buffer = new byte[64 * 1024];
        }
    }

    BytesRef of(String text) {
        return write("", text, false);
    }

    /// A named field's term as `Schema.keywordTerm` gives it.
    BytesRef keyword(EventField field, String text) {
        return field == EventField.HOST_ID ? Schema.keywordTerm(field, text) : bounded(text);
    }

    /// A value's term as `Schema.term` gives it.
    private BytesRef bounded(String text) {
        return text.length() > Schema.TERM_PREFIX / 3 ? Schema.term(text) : write("", text, false);
    }

    /// A path's term as `Schema.pathValue` gives it.
    BytesRef bounded(String path, String text) {
        return path.length() + text.length() > Schema.TERM_PREFIX / 3 - 1 || Schema.opaque(text)
                ? Schema.pathValue(path, text)
                : write(path, text, true);
    }

    private BytesRef write(String path, String text, boolean joined) {
        int most = (path.length() + text.length()) * 3 + 1;
        if (buffer.length - length < most) {
            // Terms already handed out keep the old array.
            buffer = new byte[Math.max(buffer.length, most) * 2];
            length = 0;
        }
        int start = length;
        append(path);
        if (joined) {
            buffer[length++] = '=';
        }
        append(text);
        return new BytesRef(buffer, start, length - start);
    }

    @SuppressWarnings("deprecation")
    private void append(String text) {
        int count = text.length();
        // Almost every value is ASCII: copy its bytes and look whether that held.
        text.getBytes(0, count, buffer, length);
        for (int i = 0; i < count; i++) {
            if (text.charAt(i) >= 128) {
                byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
                System.arraycopy(utf8, 0, buffer, length, utf8.length);
                length += utf8.length;
                return;
            }
        }
        length += count;
    }
}
