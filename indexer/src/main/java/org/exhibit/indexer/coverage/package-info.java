/// What was logged where and when, and where nothing can be said. Start with `Coverage`: every
/// statement that something is absent comes from its `absence`. Immutable values, safe on any
/// thread.
@NullMarked
package org.exhibit.indexer.coverage;

import org.jspecify.annotations.NullMarked;
