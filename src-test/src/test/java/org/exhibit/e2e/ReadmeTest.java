package org.exhibit.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.exhibit.reports.sign.ThrowAwayKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Every line that the README tells a newcomer to type is typed here, in its order.
class ReadmeTest {
    private static final Pattern LINE = Pattern.compile("(?m)^\\./exhibit (.*)$");
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");
    private static final String CITATION = "E-01/h8WdK3mQ#41";
    private static final String PASSWORD = "only for this test";

    @TempDir Path folder;

    @Test
    void everyLineDoesWhatItSays() throws IOException {
        Path logs = BundledLogs.write(folder.resolve("logs"));
        Path key = folder.resolve("my-key.p12");
        ThrowAwayKey.write(key, PASSWORD.toCharArray(), Instant.now());
        Path password = Files.writeString(folder.resolve("password"), PASSWORD + "\n");
        List<String> lines = lines();
        assertThat(lines).hasSizeGreaterThan(10).anyMatch(line -> line.startsWith("pack build"));
        for (String line : lines) {
            List<Object> words = new ArrayList<>();
            for (MatchResult word : WORD.matcher(line).results().toList()) {
                words.add(given(word.group(1) == null ? word.group(2) : word.group(1), logs));
            }
            if (line.startsWith("pack build")) {
                // A person is asked for it.
                words.addAll(List.of("--pass-file", password));
            }
            CommandRun run = CommandRun.of(words.toArray());
            assertThat(run.status()).as("%s\n%s", line, run.messages()).isZero();
        }
        assertThat(folder.resolve("pack.pdf")).isNotEmptyFile();
        TestCase made = new TestCase(folder.resolve("my-case"));
        assertThat(made.json("exhibits", "list", made.folder(), "--json")).hasSize(1);
    }

    private static List<String> lines() throws IOException {
        String readme = Files.readString(JavaSources.CHECKOUT.resolve("README.md"));
        return LINE.matcher(readme)
                .results()
                .map(line -> line.group(1).strip())
                .filter(line -> !line.startsWith("demo") && !line.startsWith("COMMAND"))
                .toList();
    }

    /// What stands for a name that only the reader knows.
    private Object given(String word, Path logs) throws IOException {
        return switch (word) {
            case "path/to/logs" -> logs;
            case "my-case", "my-key.p12", "pack.pdf" -> folder.resolve(word);
            case CITATION ->
                    new TestCase(folder.resolve("my-case"))
                            .search("action:DeleteBucketPolicy")
                            .getFirst()
                            .path("citation")
                            .asText();
            default -> word;
        };
    }
}
