/// The event index as a contract: the query's tree, results, facets, histogram. Start with
/// `EventIndex`. No search engine's type is named here.
@NullMarked
package org.exhibit.indexer.index;

import org.jspecify.annotations.NullMarked;
