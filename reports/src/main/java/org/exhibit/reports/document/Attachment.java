package org.exhibit.reports.document;

import org.exhibit.indexer.digest.Digest;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A file carried inside the pack. Immutable.
public final class Attachment {
    private final String name;
    private final String mediaType;
    private final Relation relation;
    private final String description;
    private final byte[] content;
    private final Digest sha256;

    /// How an attachment stands to the pages, as ISO 32000-2 names it.
    public enum Relation {
        /// What a table or figure was made from.
        DATA("Data"),
        /// The original of something the pages show.
        SOURCE("Source"),
        SUPPLEMENT("Supplement");

        private final String word;

        Relation(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    public Attachment(
            String name, String mediaType, Relation relation, String description, byte[] content) {
        this.name = name;
        this.mediaType = mediaType;
        this.relation = relation;
        this.description = description;
        this.content = content.clone();
        this.sha256 = Digest.of(content);
    }

    public static Attachment ofText(
            String name, String mediaType, Relation relation, String description, String text) {
        return new Attachment(
                name, mediaType, relation, description, text.getBytes(StandardCharsets.UTF_8));
    }

    /// Path-like name, unique in the pack, `[A-Za-z0-9./-]`.
    public String name() {
        return name;
    }

    public String mediaType() {
        return mediaType;
    }

    public Relation relation() {
        return relation;
    }

    public String description() {
        return description;
    }

    /// A copy of the bytes.
    public byte[] content() {
        return content.clone();
    }

    public int length() {
        return content.length;
    }

    public Digest sha256() {
        return sha256;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Attachment that
                && name.equals(that.name)
                && mediaType.equals(that.mediaType)
                && relation == that.relation
                && description.equals(that.description)
                && Arrays.equals(content, that.content);
    }

    @Override
    public int hashCode() {
        return sha256.hashCode();
    }

    @Override
    public String toString() {
        return name + ", " + content.length + " bytes, SHA-256 " + sha256;
    }
}
