/// The way to AWS: who asks, which calls there are (reads alone), patience with throttling, prices.
/// Start with `AwsAccess`.
@NullMarked
package org.exhibit.indexer.acquire.aws;

import org.jspecify.annotations.NullMarked;
