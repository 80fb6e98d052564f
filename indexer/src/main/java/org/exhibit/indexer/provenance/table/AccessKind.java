package org.exhibit.indexer.provenance.table;

import java.util.Arrays;
import java.util.Optional;

/// What a record of S3, KMS or Lambda tells of an object, in the words of the event table.
public enum AccessKind {
    READ("read"),
    READ_PARTLY("read-partly"),
    /// The line an access log writes for the source of a copy.
    COPY_READ("copy-read"),
    WRITE("write"),
    COPY("copy"),
    RENAME("rename"),
    UPLOAD("upload"),
    PART("part"),
    PART_COPY("part-copy"),
    COMPLETE("complete"),
    ABORT("abort"),
    DELETE("delete"),
    /// A deletion of many objects; the record names none of them.
    DELETE_MANY("delete-many"),
    DELETE_ONE_OF_MANY("delete-one-of-many"),
    EXPIRE("expire"),
    LIST("list"),
    INSPECT("inspect"),
    SETTING("setting"),
    KEY_READ("key-read"),
    KEY_WRITE("key-write"),
    NETWORK("network"),
    INVOKE("invoke");

    private final String word;

    AccessKind(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    public static Optional<AccessKind> ofWord(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
    }

    /// Whether content left the object.
    public boolean reads() {
        return this == READ || this == READ_PARTLY;
    }

    /// Whether a version came into being.
    public boolean writes() {
        return this == WRITE || this == COPY || this == COMPLETE || this == RENAME;
    }

    public boolean deletes() {
        return this == DELETE || this == DELETE_ONE_OF_MANY || this == EXPIRE;
    }
}
