package org.exhibit.reports.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.exhibit.indexer.integrity.Verification;
import org.exhibit.indexer.integrity.Verification.Check;
import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.indexer.progress.ProgressBoard;
import org.exhibit.reports.BuiltPack;
import org.exhibit.reports.SampleCase;
import org.exhibit.reports.pack.PackBuilder;
import org.exhibit.reports.pack.PackRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;

/// Packs signed with the kinds of keys that organisations have.
class KeyKindsTest {
    @TempDir Path folder;

    @Test
    void anEllipticKeyIssuedByAnAuthority() throws Exception {
        KeyPair authority = pair("EC", 384);
        KeyPair own = pair("EC", 256);
        X509Certificate root =
                certificate(
                        "CN=Root",
                        authority,
                        "CN=Root",
                        authority.getPrivate(),
                        "SHA384withECDSA",
                        1);
        X509Certificate leaf =
                certificate(
                        "CN=R. Okafor, O=Northlake",
                        own,
                        "CN=Root",
                        authority.getPrivate(),
                        "SHA384withECDSA",
                        2);

        Verification verification = signedWith(own.getPrivate(), leaf, root);

        assertThat(verification.checks()).filteredOn(check -> !check.ok()).isEmpty();
        assertThat(verification.checks())
                .filteredOn(check -> check.name().equals("signature"))
                .singleElement()
                .extracting(Check::detail)
                .asString()
                .contains("issued by CN=Root", "O=Northlake");
    }

    @Test
    void anRsaKeyWithALongSerialAndAChainOfThree() throws Exception {
        KeyPair authority = pair("RSA", 2048);
        KeyPair middle = pair("RSA", 2048);
        KeyPair own = pair("RSA", 2048);
        X509Certificate root =
                certificate(
                        "CN=Root",
                        authority,
                        "CN=Root",
                        authority.getPrivate(),
                        "SHA256withRSA",
                        1);
        X509Certificate between =
                certificate(
                        "CN=Middle", middle, "CN=Root", authority.getPrivate(), "SHA512withRSA", 2);
        X509Certificate leaf =
                certificate(
                        "CN=Leaf",
                        own,
                        "CN=Middle",
                        middle.getPrivate(),
                        "SHA256withRSA",
                        Long.MAX_VALUE);

        assertThat(signedWith(own.getPrivate(), leaf, between, root).checks())
                .filteredOn(check -> !check.ok())
                .isEmpty();
    }

    private Verification signedWith(PrivateKey key, X509Certificate... chain) throws Exception {
        Path file = folder.resolve("key.p12");
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        Certificate[] certificates = chain;
        store.setKeyEntry("k", key, BuiltPack.password(), certificates);
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, BuiltPack.password());
        }
        Path pdf = folder.resolve("pack.pdf");
        PackRequest request =
                new PackRequest(
                        SampleCase.FREEZE,
                        null,
                        List.of(),
                        file,
                        BuiltPack.password(),
                        pdf,
                        "0.1.0");
        new PackBuilder(InstantSource.fixed(BuiltPack.SIGNED))
                .build(SampleCase.usual(), request, new ProgressBoard(), new CancelToken());
        return PackCheck.check(pdf);
    }

    private static KeyPair pair(String algorithm, int bits) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
        generator.initialize(bits);
        return generator.generateKeyPair();
    }

    private static X509Certificate certificate(
            String subject,
            KeyPair pair,
            String issuer,
            PrivateKey signer,
            String algorithm,
            long serial)
            throws Exception {
        Date from = Date.from(BuiltPack.SIGNED.minus(Duration.ofDays(1)));
        Date to = Date.from(BuiltPack.SIGNED.plus(Duration.ofDays(300)));
        return new JcaX509CertificateConverter()
                .getCertificate(
                        new JcaX509v3CertificateBuilder(
                                        new X500Name(issuer),
                                        BigInteger.valueOf(serial),
                                        from,
                                        to,
                                        new X500Name(subject),
                                        pair.getPublic())
                                .build(new JcaContentSignerBuilder(algorithm).build(signer)));
    }
}
