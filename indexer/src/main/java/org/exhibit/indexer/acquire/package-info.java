/// Acquiring: from where evidence lies into the case's store, with custody. Start with
/// `FileAcquisition`.
@NullMarked
package org.exhibit.indexer.acquire;

import org.jspecify.annotations.NullMarked;
