package org.exhibit.reports.sign;

import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.model.DSSException;
import eu.europa.esig.dss.model.DSSMessageDigest;
import eu.europa.esig.dss.model.SignatureValue;
import eu.europa.esig.dss.model.ToBeSigned;
import eu.europa.esig.dss.pades.PAdESSignatureParameters;
import eu.europa.esig.dss.pades.signature.ExternalCMSService;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;

import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;

/// Signs a PDF as PAdES B-B and certifies it against any later change (DocMDP 1). The signature is
/// invisible; the pages say who signed. Opens no address.
public final class PadesSigner {
    private static final int ROOM = 9472;

    private final SigningKey key;

    public PadesSigner(SigningKey key) {
        this.key = key;
    }

    /// @param at the signing time to claim
    /// @throws IOException where signing fails; `signed` is then to be discarded
    public void sign(Path unsigned, Path signed, Instant at) throws IOException {
        Instant time = at.truncatedTo(ChronoUnit.SECONDS);
        PAdESSignatureParameters parameters = new PAdESSignatureParameters();
        parameters.setSignatureLevel(SignatureLevel.PAdES_BASELINE_B);
        parameters.setDigestAlgorithm(DigestAlgorithm.SHA256);
        parameters.setSigningCertificate(key.entry().getCertificate());
        parameters.setCertificateChain(key.entry().getCertificateChain());
        parameters.bLevel().setSigningDate(Date.from(time));
        new SignatureRevision(unsigned, ROOM + key.chainLength())
                .write(
                        signed,
                        key.facts().getFirst().name(),
                        time,
                        digest -> cms(digest, parameters));
    }

    private byte[] cms(byte[] sha256, PAdESSignatureParameters parameters) throws IOException {
        ExternalCMSService service = new ExternalCMSService(new CommonCertificateVerifier());
        DSSMessageDigest digest = new DSSMessageDigest(DigestAlgorithm.SHA256, sha256);
        try {
            ToBeSigned data = service.getDataToSign(digest, parameters);
            SignatureValue value =
                    key.token().sign(data, parameters.getDigestAlgorithm(), key.entry());
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            service.signMessageDigest(digest, parameters, value).writeTo(out);
            return canonical(out.toByteArray());
        } catch (DSSException e) {
            throw new IOException(
                    "The pack could not be signed: "
                            + e.getMessage()
                            + ". No pack was written; the case is unchanged.",
                    e);
        }
    }

    /// The service leaves the certificates in the chain's order; DER has a set in its own.
    private static byte[] canonical(byte[] cms) throws IOException {
        ContentInfo info = ContentInfo.getInstance(cms);
        SignedData data = SignedData.getInstance(info.getContent());
        return new ContentInfo(info.getContentType(), data).getEncoded(ASN1Encoding.DER);
    }
}
