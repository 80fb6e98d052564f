/// What people decided about the answers of provenance, as the chain of custody keeps it: the
/// strength of an edge, the bounds of a window of exposure. Rules and records stay as they are, and
/// every answer says both.
@NullMarked
package org.exhibit.indexer.provenance.decision;

import org.jspecify.annotations.NullMarked;
