package org.exhibit.reports.facts;

import org.exhibit.indexer.digest.Digest;

import java.time.Instant;

/// What a pack prints of one certificate.
///
/// @param subject distinguished name, RFC 2253
/// @param name the subject's common name, or the whole subject where it has none
/// @param serial lower-case hexadecimal
/// @param sha256 fingerprint over the certificate's DER bytes
/// @param selfSigned whether it vouches only for itself
public record CertificateFacts(
        String subject,
        String name,
        String issuer,
        String serial,
        Instant notBefore,
        Instant notAfter,
        Digest sha256,
        boolean selfSigned) {}
