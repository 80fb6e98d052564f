package org.exhibit.app.service;

import org.exhibit.indexer.acquire.cloudtrail.CloudTrailReport;

/// What asking CloudTrail brought.
public record CloudTrailPullReport(AcquireReport acquired, CloudTrailReport pull) {}
