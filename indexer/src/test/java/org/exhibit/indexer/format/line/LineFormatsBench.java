package org.exhibit.indexer.format.line;

import static org.assertj.core.api.Assertions.assertThat;

import org.exhibit.indexer.format.LeafContext;
import org.exhibit.indexer.format.LogFormat;
import org.exhibit.indexer.format.ParsedRecord;
import org.exhibit.indexer.format.RecordSink;
import org.exhibit.indexer.format.RecordSpan;
import org.exhibit.indexer.format.flow.FlowFormat;
import org.exhibit.indexer.format.s3access.S3AccessFormat;
import org.exhibit.indexer.progress.CancelToken;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Random;

/// Prints how many lines each line format reads in a second of one processor, records and events
/// built and dropped.
@Tag("bench")
class LineFormatsBench {
    private static final int LINES = 400_000;

    private static final class Dropping implements RecordSink {
        private long events;
        private long fields;

        @Override
        public void event(RecordSpan span, ParsedRecord record, String layout) {
            events++;
            fields += record.fields().size();
        }

        @Override
        public void rejected(RecordSpan span, String reason) {
            throw new AssertionError(reason);
        }

        @Override
        public void broken(long offset, String reason) {
            throw new AssertionError(reason);
        }

        @Override
        public void nested(RecordSpan span, String name, byte[] content) {
            throw new AssertionError(name);
        }
    }

    @Test
    void readsAccessLines() throws IOException {
        Random random = new Random(1);
        StringBuilder log = new StringBuilder();
        for (int i = 0; i < LINES; i++) {
            String key =
                    "patients/2025/scan-"
                            + random.nextInt(100_000)
                            + "/slice%20"
                            + i % 512
                            + ".dcm";
            int size = random.nextInt(10_000_000);
            log.append(
                            "79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be"
                                    + " phi-archive-eu [06/Feb/2025:")
                    .append(
                            String.format(
                                    Locale.ROOT,
                                    "%02d:%02d:%02d",
                                    i / 3600 % 24,
                                    i / 60 % 60,
                                    i % 60))
                    .append(" +0000] 10.0.")
                    .append(random.nextInt(20))
                    .append('.')
                    .append(random.nextInt(250))
                    .append(" arn:aws:sts::111122223333:assumed-role/Reader/session-")
                    .append(random.nextInt(50))
                    .append(' ')
                    .append(String.format(Locale.ROOT, "%016X", random.nextLong()))
                    .append(" REST.GET.OBJECT ")
                    .append(key)
                    .append(" \"GET /")
                    .append(key)
                    .append(" HTTP/1.1\" 200 - ")
                    .append(size)
                    .append(' ')
                    .append(size)
                    .append(' ')
                    .append(random.nextInt(900))
                    .append(' ')
                    .append(random.nextInt(90))
                    .append(
                            " \"-\" \"aws-cli/2.15.30 Python/3.11.8 Linux/6.1 exe/x86_64.amzn.2023"
                                    + " prompt/off command/s3.cp\" - ")
                    .append(
                            String.format(
                                    Locale.ROOT,
                                    "%016x%016x%016x",
                                    random.nextLong(),
                                    random.nextLong(),
                                    random.nextLong()))
                    .append(
                            "= SigV4 TLS_AES_128_GCM_SHA256 AuthHeader"
                                    + " phi-archive-eu.s3.eu-west-1.amazonaws.com TLSv1.3 - -"
                                    + " eu-west-1\n");
        }
        run("s3-access", new S3AccessFormat(), log.toString());
    }

    @Test
    void readsFlowLines() throws IOException {
        Random random = new Random(1);
        StringBuilder log =
                new StringBuilder(
                        "version account-id interface-id srcaddr dstaddr srcport dstport protocol"
                                + " packets bytes start end action log-status\n");
        for (int i = 0; i < LINES; i++) {
            int start = 1_738_800_000 + i / 300;
            log.append("2 111122223333 eni-0b13344793d4fde")
                    .append(random.nextInt(40))
                    .append(" 10.0.")
                    .append(random.nextInt(8))
                    .append('.')
                    .append(random.nextInt(250))
                    .append(" 172.31.")
                    .append(random.nextInt(8))
                    .append('.')
                    .append(random.nextInt(250))
                    .append(' ')
                    .append(1024 + random.nextInt(60_000))
                    .append(" 443 6 ")
                    .append(random.nextInt(500))
                    .append(' ')
                    .append(random.nextInt(5_000_000))
                    .append(' ')
                    .append(start)
                    .append(' ')
                    .append(start + 60)
                    .append(" ACCEPT OK\n");
        }
        run("vpc-flow", new FlowFormat(), log.toString());
    }

    @Test
    void readsSmallAccessFiles() throws IOException {
        String line =
                "79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be b"
                    + " [06/Feb/2025:00:00:38 +0000] 10.0.0.1 - 7C1A2B3C4D5E6F70 REST.GET.OBJECT k"
                    + " \"GET /k HTTP/1.1\" 200 - 1 1 7 5 \"-\" \"aws-cli/2.15.30 Python/3.11.8"
                    + " Linux/6.1 exe/x86_64\" - hostid0000000000000000000000000= SigV4"
                    + " TLS_AES_128_GCM_SHA256 AuthHeader b.s3.eu-west-1.amazonaws.com TLSv1.3 -"
                    + " -\n";
        byte[] file = line.repeat(5).getBytes(StandardCharsets.US_ASCII);
        S3AccessFormat format = new S3AccessFormat();
        int files = 100_000;
        for (int round = 0; round < 5; round++) {
            Dropping sink = new Dropping();
            long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            for (int i = 0; i < files; i++) {
                assertThat(
                                format.recognise(file, "2025-02-06-00-00-00-0123456789ABCDEF")
                                        .isPresent())
                        .isTrue();
                format.read(
                        new ByteArrayInputStream(file),
                        new LeafContext("x", null, new CancelToken()),
                        sink);
            }
            double seconds =
                    (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before) / 1e9;
            System.out.printf(
                    Locale.ROOT,
                    "small files of %d bytes: %,.0f files/s%n",
                    file.length,
                    files / seconds);
        }
    }

    private static void run(String name, LogFormat format, String log) throws IOException {
        byte[] bytes = log.getBytes(StandardCharsets.US_ASCII);
        for (int round = 0; round < 8; round++) {
            Dropping sink = new Dropping();
            long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            format.read(
                    new ByteArrayInputStream(bytes),
                    new LeafContext(name, null, new CancelToken()),
                    sink);
            double seconds =
                    (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before) / 1e9;
            assertThat(sink.events).isEqualTo(LINES);
            System.out.printf(
                    Locale.ROOT,
                    "%s: %,.0f lines/s, %.2f us a line of %d bytes, %d fields%n",
                    name,
                    LINES / seconds,
                    seconds * 1e6 / LINES,
                    bytes.length / LINES,
                    sink.fields / LINES);
        }
    }
}
