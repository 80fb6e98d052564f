package org.exhibit.indexer.index;

/// The two ids of a record, 16 bytes each.
///
/// @param content what it says: equal for equal records wherever they lie
/// @param place where it lies: different for every record
public record RecordIds(byte[] content, byte[] place) {}
