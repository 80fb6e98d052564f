package org.exhibit.e2e.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.exhibit.e2e.CommandRun;
import org.exhibit.e2e.bench.ChildProcess.Measured;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Asks the questions of provenance of the ground-truth investigations hidden among other records,
/// holds the answers against those of the investigations alone, and prints times: of whole
/// processes, and of repeated runs in this one.
///
/// `ProvenanceBench WORK RECORDS LAUNCHER [ROUNDS]`: the cases are made below WORK where they are
/// not there yet; LAUNCHER is the `exhibit` script. Ends with an exception where an answer differs
/// in anything but how far the evidence reaches in time. What may be subjects is told of the other
/// records too, so there every suggestion of the investigations alone must be among the others.
final class ProvenanceBench {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int WARM_UP = 3;

    /// How an answer is held against that of the investigations alone.
    private enum Held {
        /// The same.
        WHOLE,
        /// The same of every lane that is there too.
        LANES,
        /// It suggests all that the other does.
        AMONG,
        /// A verification that holds.
        OK
    }

    /// @param before and after the case's folder
    private record Question(String name, List<String> before, List<String> after, Held held) {
        List<String> words(HiddenCase of) {
            List<String> words = new ArrayList<>(before);
            words.add(of.folder().toString());
            words.addAll(after);
            return words;
        }
    }

    private static final List<Question> QUESTIONS =
            List.of(
                    lineage("s3://phi/ct/batch-07.tar"),
                    lineage("s3://mix/synthetic/avatar-002.mp4"),
                    lineage("s3://rec/exp/pat-1.csv"),
                    lineage("s3://cat/products/s2.jpg"),
                    timeline("s3://phi/ct/batch-07.tar"),
                    timeline("s3://mix/synthetic/avatar-002.mp4"),
                    timeline("s3://rec/exp/pat-1.csv"),
                    timeline("s3://cat/products/s2.jpg"),
                    new Question(
                            "coverage",
                            List.of("coverage"),
                            List.of("--format", "json"),
                            Held.LANES),
                    new Question(
                            "findings",
                            List.of("findings"),
                            List.of("--format", "json"),
                            Held.WHOLE),
                    new Question(
                            "subject suggest",
                            List.of("subject", "suggest"),
                            List.of("--json"),
                            Held.AMONG),
                    new Question("verify", List.of("verify"), List.of("--json"), Held.OK));

    private ProvenanceBench() {}

    private static Question lineage(String object) {
        return new Question(
                "lineage " + object,
                List.of("lineage"),
                List.of(object, "--both", "--format", "json"),
                Held.WHOLE);
    }

    private static Question timeline(String object) {
        return new Question(
                "timeline " + object,
                List.of("timeline"),
                List.of(object, "--format", "jsonl"),
                Held.WHOLE);
    }

    static void main(String[] args) throws IOException {
        Path work = Path.of(args[0]).toAbsolutePath();
        int records = Integer.parseInt(args[1]);
        String launcher = args[2];
        int rounds = args.length > 3 ? Integer.parseInt(args[3]) : 3;
        HiddenCase alone = HiddenCase.of(work, 0, launcher);
        HiddenCase hidden = HiddenCase.of(work, records, launcher);
        Ends ends = new Ends(end(alone), end(hidden));
        System.out.printf(Locale.ROOT, "| question | among %,d records |  |  |%n", records);
        System.out.println("|---|---|---|---|");
        System.out.println("| | whole process | most memory | again in one process |");
        List<String> different = new ArrayList<>();
        for (Question question : QUESTIONS) {
            String expected = CommandRun.output(question.words(alone).toArray());
            // Every byte is read again, which is neither quicker nor slower the second time.
            boolean once = question.held() == Held.OK;
            Measured whole = process(launcher, question, hidden, once ? 1 : rounds);
            if (!same(question, expected, ends.told(whole.output()))) {
                different.add(question.name());
            }
            System.out.printf(
                    Locale.ROOT,
                    "| `%s` | %s | %,d MB | %s |%n",
                    question.name(),
                    Medians.seconds(whole.wallMillis()),
                    whole.peakKilobytes() / 1_024,
                    once ? "" : Medians.seconds(again(question, hidden, rounds)));
        }
        if (!different.isEmpty()) {
            throw new IOException("Other answers than without the other records: " + different);
        }
    }

    private static Measured process(
            String launcher, Question question, HiddenCase hidden, int rounds) throws IOException {
        List<Measured> runs = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            runs.add(HiddenCase.run(launcher, question.words(hidden).toArray(new String[0])));
        }
        runs.sort(Comparator.comparingLong(Measured::wallMillis));
        return runs.get((runs.size() - 1) / 2);
    }

    private static long again(Question question, HiddenCase hidden, int rounds) {
        long[] millis = new long[rounds];
        for (int round = -WARM_UP; round < rounds; round++) {
            long start = System.nanoTime();
            CommandRun.output(question.words(hidden).toArray());
            if (round >= 0) {
                millis[round] = (System.nanoTime() - start) / 1_000_000;
            }
        }
        return Medians.median(millis);
    }

    /// The last instant that a case's coverage speaks of.
    private static String end(HiddenCase of) throws IOException {
        String last = "";
        for (JsonNode span :
                JSON.readTree(CommandRun.output("coverage", of.folder(), "--format", "json"))) {
            String to = span.path("to").asText();
            last = to.compareTo(last) > 0 ? to : last;
        }
        return last;
    }

    /// Where the evidence alone and the hidden one end.
    private record Ends(String alone, String hidden) {
        String told(String answer) {
            return answer.replace(hidden, alone)
                    .replace(hidden.replace(".000Z", "Z"), alone.replace(".000Z", "Z"));
        }
    }

    private static boolean same(Question question, String expected, String answer)
            throws IOException {
        return switch (question.held()) {
            case WHOLE -> report(question, expected, answer);
            case LANES -> {
                Map<String, List<JsonNode>> lanes = lanes(expected);
                Map<String, List<JsonNode>> all = lanes(answer);
                all.keySet().retainAll(lanes.keySet());
                yield report(question, lanes.toString(), all.toString());
            }
            case AMONG -> {
                Set<String> missing = new TreeSet<>(suggested(expected));
                missing.removeAll(suggested(answer));
                yield report(question, "", String.join("\n", missing));
            }
            case OK ->
                    report(
                            question,
                            "true",
                            Boolean.toString(JSON.readTree(answer).path("ok").asBoolean()));
        };
    }

    /// What is suggested and why; of many records of a bucket the first are cited.
    private static Set<String> suggested(String answer) throws IOException {
        Set<String> found = new TreeSet<>();
        for (JsonNode each : JSON.readTree(answer)) {
            found.add(
                    each.path("kind").asText()
                            + ' '
                            + each.path("selector").asText()
                            + ' '
                            + each.path("reason").asText());
        }
        return found;
    }

    private static boolean report(Question question, String expected, String answer) {
        if (!expected.equals(answer)) {
            System.err.println(question.name() + "\n- " + expected + "\n+ " + answer);
        }
        return expected.equals(answer);
    }

    private static Map<String, List<JsonNode>> lanes(String coverage) throws IOException {
        Map<String, List<JsonNode>> lanes = new TreeMap<>();
        for (JsonNode span : JSON.readTree(coverage)) {
            String lane =
                    span.path("account").asText()
                            + ' '
                            + span.path("region").asText()
                            + ' '
                            + span.path("class").asText();
            lanes.computeIfAbsent(lane, key -> new ArrayList<>()).add(span);
        }
        return lanes;
    }
}
