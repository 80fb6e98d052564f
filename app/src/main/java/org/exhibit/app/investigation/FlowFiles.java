package org.exhibit.app.investigation;

import org.exhibit.indexer.index.Counts;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/// Writes flow records as their log files, one for five minutes, each with its header line.
final class FlowFiles {
    private static final long BATCH = Duration.ofMinutes(5).toSeconds();
    private static final int REPEAT_EVERY = 4_000;
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmm'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final SortedMap<Instant, StringBuilder> files = new TreeMap<>();
    private long records;
    private long duplicates;

    void add(List<FlowTraffic.Line> lines) {
        for (FlowTraffic.Line line : lines) {
            Instant batch = Instant.ofEpochSecond(line.end().getEpochSecond() / BATCH * BATCH);
            add(batch, line.text());
            if (records % REPEAT_EVERY == 0) {
                add(batch.plusSeconds(BATCH), line.text());
                duplicates++;
            }
        }
    }

    private void add(Instant batch, String text) {
        files.computeIfAbsent(batch, start -> new StringBuilder(FlowTraffic.header()).append('\n'))
                .append(text)
                .append('\n');
        records++;
    }

    int count() {
        return files.size();
    }

    Counts write(Path folder) throws IOException {
        for (Instant batch : files.keySet()) {
            byte[] content = files.get(batch).toString().getBytes(StandardCharsets.UTF_8);
            GzipFiles.write(folder.resolve(name(batch)), content);
        }
        return new Counts(records, records - duplicates, duplicates, 0);
    }

    private static String name(Instant batch) {
        return "AWSLogs/%s/vpcflowlogs/%s/%s/%s_vpcflowlogs_%s_%s_%s_%s.log.gz"
                .formatted(
                        Estate.ACCOUNT,
                        Estate.REGION,
                        Estate.folder(batch),
                        Estate.ACCOUNT,
                        Estate.REGION,
                        Estate.FLOW_LOG,
                        STAMP.format(batch),
                        Ids.hex("flow " + batch, 8));
    }
}
