/// What flow logs say beside requests to S3: whether the bytes that an interface moved fit the
/// bytes that S3 sent (rule R7), and whether like amounts went on to an address outside (rule R8).
/// Bytes of flows are never added to bytes of requests. Start with `Components` and `Relays`.
@NullMarked
package org.exhibit.indexer.provenance.flow;

import org.jspecify.annotations.NullMarked;
