package org.exhibit.indexer.format;

/// What a stream's first bytes and name say it is.
public sealed interface Recognition {
    /// A log this format reads.
    record Log(LogFormat format) implements Recognition {}

    /// A file that belongs to a log delivery but holds no records: digest, key list, manifest,
    /// settings.
    ///
    /// @param kind e.g. `cloudtrail-digest`, `cloudtrail-public-keys`, `s3-inventory-manifest`
    record Reference(String kind) implements Recognition {}

    /// Recognised as nothing known.
    ///
    /// @param reason what was looked at, for the analyst; names a recognised foreign format (ALB,
    ///   WAF, …) where possible
    record Unknown(String reason) implements Recognition {}
}
