package org.exhibit.indexer.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;

/// Writes records beside a story as log files of its account: so many a file, evenly over the spans
/// in which its logs were on. The same every time.
final class CrowdFiles {
    private static final int TRAIL_FILE = 1_000;
    private static final int LINE_FILE = 5_000;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Path folder;
    private final String name;

    /// @param name tells these files from others
    CrowdFiles(Path folder, String name) {
        this.folder = folder;
        this.name = name;
    }

    /// Hours of the day in which a log was on, half-open.
    record Span(String from, String to) {
        private long seconds() {
            return Duration.between(Clock.at(from), Clock.at(to)).toSeconds();
        }
    }

    /// A machine's next session, whose credentials are its own.
    static Caller.Session renewed(Caller.Session session, String time, String id) {
        String own = Ids.hex(id, 10).toUpperCase(Locale.ROOT).replaceAll("[0189]", "X");
        return new Caller.Session(
                session.account(),
                session.role(),
                session.name(),
                "ASIAV" + own,
                Clock.at(time),
                "");
    }

    /// Makes one record.
    interface Maker {
        /// @param chance always the same for this record
        /// @param time of the day, `HH:mm:ss`
        /// @param id unlike that of any other record of the crowd
        ScenarioRecord make(Random chance, String time, String id);
    }

    /// Log files of a trail.
    void trail(String account, int records, List<Span> spans, Maker maker) throws IOException {
        files(
                records,
                TRAIL_FILE,
                spans,
                maker,
                "t",
                some -> {
                    List<String> texts = new ArrayList<>();
                    for (ScenarioRecord record : some.records()) {
                        texts.add(Json.text(((ScenarioRecord.Trail) record).content()));
                    }
                    Instant delivered = some.last().plusSeconds(240);
                    String path =
                            String.format(
                                    Locale.ROOT,
                                    "trail-%1$s/AWSLogs/%1$s/CloudTrail/us-east-1/2026/03/10/%1$s_CloudTrail_us-east-1_%2$sZ_%3$s.json.gz",
                                    account,
                                    delivered.toString().replaceAll("[-:]", "").substring(0, 13),
                                    Ids.fileToken(name + some.number()));
                    String text = "{\"Records\":[" + String.join(",", texts) + "]}";
                    ScenarioFiles.save(folder.resolve(path), packed(text));
                });
    }

    /// Flow log files.
    void flows(String account, int records, List<Span> spans, Maker maker) throws IOException {
        files(
                records,
                LINE_FILE,
                spans,
                maker,
                "f",
                some -> {
                    StringBuilder out = new StringBuilder(FlowLine.HEADER).append('\n');
                    for (ScenarioRecord record : some.records()) {
                        out.append(((ScenarioRecord.Flow) record).line()).append('\n');
                    }
                    String path =
                            String.format(
                                    Locale.ROOT,
                                    "trail-%1$s/AWSLogs/%1$s/vpcflowlogs/us-east-1/2026/03/10/%1$s_vpcflowlogs_us-east-1_%2$s_%3$sZ_%4$s.log.gz",
                                    account,
                                    StoryB.FLOW_LOG,
                                    some.last().toString().replaceAll("[-:]", "").substring(0, 13),
                                    Ids.hex(name + some.number(), 8));
                    ScenarioFiles.save(folder.resolve(path), packed(out.toString()));
                });
    }

    /// Files of a bucket's access log.
    void lines(String bucket, int records, List<Span> spans, Maker maker) throws IOException {
        files(
                records,
                LINE_FILE,
                spans,
                maker,
                "l",
                some -> {
                    StringBuilder out = new StringBuilder();
                    for (ScenarioRecord record : some.records()) {
                        out.append(((ScenarioRecord.Access) record).line()).append('\n');
                    }
                    String path =
                            String.format(
                                    Locale.ROOT,
                                    "%1$slogs/%1$s/2026-03-10-%2$s-%3$s",
                                    bucket,
                                    TIME.format(some.last()).replace(':', '-'),
                                    Ids.hex(name + some.number(), 16).toUpperCase(Locale.ROOT));
                    ScenarioFiles.save(
                            folder.resolve(path), out.toString().getBytes(StandardCharsets.UTF_8));
                });
    }

    private static byte[] packed(String text) throws IOException {
        return ScenarioFiles.gzip(text.getBytes(StandardCharsets.UTF_8));
    }

    /// The records of one file.
    private record Some(String number, List<ScenarioRecord> records) {
        Instant last() {
            return records.getLast().time();
        }
    }

    private interface Save {
        void save(Some some) throws IOException;
    }

    private void files(
            int records, int inFile, List<Span> spans, Maker maker, String kind, Save save)
            throws IOException {
        try {
            IntStream.range(0, Math.ceilDiv(records, inFile))
                    .parallel()
                    .forEach(file -> {
                        int from = file * inFile;
                        int to = Math.min(records, from + inFile);
                        Random chance = new Random(53L * file + kind.hashCode() + name.hashCode());
                        List<ScenarioRecord> made = new ArrayList<>();
                        for (int row = from; row < to; row++) {
                            String id = name + kind + row;
                            made.add(maker.make(chance, time(spans, row, records), id));
                        }
                        try {
                            save.save(new Some(kind + file, made));
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static String time(List<Span> spans, int row, int records) {
        long all = spans.stream().mapToLong(Span::seconds).sum();
        long at = all * row / records;
        for (Span span : spans) {
            if (at < span.seconds()) {
                return TIME.format(Clock.at(span.from()).plusSeconds(at));
            }
            at -= span.seconds();
        }
        throw new IllegalStateException("A share of the spans lies in one of them");
    }
}
