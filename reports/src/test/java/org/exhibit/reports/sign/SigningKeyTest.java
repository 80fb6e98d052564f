package org.exhibit.reports.sign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.exhibit.reports.facts.CertificateFacts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Instant;

class SigningKeyTest {
    private static final Instant NOW = Instant.parse("2026-11-19T14:05:22Z");

    @TempDir Path folder;
    private Path file;

    @BeforeEach
    void make() throws Exception {
        file = folder.resolve("key.p12");
        ThrowAwayKey.write(file, "pass".toCharArray(), NOW);
    }

    @Test
    void givesTheFactsOfItsCertificate() throws Exception {
        try (SigningKey key = SigningKey.open(file, "pass".toCharArray(), NOW)) {
            CertificateFacts facts = key.facts().getFirst();
            assertThat(key.facts()).hasSize(1);
            assertThat(facts.name()).isEqualTo("Exhibit demo key - not for evidence");
            assertThat(facts.subject()).isEqualTo(facts.issuer());
            assertThat(facts.selfSigned()).isTrue();
            assertThat(facts.notBefore()).isEqualTo(Instant.parse("2026-11-19T13:05:22Z"));
            assertThat(facts.notAfter()).isEqualTo(Instant.parse("2026-12-19T14:05:22Z"));
        }
    }

    @Test
    void refusesAWrongPassword() {
        refused(
                "wrong",
                NOW,
                "The key file key.p12 does not open with this password. No pack was written. Try"
                        + " again.");
    }

    @Test
    void refusesAnExpiredCertificate() {
        refused(
                "pass",
                NOW.plusSeconds(86_400L * 31),
                "has a certificate that expired on 2026-12-19T14:05:22Z");
    }

    @Test
    void refusesACertificateThatIsNotYetValid() {
        refused("pass", NOW.minusSeconds(86_400), "is valid only from 2026-11-19T13:05:22Z");
    }

    @Test
    void refusesAFileThatIsAbsentOrNoKeyFile() throws Exception {
        file = folder.resolve("absent.p12");
        refused("pass", NOW, "absent.p12 is not there");
        file = Files.writeString(folder.resolve("note.p12"), "hello");
        refused("pass", NOW, "note.p12 is no PKCS#12 file, or is damaged");
    }

    @Test
    void refusesAFileWithoutAKey() throws Exception {
        file = folder.resolve("empty.p12");
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, "pass".toCharArray());
        }
        refused("pass", NOW, "empty.p12 holds no private key");
    }

    @Test
    void aThrowAwayKeyOverwritesNothing() {
        assertThatThrownBy(() -> ThrowAwayKey.write(file, "pass".toCharArray(), NOW))
                .isInstanceOf(FileAlreadyExistsException.class);
    }

    private void refused(String password, Instant at, String message) {
        assertThatThrownBy(() -> SigningKey.open(file, password.toCharArray(), at).close())
                .isInstanceOf(SigningKeyException.class)
                .hasMessageContaining(message);
    }
}
