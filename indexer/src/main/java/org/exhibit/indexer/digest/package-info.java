/// Cryptographic digests of byte sequences. Start with `Digest`.
@NullMarked
package org.exhibit.indexer.digest;

import org.jspecify.annotations.NullMarked;
