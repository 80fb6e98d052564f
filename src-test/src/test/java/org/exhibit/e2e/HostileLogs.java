package org.exhibit.e2e;

import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/// Makes small logs, and files meant to break who reads them.
final class HostileLogs {
    private HostileLogs() {}

    /// Access-log lines of one bucket, no two alike.
    static String lines(String bucket, int count) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < count; i++) {
            out.append(
                    String.format(
                            Locale.ROOT,
                            "%064x %s [10/Mar/2026:09:%02d:%02d +0000] 192.0.2.7"
                                + " arn:aws:iam::111122223333:user/u %s%014d REST.GET.OBJECT k%d"
                                + " \"GET /%s/k%d HTTP/1.1\" 200 - 10 10 5 4 \"-\" \"agent/1.0\" -"
                                + " host%s%d= SigV4 TLS_AES_128_GCM_SHA256 AuthHeader"
                                + " %s.s3.amazonaws.com TLSv1.3 - -\n",
                            7,
                            bucket,
                            i / 60 % 60,
                            i % 60,
                            "AB",
                            i,
                            i,
                            bucket,
                            i,
                            bucket,
                            i,
                            bucket));
        }
        return out.toString();
    }

    static byte[] trail(int count, String agent) {
        StringBuilder out = new StringBuilder("{\"Records\":[");
        for (int i = 0; i < count; i++) {
            out.append(i == 0 ? "" : ",").append(call(i, agent));
        }
        return out.append("]}").toString().getBytes(StandardCharsets.UTF_8);
    }

    /// One line of about so many bytes.
    ///
    /// @return its records
    static long writeTrail(Path file, long bytes) throws IOException {
        long records = 0;
        long written = 0;
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            out.write("{\"Records\":[".getBytes(StandardCharsets.UTF_8));
            while (written < bytes) {
                byte[] call =
                        ((records == 0 ? "" : ",") + call(records, "a".repeat(900)))
                                .getBytes(StandardCharsets.UTF_8);
                out.write(call);
                written += call.length;
                records++;
            }
            out.write("]}".getBytes(StandardCharsets.UTF_8));
        }
        return records;
    }

    private static String call(long i, String agent) {
        return String.format(
                Locale.ROOT,
                "{\"eventVersion\":\"1.10\",\"userIdentity\":{\"type\":\"IAMUser\","
                    + "\"arn\":\"arn:aws:iam::111122223333:user/u\",\"accountId\":\"111122223333\","
                    + "\"userName\":\"u\"},\"eventTime\":\"2026-03-10T09:%02d:%02dZ\","
                    + "\"eventSource\":\"s3.amazonaws.com\",\"eventName\":\"GetObject\","
                    + "\"awsRegion\":\"us-east-1\",\"sourceIPAddress\":\"192.0.2.9\","
                    + "\"userAgent\":\"%s\",\"requestParameters\":{\"bucketName\":\"b\","
                    + "\"key\":\"k%d\"},\"responseElements\":null,"
                    + "\"eventID\":\"00000000-0000-4000-8000-%012d\",\"readOnly\":true,"
                    + "\"eventType\":\"AwsApiCall\",\"recipientAccountId\":\"111122223333\","
                    + "\"eventCategory\":\"Data\"}",
                i / 60 % 60,
                i % 60,
                agent,
                i,
                i);
    }

    static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(content);
        }
        return out.toByteArray();
    }

    static void zip(Path file, List<String> names, List<String> contents) throws IOException {
        try (ZipArchiveOutputStream out = new ZipArchiveOutputStream(file.toFile())) {
            for (int i = 0; i < names.size(); i++) {
                out.putArchiveEntry(new ZipArchiveEntry(names.get(i)));
                out.write(contents.get(i).getBytes(StandardCharsets.UTF_8));
                out.closeArchiveEntry();
            }
        }
    }

    static void zipOfZeros(Path file, int megabytes) throws IOException {
        try (ZipArchiveOutputStream out = new ZipArchiveOutputStream(file.toFile())) {
            out.putArchiveEntry(new ZipArchiveEntry("zeros.log"));
            zeros(out, megabytes);
            out.closeArchiveEntry();
        }
    }

    static void gzipOfZeros(Path file, int megabytes) throws IOException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file), 1 << 16)) {
            zeros(out, megabytes);
        }
    }

    private static void zeros(OutputStream out, int megabytes) throws IOException {
        byte[] zeros = new byte[1 << 20];
        for (int i = 0; i < megabytes; i++) {
            out.write(zeros);
        }
    }
}
