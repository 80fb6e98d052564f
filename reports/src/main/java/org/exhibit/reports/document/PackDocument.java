package org.exhibit.reports.document;

import org.exhibit.indexer.digest.Digest;

import java.util.List;

/// A whole pack, ready to be laid out.
///
/// @param description one sentence on what it is, for the file's metadata
/// @param author the examiner
/// @param header printed at the head of every page after the cover
/// @param manifest hash of the attached `manifest.json`, printed at the foot of every page
public record PackDocument(
        String title,
        String description,
        String author,
        String header,
        Digest manifest,
        List<Block> blocks) {
    public PackDocument {
        blocks = List.copyOf(blocks);
    }
}
