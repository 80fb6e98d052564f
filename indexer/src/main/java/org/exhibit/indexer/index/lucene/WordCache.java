package org.exhibit.indexer.index.lucene;

import org.apache.lucene.util.BytesRef;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Gives each word of a document once. Most values recur, so their words are cut once and kept, up
/// to a bound. One instance a thread.
final class WordCache {
    private static final int VALUES = 16_384;
    private static final int WORDS = 65_536;
    private static final int LONGEST_KEPT = 256;

    private static final class Word {
        final BytesRef bytes;
        long document;

        Word(String text) {
            bytes = new BytesRef(text);
        }
    }

    private final Map<String, Word[]> values = new HashMap<>();
    private final Map<String, Word> words = new HashMap<>();
    private final List<Word> cutting = new ArrayList<>();
    private long document;

    /// Begins another document: every word is new again.
    void next() {
        document++;
        if (values.size() > VALUES) {
            values.clear();
        }
        if (words.size() > WORDS) {
            words.clear();
            values.clear();
        }
    }

    /// Hands over the value's words that the document does not have yet.
    void add(String value, Consumer<BytesRef> fresh) {
        Word[] found = values.get(value);
        if (found == null) {
            found = cut(value);
            if (value.length() <= LONGEST_KEPT) {
                values.put(value, found);
            }
        }
        for (Word word : found) {
            if (word.document != document) {
                word.document = document;
                fresh.accept(word.bytes);
            }
        }
    }

    private Word[] cut(String value) {
        cutting.clear();
        if (Schema.opaque(value)) {
            return new Word[0];
        }
        Words.of(value, text -> cutting.add(words.computeIfAbsent(text, Word::new)));
        return cutting.toArray(new Word[0]);
    }
}
