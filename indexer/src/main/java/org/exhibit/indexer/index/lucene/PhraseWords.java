package org.exhibit.indexer.index.lucene;

import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.format.ParsedRecord;
import org.exhibit.indexer.format.RecordField;
import org.exhibit.indexer.index.PhraseCheck;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Finds phrases in values cut into the same words as the index cuts them. Thread-safe.
public final class PhraseWords implements PhraseCheck {
    @Override
    public int words(String text) {
        return cut(text).size();
    }

    @Override
    public boolean holds(String phrase, ParsedRecord record) {
        List<String> wanted = cut(phrase);
        for (EventField field : EventField.values()) {
            String text = field.numeric() ? null : record.event().text(field);
            if (text != null && holds(wanted, text)) {
                return true;
            }
        }
        for (RecordField field : record.fields()) {
            if (field.kind() == RecordField.Kind.TEXT && holds(wanted, field.text())) {
                return true;
            }
        }
        return false;
    }

    private static boolean holds(List<String> wanted, String value) {
        return Collections.indexOfSubList(cut(value), wanted) >= 0;
    }

    private static List<String> cut(String text) {
        List<String> words = new ArrayList<>();
        Words.of(text, words::add);
        return words;
    }
}
