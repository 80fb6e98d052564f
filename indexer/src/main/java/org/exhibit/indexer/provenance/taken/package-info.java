/// Was it taken? What the records say of how much of an object was sent to whom, in words that
/// claim no more than that. Start with `Taken`; every sentence stands in `TakenWords`.
@NullMarked
package org.exhibit.indexer.provenance.taken;

import org.jspecify.annotations.NullMarked;
