package org.exhibit.indexer.format;

import org.exhibit.indexer.progress.CancelToken;
import org.jspecify.annotations.Nullable;

/// What is known about a stream besides its content.
///
/// @param name the file's (or member's) path with `/`
/// @param flowFormat field names for headerless flow logs as the examiner gave them, or null
/// @param cancel checked once a record
public record LeafContext(String name, @Nullable String flowFormat, CancelToken cancel) {}
