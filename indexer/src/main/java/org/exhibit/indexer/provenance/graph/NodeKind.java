package org.exhibit.indexer.provenance.graph;

import java.util.Arrays;
import java.util.Optional;

/// What a node stands for.
public enum NodeKind {
    BUCKET("bucket", Role.DATA),
    /// Every object whose key starts so: what a job was configured with, or a listing asked for.
    PREFIX("prefix", Role.DATA),
    /// A key in a bucket, whatever its version.
    KEY("key", Role.DATA),
    /// One version of an object.
    VERSION("version", Role.DATA),
    /// A delete marker, which hides a key.
    MARKER("marker", Role.DATA),
    UPLOAD("upload", Role.DATA),
    /// Members beyond what a graph shows one by one.
    BATCH("batch", Role.DATA),
    JOB("job", Role.DATA),
    MODEL("model", Role.DATA),
    FUNCTION("function", Role.DATA),
    LAYER("layer", Role.DATA),
    VOLUME("volume", Role.DATA),
    SNAPSHOT("snapshot", Role.DATA),
    IMAGE("image", Role.DATA),
    DATABASE("database", Role.DATA),
    DB_SNAPSHOT("db-snapshot", Role.DATA),
    TABLE("table", Role.DATA),
    ENDPOINT("endpoint", Role.DATA),
    /// Where a service reads or writes, such as a DataSync location.
    LOCATION("location", Role.DATA),
    DISTRIBUTION("distribution", Role.DATA),
    REQUEST("request", Role.ACTOR),
    /// A user or role by its unique id.
    PRINCIPAL("principal", Role.ACTOR),
    /// Temporary credentials of one principal from one issuing.
    SESSION("session", Role.ACTOR),
    /// An access key.
    CREDENTIAL("credential", Role.ACTOR),
    /// The AWS service that called.
    SERVICE("service", Role.ACTOR),
    INSTANCE("instance", Role.ACTOR),
    PERSON("person", Role.ACTOR),
    ACCOUNT("account", Role.ACTOR),
    ADDRESS("address", Role.ACTOR),
    INTERFACE("interface", Role.ACTOR),
    KMS_KEY("kms-key", Role.STATE),
    /// A setting or permission as it stood.
    STATE("state", Role.STATE),
    EXPOSURE("exposure", Role.STATE),
    LOGGING("logging", Role.STATE),
    /// A lane and span in which nothing can be said.
    GAP("gap", Role.STATE),
    /// Claims of records that cannot all be true.
    CONFLICT("conflict", Role.STATE);

    /// What passing through a node of this kind would mean.
    public enum Role {
        /// Content: lineage goes on through it.
        DATA,
        /// Someone or something that acts: what it read did not by that alone flow into what it
        /// wrote, so lineage of data ends here.
        ACTOR,
        /// What bears on data without carrying it.
        STATE
    }

    private final String word;
    private final Role role;

    NodeKind(String word, Role role) {
        this.word = word;
        this.role = role;
    }

    public String word() {
        return word;
    }

    public Role role() {
        return role;
    }

    public static Optional<NodeKind> ofWord(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
    }
}
