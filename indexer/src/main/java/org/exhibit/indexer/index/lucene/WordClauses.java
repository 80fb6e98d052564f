package org.exhibit.indexer.index.lucene;

import org.apache.lucene.search.Query;
import org.apache.lucene.util.BytesRef;
import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.index.QueryException;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Clauses over the words of all values.
final class WordClauses {
    private static final int ID_DIGITS = 32;

    private final Traits traits;
    private final NamedClauses named;

    WordClauses(Traits traits, NamedClauses named) {
        this.traits = traits;
        this.named = named;
    }

    private Query having(String word) throws IOException {
        return traits.having(Schema.TEXT, field -> Clauses.term(field, new BytesRef(word)));
    }

    /// Every word of the text; ids are no words and are looked for whole.
    Query text(String text) throws IOException {
        List<Query> ways = new ArrayList<>();
        Set<String> words = new LinkedHashSet<>();
        Words.of(text, words::add);
        if (!words.isEmpty()) {
            List<Query> all = new ArrayList<>();
            for (String word : words) {
                all.add(having(word));
            }
            ways.add(Clauses.all(all));
        }
        for (EventField field : EventField.values()) {
            if (Schema.unique(field)) {
                ways.add(named.text(field, text));
            }
        }
        if (text.length() == ID_DIGITS && text.matches("[0-9a-fA-F]+")) {
            ways.add(IdQuery.of(HexFormat.of().parseHex(text)));
        }
        return Clauses.any(ways);
    }

    /// Every word of the pattern; `*` and `?` stand for characters inside a word. A pattern of
    /// nothing but `*` is every event.
    Query pattern(String pattern) throws IOException, QueryException {
        List<Query> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean wild = false;
        for (int i = 0; i <= pattern.length(); i++) {
            char c = i == pattern.length() ? ' ' : pattern.charAt(i);
            boolean wildcard = c == '*' || c == '?';
            if (c == '\\' && i + 1 < pattern.length()) {
                // An escaped sign is none of a word's characters.
                c = pattern.charAt(++i);
            }
            if (wildcard || !Words.separates(c)) {
                word.append(c);
                wild |= wildcard;
            } else if (!word.isEmpty()) {
                addWord(word.toString(), wild, words);
                word.setLength(0);
                wild = false;
            }
        }
        return words.isEmpty() ? Clauses.events() : Clauses.all(words);
    }

    private void addWord(String word, boolean wild, List<Query> words)
            throws IOException, QueryException {
        String lower = Words.lower(word);
        if (!wild) {
            String cut = Words.lower(word.substring(0, Math.min(word.length(), Words.LONGEST)));
            words.add(having(cut));
        } else if (!lower.chars().allMatch(c -> c == '*')) {
            TextPattern wanted = TextPattern.wildcard(lower);
            words.add(traits.having(Schema.TEXT, field -> PatternQuery.ofField(field, wanted)));
        }
    }
}
