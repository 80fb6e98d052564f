package org.exhibit.indexer.scenario;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Puts one line of an S3 server access log together, in its layout of 27 columns.
final class AccessLine {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss +0000", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private final String scenario;
    private final String id;
    private final String account;
    private final Instant time;
    private final Caller caller;
    private final String bucket;
    private final String key;
    private final String operation;
    private int status = 200;
    private String error = "-";
    private long sent;
    private long size = -1;
    private String query = "";
    private String authentication = "AuthHeader";

    /// @param operation e.g. `REST.GET.OBJECT`
    AccessLine(
            String scenario,
            String id,
            String account,
            String time,
            Caller caller,
            String bucket,
            String key,
            String operation) {
        this.scenario = scenario;
        this.id = id;
        this.account = account;
        this.time = Clock.at(time);
        this.caller = caller;
        this.bucket = bucket;
        this.key = key;
        this.operation = operation;
    }

    AccessLine status(int code) {
        this.status = code;
        return this;
    }

    AccessLine denied() {
        this.status = 403;
        this.error = "AccessDenied";
        this.sent = 243;
        return this;
    }

    /// @param bytes of the response's body
    AccessLine sent(long bytes) {
        this.sent = bytes;
        return this;
    }

    /// @param bytes of the whole object
    AccessLine size(long bytes) {
        this.size = bytes;
        return this;
    }

    /// A signed address instead of a signed header.
    AccessLine signedUrl(String text) {
        this.query = "?" + text;
        this.authentication = "QueryString";
        return this;
    }

    ScenarioRecord.Access record() {
        boolean anonymous = caller.requester().equals("-");
        String coded = encode(key);
        String method = operation.startsWith("BATCH") ? "" : operation.split("\\.")[1];
        String uri = method.isEmpty() ? "-" : method + " /" + coded + query + " HTTP/1.1";
        int millis = Math.toIntExact(30 + Math.max(sent, size) / 90_000);
        String requestId = Ids.s3Request(scenario + id);
        String line =
                String.join(
                        " ",
                        Ids.hex("canonical " + account, 64),
                        bucket,
                        "[" + TIME.format(time) + "]",
                        caller.address(),
                        caller.requester(),
                        requestId,
                        operation,
                        coded,
                        '"' + uri + '"',
                        Integer.toString(status),
                        error,
                        sent > 0 ? Long.toString(sent) : "-",
                        size >= 0 ? Long.toString(size) : "-",
                        method.isEmpty() ? "-" : Integer.toString(millis),
                        sent > 0 && status < 300 ? Integer.toString(millis / 3 + 1) : "-",
                        "\"-\"",
                        '"' + (method.isEmpty() ? "-" : caller.agent()) + '"',
                        "-",
                        Ids.host(scenario + id),
                        anonymous ? "-" : "SigV4",
                        "TLS_AES_128_GCM_SHA256",
                        anonymous ? "-" : authentication,
                        bucket + ".s3.us-east-1.amazonaws.com",
                        "TLSv1.3",
                        "-",
                        "-",
                        "-");
        return new ScenarioRecord.Access(id, time, account, bucket, requestId, line);
    }

    private static String encode(String key) {
        return URLEncoder.encode(key, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%2F", "/");
    }
}
