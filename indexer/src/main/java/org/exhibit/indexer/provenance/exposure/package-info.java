/// When something could be reached from outside its account, by whom, and what opened and closed
/// the way. Start with `Exposures`; `WindowFold` decides. Immutable values, safe on any thread.
@NullMarked
package org.exhibit.indexer.provenance.exposure;

import org.jspecify.annotations.NullMarked;
