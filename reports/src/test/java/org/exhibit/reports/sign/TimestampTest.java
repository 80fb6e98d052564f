package org.exhibit.reports.sign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/// Timestamps by an authority that the test is itself.
class TimestampTest {
    private static final Instant AT = Instant.parse("2026-11-20T10:00:00Z");
    private static final byte[] SIGNATURE = "a signature".getBytes(StandardCharsets.UTF_8);

    private static final TestAuthority AUTHORITY = new TestAuthority();

    private static byte[] answer(byte[] request) throws Exception {
        return AUTHORITY.answer(request, AT);
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
