package org.exhibit.indexer.provenance.flow;

/// What a flow record says of the far end of a flow.
public enum Peer {
    /// An address of S3.
    S3,
    /// An address of another AWS service.
    AWS,
    /// A public address of no AWS service.
    OUTSIDE,
    /// An address of a private network.
    PRIVATE,
    /// A public address; the log's layout has no column that tells whose.
    UNTOLD
}
