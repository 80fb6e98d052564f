/// CloudTrail: log files, Insights, network-activity and aggregated events, and the same records
/// inside EventBridge, CloudWatch Logs and LookupEvents envelopes. Start with `CloudTrailFormat`;
/// `docs/formats/cloudtrail.md` says which field is used how.
@NullMarked
package org.exhibit.indexer.format.cloudtrail;

import org.jspecify.annotations.NullMarked;
