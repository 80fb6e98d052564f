package org.exhibit.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Docs that name what no longer exists mislead: names of types, paths, commands and options in
/// backticks must be found in the checkout.
class DocsMatchCodeTest {
    private static final Pattern FENCE = Pattern.compile("(?ms)^```.*?^```$");
    private static final Pattern BACKTICKS = Pattern.compile("`([^`\n]+)`");
    private static final Pattern TYPE = Pattern.compile("[A-Z][a-z0-9]+(?:[A-Z][A-Za-z0-9]*)+");
    private static final Pattern MEMBER =
            Pattern.compile("([A-Z][A-Za-z0-9]+)\\.([a-z][A-Za-z0-9]*)");
    private static final Pattern OPTION = Pattern.compile("--[a-z][a-z-]+");
    private static final Pattern COMMAND =
            Pattern.compile("(?:\\./)?exhibit((?: [a-z][a-z0-9]*)+)(?= |$)");
    private static final Pattern WORD = Pattern.compile("[A-Za-z_$][A-Za-z0-9_$]*");
    private static final Set<String> TOP =
            Set.of("app", "docs", "indexer", "packaging", "reports", "src-test", ".ci", ".mvn");

    @Test
    void everyNameInBackticksExists() throws IOException {
        Set<String> words = words();
        List<String> lost = new ArrayList<>();
        for (Path doc : docs()) {
            String text = FENCE.matcher(Files.readString(doc)).replaceAll("");
            for (MatchResult quoted : BACKTICKS.matcher(text).results().toList()) {
                String fault = fault(quoted.group(1), words);
                if (!fault.isEmpty()) {
                    lost.add(JavaSources.CHECKOUT.relativize(doc) + ": " + fault);
                }
            }
        }
        assertThat(lost).as("names in docs that are nowhere in the checkout").isEmpty();
    }

    @Test
    void everyCommandLineInDocsIsOneThatExhibitHas() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (Path doc : docs()) {
            for (MatchResult fence : FENCE.matcher(Files.readString(doc)).results().toList()) {
                fence.group().lines().forEach(line -> check(doc, line, wrong));
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static void check(Path doc, String line, List<String> wrong) {
        Matcher command = COMMAND.matcher(line);
        if (!command.lookingAt()) {
            return;
        }
        String help = helpOf(command.group(1).strip().split(" "));
        if (help.isEmpty()) {
            wrong.add(doc.getFileName() + ": no such command: " + line);
        }
        for (MatchResult option : OPTION.matcher(line).results().toList()) {
            if (!help.contains(option.group())) {
                wrong.add(doc.getFileName() + ": no option " + option.group() + ": " + line);
            }
        }
    }

    /// The help of the longest command that the words begin with; empty where the first is none.
    private static String helpOf(String... words) {
        String help = "";
        List<Object> command = new ArrayList<>();
        for (String word : words) {
            command.add(word);
            List<Object> asked = new ArrayList<>(command);
            asked.add("--help");
            CommandRun run = CommandRun.of(asked.toArray());
            if (run.status() != 0 || !run.output().contains("Usage: exhibit " + word(command))) {
                return help;
            }
            help = run.output();
        }
        return help;
    }

    private static String word(List<Object> command) {
        return String.join(" ", command.stream().map(Object::toString).toList());
    }

    private static String fault(String quoted, Set<String> words) {
        if (quoted.matches("[A-Za-z.]+\\.(md|xml)") && !quoted.startsWith(".")) {
            return Files.exists(JavaSources.CHECKOUT.resolve(quoted)) ? "" : "no file " + quoted;
        }
        Matcher member = MEMBER.matcher(quoted);
        if (member.matches()) {
            return words.contains(member.group(1)) && words.contains(member.group(2))
                    ? ""
                    : "no " + quoted;
        }
        if (TYPE.matcher(quoted).matches()) {
            return words.contains(quoted) ? "" : "no type or name " + quoted;
        }
        String first = quoted.contains("/") ? quoted.substring(0, quoted.indexOf('/')) : "";
        if (TOP.contains(first) && !quoted.contains("…") && !quoted.contains("*")) {
            return Files.exists(JavaSources.CHECKOUT.resolve(quoted)) ? "" : "no path " + quoted;
        }
        return COMMAND.matcher(quoted).lookingAt() ? commandFault(quoted) : "";
    }

    private static String commandFault(String quoted) {
        List<String> wrong = new ArrayList<>();
        check(Path.of("docs"), quoted, wrong);
        return String.join("; ", wrong);
    }

    /// Every word of every source and of the build's files.
    private static Set<String> words() throws IOException {
        Set<String> words = new HashSet<>();
        List<Path> files = new ArrayList<>(JavaSources.all());
        files.add(JavaSources.CHECKOUT.resolve("pom.xml"));
        for (Path file : files) {
            WORD.matcher(Files.readString(file, StandardCharsets.UTF_8))
                    .results()
                    .forEach(word -> words.add(word.group()));
        }
        return words;
    }

    private static List<Path> docs() throws IOException {
        List<Path> docs = new ArrayList<>();
        for (Path folder : List.of(JavaSources.CHECKOUT, JavaSources.CHECKOUT.resolve("docs"))) {
            int depth = folder.equals(JavaSources.CHECKOUT) ? 1 : 4;
            try (Stream<Path> files = Files.walk(folder, depth)) {
                files.filter(file -> file.toString().endsWith(".md")).forEach(docs::add);
            }
        }
        docs.sort(null);
        return docs;
    }
}
