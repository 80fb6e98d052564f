package org.exhibit.indexer.store;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// Names of archive entries, which need be no valid text.
final class EntryNames {
    private EntryNames() {}

    /// The bytes of a name read as ISO 8859-1; of a name with wider characters (pax headers) its
    /// UTF-8.
    static byte[] bytes(String name) {
        boolean narrow = name.chars().allMatch(c -> c < 256);
        return name.getBytes(narrow ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
    }

    static String text(byte[] name) {
        return new String(name, StandardCharsets.UTF_8);
    }

    /// Empty for valid UTF-8, else the bytes in base64.
    static String base64Unless(byte[] name) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(name));
            return "";
        } catch (CharacterCodingException e) {
            return Base64.getEncoder().encodeToString(name);
        }
    }
}
