package org.exhibit.indexer.acquire.s3;

import org.jspecify.annotations.Nullable;

import java.util.Comparator;

/// Objects that belong together, as far as their keys tell.
///
/// @param kind the folder AWS delivers it in, e.g. `CloudTrail-Digest`; `S3 access`; else `other`
/// @param account empty where keys do not tell; likewise region
public record S3Group(String kind, String account, String region) implements Comparable<S3Group> {
    private static final Comparator<S3Group> ORDER =
            Comparator.comparing(S3Group::kind)
                    .thenComparing(S3Group::account)
                    .thenComparing(S3Group::region);

    /// Stands for every account, or region, where something is left out.
    public static final String ANY = "*";

    public static S3Group of(String key) {
        return of(key, KeyParts.of(key));
    }

    static S3Group of(String key, KeyParts parts) {
        return new S3Group(LogKind.of(key, parts), value(parts.account()), value(parts.region()));
    }

    private static String value(KeyParts.@Nullable Folder folder) {
        return folder == null ? "" : folder.value();
    }

    /// Whether this, with `ANY` in it or not, means the other.
    boolean covers(S3Group other) {
        return kind.equals(other.kind)
                && (account.equals(ANY) || account.equals(other.account))
                && (region.equals(ANY) || region.equals(other.region));
    }

    /// For people, and what custody says was left out: `CloudTrail-Digest of 111122223333 in
    /// eu-west-1`.
    public String words() {
        return kind
                + (account.isEmpty() || account.equals(ANY) ? "" : " of " + account)
                + (region.isEmpty() || region.equals(ANY) ? "" : " in " + region);
    }

    @Override
    public int compareTo(S3Group other) {
        return ORDER.compare(this, other);
    }
}
