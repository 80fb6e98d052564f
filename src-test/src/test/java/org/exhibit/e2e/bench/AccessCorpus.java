package org.exhibit.e2e.bench;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// S3 access logs: lines of 27 columns, in plain files of the given number of lines. Four lines are
/// about 2 KB, the size of the files that S3 delivers for a quiet bucket.
final class AccessCorpus implements Corpus {
    private static final long SEED = 0xACCE;
    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    private static final long SPAN = 60L * 24 * 3600;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss +0000", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd-HH-mm-ss", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);
    private static final String[] OPERATIONS = {
        "REST.GET.OBJECT",
        "REST.HEAD.OBJECT",
        "REST.PUT.OBJECT",
        "REST.GET.BUCKET",
        "REST.DELETE.OBJECT"
    };
    private static final String[] AGENTS = {
        "aws-sdk-java/2.31.30 md/io#sync md/http#Apache ua/2.1",
        "Boto3/1.37.23 md/Botocore#1.37.23 ua/2.0",
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/134.0.0.0",
        "curl/8.11.1"
    };

    private final int lines;
    private final int perFile;

    AccessCorpus(int lines, int perFile) {
        this.lines = lines;
        this.perFile = perFile;
    }

    @Override
    public int files() {
        return Math.ceilDiv(lines, perFile);
    }

    @Override
    public String name(int file) {
        Instant time = FROM.plusSeconds(SPAN * file / files());
        String unique = new Chance(SEED + 1, file).hex(new StringBuilder(), 16).toString();
        // S3 puts all of a prefix in one place; folders of a day keep the disk's directories small.
        String day = time.toString().substring(0, 10);
        return "access/" + day + "/" + NAME.format(time) + "-" + unique.toUpperCase(Locale.ROOT);
    }

    @Override
    public byte[] content(int file) {
        StringBuilder out = new StringBuilder(perFile * 520);
        int to = Math.min(lines, (file + 1) * perFile);
        for (int line = file * perFile; line < to; line++) {
            append(out, line);
        }
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void append(StringBuilder out, int line) {
        Chance chance = new Chance(SEED, line);
        int caller = chance.skewed(3_000);
        boolean anonymous = caller % 11 == 10;
        String operation = chance.pick(OPERATIONS);
        String key =
                operation.endsWith("BUCKET")
                        ? "-"
                        : "studies/%05d/frame%%20%07d.mp4"
                                .formatted(chance.skewed(60_000), chance.below(9_000_000));
        String bucket = caller % 3 == 0 ? "mixed-media" : "portal-assets";
        new Chance(SEED, -1).hex(out, 64).append(' ').append(bucket).append(" [");
        out.append(TIME.format(FROM.plusSeconds(SPAN * line / lines))).append("] 10.51.");
        out.append(caller / 250 % 250).append('.').append(1 + caller % 250).append(' ');
        if (anonymous) {
            out.append('-');
        } else {
            out.append("arn:aws:sts::222222222222:assumed-role/portal-").append(caller % 17);
            out.append("/session-").append(caller);
        }
        chance.upper(out.append(' '), 16).append(' ').append(operation).append(' ').append(key);
        out.append(" \"").append(method(operation)).append(" /").append(key);
        boolean refused = chance.below(40) == 0;
        long bytes = 500L + chance.skewed(70_000_000);
        out.append(" HTTP/1.1\" ").append(refused ? "403 AccessDenied 243 -" : "200 - ");
        if (!refused) {
            out.append(operation.contains("GET") ? Long.toString(bytes) : "-").append(' ');
            out.append(bytes);
        }
        out.append(' ').append(5 + chance.below(90)).append(' ').append(3 + chance.below(40));
        out.append(" \"-\" \"").append(chance.pick(AGENTS)).append("\" - ");
        chance.base64(out, 75).append("= ").append(anonymous ? "- " : "SigV4 ");
        out.append("TLS_AES_128_GCM_SHA256 ").append(anonymous ? "- " : "AuthHeader ");
        out.append(bucket).append(".s3.us-east-1.amazonaws.com TLSv1.3 - - us-east-1\n");
    }

    /// `GET` of `REST.GET.OBJECT`.
    private static String method(String operation) {
        int start = operation.indexOf('.') + 1;
        return operation.substring(start, operation.indexOf('.', start));
    }
}
