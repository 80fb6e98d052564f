package org.exhibit.indexer.format.foreign;

import org.exhibit.indexer.format.Recognition;

import java.util.Optional;

/// Says what a file is that no log format claims, so that an analyst reads "an ALB access log" and
/// not "unknown". Ask it last: it also answers for envelopes whose content a log format may read.
/// Content outranks the name. Stateless and thread-safe.
public final class ForeignFormats {

    /// Looks at the head of a stream.
    ///
    /// @param head the first bytes of the decompressed stream, at most `LogFormat.HEAD_LENGTH`
    /// @param name the path it came by
    /// @return `Unknown` with one clause naming the format, `Reference` for a file that belongs to
    ///   a delivery, or empty where nothing fits
    public Optional<Recognition> recognise(byte[] head, String name) {
        if (head.length == 0) {
            return unknown("an empty file");
        }
        Optional<String> media = MagicNumbers.name(head);
        if (media.isPresent()) {
            return unknown(media.get());
        }
        if (JsonHead.looksLikeJson(head)) {
            Optional<Recognition> json = ForeignJson.recognise(JsonHead.of(head));
            if (json.isPresent()) {
                return json;
            }
        }
        Optional<String> text = ForeignText.name(head);
        if (text.isPresent()) {
            return unknown(text.get());
        }
        return ForeignNames.recognise(name);
    }

    static Optional<Recognition> unknown(String clause) {
        return Optional.of(new Recognition.Unknown(clause));
    }
}
