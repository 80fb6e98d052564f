/// Holds what the index says of every record against what its original says, read again. Start with
/// `RecordsCheck`. Not thread-safe unless said otherwise.
@NullMarked
package org.exhibit.indexer.integrity.record;

import org.jspecify.annotations.NullMarked;
