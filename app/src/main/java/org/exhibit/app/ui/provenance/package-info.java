/// Where an object came from and where it went: the graph of lineage, and what each edge rests on.
/// Start with `ProvenanceViewModel`.
@NullMarked
package org.exhibit.app.ui.provenance;

import org.jspecify.annotations.NullMarked;
