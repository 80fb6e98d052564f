/// From originals to indexed events: every record ends as an event, a duplicate or a problem. Start
/// with `Ingest`.
@NullMarked
package org.exhibit.indexer.ingest;

import org.jspecify.annotations.NullMarked;
