package org.exhibit.reports.check;

import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.Certificate;
import org.exhibit.indexer.digest.Digest;
import org.exhibit.reports.facts.CertificateFacts;
import org.exhibit.reports.sign.SigningKey;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Verifies that the signature was made by the key of its certificate over every byte of the file
/// but itself. Whether that certificate is to be trusted is not for a program to say that knows
/// only the file.
final class SignatureCheck {
    private static final String NAME = "signature";

    private final byte[] file;
    private final SignedRange range;
    private final CmsSignature signature;

    SignatureCheck(byte[] file, SignedRange range, CmsSignature signature) {
        this.file = file;
        this.range = range;
        this.signature = signature;
    }

    /// The certificates, the signer's first.
    List<CertificateFacts> run(CheckList checks) throws BrokenPackException {
        MessageDigest sha = Digest.sha256();
        sha.update(file, 0, range.gap());
        sha.update(file, range.resume(), file.length - range.resume());
        if (!MessageDigest.isEqual(sha.digest(), signature.messageDigest())) {
            throw new BrokenPackException(
                    NAME,
                    "The file is not what was signed: it was changed after signing. Rely on none of"
                            + " it.");
        }
        List<X509Certificate> certificates = certificates();
        X509Certificate signer = certificates.getFirst();
        requireNamed(signer);
        try {
            PublicKey key = signer.getPublicKey();
            Signature check = Signature.getInstance(signature.algorithm());
            check.initVerify(key);
            check.update(signature.attributes());
            if (!check.verify(signature.value())) {
                throw new BrokenPackException(
                        NAME, "The signature was not made by the key of its certificate.");
            }
        } catch (GeneralSecurityException e) {
            throw new BrokenPackException(NAME, "The signature cannot be verified: it was edited.");
        }
        CertificateFacts facts = SigningKey.facts(signer);
        checks.held("signature-range", "The signature covers all of the file but its own value.");
        checks.held("signature-encoding", "The signature's value is in its one canonical form.");
        checks.held(
                NAME,
                "The signature is valid; the certificate is "
                        + (facts.selfSigned() ? "self-signed" : "issued by " + facts.issuer())
                        + ": compare its fingerprint, SHA-256 "
                        + facts.sha256()
                        + " of "
                        + facts.subject()
                        + ", by a second channel.");
        return certificates.stream().map(SigningKey::facts).toList();
    }

    private List<X509Certificate> certificates() throws BrokenPackException {
        List<X509Certificate> found = new ArrayList<>();
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            for (Certificate certificate : signature.certificates()) {
                byte[] der = certificate.getEncoded();
                found.add(
                        (X509Certificate)
                                factory.generateCertificate(new ByteArrayInputStream(der)));
            }
        } catch (GeneralSecurityException | IOException e) {
            throw new BrokenPackException(NAME, "A certificate in the signature cannot be read.");
        }
        return found;
    }

    /// The signed attributes name the certificate by hash, so that no other can be put in its
    /// place.
    private void requireNamed(X509Certificate signer) throws BrokenPackException {
        ESSCertIDv2[] named =
                SigningCertificateV2.getInstance(
                                signature.only(
                                        PKCSObjectIdentifiers.id_aa_signingCertificateV2.getId()))
                        .getCerts();
        byte[] hash = SigningKey.facts(signer).sha256().bytes();
        if (named.length != 1 || !Arrays.equals(named[0].getCertHash(), hash)) {
            throw new BrokenPackException(
                    NAME, "The certificate in the signature is not the one that the signer named.");
        }
    }
}
