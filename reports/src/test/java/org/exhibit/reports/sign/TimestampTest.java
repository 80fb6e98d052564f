package org.exhibit.reports.sign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampResponseGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Date;
import java.util.List;

/// Timestamps by an authority that the test is itself.
class TimestampTest {
    private static final Instant AT = Instant.parse("2026-11-20T10:00:00Z");
    private static final byte[] SIGNATURE = "a signature".getBytes(StandardCharsets.UTF_8);

    private static KeyPair key = new KeyPair(null, null);

    @BeforeAll
    static void makeKey() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        key = generator.generateKeyPair();
    }

    private static byte[] answer(byte[] request) throws Exception {
        X500Name name = new X500Name("CN=Test authority");
        X509CertificateHolder certificate =
                new JcaX509v3CertificateBuilder(
                                name,
                                BigInteger.ONE,
                                Date.from(AT.minusSeconds(1_000_000_000L)),
                                Date.from(AT.plusSeconds(1_000_000_000L)),
                                name,
                                key.getPublic())
                        .addExtension(
                                Extension.extendedKeyUsage,
                                true,
                                new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping))
                        .build(
                                new JcaContentSignerBuilder("SHA256withRSA")
                                        .build(key.getPrivate()));
        TimeStampTokenGenerator tokens =
                new TimeStampTokenGenerator(
                        new JcaSimpleSignerInfoGeneratorBuilder()
                                .build("SHA256withRSA", key.getPrivate(), certificate),
                        new JcaDigestCalculatorProviderBuilder()
                                .build()
                                .get(
                                        new org.bouncycastle.asn1.x509.AlgorithmIdentifier(
                                                TSPAlgorithms.SHA256)),
                        new ASN1ObjectIdentifier("1.2.3.4"));
        tokens.addCertificates(new JcaCertStore(List.of(certificate)));
        return new TimeStampResponseGenerator(tokens, TSPAlgorithms.ALLOWED)
                .generate(new TimeStampRequest(request), BigInteger.TEN, Date.from(AT))
                .getEncoded();
    }

    @Test
    void holdsForWhatItWasAskedFor() throws Exception {
        Timestamp stamp = Timestamp.of(SIGNATURE, answer(Timestamp.request(SIGNATURE)));
        assertThat(stamp).isEqualTo(new Timestamp(AT, "CN=Test authority"));
    }

    @Test
    void holdsForNothingElse() throws Exception {
        byte[] answer = answer(Timestamp.request(SIGNATURE));
        assertThatThrownBy(() -> Timestamp.of(new byte[] {1}, answer))
                .isInstanceOf(IOException.class);
        byte[] changed = answer.clone();
        changed[changed.length - 20] ^= 1;
        assertThatThrownBy(() -> Timestamp.of(SIGNATURE, changed)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> Timestamp.of(SIGNATURE, new byte[] {1, 2, 3}))
                .isInstanceOf(IOException.class);
    }

    @Test
    void isAskedForAtTheAddressNamedAndNowhereElse() throws Exception {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/tsa",
                exchange -> {
                    try {
                        byte[] answer = answer(exchange.getRequestBody().readAllBytes());
                        exchange.sendResponseHeaders(200, answer.length);
                        exchange.getResponseBody().write(answer);
                    } catch (Exception e) {
                        throw new IOException(e);
                    } finally {
                        exchange.close();
                    }
                });
        server.createContext(
                "/moved",
                exchange -> {
                    exchange.getResponseHeaders().add("Location", "/tsa");
                    exchange.sendResponseHeaders(302, -1);
                    exchange.close();
                });
        server.start();
        try {
            URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
            byte[] answer =
                    new TimestampClient(base.resolve("/tsa")).ask(Timestamp.request(SIGNATURE));
            assertThat(Timestamp.of(SIGNATURE, answer).at()).isEqualTo(AT);
            assertThatThrownBy(() ->
                            new TimestampClient(base.resolve("/moved"))
                                    .ask(Timestamp.request(SIGNATURE)))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("302");
        } finally {
            server.stop(0);
        }
        assertThatThrownBy(() -> new TimestampClient(URI.create("file:/etc/passwd")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
