/// CloudTrail's chain of digests, checked offline on copies. Start with `IntegrityCheck`; what it
/// finds is an `IntegrityResult`. Immutable values, safe on any thread, unless said otherwise.
@NullMarked
package org.exhibit.indexer.integrity.chain;

import org.jspecify.annotations.NullMarked;
