package org.exhibit.indexer.finding.run;

import org.exhibit.indexer.digest.Digest;
import org.exhibit.indexer.finding.RefusedRule;
import org.exhibit.indexer.finding.YamlException;
import org.exhibit.indexer.finding.YamlText;
import org.exhibit.indexer.finding.sigma.Placeholders;
import org.exhibit.indexer.finding.sigma.SigmaReader;
import org.exhibit.indexer.finding.sigma.SigmaSet;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/// Reads Sigma rules: those that come with Exhibit, and an analyst's own below a folder.
final class RuleFolder {
    private static final List<String> BUILT_IN =
            List.of(
                    "F03a.yml",
                    "F03b.yml",
                    "F03d.yml",
                    "F03e.yml",
                    "F06.yml",
                    "F07.yml",
                    "F12.yml",
                    "F14.yml",
                    "F14b.yml",
                    "F15.yml",
                    "F16.yml");
    private static final String RULES = "/org/exhibit/indexer/finding/rules/";
    private static final int MOST_FILES = 20_000;
    private static final int DEEPEST = 30;

    private RuleFolder() {}

    static SigmaSet builtIn() throws IOException {
        SigmaSet set = new SigmaSet();
        for (String name : BUILT_IN) {
            try (InputStream in = RuleFolder.class.getResourceAsStream(RULES + name)) {
                byte[] text = Objects.requireNonNull(in, name).readAllBytes();
                set.add(SigmaReader.read(name, new String(text, StandardCharsets.UTF_8)));
                set.files().put(name, Digest.of(text));
            }
        }
        if (!set.refused().isEmpty()) {
            throw new IllegalStateException(set.refused().getFirst().text());
        }
        return set;
    }

    /// Every `.yml` and `.yaml` file below a folder, by path; links are not followed.
    static SigmaSet read(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new IOException(folder + " is no folder of rules.");
        }
        List<Path> files;
        try (Stream<Path> walk = Files.walk(folder, DEEPEST)) {
            files =
                    walk.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                            .filter(RuleFolder::isYaml)
                            .limit(MOST_FILES)
                            .sorted()
                            .toList();
        }
        SigmaSet set = new SigmaSet();
        Placeholders placeholders = placeholders(folder, set);
        for (Path file : files) {
            if (file.equals(folder.resolve(Placeholders.FILE))) {
                continue;
            }
            String name = folder.relativize(file).toString().replace('\\', '/');
            if (Files.size(file) > YamlText.MOST_CHARACTERS) {
                set.refused().add(new RefusedRule(name, 0, "larger than a rule may be"));
            } else {
                byte[] text = Files.readAllBytes(file);
                String yaml = new String(text, StandardCharsets.UTF_8);
                set.add(SigmaReader.read(name, yaml, placeholders));
                set.files().put(name, Digest.of(text));
            }
        }
        return set;
    }

    /// What rules of the folder write as `%name%`.
    private static Placeholders placeholders(Path folder, SigmaSet set) throws IOException {
        Path file = folder.resolve(Placeholders.FILE);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return Placeholders.NONE;
        }
        try {
            if (Files.size(file) > YamlText.MOST_CHARACTERS) {
                throw new YamlException(0, "larger than placeholders may be");
            }
            return Placeholders.read(Files.readString(file, StandardCharsets.UTF_8));
        } catch (YamlException e) {
            set.refused()
                    .add(
                            new RefusedRule(
                                    Placeholders.FILE, e.line(), String.valueOf(e.getMessage())));
            return Placeholders.NONE;
        }
    }

    private static boolean isYaml(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".yml") || name.endsWith(".yaml");
    }
}
