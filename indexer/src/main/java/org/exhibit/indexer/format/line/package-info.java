/// What the formats made of text lines share: splitting a stream into lines at byte level with
/// exact offsets, and turning a line's columns into fields. Start with `LineRecords`.
///
/// Belongs to the formats alone; one instance serves one stream and one thread.
@NullMarked
package org.exhibit.indexer.format.line;

import org.jspecify.annotations.NullMarked;
