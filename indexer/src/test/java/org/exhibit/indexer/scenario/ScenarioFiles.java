package org.exhibit.indexer.scenario;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;

/// Writes a scenario's records into the files AWS would deliver: CloudTrail by account, region and
/// delivery in files of five minutes, flow logs likewise, access logs by the quarter of an hour.
final class ScenarioFiles {
    private static final DateTimeFormatter MINUTE = stamp("yyyyMMdd'T'HHmm'Z'");
    private static final DateTimeFormatter ACCESS = stamp("yyyy-MM-dd-HH-mm-ss");
    private static final DateTimeFormatter FOLDER = stamp("yyyy/MM/dd");

    private final String scenario;
    private final Scenario.Delivery delivery;
    private final Path folder;

    /// A file's records, under the name of the file without its last, random part.
    private final Map<String, List<ScenarioRecord>> files = new TreeMap<>();

    private final List<DigestFiles.Log> logs = new ArrayList<>();

    ScenarioFiles(String scenario, Scenario.Delivery delivery, Path folder) {
        this.scenario = scenario;
        this.delivery = delivery;
        this.folder = folder;
    }

    private static DateTimeFormatter stamp(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
    }

    void write(List<ScenarioRecord> records, List<SettingsFile> settings) throws IOException {
        for (ScenarioRecord record : records) {
            String name = name(record) + (delivery.split() ? "#" + record.id() : "");
            files.computeIfAbsent(name, key -> new ArrayList<>()).add(record);
        }
        for (Map.Entry<String, List<ScenarioRecord>> file : files.entrySet()) {
            write(file.getKey(), file.getValue());
        }
        for (SettingsFile account : settings) {
            Path place = folder.resolve("settings").resolve(account.account());
            Files.createDirectories(place);
            for (String name : account.files().keySet()) {
                Files.write(place.resolve(name), Json.bytes(account.files().get(name)));
            }
        }
        if (scenario.equals("b")) {
            new DigestFiles(folder).write(logs);
        }
    }

    private static String name(ScenarioRecord record) {
        return switch (record) {
            case ScenarioRecord.Trail trail -> {
                String kind = trail.network() ? "CloudTrail-NetworkActivity" : "CloudTrail";
                Instant delivered = delivered(trail.time());
                yield "trail-%1$s/AWSLogs/%1$s/%2$s/%3$s/%4$s/%1$s_%2$s_%3$s_%5$s"
                        .formatted(
                                trail.account(),
                                kind,
                                trail.region(),
                                FOLDER.format(delivered),
                                MINUTE.format(delivered));
            }
            case ScenarioRecord.Access access -> {
                long slot = access.time().getEpochSecond() / 900 + 2;
                Instant delivered = Instant.ofEpochSecond(slot * 900 + 17);
                yield access.bucket() + "logs/" + access.bucket() + "/" + ACCESS.format(delivered);
            }
            case ScenarioRecord.Flow flow ->
                    "trail-%1$s/AWSLogs/%1$s/vpcflowlogs/us-east-1/%2$s/%1$s_vpcflowlogs_us-east-1_%3$s_%4$s"
                            .formatted(
                                    flow.account(),
                                    FOLDER.format(flow.end()),
                                    StoryB.FLOW_LOG,
                                    MINUTE.format(delivered(flow.end())));
        };
    }

    /// Within one to six minutes, on the next full five minutes.
    private static Instant delivered(Instant time) {
        return Instant.ofEpochSecond(Math.ceilDiv(time.getEpochSecond() + 60, 300L) * 300);
    }

    private void write(String label, List<ScenarioRecord> records) throws IOException {
        List<ScenarioRecord> ordered = new ArrayList<>(records);
        ordered.sort(Comparator.comparing(ScenarioRecord::time).thenComparing(r -> r.id()));
        if (delivery.seed() != 0) {
            Collections.shuffle(ordered, new Random(delivery.seed() + label.hashCode()));
        }
        put(label, "", ordered, true);
        if (delivery.duplicated()) {
            put(label, "again", ordered.reversed(), false);
        }
    }

    private void put(String label, String copy, List<ScenarioRecord> records, boolean listed)
            throws IOException {
        String token = Ids.fileToken(label + copy + delivery.seed());
        String name = label.replaceAll("#.*", "");
        Path file;
        switch (records.getFirst()) {
            case ScenarioRecord.Trail trail -> {
                byte[] content = trail(records);
                String key = name + "_" + token + ".json.gz";
                file = folder.resolve(key);
                save(file, gzip(content));
                if (listed && trail.account().equals(StoryB.P) && !trail.network()) {
                    Instant delivered = delivered(trail.time());
                    logs.add(DigestFiles.Log.of(key, content, delivered, records));
                }
            }
            case ScenarioRecord.Access access -> {
                String unique = Ids.hex(token, 16).toUpperCase(Locale.ROOT);
                file = folder.resolve(name + "-" + unique);
                save(file, lines("", records));
            }
            case ScenarioRecord.Flow flow -> {
                file = folder.resolve(name + "_" + Ids.hex(token, 8) + ".log.gz");
                save(file, gzip(lines(FlowLine.HEADER + "\n", records)));
            }
        }
    }

    private static byte[] trail(List<ScenarioRecord> records) {
        List<String> texts = new ArrayList<>();
        for (ScenarioRecord record : records) {
            texts.add(Json.text(((ScenarioRecord.Trail) record).content()));
        }
        String content = "{\"Records\":[" + String.join(",", texts) + "]}";
        return content.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] lines(String header, List<ScenarioRecord> records) {
        StringBuilder out = new StringBuilder(header);
        for (ScenarioRecord record : records) {
            out.append(
                            switch (record) {
                                case ScenarioRecord.Trail trail -> "";
                                case ScenarioRecord.Access access -> access.line();
                                case ScenarioRecord.Flow flow -> flow.line();
                            })
                    .append('\n');
        }
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    static void save(Path file, byte[] content) throws IOException {
        Files.createDirectories(file.resolveSibling("."));
        Files.write(file, content);
    }

    static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream(content.length / 4 + 64);
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed, 16 * 1024)) {
            gzip.write(content);
        }
        return packed.toByteArray();
    }
}
