package org.exhibit.indexer.provenance.exposure;

import org.exhibit.indexer.provenance.graph.Evidence;
import org.exhibit.indexer.provenance.policy.Grant;

import java.time.Instant;
import java.util.List;

/// What one record, or one acquired setting, says of who may reach a resource from then on. Each
/// way in is a slot of its own, replaced as a whole.
sealed interface Change {
    Instant at();

    Evidence by();

    /// An ARN or an id; `account:ID` for what holds for an account.
    String resource();

    /// A slot now grants this, and nothing else.
    ///
    /// @param kind how blocks and ownership bear on it
    record Granted(
            Instant at, Evidence by, String resource, Kind kind, String slot, List<Grant> grants)
            implements Change {
        public Granted {
            grants = List.copyOf(grants);
        }
    }

    /// A slot grants nothing any more.
    record Revoked(Instant at, Evidence by, String resource, String slot) implements Change {}

    /// A slot was set to something that the record does not tell.
    record Untold(Instant at, Evidence by, String resource, String slot) implements Change {}

    /// The resource ended, and all its slots with it.
    record Gone(Instant at, Evidence by, String resource) implements Change {}

    /// A Public Access Block was set, or taken away.
    record Blocked(Instant at, Evidence by, String resource, Block block) implements Change {}

    /// Access control lists were put out of force, or into it.
    record Ownership(Instant at, Evidence by, String resource, Known enforced) implements Change {}

    /// What takes a slot's effect away.
    enum Kind {
        /// A bucket's policy: `RestrictPublicBuckets`.
        BUCKET_POLICY,
        /// An access control list: `IgnorePublicAcls` and enforced ownership.
        ACL,
        /// Nothing but its own end.
        SHARE
    }
}
