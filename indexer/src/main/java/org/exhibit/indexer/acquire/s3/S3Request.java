package org.exhibit.indexer.acquire.s3;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// What to pull.
///
/// @param prefix what every key begins with; empty for the whole bucket
/// @param versions also older versions and delete markers
/// @param without groups of objects that are listed and left
/// @param connections most requests under way at once
public record S3Request(
        String bucket,
        String prefix,
        S3Scope scope,
        boolean versions,
        SortedSet<S3Group> without,
        int connections) {
    /// What one workstation's line carries without queues, and far below S3's own limit.
    public static final int CONNECTIONS = 48;

    public S3Request {
        without = Collections.unmodifiableSortedSet(new TreeSet<>(without));
    }

    public static S3Request of(String bucket, String prefix) {
        return new S3Request(bucket, prefix, S3Scope.ALL, false, new TreeSet<>(), CONNECTIONS);
    }

    public S3Request within(S3Scope narrower) {
        return new S3Request(bucket, prefix, narrower, versions, without, connections);
    }

    public S3Request withVersions() {
        return new S3Request(bucket, prefix, scope, true, without, connections);
    }

    /// Leaves groups where they are.
    public S3Request without(SortedSet<S3Group> groups) {
        return new S3Request(bucket, prefix, scope, versions, groups, connections);
    }

    /// @param url `s3://bucket` or `s3://bucket/prefix`
    /// @throws IllegalArgumentException where it is none
    public static S3Request parse(String url) {
        if (!url.startsWith("s3://")) {
            throw new IllegalArgumentException(url + " is no s3://bucket/prefix");
        }
        String rest = url.substring("s3://".length());
        int slash = rest.indexOf('/');
        String bucket = slash < 0 ? rest : rest.substring(0, slash);
        if (!bucket.matches("[A-Za-z0-9][A-Za-z0-9._-]{1,254}") && !bucket.startsWith("arn:")) {
            throw new IllegalArgumentException(url + " names no bucket");
        }
        return of(bucket, slash < 0 ? "" : rest.substring(slash + 1));
    }

    String url() {
        return "s3://" + bucket + "/" + prefix;
    }

    /// What custody says was asked for; the same request goes on where it was interrupted.
    List<String> sources() {
        List<String> sources = new ArrayList<>();
        sources.add(url());
        sources.addAll(scope.words());
        if (versions) {
            sources.add("versions");
        }
        without.forEach(group -> sources.add("without " + group.words()));
        return sources;
    }
}
