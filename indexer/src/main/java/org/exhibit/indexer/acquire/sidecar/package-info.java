/// What AWS said beside the bytes: one record for every S3 object of a pull, kept as evidence.
/// Needs no AWS library. Start with `ObjectRecords`.
@NullMarked
package org.exhibit.indexer.acquire.sidecar;

import org.jspecify.annotations.NullMarked;
