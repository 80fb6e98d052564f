package org.exhibit.indexer.provenance.graph;

import java.time.Instant;

/// The name of a node, the same in every run and on every machine, since it follows from what the
/// records call the thing.
///
/// @param name unique within the kind
public record NodeId(NodeKind kind, String name) implements Comparable<NodeId> {
    /// The version of an object whose version no record and no replay tells.
    public static final String UNKNOWN_VERSION = "?";

    public NodeId {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("a " + kind.word() + " without a name");
        }
    }

    public static NodeId bucket(String bucket) {
        return new NodeId(NodeKind.BUCKET, "s3://" + bucket);
    }

    public static NodeId prefix(String bucket, String prefix) {
        return new NodeId(NodeKind.PREFIX, "s3://" + bucket + '/' + prefix + '*');
    }

    public static NodeId key(String bucket, String key) {
        return new NodeId(NodeKind.KEY, "s3://" + bucket + '/' + key);
    }

    /// @param version S3's id, `null`, `epoch:n` in a bucket that never had versions, or
    ///   `UNKNOWN_VERSION`
    public static NodeId version(String bucket, String key, String version) {
        return new NodeId(NodeKind.VERSION, "s3://" + bucket + '/' + key + '@' + version);
    }

    public static NodeId marker(String bucket, String key, String version) {
        return new NodeId(NodeKind.MARKER, "s3://" + bucket + '/' + key + '@' + version);
    }

    /// @param principal unique id such as `AROA…:name`
    /// @param created when the credentials were issued
    public static NodeId session(String principal, Instant created) {
        return new NodeId(NodeKind.SESSION, principal + '@' + created);
    }

    public static NodeId credential(String accessKey) {
        return new NodeId(NodeKind.CREDENTIAL, accessKey);
    }

    public static NodeId principal(String uniqueId) {
        return new NodeId(NodeKind.PRINCIPAL, uniqueId);
    }

    public static NodeId account(String account) {
        return new NodeId(NodeKind.ACCOUNT, account);
    }

    public static NodeId address(String ip) {
        return new NodeId(NodeKind.ADDRESS, ip);
    }

    @Override
    public int compareTo(NodeId other) {
        int byKind = kind.compareTo(other.kind);
        return byKind != 0 ? byKind : name.compareTo(other.name);
    }

    /// As JSON's `id`.
    @Override
    public String toString() {
        return kind.word() + ':' + name;
    }
}
