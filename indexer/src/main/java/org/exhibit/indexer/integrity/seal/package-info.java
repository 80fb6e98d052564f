/// The seal of a case: a Merkle root over its evidence and its chain of custody, and the proof that
/// one item is under it. Start with `SealedState`. Signing is for the reports. Immutable values.
@NullMarked
package org.exhibit.indexer.integrity.seal;

import org.jspecify.annotations.NullMarked;
