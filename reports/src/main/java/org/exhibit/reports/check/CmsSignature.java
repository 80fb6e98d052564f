package org.exhibit.reports.check;

import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerIdentifier;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A CMS signature value taken apart. Reading one accepts a single form only: what is left after
/// taking it apart is put together anew, and must give the same bytes. So no bit of it is free.
///
/// @param certificates the signer's first
/// @param attributes the signed attributes as they are signed, DER of a SET
/// @param algorithm the JCA name of the signature's algorithm
/// @param value the signature itself
record CmsSignature(
        List<Certificate> certificates,
        AttributeTable table,
        byte[] attributes,
        String algorithm,
        byte[] value) {
    private static final String NAME = "signature-encoding";
    private static final AlgorithmIdentifier SHA256 =
            new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256);
    private static final AlgorithmIdentifier RSA =
            new AlgorithmIdentifier(
                    PKCSObjectIdentifiers.sha256WithRSAEncryption, DERNull.INSTANCE);
    private static final AlgorithmIdentifier ECDSA =
            new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);

    /// @param padded DER followed by zero bytes
    static CmsSignature of(byte[] padded) throws BrokenPackException {
        try (ASN1InputStream in = new ASN1InputStream(padded)) {
            ASN1Primitive object = in.readObject();
            byte[] der = object.getEncoded(ASN1Encoding.DER);
            require(
                    der.length <= padded.length
                            && Arrays.equals(der, 0, der.length, padded, 0, der.length),
                    "is not in its one canonical form (DER)");
            for (int i = der.length; i < padded.length; i++) {
                require(padded[i] == 0, "is followed by something other than zeros");
            }
            return parts(object, der);
        } catch (IOException | IllegalArgumentException | IllegalStateException e) {
            throw new BrokenPackException(
                    NAME, "The signature's value cannot be read: it was edited.");
        }
    }

    private static CmsSignature parts(ASN1Primitive object, byte[] der)
            throws BrokenPackException, IOException {
        ContentInfo info = ContentInfo.getInstance(object);
        require(
                CMSObjectIdentifiers.signedData.equals(info.getContentType()),
                "is no CMS signed data");
        SignedData data = SignedData.getInstance(info.getContent());
        require(data.getSignerInfos().size() == 1, "has not exactly one signer");
        require(data.getCertificates() != null, "holds no certificate");
        SignerInfo signer = SignerInfo.getInstance(data.getSignerInfos().getObjectAt(0));
        require(
                signer.getUnauthenticatedAttributes() == null,
                "has unsigned attributes, which a B-B signature has not");
        ASN1Set attributes = signer.getAuthenticatedAttributes();
        require(attributes != null, "has no signed attributes");
        List<Certificate> certificates = certificates(data.getCertificates(), signer.getSID());
        AlgorithmIdentifier algorithm = signer.getDigestEncryptionAlgorithm();
        require(
                RSA.equals(algorithm) || ECDSA.equals(algorithm),
                "names an algorithm that packs are not signed with");
        byte[] anew = anew(data, signer, certificates.getFirst(), attributes);
        require(Arrays.equals(anew, der), "holds more than a B-B signature has");
        byte[] value = signer.getEncryptedDigest().getOctets();
        if (ECDSA.equals(algorithm)) {
            byte[] again = ASN1Primitive.fromByteArray(value).getEncoded(ASN1Encoding.DER);
            require(Arrays.equals(again, value), "is not in its one canonical form (DER)");
        }
        AttributeTable table = new AttributeTable(attributes);
        require(table.size() == attributes.size(), "repeats a signed attribute");
        return new CmsSignature(
                certificates,
                table,
                new DERSet(attributes.toArray()).getEncoded(ASN1Encoding.DER),
                RSA.equals(algorithm) ? "SHA256withRSA" : "SHA256withECDSA",
                value);
    }

    /// Puts the signature together from what was understood of it.
    private static byte[] anew(
            SignedData data, SignerInfo signer, Certificate certificate, ASN1Set attributes)
            throws IOException {
        IssuerAndSerialNumber name =
                new IssuerAndSerialNumber(
                        certificate.getIssuer(), certificate.getSerialNumber().getValue());
        SignerInfo signerAnew =
                new SignerInfo(
                        new SignerIdentifier(name),
                        SHA256,
                        attributes,
                        signer.getDigestEncryptionAlgorithm(),
                        signer.getEncryptedDigest(),
                        null);
        SignedData dataAnew =
                new SignedData(
                        new DERSet(SHA256),
                        new ContentInfo(CMSObjectIdentifiers.data, null),
                        data.getCertificates(),
                        null,
                        new DERSet(signerAnew));
        return new ContentInfo(CMSObjectIdentifiers.signedData, dataAnew)
                .getEncoded(ASN1Encoding.DER);
    }

    private static List<Certificate> certificates(ASN1Set set, SignerIdentifier signer)
            throws BrokenPackException {
        List<Certificate> found = new ArrayList<>();
        ASN1EncodableVector others = new ASN1EncodableVector();
        for (int i = 0; i < set.size(); i++) {
            Certificate certificate = Certificate.getInstance(set.getObjectAt(i));
            IssuerAndSerialNumber name =
                    new IssuerAndSerialNumber(
                            certificate.getIssuer(), certificate.getSerialNumber().getValue());
            if (new SignerIdentifier(name).equals(signer)) {
                found.add(certificate);
            } else {
                others.add(certificate);
            }
        }
        require(found.size() == 1, "does not hold its signer's certificate once");
        for (int i = 0; i < others.size(); i++) {
            found.add(Certificate.getInstance(others.get(i)));
        }
        return found;
    }

    /// The digest of what is signed, as the signer saw it.
    byte[] messageDigest() throws BrokenPackException {
        return org.bouncycastle.asn1.ASN1OctetString.getInstance(
                        only(CMSAttributes.messageDigest.getId()))
                .getOctets();
    }

    ASN1Primitive only(String attribute) throws BrokenPackException {
        org.bouncycastle.asn1.cms.Attribute found =
                table.get(new org.bouncycastle.asn1.ASN1ObjectIdentifier(attribute));
        require(
                found != null && found.getAttrValues().size() == 1,
                "lacks the signed attribute " + attribute);
        return found.getAttrValues().getObjectAt(0).toASN1Primitive();
    }

    private static void require(boolean held, String otherwise) throws BrokenPackException {
        if (!held) {
            throw new BrokenPackException(NAME, "The signature's value " + otherwise + '.');
        }
    }
}
