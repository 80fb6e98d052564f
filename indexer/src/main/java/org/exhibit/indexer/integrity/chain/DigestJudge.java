package org.exhibit.indexer.integrity.chain;

import org.exhibit.indexer.integrity.chain.DigestFile.Previous;
import org.exhibit.indexer.integrity.chain.ObjectSignatures.Found;
import org.exhibit.indexer.integrity.chain.PublicKeys.Known;
import org.exhibit.indexer.integrity.chain.ReadDigest.Trust;

import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Gives every digest its verdict: by its signature, wherever that is found, or by the hash that a
/// proven successor has of it.
final class DigestJudge {
    private static final String ALGORITHM = "SHA256withRSA";
    private static final HexFormat HEX = HexFormat.of();

    private final List<ReadDigest> digests;
    private final PublicKeys keys;
    private final ObjectSignatures signatures;

    /// Digests that name one as their predecessor, by that one's last name.
    private final Map<String, List<ReadDigest>> successors = new HashMap<>();

    private final Map<String, List<ReadDigest>> byName = new HashMap<>();

    DigestJudge(List<ReadDigest> digests, PublicKeys keys, ObjectSignatures signatures) {
        this.digests = digests;
        this.keys = keys;
        this.signatures = signatures;
        for (ReadDigest digest : digests) {
            byName.computeIfAbsent(digest.name(), name -> new ArrayList<>()).add(digest);
            Previous previous = digest.previous();
            if (previous != null) {
                successors
                        .computeIfAbsent(
                                Place.lastName(previous.object()), name -> new ArrayList<>())
                        .add(digest);
            }
        }
    }

    void judge() {
        Set<ReadDigest> refused = new HashSet<>();
        for (ReadDigest digest : digests) {
            if (!bySignature(digest)) {
                refused.add(digest);
            }
        }
        byHashes();
        for (ReadDigest digest : digests) {
            decide(digest, refused.contains(digest));
        }
    }

    /// @return false where the signature kept for it is not one of its bytes
    private boolean bySignature(ReadDigest digest) {
        List<Known> known = keys.of(digest.file().fingerprint());
        boolean refused = false;
        for (Found found : signatures.of(digest.file().object())) {
            if (!verify(digest, known, found.hex(), "metadata in " + found.source())) {
                refused = !known.isEmpty();
            }
        }
        for (ReadDigest successor : successors(digest)) {
            String hex = successor.file().previousSignature();
            if (hex != null) {
                verify(digest, known, hex, "successor " + successor.name());
            }
        }
        if (digest.trust() == Trust.NONE) {
            for (Found found : signatures.unkeyed()) {
                verify(digest, known, found.hex(), "metadata without a key in " + found.source());
            }
        }
        if (refused && digest.trust() != Trust.NONE) {
            digest.remark("a signature kept in metadata is another one");
        }
        return !refused;
    }

    private List<ReadDigest> successors(ReadDigest digest) {
        return successors.getOrDefault(digest.name(), List.of()).stream()
                .filter(after -> pointsTo(after, digest))
                .toList();
    }

    private static boolean pointsTo(ReadDigest after, ReadDigest digest) {
        Previous previous = after.previous();
        return previous != null && previous.object().equals(digest.file().object());
    }

    private static boolean verify(ReadDigest digest, List<Known> keys, String hex, String source) {
        byte[] signature;
        try {
            signature = HEX.parseHex(hex);
        } catch (IllegalArgumentException e) {
            return false;
        }
        for (Known known : keys) {
            if (holds(digest, known, signature)) {
                digest.trust(
                        known.vouched() ? Trust.SIGNED : Trust.KEY_UNKNOWN,
                        "signature verified (from "
                                + source
                                + ") with the public key "
                                + digest.file().fingerprint()
                                + " ("
                                + known.source()
                                + (known.region().isEmpty() ? "" : ", region " + known.region())
                                + ")");
                return true;
            }
        }
        return false;
    }

    private static boolean holds(ReadDigest digest, Known known, byte[] signature) {
        try {
            Signature rsa = Signature.getInstance(ALGORITHM);
            rsa.initVerify(known.key());
            rsa.update(digest.file().signedText());
            return rsa.verify(signature);
        } catch (GeneralSecurityException e) {
            // A signature of another length is none of this key.
            return false;
        }
    }

    /// A digest that is signed has the hash of the one before it: that proves the one before it
    /// too, and so on backwards.
    private void byHashes() {
        Deque<ReadDigest> trusted = new ArrayDeque<>();
        digests.stream().filter(digest -> digest.trust() != Trust.NONE).forEach(trusted::add);
        while (!trusted.isEmpty()) {
            ReadDigest after = trusted.remove();
            Previous previous = after.previous();
            if (previous == null || previous.hash().isEmpty()) {
                continue;
            }
            for (ReadDigest before :
                    byName.getOrDefault(Place.lastName(previous.object()), List.of())) {
                if (pointsTo(after, before)
                        && before.file().content().hex().equals(previous.hash())
                        && before.trust(
                                after.trust(),
                                "its hash stands in its successor "
                                        + after.name()
                                        + ", which is signed")) {
                    trusted.add(before);
                }
            }
        }
    }

    private void decide(ReadDigest digest, boolean refused) {
        String other = otherHash(digest);
        if (!digest.surplus().isEmpty()) {
            digest.decide(
                    Verdict.CONTRADICTED,
                    "unexpected data after the end of the compressed stream: " + digest.surplus());
        } else if (digest.trust() == Trust.SIGNED) {
            digest.decide(Verdict.PROVEN, digest.reason());
        } else if (!other.isEmpty()) {
            digest.decide(Verdict.CONTRADICTED, other);
        } else if (digest.trust() == Trust.KEY_UNKNOWN) {
            digest.decide(
                    Verdict.UNPROVEN,
                    digest.reason()
                            + ", but nobody vouches for that key: it lay among the evidence. Give"
                            + " the list with --aws-keys if it came from AWS");
        } else if (keys.of(digest.file().fingerprint()).isEmpty()) {
            digest.decide(
                    Verdict.UNPROVEN,
                    "no public key with the fingerprint " + digest.file().fingerprint());
        } else if (refused) {
            digest.decide(Verdict.CONTRADICTED, "signature verification failed");
        } else {
            unsigned(digest);
        }
        if (!digest.file().algorithm().equals(ALGORITHM)) {
            digest.remark(
                    digest.file().algorithm().isEmpty()
                            ? "it names no signature algorithm"
                            : "it names the signature algorithm " + digest.file().algorithm());
        }
        if (!digest.place().name().equals(digest.name())
                && !digest.place().name().equals(digest.name().replaceFirst("\\.gz$", ""))) {
            digest.remark("the copy has another name: " + digest.place().text());
        }
    }

    /// No metadata; at most a successor that says what the signature was.
    private void unsigned(ReadDigest digest) {
        List<ReadDigest> after =
                successors(digest).stream()
                        .filter(one -> one.file().previousSignature() != null)
                        .toList();
        if (after.isEmpty()) {
            digest.decide(
                    Verdict.UNPROVEN,
                    "its signature is not known: no metadata of the object, and no digest that"
                            + " follows it");
        } else if (after.stream().anyMatch(one -> one.trust() == Trust.SIGNED)) {
            digest.decide(
                    Verdict.CONTRADICTED,
                    "signature verification failed: the signature that its successor "
                            + after.getFirst().name()
                            + " has of it is not one of these bytes");
        } else {
            digest.decide(
                    Verdict.UNPROVEN,
                    "the signature that its successor "
                            + after.getFirst().name()
                            + " has of it is not one of these bytes, but that digest is not proven"
                            + " either");
        }
    }

    /// What a signed successor says against it; empty where none does.
    private String otherHash(ReadDigest digest) {
        for (ReadDigest after : successors(digest)) {
            Previous previous = after.previous();
            if (after.trust() == Trust.SIGNED
                    && previous != null
                    && !previous.hash().isEmpty()
                    && !previous.hash().equals(digest.file().content().hex())) {
                return "its bytes are not those its successor "
                        + after.name()
                        + ", which is signed, has the hash of";
            }
        }
        return "";
    }
}
