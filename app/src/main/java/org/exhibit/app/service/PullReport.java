package org.exhibit.app.service;

import org.exhibit.indexer.acquire.s3.S3Report;

/// What a pull from S3 brought.
///
/// @param pull what S3 gave, and how
public record PullReport(AcquireReport acquired, S3Report pull) {}
