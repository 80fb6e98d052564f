package org.exhibit.indexer.provenance.exposure;

import com.fasterxml.jackson.databind.JsonNode;

import org.exhibit.indexer.provenance.policy.JsonForms;

/// The two settings of a Public Access Block that take effect at once. The other two only stop
/// policies and lists from being set.
///
/// @param ignoresAcls `IgnorePublicAcls`
/// @param restrictsBuckets `RestrictPublicBuckets`
record Block(Known ignoresAcls, Known restrictsBuckets) {
    static final Block UNKNOWN = new Block(Known.UNKNOWN, Known.UNKNOWN);
    static final Block OFF = new Block(Known.NO, Known.NO);
    static final Block ON = new Block(Known.YES, Known.YES);

    /// @param configuration `PublicAccessBlockConfiguration`; what it leaves out is off
    static Block of(JsonNode configuration) {
        return new Block(
                Known.of(JsonForms.isTrue(JsonForms.member(configuration, "IgnorePublicAcls"))),
                Known.of(
                        JsonForms.isTrue(
                                JsonForms.member(configuration, "RestrictPublicBuckets"))));
    }

    Block or(Block other) {
        return new Block(
                ignoresAcls.or(other.ignoresAcls), restrictsBuckets.or(other.restrictsBuckets));
    }
}
