package org.exhibit.app.investigation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;

import org.exhibit.app.investigation.WrittenInvestigation.Moment;
import org.exhibit.indexer.event.SourceKind;
import org.exhibit.indexer.index.Counts;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

class BundledInvestigationTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    // The head, middle and tail of an access line as docs/formats describes them.
    private static final Pattern HEAD =
            Pattern.compile(
                    "^(\\S+) (\\S+) \\[([^\\]]+)\\] (\\S+) +(.+?) (\\S+)"
                            + " ((?:REST|SOAP|WEBSITE|BATCH|S3)\\.\\S+) (\\S+) (.*)$");
    private static final Pattern MIDDLE =
            Pattern.compile(
                    "^(\"(?:.*?)\"|-) (\\d{3}|-) ([A-Za-z0-9.]+|-) (\\d+|-) (\\d+|-) (\\d+|-)"
                            + " (\\d+|-) (.*)$");
    private static final Pattern TAIL =
            Pattern.compile(
                    "^ (\\S+) (\\S+) (SigV4|-) (\\S+) (\\S+) (\\S+) (TLSv1.3|-) (-) (-) (\\S+)$");

    @TempDir private static Path folder;
    private static WrittenInvestigation written;

    @BeforeAll
    static void write() throws IOException {
        written = BundledInvestigation.write(folder);
    }

    @Test
    void theSameFilesAreWrittenEachTime(@TempDir Path again) throws IOException {
        assertThat(BundledInvestigation.write(again).moments()).isEqualTo(written.moments());
        Map<String, String> first = contents(folder);
        assertThat(contents(again)).isEqualTo(first);
        assertThat(first).hasSizeGreaterThan(700);
    }

    @Test
    void eachMomentOfTheStoryStandsInTheFilesExactlyOnce() throws IOException {
        List<String> ids = new ArrayList<>();
        trail().forEach(record -> ids.add(record.get("eventID").asText()));
        List<String> requests =
                accessLines().stream().map(BundledInvestigationTest::request).toList();
        for (Moment moment : written.moments()) {
            List<String> all = moment.source() == SourceKind.CLOUDTRAIL ? ids : requests;
            assertThat(all.stream().filter(moment.recordId()::equals)).as(moment.id()).hasSize(1);
        }
        assertThat(written.moments()).hasSize(32);
        assertThat(written.exhibits())
                .allSatisfy(id -> assertThat(written.moment(id).id()).isEqualTo(id));
    }

    @Test
    void cloudTrailHoldsTheDeclaredRecordsWithADuplicateForEachRepeatedId() throws IOException {
        Set<String> ids = new HashSet<>();
        List<JsonNode> records = trail();
        records.forEach(record -> ids.add(record.get("eventID").asText()));
        Counts counts = written.counts(SourceKind.CLOUDTRAIL);
        assertThat(counts)
                .isEqualTo(new Counts(records.size(), ids.size(), records.size() - ids.size(), 0));
        assertThat(counts.duplicates()).isBetween(3L, 20L);
        assertThat(counts.records()).isBetween(3_000L, 9_000L);
    }

    @Test
    void accessLogsHoldTheDeclaredLinesAndTwoThatAreDamaged() throws IOException {
        List<String> lines = accessLines();
        long rejected = lines.stream().filter(line -> !wellFormed(line)).count();
        long distinct = new HashSet<>(lines).size();
        Counts counts = written.counts(SourceKind.S3_ACCESS);
        assertThat(counts)
                .isEqualTo(
                        new Counts(
                                lines.size(),
                                distinct - rejected,
                                lines.size() - distinct,
                                rejected));
        assertThat(rejected).isEqualTo(2);
        assertThat(counts.duplicates()).isPositive();
    }

    @Test
    void flowLogsHoldTheDeclaredRecordsUnderTheirHeader() throws IOException {
        List<String> lines = new ArrayList<>();
        for (Path file : files("vpcflowlogs")) {
            List<String> all = text(file).lines().toList();
            assertThat(all.getFirst()).isEqualTo(FlowTraffic.header());
            lines.addAll(all.subList(1, all.size()));
        }
        int columns = FlowTraffic.header().split(" ").length;
        assertThat(lines).allSatisfy(line -> assertThat(line.split(" ")).hasSize(columns));
        assertThat(lines).anySatisfy(line -> assertThat(line).contains(" NODATA "));
        long distinct = new HashSet<>(lines).size();
        assertThat(written.counts(SourceKind.VPC_FLOW))
                .isEqualTo(new Counts(lines.size(), distinct, lines.size() - distinct, 0));
        assertThat(lines).hasSizeBetween(15_000, 30_000);
    }

    @Test
    void theDeclaredFilesAreTheOnesWritten() throws IOException {
        assertThat(files(""))
                .hasSize(
                        Math.toIntExact(
                                written.logFiles()
                                        + written.referenceFiles()
                                        + written.unknownFiles()));
        assertThat(files("settings")).hasSize(Math.toIntExact(written.referenceFiles()));
        for (Path setting : files("settings")) {
            assertThat(JSON.readTree(setting.toFile()).fieldNames())
                    .toIterable()
                    .containsExactly(
                            "schema", "api", "account", "region", "at", "request", "response");
        }
    }

    @Test
    void callsThatBothLogsCoverShareRequestAndHostId() throws IOException {
        Map<String, JsonNode> requests = new TreeMap<>();
        trail().forEach(record -> requests.put(record.get("requestID").asText(), record));
        List<String> shared =
                accessLines().stream().filter(line -> requests.containsKey(request(line))).toList();
        assertThat(shared)
                .hasSizeGreaterThan(10)
                .allSatisfy(line ->
                        assertThat(line)
                                .contains(
                                        requests.getOrDefault(
                                                        request(line), MissingNode.getInstance())
                                                .at("/additionalEventData/x-amz-id-2")
                                                .asText()));
    }

    @Test
    void noFileTellsAboutTheMachineThatWroteIt() throws IOException {
        List<String> facts =
                Stream.of(
                                System.getProperty("user.name"),
                                System.getProperty("user.home"),
                                System.getProperty("user.dir"),
                                folder.toString())
                        .filter(fact -> fact.length() > 4 && !fact.equals("localhost"))
                        .toList();
        for (Path file : files("")) {
            assertThat(text(file)).doesNotContain(facts);
        }
    }

    private static boolean wellFormed(String line) {
        int quote = line.lastIndexOf('"');
        Matcher head = HEAD.matcher(line);
        return head.matches()
                && TAIL.matcher(line.substring(quote + 1)).matches()
                && MIDDLE.matcher(line.substring(head.start(9), quote + 1)).matches();
    }

    private static String request(String line) {
        Matcher head = HEAD.matcher(line);
        return head.matches() ? head.group(6) : "";
    }

    private static List<JsonNode> trail() throws IOException {
        List<JsonNode> records = new ArrayList<>();
        for (Path file : files("/CloudTrail/")) {
            JSON.readTree(text(file)).get("Records").forEach(records::add);
        }
        return records;
    }

    private static List<String> accessLines() throws IOException {
        List<String> lines = new ArrayList<>();
        for (Path file : files("logs/")) {
            if (!file.toString().endsWith(".gz")) {
                text(file).lines().forEach(lines::add);
            }
        }
        return lines;
    }

    private static List<Path> files(String part) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(file ->
                            folder.relativize(file).toString().replace('\\', '/').contains(part))
                    .sorted()
                    .toList();
        }
    }

    private static Map<String, String> contents(Path root) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> all = Files.walk(root)) {
            all.filter(Files::isRegularFile)
                    .forEach(file -> contents.put(root.relativize(file).toString(), bytes(file)));
        }
        return contents;
    }

    private static String bytes(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) throws IOException {
        if (!file.toString().endsWith(".gz")) {
            return Files.readString(file);
        }
        try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
