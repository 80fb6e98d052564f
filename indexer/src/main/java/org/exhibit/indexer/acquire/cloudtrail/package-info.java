/// What CloudTrail's API and an account's settings say, kept as evidence. Start with
/// `CloudTrailPull`.
@NullMarked
package org.exhibit.indexer.acquire.cloudtrail;

import org.jspecify.annotations.NullMarked;
