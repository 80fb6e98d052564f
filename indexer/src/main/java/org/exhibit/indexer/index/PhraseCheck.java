package org.exhibit.indexer.index;

import org.exhibit.indexer.format.ParsedRecord;

/// Says of a record that was read again whether a phrase stands in it.
public interface PhraseCheck {
    /// How many words a text has.
    int words(String text);

    /// Whether one value of the record has the phrase's words next to each other, in their order.
    boolean holds(String phrase, ParsedRecord record);
}
