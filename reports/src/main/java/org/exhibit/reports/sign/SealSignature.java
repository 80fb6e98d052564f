package org.exhibit.reports.sign;

import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.util.Store;
import org.exhibit.reports.facts.CertificateFacts;

import java.io.IOException;
import java.security.cert.CertificateException;
import java.util.Collection;

/// The signature of a seal as it is checked: whether the key of its certificate made it over these
/// bytes. Whether to trust that certificate is for people to say.
public final class SealSignature {
    private SealSignature() {}

    /// @param content what was signed
    /// @param signature CMS signed data in DER
    /// @return the signer's certificate
    /// @throws IOException where the signature does not hold; the message says why
    public static CertificateFacts verify(byte[] content, byte[] signature) throws IOException {
        try {
            CMSSignedData cms = new CMSSignedData(new CMSProcessableByteArray(content), signature);
            Collection<SignerInformation> signers = cms.getSignerInfos().getSigners();
            if (signers.size() != 1) {
                throw new IOException("it has " + signers.size() + " signers instead of one");
            }
            SignerInformation signer = signers.iterator().next();
            X509CertificateHolder certificate = certificate(cms.getCertificates(), signer);
            if (!signer.verify(new JcaSimpleSignerInfoVerifierBuilder().build(certificate))) {
                throw new IOException("it was not made over these bytes");
            }
            return SigningKey.facts(new JcaX509CertificateConverter().getCertificate(certificate));
        } catch (CMSException | OperatorCreationException | CertificateException e) {
            throw new IOException("it does not hold: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            // BouncyCastle meets damaged ASN.1 with exceptions of many kinds.
            throw new IOException("it cannot be read: " + e.getMessage(), e);
        }
    }

    private static X509CertificateHolder certificate(
            Store<X509CertificateHolder> store, SignerInformation signer) throws IOException {
        for (X509CertificateHolder one : store.getMatches(null)) {
            if (signer.getSID().match(one)) {
                return one;
            }
        }
        throw new IOException("it lacks the signer's certificate");
    }
}
