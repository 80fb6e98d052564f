package org.exhibit.reports.check;

import org.exhibit.indexer.digest.Digest;

import java.util.List;

/// What a pack's `manifest.json` says, as far as it is checked.
///
/// @param signer fingerprints of the signer's certificates, its own first
record PackManifest(
        String packId,
        String custodyPath,
        long custodySequence,
        Digest custodyHead,
        List<Digest> signer,
        List<Exhibit> exhibits,
        List<Item> attachments) {

    /// @param length of the record in its original, as printed
    record Exhibit(String id, String path, long bytes, Digest sha256, String sha512, long length) {}

    record Item(String path, String mediaType, String relationship, long bytes, Digest sha256) {}
}
