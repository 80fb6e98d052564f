package org.exhibit.indexer.finding.suggestion;

import org.exhibit.indexer.casefile.Subject;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// What words say: of names of buckets and keys, and of tags.
final class Spelled {
    private static final Pattern BETWEEN =
            Pattern.compile("[^\\p{L}\\p{N}]+|(?<=\\p{Ll})(?=\\p{Lu})");

    private final Words words;

    Spelled(Words words) {
        this.words = words;
    }

    /// The words of a text, and each two neighbours joined.
    static Set<String> words(String text) {
        List<String> single = new ArrayList<>();
        for (String word : BETWEEN.split(text)) {
            if (!word.isEmpty()) {
                single.add(word.toLowerCase(Locale.ROOT));
            }
        }
        Set<String> all = new HashSet<>(single);
        for (int i = 1; i < single.size(); i++) {
            all.add(single.get(i - 1) + single.get(i));
        }
        return all;
    }

    private static String joined(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    private boolean opposed(Set<String> found) {
        return found.stream().anyMatch(words.opposites()::contains);
    }

    /// What one name of a bucket or one part of a key speaks of; the ending left out.
    Set<Subject.Kind> name(String name) {
        Set<String> found = words(name);
        Set<Subject.Kind> kinds = EnumSet.noneOf(Subject.Kind.class);
        if (!opposed(found)) {
            words.kinds()
                    .forEach((kind, of) -> {
                        if (found.stream().anyMatch(of.names()::contains)) {
                            kinds.add(kind);
                        }
                    });
        }
        return kinds;
    }

    /// What a key's ending speaks of.
    Set<Subject.Kind> ending(String key) {
        String ending = endingOf(key);
        Set<Subject.Kind> kinds = EnumSet.noneOf(Subject.Kind.class);
        words.kinds()
                .forEach((kind, of) -> {
                    if (of.endings().contains(ending)) {
                        kinds.add(kind);
                    }
                });
        return kinds;
    }

    static String endingOf(String key) {
        int dot = key.lastIndexOf('.');
        boolean has = dot > key.lastIndexOf('/');
        return has ? key.substring(dot + 1).toLowerCase(Locale.ROOT) : "";
    }

    boolean isMediaEnding(String key) {
        return words.media().endings().contains(endingOf(key));
    }

    /// What a content type speaks of, with or without parameters.
    Set<Subject.Kind> type(String type) {
        String plain = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        Set<Subject.Kind> kinds = EnumSet.noneOf(Subject.Kind.class);
        words.kinds()
                .forEach((kind, of) -> {
                    if (of.types().contains(plain)) {
                        kinds.add(kind);
                    }
                });
        return kinds;
    }

    boolean isMediaType(String type) {
        String plain = type.strip().toLowerCase(Locale.ROOT);
        return words.media().types().stream().anyMatch(plain::startsWith);
    }

    /// What a tag says of the data it is on.
    Set<Subject.Kind> tag(String name, String value) {
        Set<Subject.Kind> kinds = EnumSet.noneOf(Subject.Kind.class);
        String plain = joined(name);
        boolean denied = words.denials().contains(value.strip().toLowerCase(Locale.ROOT));
        Set<String> said = words(value);
        boolean opposed = opposed(said) || opposed(words(name));
        if (denied || opposed) {
            return kinds;
        }
        words.kinds()
                .forEach((kind, of) -> {
                    boolean named = of.flags().contains(plain);
                    boolean valued =
                            words.tags().contains(plain)
                                    && said.stream().anyMatch(of.values()::contains);
                    if (named || valued) {
                        kinds.add(kind);
                    }
                });
        return kinds;
    }
}
