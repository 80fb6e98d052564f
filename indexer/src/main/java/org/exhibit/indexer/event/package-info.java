/// One log record as an event with the dictionary of its named fields. Start with `LogEvent` and
/// `EventField`. Immutable values, safe on any thread.
@NullMarked
package org.exhibit.indexer.event;

import org.jspecify.annotations.NullMarked;
