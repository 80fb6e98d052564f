package org.exhibit.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// What only a case can answer: tags, notes, subjects, and phrases, whose order of words no index
/// holds.
class MarksTest {
    private static final String SIGNS =
            "[\\s/:,;=?&\"'()\\[\\]{}<>|\\\\*%+@#!`^~$\\x00-\\x20\\x7f]+";

    @TempDir static Path folder;

    private static TestCase made = new TestCase(Path.of(""));

    @BeforeAll
    static void acquire() throws IOException {
        Path logs = BundledLogs.write(folder.resolve("logs"));
        made = TestCase.make(folder.resolve("case"));
        assertThat(made.acquire(logs.resolve("access-logs")).status()).isZero();
        assertThat(made.acquire(logs.resolve("mixlogs")).status()).isZero();
    }

    private static List<String> ids(List<JsonNode> events) {
        return events.stream().map(event -> event.path("id").asText()).sorted().toList();
    }

    @Test
    void tagsAreFoundByQueriesUntilTheyAreTakenAway() throws IOException {
        List<JsonNode> some = made.search("action:REST.GET.OBJECT").subList(0, 3);
        List<Object> add = new ArrayList<>(List.of("tag", "add", made.folder()));
        some.forEach(event -> add.add(event.path("citation").asText()));
        add.addAll(List.of("--tag", "to-ask"));
        assertThat(CommandRun.of(add.toArray()).messages()).contains("Tagged 3 events to-ask");
        assertThat(CommandRun.of(add.toArray()).messages()).contains("Tagged 0 events to-ask");

        assertThat(ids(made.search("tag:to-ask"))).isEqualTo(ids(some));
        assertThat(ids(made.search("tag:to-*"))).isEqualTo(ids(some));
        assertThat(ids(made.search("tag:* AND source:s3-access"))).isEqualTo(ids(some));
        assertThat(made.search("tag:other OR (tag:to-ask AND source:cloudtrail)")).isEmpty();
        String count = CommandRun.output("search", made.folder(), "NOT tag:to-ask", "--count");
        assertThat(count).contains("\"count\":" + (made.status().path("events").asLong() - 3));
        assertThat(CommandRun.output("search", made.folder(), "--facet", "tag"))
                .contains("\"value\":\"to-ask\",\"count\":3");
        assertThat(CommandRun.of("search", made.folder(), "tag:/x/").status()).isEqualTo(2);

        String first = some.getFirst().path("id").asText();
        assertThat(CommandRun.output("show", made.folder(), first)).contains("to-ask");
        assertThat(made.json("show", made.folder(), first, "--json").path("tags").toString())
                .isEqualTo("[\"to-ask\"]");
        CommandRun.output("tag", "remove", made.folder(), first, "--tag", "to-ask");
        assertThat(made.search("tag:to-ask")).hasSize(2);
        assertThat(made.json("tag", "list", made.folder(), "--json")).hasSize(2);
        assertThat(CommandRun.of("tag", "add", made.folder(), first, "--tag", "a b").status())
                .isEqualTo(2);
        assertThat(CommandRun.output("custody", made.folder(), "--json"))
                .contains("tag-added", "tag-removed");
    }

    @Test
    void notesAreNumberedShownAndRemoved() throws IOException {
        String id = made.search().getFirst().path("id").asText();
        String text = "asked S3 support; =1+1 \u202e reversed";
        assertThat(CommandRun.output("note", "add", made.folder(), id, "--text", text))
                .startsWith("note 1  E-0");
        CommandRun.output("note", "add", made.folder(), id, "--text", "second");
        JsonNode notes = made.json("show", made.folder(), id, "--json").path("notes");
        assertThat(notes)
                .extracting(note -> note.path("text").asText())
                .containsExactly(text, "second");
        assertThat(CommandRun.output("note", "list", made.folder(), id)).doesNotContain("\u202e");
        CommandRun.output("note", "remove", made.folder(), "1", "--reason", "wrong");
        assertThat(made.json("note", "list", made.folder(), "--json"))
                .extracting(note -> note.path("number").asInt())
                .containsExactly(2);
        assertThat(CommandRun.of("note", "remove", made.folder(), "1").status()).isEqualTo(1);
    }

    @Test
    void subjectsFindTheRecordsThatTimelinesOfThemShow() throws IOException {
        String selector = "s3://mix/synthetic/*";
        CommandRun.output("subject", "add", made.folder(), selector, "--kind", "synthetic");
        List<String> shown =
                CommandRun.output("timeline", made.folder(), selector, "--format", "jsonl")
                        .lines()
                        .flatMap(MarksTest::evidence)
                        .distinct()
                        .sorted()
                        .toList();
        assertThat(shown).hasSizeGreaterThan(5);
        List<String> found = ids(made.search("subject:synthetic"));
        assertThat(found).isNotEmpty().isSubsetOf(shown);
        assertThat(ids(made.search("subject:\"" + selector + "\""))).isEqualTo(found);
        assertThat(made.search("subject:phi")).isEmpty();
        CommandRun.output("subject", "remove", made.folder(), selector);
        assertThat(made.search("subject:*")).isEmpty();
    }

    private static Stream<String> evidence(String line) {
        try {
            JsonNode node = new com.fasterxml.jackson.databind.ObjectMapper().readTree(line);
            return StreamSupport.stream(node.path("evidence").spliterator(), false)
                    .map(JsonNode::asText);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void aPhraseIsItsWordsInTheirOrderInOneValue() throws IOException {
        List<JsonNode> events = made.search("--fields", "source:s3-access");
        Random random = new Random(7);
        int narrower = 0;
        for (int i = 0; i < 12; i++) {
            JsonNode event = events.get(random.nextInt(events.size()));
            String field = List.of("requestUri", "userAgent", "requester").get(i % 3);
            List<String> words = words(event.path("fields").path(field).asText());
            if (words.size() < 3) {
                continue;
            }
            int from = random.nextInt(words.size() - 1);
            List<String> phrase = new ArrayList<>(words.subList(from, from + 2));
            if (i % 4 == 3) {
                Collections.reverse(phrase);
            }
            String query = "\"" + String.join(" - ", phrase).replace(" - ", " ") + "\"";
            List<String> expected = ids(events.stream().filter(one -> holds(one, phrase)).toList());
            List<JsonNode> found = made.search("source:s3-access AND " + query);
            assertThat(ids(found)).as(query).isEqualTo(expected);
            String apart = String.join(" ", phrase);
            narrower += made.search("source:s3-access AND " + apart).size() > found.size() ? 1 : 0;
        }
        assertThat(narrower).isPositive();
    }

    @Test
    void aPhraseOfTooManyCandidatesIsRefusedWithTheirNumber() throws IOException {
        // Every line of the access logs has both words.
        CommandRun run = CommandRun.of("search", made.folder(), "\"HTTP 1.1\"", "--count");
        if (made.search("HTTP 1.1").size() <= 10_000) {
            assertThat(run.status()).isZero();
            return;
        }
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.messages()).contains("at most 10,000", "Narrow the query");
    }

    private static List<String> words(String value) {
        return Arrays.stream(value.toLowerCase(Locale.ROOT).split(SIGNS))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static boolean holds(JsonNode event, List<String> phrase) {
        Stream<JsonNode> named = StreamSupport.stream(event.spliterator(), false);
        Stream<JsonNode> fields = StreamSupport.stream(event.path("fields").spliterator(), false);
        Stream<JsonNode> actor = StreamSupport.stream(event.path("actor").spliterator(), false);
        return Stream.of(named, fields, actor)
                .flatMap(all -> all)
                .filter(JsonNode::isTextual)
                .anyMatch(value -> Collections.indexOfSubList(words(value.asText()), phrase) >= 0);
    }
}
