package org.exhibit.indexer.finding.suggestion;

import org.exhibit.indexer.casefile.Subject;
import org.exhibit.indexer.finding.YamlException;
import org.exhibit.indexer.finding.YamlNode;
import org.exhibit.indexer.finding.YamlText;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/// The words, content types and calls that suggestions go by, from a data file with a version.
///
/// @param tags names of tags whose value says what data is
/// @param denials values that deny a flag
/// @param opposites words beside which no other counts
/// @param health parts of a scanner's names for health data
record Words(
        String version,
        Set<String> tags,
        Map<Subject.Kind, OfKind> kinds,
        Set<String> denials,
        Set<String> opposites,
        Media media,
        List<JobRule> jobs,
        List<String> health) {
    private static final String BUILT_IN = "suggestions.yaml";

    /// @param values of tags that say what data is
    /// @param flags names of tags that say it by being there
    /// @param names words of buckets and keys, two joined without a sign between them
    /// @param written the same as the file has them, two joined by a hyphen
    /// @param endings of keys
    /// @param types content types
    record OfKind(
            Set<String> values,
            Set<String> flags,
            Set<String> names,
            Set<String> written,
            Set<String> endings,
            Set<String> types) {}

    /// @param types beginnings of content types
    /// @param writers names of sessions of services that run models
    record Media(List<String> types, Set<String> endings, Set<String> writers) {}

    /// Calls that say what lies at a place.
    ///
    /// @param paths below `requestParameters`; two joined by ` + ` are bucket and key
    record JobRule(
            Subject.Kind kind,
            String service,
            List<String> calls,
            String says,
            Form form,
            List<String> paths) {}

    /// What a job's path stands for.
    enum Form {
        UNDER,
        START,
        OBJECT,
        WITHIN
    }

    static Words builtIn() throws IOException {
        try (InputStream in = Words.class.getResourceAsStream(BUILT_IN)) {
            byte[] text = Objects.requireNonNull(in, BUILT_IN).readAllBytes();
            return of(new String(text, StandardCharsets.UTF_8));
        } catch (YamlException e) {
            throw new IOException(BUILT_IN + ":" + e.line() + ": " + e.getMessage(), e);
        }
    }

    static Words of(String yaml) throws YamlException {
        List<YamlNode> documents = YamlText.documents(yaml);
        if (documents.size() != 1 || !(documents.getFirst() instanceof YamlNode.Mapping all)) {
            throw new YamlException(1, "the words of suggestions are one mapping of names");
        }
        Map<Subject.Kind, OfKind> kinds = new EnumMap<>(Subject.Kind.class);
        YamlNode.Mapping words = all.mapping("words");
        for (String kind : words.members().keySet()) {
            YamlNode.Mapping of = words.mapping(kind);
            kinds.put(
                    kind(kind, words.line(kind)),
                    new OfKind(
                            set(of, "values"),
                            set(of, "flags"),
                            joined(of.texts("names")),
                            set(of, "names"),
                            set(of, "endings"),
                            set(of, "types")));
        }
        YamlNode.Mapping media = all.mapping("media");
        return new Words(
                all.text("version"),
                set(all, "tags"),
                kinds,
                set(all, "denials"),
                set(all, "opposites"),
                new Media(media.texts("types"), set(media, "endings"), set(media, "writers")),
                jobs(all),
                all.texts("health"));
    }

    private static Set<String> joined(List<String> names) {
        return names.stream()
                .map(name -> name.replace("-", ""))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Set<String> set(YamlNode.Mapping of, String name) {
        return Set.copyOf(of.texts(name));
    }

    private static Subject.Kind kind(String word, int line) throws YamlException {
        for (Subject.Kind kind : Subject.Kind.values()) {
            if (kind.word().equals(word)) {
                return kind;
            }
        }
        throw new YamlException(line, "no kind of subject: " + word);
    }

    private static List<JobRule> jobs(YamlNode.Mapping all) throws YamlException {
        List<JobRule> rules = new ArrayList<>();
        if (all.members().get("jobs") instanceof YamlNode.Sequence list) {
            for (YamlNode item : list.items()) {
                if (!(item instanceof YamlNode.Mapping job)) {
                    throw new YamlException(item.line(), "a job is a mapping of names");
                }
                rules.add(job(job));
            }
        }
        return rules;
    }

    private static JobRule job(YamlNode.Mapping job) throws YamlException {
        for (Form form : Form.values()) {
            List<String> paths = job.texts(form.name().toLowerCase(java.util.Locale.ROOT));
            if (!paths.isEmpty()) {
                return new JobRule(
                        kind(job.text("kind"), job.line()),
                        job.text("service"),
                        job.texts("calls"),
                        job.text("says"),
                        form,
                        paths);
            }
        }
        throw new YamlException(job.line(), "a job names no place");
    }
}
