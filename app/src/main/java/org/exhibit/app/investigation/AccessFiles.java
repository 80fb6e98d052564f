package org.exhibit.app.investigation;

import org.exhibit.indexer.index.Counts;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/// Writes access-log lines as S3 delivers them: many small files, hours later in places, some lines
/// twice. Two lines are damaged on purpose.
final class AccessFiles {
    private static final Instant MIX_FROM = Estate.at("08:47");
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd-HH-mm-ss", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);
    private static final int REPEAT_EVERY = 600;

    private final SortedMap<String, StringBuilder> files = new TreeMap<>();
    private long records;
    private long duplicates;
    private long rejected;

    /// Whether a bucket's access log covers an instant.
    static boolean logged(String bucket, Instant time) {
        return switch (bucket) {
            case "mix" -> !time.isBefore(MIX_FROM);
            case "portal-static", BackgroundAccess.REPORTS -> true;
            default -> false;
        };
    }

    void add(List<AccessLine> lines) {
        lines.stream()
                .sorted(Comparator.comparing(AccessLine::time).thenComparing(AccessLine::label))
                .forEach(this::add);
    }

    private void add(AccessLine line) {
        String text = line.text();
        add(line.bucket(), line.label(), line.time(), text);
        if (line.label().startsWith("access") && records % REPEAT_EVERY == 0) {
            add(line.bucket(), line.label() + " again", line.time().plusSeconds(5_400), text);
            duplicates++;
        }
    }

    void addOwnWork(List<String> texts) {
        for (String text : texts) {
            add(BackgroundAccess.REPORTS, "own work", Estate.at("01:41"), text);
        }
    }

    /// One line whose closing bracket is gone, and one that ends in the middle of its request.
    void addDamage(AccessLine bracket, AccessLine cut) {
        String damaged = bracket.text().replace("+0000]", "+0000");
        add(bracket.bucket(), "damaged", bracket.time(), damaged);
        String text = cut.text();
        String half = text.substring(0, text.indexOf('"') + 12);
        // A file of its own that ends without a line feed, as an interrupted copy leaves it.
        StringBuilder file = file(cut.bucket(), "cut", cut.time());
        file.append(half);
        records++;
        rejected += 2;
    }

    private void add(String bucket, String label, Instant time, String text) {
        // Neighbours in time share a file, about ten minutes' worth; which ones, the label decides.
        long lag = 900 + 600L * (Integer.parseInt(Ids.hex("lag " + label, 2), 16) % 6);
        long slot = (time.getEpochSecond() + lag) / 600;
        Instant delivered = Instant.ofEpochSecond(slot * 600 + bucket.length() * 31L % 600);
        file(bucket, "batch", delivered).append(text).append('\n');
        records++;
    }

    private StringBuilder file(String bucket, String kind, Instant delivered) {
        String folder = bucket.equals("mix") ? "mixlogs/mix/" : "access-logs/" + bucket + "/";
        String label = bucket + kind + delivered;
        String unique = Ids.hex("access file " + label, 16).toUpperCase(Locale.ROOT);
        return files.computeIfAbsent(
                folder + NAME.format(delivered) + "-" + unique, name -> new StringBuilder());
    }

    int count() {
        return files.size();
    }

    Counts write(Path folder) throws IOException {
        for (String name : files.keySet()) {
            Path file = folder.resolve(name);
            Files.createDirectories(file.resolveSibling("."));
            Files.write(file, files.get(name).toString().getBytes(StandardCharsets.UTF_8));
        }
        return new Counts(records, records - duplicates - rejected, duplicates, rejected);
    }
}
