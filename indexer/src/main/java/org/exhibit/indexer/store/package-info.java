/// Write-once originals addressed by SHA-256, and bounded streams over what they hold. Start with
/// `EvidenceStore`.
@NullMarked
package org.exhibit.indexer.store;

import org.jspecify.annotations.NullMarked;
