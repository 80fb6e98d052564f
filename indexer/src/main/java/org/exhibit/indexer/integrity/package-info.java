/// Checks that what is held is still what was acquired. Start with `Verification`.
@NullMarked
package org.exhibit.indexer.integrity;

import org.jspecify.annotations.NullMarked;
