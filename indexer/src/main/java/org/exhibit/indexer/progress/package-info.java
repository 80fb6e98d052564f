/// Immutable progress snapshots and the cancel token. Start with `Progress`.
@NullMarked
package org.exhibit.indexer.progress;

import org.jspecify.annotations.NullMarked;
