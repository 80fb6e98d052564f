package org.exhibit.reports.sign;

import eu.europa.esig.dss.enumerations.CertificationPermission;
import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.model.DSSException;
import eu.europa.esig.dss.model.FileDocument;
import eu.europa.esig.dss.model.SignatureValue;
import eu.europa.esig.dss.model.ToBeSigned;
import eu.europa.esig.dss.pades.PAdESSignatureParameters;
import eu.europa.esig.dss.pades.signature.PAdESService;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.TimeZone;

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
        PAdESSignatureParameters parameters = new PAdESSignatureParameters();
        parameters.setSignatureLevel(SignatureLevel.PAdES_BASELINE_B);
        parameters.setDigestAlgorithm(DigestAlgorithm.SHA256);
        parameters.setSigningCertificate(key.entry().getCertificate());
        parameters.setCertificateChain(key.entry().getCertificateChain());
        parameters.setPermission(CertificationPermission.NO_CHANGE_PERMITTED);
        parameters.setSigningTimeZone(TimeZone.getTimeZone(ZoneOffset.UTC));
        parameters.setSignerName(key.facts().getFirst().name());
        parameters.setContentSize(ROOM + key.chainLength());
        parameters.bLevel().setSigningDate(Date.from(at.truncatedTo(ChronoUnit.SECONDS)));
        PAdESService service = new PAdESService(new CommonCertificateVerifier());
        DSSDocument document = new FileDocument(unsigned.toFile());
        try {
            ToBeSigned data = service.getDataToSign(document, parameters);
            SignatureValue value =
                    key.token().sign(data, parameters.getDigestAlgorithm(), key.entry());
            DSSDocument result = service.signDocument(document, parameters, value);
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(signed))) {
                result.writeTo(out);
            }
        } catch (DSSException e) {
            throw new IOException(
                    "The pack could not be signed: "
                            + e.getMessage()
                            + ". No pack was written; the case is unchanged.",
                    e);
        }
    }
}
