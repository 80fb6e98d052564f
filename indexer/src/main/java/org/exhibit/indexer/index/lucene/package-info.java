/// The embedded engine behind `EventIndex`: Lucene, one document a record. Start with `Schema`,
/// then `LuceneEventIndex` (reading) and `LuceneIndexWriter` (writing). Nothing outside this
/// package names Lucene.
@NullMarked
package org.exhibit.indexer.index.lucene;

import org.jspecify.annotations.NullMarked;
