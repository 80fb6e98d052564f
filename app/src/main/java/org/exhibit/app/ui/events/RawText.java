package org.exhibit.app.ui.events;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// A record's bytes as text for the screen.
///
/// @param exact the bytes as text; base64 where they are no valid UTF-8
/// @param form how `exact` is to be read
record RawText(String exact, Form form, int bytes) {

    enum Form {
        JSON,
        LINE,
        /// The bytes are no valid UTF-8.
        BASE64
    }

    static RawText of(byte[] record) {
        try {
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(record)).toString();
            Form form = text.stripLeading().startsWith("{") ? Form.JSON : Form.LINE;
            return new RawText(text, form, record.length);
        } catch (CharacterCodingException e) {
            return new RawText(
                    Base64.getEncoder().encodeToString(record), Form.BASE64, record.length);
        }
    }
}
