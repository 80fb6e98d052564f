/// What was acquired and where each record lies in it. Start with `Origin`. Immutable values, safe
/// on any thread.
@NullMarked
package org.exhibit.indexer.evidence;

import org.jspecify.annotations.NullMarked;
