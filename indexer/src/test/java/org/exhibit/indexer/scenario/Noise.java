package org.exhibit.indexer.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;

/// Records of the same day that have nothing to do with a story: other accounts, buckets, keys,
/// credentials and machines, nothing that a rule should find. Of ten, six are of CloudTrail, three
/// of access logs, one of a flow log. Names that mean nothing by themselves recur on purpose: the
/// same object keys in other buckets, the same session names under other roles.
final class Noise {
    private static final int TRAIL_FILE = 1_000;
    private static final int LINE_FILE = 5_000;
    private static final String[] ACCOUNTS = {"333333333333", "666666666666"};
    private static final String[] BUCKETS = {"imaging", "claims-lake", "portal-assets", "reports"};
    private static final long DAY = 86_400;

    private final String scenario;
    private final int trail;
    private final int access;
    private final int flow;

    Noise(String scenario, int records) {
        this.scenario = scenario;
        this.access = records / 10 * 3;
        this.flow = records / 10;
        this.trail = records - access - flow;
    }

    void write(Path folder) throws IOException {
        int trails = Math.ceilDiv(trail, TRAIL_FILE);
        int lines = Math.ceilDiv(access, LINE_FILE);
        int flows = Math.ceilDiv(flow, LINE_FILE);
        try {
            IntStream.range(0, trails + lines + flows)
                    .parallel()
                    .forEach(file -> {
                        if (file < trails) {
                            trailFile(folder, file, trails);
                        } else if (file < trails + lines) {
                            accessFile(folder, file - trails, lines);
                        } else {
                            flowFile(folder, file - trails - lines, flows);
                        }
                    });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void save(Path file, StringBuilder text, boolean packed) {
        byte[] content = text.toString().getBytes(StandardCharsets.UTF_8);
        try {
            ScenarioFiles.save(file, packed ? ScenarioFiles.gzip(content) : content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Instant time(int file, int files, int row, int rows) {
        return Clock.DAY.plusMillis(
                (DAY * 1000 * file + DAY * 1000 * row / rows) / files / 1000 * 1000);
    }

    private void trailFile(Path folder, int file, int files) {
        String account = ACCOUNTS[file % ACCOUNTS.length];
        int rows = Math.min(TRAIL_FILE, trail - file * TRAIL_FILE);
        Random chance = new Random(31L * file + 7);
        StringBuilder out = new StringBuilder(rows * 1_900).append("{\"Records\":[");
        for (int row = 0; row < rows; row++) {
            out.append(row == 0 ? "" : ",");
            Instant time = time(file, files, row, rows).truncatedTo(ChronoUnit.SECONDS);
            new NoiseRecord(out, chance, account, time).append(scenario + file + "/" + row);
        }
        Instant delivered = time(file, files, rows, rows).plusSeconds(240);
        String stamp = delivered.toString().replaceAll("[-:]", "").substring(0, 13);
        String name =
                String.format(
                        Locale.ROOT,
                        "trail-%1$s/AWSLogs/%1$s/CloudTrail/us-east-1/%2$s/%1$s_CloudTrail_us-east-1_%3$sZ_%4$s.json.gz",
                        account,
                        delivered.toString().substring(0, 10).replace('-', '/'),
                        stamp,
                        Ids.fileToken("noise" + file));
        save(folder.resolve(name), out.append("]}"), true);
    }

    private void accessFile(Path folder, int file, int files) {
        String bucket = BUCKETS[file % BUCKETS.length];
        int rows = Math.min(LINE_FILE, access - file * LINE_FILE);
        Random chance = new Random(37L * file + 11);
        StringBuilder out = new StringBuilder(rows * 480);
        for (int row = 0; row < rows; row++) {
            boolean put = chance.nextInt(4) == 0;
            String key = NoiseRecord.key(chance);
            long bytes = 1_000 + chance.nextInt(40_000_000);
            Caller.Session session = NoiseRecord.session(ACCOUNTS[0], chance.nextInt(300));
            Instant time = time(file, files, row, rows);
            out.append(
                            new AccessLine(
                                            "noise",
                                            scenario + file + "/" + row,
                                            ACCOUNTS[0],
                                            time.toString().substring(11, 19),
                                            session.from(NoiseRecord.address(session)),
                                            bucket,
                                            key,
                                            put ? "REST.PUT.OBJECT" : "REST.GET.OBJECT")
                                    .sent(put ? 0 : bytes)
                                    .size(bytes)
                                    .record()
                                    .line())
                    .append('\n');
        }
        String name =
                bucket
                        + String.format(
                                Locale.ROOT,
                                "logs/2026-03-10-%02d-%02d-00-%s",
                                file * 24 / files,
                                file * 1440 / files % 60,
                                Ids.hex("noise access" + file, 16).toUpperCase(Locale.ROOT));
        save(folder.resolve(name), out, false);
    }

    private void flowFile(Path folder, int file, int files) {
        int rows = Math.min(LINE_FILE, flow - file * LINE_FILE);
        Random chance = new Random(41L * file + 13);
        StringBuilder out = new StringBuilder(rows * 260).append(FlowLine.HEADER).append('\n');
        for (int row = 0; row < rows; row++) {
            long start = time(file, files, row, rows).getEpochSecond() / 60 * 60;
            int machine = chance.nextInt(200);
            String here =
                    String.format(Locale.ROOT, "10.9.%d.%d", machine / 100, 10 + machine % 100);
            String there = "10.9.8." + (10 + chance.nextInt(40));
            out.append(
                    String.format(
                            Locale.ROOT,
                            "5 333333333333 eni-0f%015x %s %s %d 5432 6 %d %d %d %d ACCEPT OK",
                            machine,
                            here,
                            there,
                            32_768 + row,
                            1 + chance.nextInt(900),
                            900 + chance.nextInt(900_000),
                            start,
                            start + 60));
            out.append(
                    String.format(
                            Locale.ROOT,
                            " vpc-0f0f0f0f0f0f0f0f0 subnet-0f0f0f0f0f0f0f0f0 i-0f%015x 19 IPv4 %s"
                                    + " %s",
                            machine,
                            here,
                            there));
            out.append(" us-east-1 use1-az1 - - egress 1\n");
        }
        String name =
                String.format(
                        Locale.ROOT,
                        "trail-333333333333/AWSLogs/333333333333/vpcflowlogs/us-east-1/2026/03/10/333333333333_vpcflowlogs_us-east-1_fl-0f0f0f0f0f0f0f0f0_20260310T%02d%02dZ_%s.log.gz",
                        file * 24 / files,
                        file * 1440 / files % 60,
                        Ids.hex("noise flow" + file, 8));
        save(folder.resolve(name), out, true);
    }
}
