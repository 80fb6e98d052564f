package org.exhibit.reports.sign;

import eu.europa.esig.dss.cades.CAdESSignatureParameters;
import eu.europa.esig.dss.cades.signature.CAdESService;
import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.enumerations.SignaturePackaging;
import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.model.DSSException;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.SignatureValue;
import eu.europa.esig.dss.model.ToBeSigned;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;

/// Signs the bytes of a seal as CAdES B-B: a CMS signature without the content, which OpenSSL
/// checks too. Opens no address.
public final class SealSigner {
    private final SigningKey key;

    public SealSigner(SigningKey key) {
        this.key = key;
    }

    /// @param at the signing time to claim
    /// @return CMS signed data in DER
    public byte[] sign(byte[] content, Instant at) throws IOException {
        CAdESSignatureParameters parameters = new CAdESSignatureParameters();
        parameters.setSignatureLevel(SignatureLevel.CAdES_BASELINE_B);
        parameters.setSignaturePackaging(SignaturePackaging.DETACHED);
        parameters.setDigestAlgorithm(DigestAlgorithm.SHA256);
        parameters.setSigningCertificate(key.entry().getCertificate());
        parameters.setCertificateChain(key.entry().getCertificateChain());
        parameters.bLevel().setSigningDate(Date.from(at.truncatedTo(ChronoUnit.SECONDS)));
        CAdESService service = new CAdESService(new CommonCertificateVerifier());
        DSSDocument document = new InMemoryDocument(content);
        try {
            ToBeSigned data = service.getDataToSign(document, parameters);
            SignatureValue value =
                    key.token().sign(data, parameters.getDigestAlgorithm(), key.entry());
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            service.signDocument(document, parameters, value).writeTo(out);
            return out.toByteArray();
        } catch (DSSException e) {
            throw new IOException("The seal could not be signed: " + e.getMessage() + '.', e);
        }
    }
}
