package org.exhibit.reports.sign;

import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;

/// Makes a key that vouches for nobody, for demonstrations and tests; its certificate says so.
public final class ThrowAwayKey {
    /// Common name of every such certificate.
    public static final String NAME = "Exhibit demo key - not for evidence";

    private static final int BITS = 3072;
    private static final int SERIAL_BITS = 120;
    private static final Duration LIFE = Duration.ofDays(30);

    private ThrowAwayKey() {}

    /// Writes a new key as PKCS#12, valid for 30 days from an hour before `now`.
    ///
    /// @param file must not exist yet
    public static void write(Path file, char[] password, Instant now) throws IOException {
        write(file, password, now.minus(Duration.ofHours(1)), now.plus(LIFE));
    }

    static void write(Path file, char[] password, Instant from, Instant to) throws IOException {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            KeyPair pair = generator.generateKeyPair();
            X509Certificate certificate = certificate(pair, from, to);
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, password);
            store.setKeyEntry("demo", pair.getPrivate(), password, new Certificate[] {certificate});
            try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW)) {
                store.store(out, password);
            }
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IOException("No demo key could be made: " + e.getMessage(), e);
        }
    }

    private static X509Certificate certificate(KeyPair pair, Instant from, Instant to)
            throws GeneralSecurityException, OperatorCreationException, CertIOException {
        X500Name name = new X500Name("CN=" + NAME);
        X509CertificateHolder holder =
                new JcaX509v3CertificateBuilder(
                                name,
                                new BigInteger(SERIAL_BITS, new SecureRandom()).setBit(SERIAL_BITS),
                                Date.from(from),
                                Date.from(to),
                                name,
                                pair.getPublic())
                        .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
                        .addExtension(
                                Extension.keyUsage,
                                true,
                                new KeyUsage(KeyUsage.digitalSignature | KeyUsage.nonRepudiation))
                        .build(
                                new JcaContentSignerBuilder("SHA256withRSA")
                                        .build(pair.getPrivate()));
        return new JcaX509CertificateConverter().getCertificate(holder);
    }
}
