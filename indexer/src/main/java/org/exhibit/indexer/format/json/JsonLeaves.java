package org.exhibit.indexer.format.json;

import org.exhibit.indexer.format.RecordField;

/// Is told of the leaves at tagged paths while a record is read.
public interface JsonLeaves {

    /// An object is read from its beginning; also again, once more of its bytes are at hand.
    void begin();

    /// A leaf.
    ///
    /// @param tag the path's number
    /// @param inList whether the path leads through a list, where it may come many times
    void leaf(int tag, RecordField field, boolean inList);

    /// An object with members where a leaf was looked for.
    void object(int tag);
}
