/// Pulling from S3: what is in scope, what it would cost, and the objects themselves. Start with
/// `S3Pull`.
@NullMarked
package org.exhibit.indexer.acquire.s3;

import org.jspecify.annotations.NullMarked;
