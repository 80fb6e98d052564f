/// One readable life: what was done to an object, or by an identity, with strengths, joined
/// records, exposure, what was taken, and the gaps between. Start with `Biography`.
@NullMarked
package org.exhibit.indexer.provenance.biography;

import org.jspecify.annotations.NullMarked;
