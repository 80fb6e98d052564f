package org.exhibit.app.service;

import org.exhibit.indexer.integrity.seal.Inclusion;
import org.exhibit.indexer.integrity.seal.Seal;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;

/// Seals of cases: making them, having them timestamped, and proving one item by them. Thread-safe;
/// calls block.
public interface CaseSeals {
    /// Seals a case: its items and custody up to now.
    ///
    /// @param key PKCS#12 file
    /// @param authority a timestamp authority to ask, or null to stay offline
    Sealed seal(Path folder, Path key, char[] password, @Nullable URI authority) throws IOException;

    /// What a timestamp authority is to be asked about the newest seal, to be carried there.
    byte[] request(Path folder) throws IOException;

    /// Takes in an authority's answer about the newest seal.
    ///
    /// @throws IOException where it is about something else; nothing was changed then
    Instant load(Path folder, Path answer) throws IOException;

    /// The proof that an item lies under the newest seal that covers it.
    ///
    /// @param target SHA-256 of an evidence item, or its first digits
    /// @throws IOException where no seal covers it
    Proof prove(Path folder, String target) throws IOException;

    /// @param timestamp what an authority said, or null
    /// @param failure why the authority that was asked gave no timestamp, empty where it did or was
    ///   not asked; the seal stands without
    record Sealed(Seal seal, String signer, @Nullable Instant timestamp, String failure) {}

    /// @param content what was signed
    /// @param signature over it, CMS in DER
    record Proof(Seal seal, byte[] content, byte[] signature, Inclusion inclusion) {}
}
