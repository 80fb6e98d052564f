package org.exhibit.indexer.provenance.table;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A place in S3 as records write it in their many ways.
///
/// @param key the object's key, or what keys begin with; empty for the whole bucket
/// @param version as the text names it, or null
public record S3Place(String bucket, String key, @Nullable String version) {
    private static final Pattern SCHEME = Pattern.compile("(?s)(?i:s3[an]?)://([^/?#]+)/?(.*)");
    private static final Pattern HOST =
            Pattern.compile(
                    "(?s)(?i:https?)://([a-z0-9.-]+)\\.s3[.-][a-z0-9.-]*amazonaws\\.com(?:\\.cn)?"
                            + "(?::\\d+)?/?(.*)");
    private static final Pattern PATH =
            Pattern.compile(
                    "(?s)(?i:https?)://s3[a-z0-9.-]*\\.amazonaws\\.com(?:\\.cn)?(?::\\d+)?"
                            + "/([^/]+)/?(.*)");
    private static final Pattern ARN = Pattern.compile("(?s)arn:aws[a-z-]*:s3:::([^/]+)/?(.*)");
    private static final String POINT =
            "(arn:aws[a-z-]*:s3[a-z-]*:[a-z0-9-]*:\\d*:(?:outpost[/:][^/:]+[/:])?accesspoint[/:][^/]+)";
    private static final Pattern ACCESS_POINT =
            Pattern.compile("(?s)" + POINT + "(?:/object)?/?(.*)");

    /// As events name what lies behind an access point.
    private static final Pattern POINT_IN_SCHEME =
            Pattern.compile("(?s)(?i:s3)://" + POINT + "/?(.*)");

    /// Reads `s3://`, `s3a://`, both forms of `https://`, ARNs of objects and of access points;
    /// null where the text is none of these.
    public static @Nullable S3Place parse(String text) {
        for (Pattern plain : new Pattern[] {POINT_IN_SCHEME, SCHEME, ARN, ACCESS_POINT}) {
            Matcher matcher = plain.matcher(text);
            if (matcher.matches()) {
                return new S3Place(matcher.group(1), matcher.group(2), null);
            }
        }
        for (Pattern web : new Pattern[] {PATH, HOST}) {
            Matcher matcher = web.matcher(text);
            if (matcher.matches()) {
                return new S3Place(matcher.group(1), decode(withoutQuery(matcher.group(2))), null);
            }
        }
        return null;
    }

    /// Reads the header `x-amz-copy-source`: percent-encoded, with or without a leading slash, with
    /// or without a version.
    public static @Nullable S3Place ofCopySource(String text) {
        String source = text.startsWith("/") ? text.substring(1) : text;
        String version = null;
        int query = source.indexOf("?versionId=");
        if (query >= 0) {
            version = source.substring(query + "?versionId=".length());
            source = source.substring(0, query);
        }
        String decoded = decode(source);
        Matcher matcher = ACCESS_POINT.matcher(decoded);
        if (matcher.matches()) {
            return new S3Place(matcher.group(1), matcher.group(2), version);
        }
        String plain = decoded.startsWith("/") ? decoded.substring(1) : decoded;
        int slash = plain.indexOf('/');
        return slash <= 0 || slash == plain.length() - 1
                ? null
                : new S3Place(plain.substring(0, slash), plain.substring(slash + 1), version);
    }

    private static String withoutQuery(String text) {
        int query = text.indexOf('?');
        return query < 0 ? text : text.substring(0, query);
    }

    /// Whether an object lies under this place, taken as a prefix.
    public boolean covers(String otherBucket, String otherKey) {
        return bucket.equals(otherBucket) && otherKey.startsWith(key);
    }

    /// Decodes `%XX`; anything else stays as it is.
    static String decode(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        byte[] in = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream(in.length);
        for (int i = 0; i < in.length; i++) {
            int high = i + 2 < in.length ? Character.digit(in[i + 1], 16) : -1;
            int low = high >= 0 ? Character.digit(in[i + 2], 16) : -1;
            if (in[i] == '%' && low >= 0) {
                out.write(high << 4 | low);
                i += 2;
            } else {
                out.write(in[i]);
            }
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
