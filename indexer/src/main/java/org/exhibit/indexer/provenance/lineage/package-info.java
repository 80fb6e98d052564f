/// Where something came from and where it went, found on demand. Start with `LineageQuestion` and
/// `Lineage`.
@NullMarked
package org.exhibit.indexer.provenance.lineage;

import org.jspecify.annotations.NullMarked;
