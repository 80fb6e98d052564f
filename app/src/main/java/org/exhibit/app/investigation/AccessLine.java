package org.exhibit.app.investigation;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// One line of an S3 server access log in its newest layout of 27 columns.
///
/// @param label from which the ids are derived
/// @param key percent-encoded, or `-`
/// @param sent bytes of the response's body; 0 is printed as `-`
/// @param size bytes of the whole object; less than 0 is printed as `-`
record AccessLine(
        String label,
        Instant time,
        String bucket,
        String address,
        String requester,
        String operation,
        String key,
        String requestUri,
        int status,
        String errorCode,
        long sent,
        long size,
        int millis,
        String agent,
        String signature,
        String authentication,
        String host,
        String sourceRegion) {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss +0000", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    String requestId() {
        return Ids.s3Request(label);
    }

    /// The line without its line feed.
    String text() {
        boolean body = sent > 0 && status < 300;
        return String.join(
                " ",
                Estate.OWNER,
                bucket,
                "[" + TIME.format(time) + "]",
                address,
                requester,
                requestId(),
                operation,
                key,
                '"' + requestUri + '"',
                Integer.toString(status),
                errorCode,
                sent > 0 ? Long.toString(sent) : "-",
                size >= 0 ? Long.toString(size) : "-",
                Integer.toString(millis),
                body ? Integer.toString(Math.max(1, millis / 3)) : "-",
                "\"-\"",
                '"' + agent + '"',
                "-",
                Ids.host(label),
                signature,
                "TLS_AES_128_GCM_SHA256",
                authentication,
                host,
                "TLSv1.3",
                "-",
                "-",
                sourceRegion);
    }

    /// A line that S3 writes about work of its own: most columns are empty.
    static String ownWork(String label, Instant time, String bucket, String operation, String key) {
        return String.join(
                " ",
                Estate.OWNER,
                bucket,
                "[" + TIME.format(time) + "]",
                "-",
                "AmazonS3",
                Ids.s3Request(label),
                operation,
                encode(key),
                "\"-\"",
                "- - - 18734 - -",
                "\"-\"",
                "\"-\"",
                "-",
                Ids.host(label),
                "- - - - - - - -");
    }

    static String encode(String key) {
        return URLEncoder.encode(key, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%2F", "/");
    }
}
