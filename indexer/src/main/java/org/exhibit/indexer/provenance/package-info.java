/// What the records say of one object, key, session or address, on one line of time. Start with
/// `ObjectTimeline`.
@NullMarked
package org.exhibit.indexer.provenance;

import org.jspecify.annotations.NullMarked;
