package org.exhibit.app.investigation;

import org.exhibit.indexer.index.Counts;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/// Writes CloudTrail records as their log files: by delivery time, unordered within a file, some
/// records in two files.
final class TrailFiles {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmm'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int MOST_IN_A_FILE = 40;
    private static final int REPEAT_EVERY = 450;

    private final SortedMap<Instant, List<TrailRecord>> deliveries = new TreeMap<>();
    private long records;
    private long duplicates;
    private int files;

    /// @param repeated whether some of these are delivered again
    void add(List<TrailRecord> list, boolean repeated) {
        for (TrailRecord record : list) {
            add(record);
            if (repeated && records % REPEAT_EVERY == 0) {
                add(record.again());
                duplicates++;
            }
        }
    }

    private void add(TrailRecord record) {
        deliveries.computeIfAbsent(record.delivered(), time -> new ArrayList<>()).add(record);
        records++;
    }

    int count() {
        return files;
    }

    Counts write(Path folder) throws IOException {
        for (Instant delivered : deliveries.keySet()) {
            List<TrailRecord> batch = new ArrayList<>(deliveries.get(delivered));
            batch.sort(Comparator.comparing(TrailRecord::eventId));
            for (int from = 0; from < batch.size(); from += MOST_IN_A_FILE) {
                int to = Math.min(batch.size(), from + MOST_IN_A_FILE);
                GzipFiles.write(
                        folder.resolve(name(delivered, from)), content(batch.subList(from, to)));
                files++;
            }
        }
        return new Counts(records, records - duplicates, duplicates, 0);
    }

    private static String name(Instant delivered, int part) {
        String token = Ids.fileToken("trail " + delivered + part);
        return "AWSLogs/%s/CloudTrail/%s/%s/%s_CloudTrail_%s_%s_%s.json.gz"
                .formatted(
                        Estate.ACCOUNT,
                        Estate.REGION,
                        Estate.folder(delivered),
                        Estate.ACCOUNT,
                        Estate.REGION,
                        STAMP.format(delivered),
                        token);
    }

    private static byte[] content(List<TrailRecord> batch) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes("{\"Records\":[".getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < batch.size(); i++) {
            if (i > 0) {
                out.write(',');
            }
            out.writeBytes(Json.bytes(batch.get(i).content()));
        }
        out.writeBytes("]}".getBytes(StandardCharsets.UTF_8));
        return out.toByteArray();
    }
}
