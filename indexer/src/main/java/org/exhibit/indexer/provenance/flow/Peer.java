package org.exhibit.indexer.provenance.flow;

/// What a flow record says of the far end of a flow.
public enum Peer {
    /// An address of S3.
    S3,
    /// A public address of no AWS service.
    OUTSIDE,
    /// A public address; the log's layout has no column that tells whose.
    UNTOLD
}
