/// Which field of which record names which end of which edge. That knowledge is data: the event
/// table, described in `docs/provenance.md`. Start with `EventTable`.
@NullMarked
package org.exhibit.indexer.provenance.table;

import org.jspecify.annotations.NullMarked;
