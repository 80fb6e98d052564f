package org.exhibit.reports.sign;

import eu.europa.esig.dss.token.DSSPrivateKeyEntry;
import eu.europa.esig.dss.token.Pkcs12SignatureToken;

import org.exhibit.indexer.digest.Digest;
import org.exhibit.reports.facts.CertificateFacts;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.KeyStore.PasswordProtection;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import javax.security.auth.DestroyFailedException;

/// A private key with its certificates, opened from a PKCS#12 file. Close it to forget the key. Not
/// thread-safe.
public final class SigningKey implements AutoCloseable {
    private final Path file;
    private final PasswordProtection protection;
    private final Pkcs12SignatureToken token;
    private final DSSPrivateKeyEntry entry;
    private final List<X509Certificate> chain;

    private SigningKey(
            Path file,
            PasswordProtection protection,
            Pkcs12SignatureToken token,
            DSSPrivateKeyEntry entry,
            List<X509Certificate> chain) {
        this.file = file;
        this.protection = protection;
        this.token = token;
        this.entry = entry;
        this.chain = List.copyOf(chain);
    }

    /// @param password is read, not kept and not overwritten
    /// @param at the instant the certificate must be valid at
    /// @throws SigningKeyException where the file cannot be used to sign; says why and what to do
    public static SigningKey open(Path file, char[] password, Instant at) throws IOException {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new SigningKeyException(
                    file, "is not there", "Name the PKCS#12 file to sign with.", e);
        }
        List<X509Certificate> chain = chain(file, bytes, password);
        requireUsable(file, chain.getFirst(), at);
        PasswordProtection protection = new PasswordProtection(password);
        Pkcs12SignatureToken token = new Pkcs12SignatureToken(bytes, protection);
        List<DSSPrivateKeyEntry> keys = token.getKeys();
        return new SigningKey(file, protection, token, keys.getFirst(), chain);
    }

    private static List<X509Certificate> chain(Path file, byte[] bytes, char[] password)
            throws SigningKeyException {
        try (InputStream in = new java.io.ByteArrayInputStream(bytes)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, password);
            List<String> keys = new ArrayList<>();
            for (String alias : Collections.list(store.aliases())) {
                if (store.isKeyEntry(alias)) {
                    keys.add(alias);
                }
            }
            if (keys.size() != 1) {
                throw new SigningKeyException(
                        file,
                        keys.isEmpty()
                                ? "holds no private key"
                                : "holds " + keys.size() + " private keys",
                        "Use a PKCS#12 file with exactly one key.",
                        null);
            }
            Key key = store.getKey(keys.getFirst(), password);
            Certificate[] certificates = store.getCertificateChain(keys.getFirst());
            if (!(key instanceof PrivateKey) || certificates == null || certificates.length == 0) {
                throw new SigningKeyException(
                        file,
                        "holds a key without a certificate",
                        "Use a PKCS#12 file with a private key and its certificate.",
                        null);
            }
            List<X509Certificate> chain = new ArrayList<>();
            for (Certificate certificate : certificates) {
                chain.add((X509Certificate) certificate);
            }
            return chain;
        } catch (IOException e) {
            if (e instanceof SigningKeyException known) {
                throw known;
            }
            if (e.getCause() instanceof GeneralSecurityException) {
                throw new SigningKeyException(
                        file, "does not open with this password", "Try again.", e);
            }
            throw new SigningKeyException(
                    file, "is no PKCS#12 file, or is damaged", "Use another file.", e);
        } catch (GeneralSecurityException e) {
            throw new SigningKeyException(
                    file, "cannot be read: " + e.getMessage(), "Use another file.", e);
        }
    }

    private static void requireUsable(Path file, X509Certificate certificate, Instant at)
            throws SigningKeyException {
        Instant from = certificate.getNotBefore().toInstant();
        Instant to = certificate.getNotAfter().toInstant();
        if (at.isBefore(from)) {
            throw new SigningKeyException(
                    file,
                    "has a certificate that is valid only from " + from,
                    "Check this computer's clock, or use another key.",
                    null);
        }
        if (at.isAfter(to)) {
            throw new SigningKeyException(
                    file, "has a certificate that expired on " + to, "Use another key.", null);
        }
        String algorithm = certificate.getPublicKey().getAlgorithm();
        if (!algorithm.equals("RSA") && !algorithm.equals("EC")) {
            throw new SigningKeyException(
                    file, "holds a key of the kind " + algorithm, "Use an RSA or EC key.", null);
        }
        boolean[] usage = certificate.getKeyUsage();
        if (usage != null && !usage[0] && !usage[1]) {
            throw new SigningKeyException(
                    file,
                    "has a certificate that is not meant for signatures",
                    "Use a key with the usage digitalSignature or nonRepudiation.",
                    null);
        }
    }

    /// The certificates as a pack prints them, the key's own first.
    public List<CertificateFacts> facts() {
        return chain.stream().map(SigningKey::facts).toList();
    }

    /// What a pack prints of a certificate.
    public static CertificateFacts facts(X509Certificate certificate) {
        String subject = certificate.getSubjectX500Principal().getName();
        try {
            return new CertificateFacts(
                    subject,
                    commonName(certificate),
                    certificate.getIssuerX500Principal().getName(),
                    certificate.getSerialNumber().toString(16),
                    certificate.getNotBefore().toInstant(),
                    certificate.getNotAfter().toInstant(),
                    Digest.of(certificate.getEncoded()),
                    certificate
                            .getSubjectX500Principal()
                            .equals(certificate.getIssuerX500Principal()));
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate that was read has bytes", e);
        }
    }

    private static String commonName(X509Certificate certificate) {
        String subject = certificate.getSubjectX500Principal().getName();
        try {
            return new javax.naming.ldap.LdapName(subject)
                    .getRdns().reversed().stream()
                            .filter(rdn -> rdn.getType().equalsIgnoreCase("CN"))
                            .map(rdn -> rdn.getValue().toString())
                            .findFirst()
                            .orElse(subject);
        } catch (javax.naming.InvalidNameException e) {
            return subject;
        }
    }

    Pkcs12SignatureToken token() {
        return token;
    }

    DSSPrivateKeyEntry entry() {
        return entry;
    }

    int chainLength() throws IOException {
        int length = 0;
        for (X509Certificate certificate : chain) {
            try {
                length += certificate.getEncoded().length;
            } catch (CertificateEncodingException e) {
                throw new IOException("a certificate in " + file + " cannot be written", e);
            }
        }
        return length;
    }

    @Override
    public void close() {
        token.close();
        try {
            protection.destroy();
        } catch (DestroyFailedException e) {
            throw new IllegalStateException("a password could not be forgotten", e);
        }
    }
}
