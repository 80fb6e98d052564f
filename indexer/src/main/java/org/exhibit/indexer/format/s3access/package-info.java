/// S3 server access logs: space-separated lines, and their JSON variant. Start with
/// `S3AccessFormat`.
@NullMarked
package org.exhibit.indexer.format.s3access;

import org.jspecify.annotations.NullMarked;
