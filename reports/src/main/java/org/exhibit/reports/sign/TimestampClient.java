package org.exhibit.reports.sign;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/// Asks a timestamp authority, at the one address the examiner named. Follows no redirection.
public final class TimestampClient {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int MOST_BYTES = 1 << 20;

    private final URI address;

    /// @throws IllegalArgumentException where the address is not HTTP
    public TimestampClient(URI address) {
        String scheme = address.getScheme();
        if (scheme == null || !scheme.matches("(?i)https?")) {
            throw new IllegalArgumentException(
                    "a timestamp authority has an http or https address");
        }
        this.address = address;
    }

    /// @param request in DER
    /// @return the answer as it came
    public byte[] ask(byte[] request) throws IOException {
        HttpRequest post =
                HttpRequest.newBuilder(address)
                        .timeout(PATIENCE)
                        .header("Content-Type", "application/timestamp-query")
                        .header("Accept", "application/timestamp-reply")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(request))
                        .build();
        try (HttpClient client =
                HttpClient.newBuilder()
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(PATIENCE)
                        .build()) {
            HttpResponse<InputStream> answer =
                    client.send(post, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                byte[] bytes = body.readNBytes(MOST_BYTES);
                if (answer.statusCode() != 200) {
                    throw new IOException(
                            address + " answered with the status " + answer.statusCode());
                }
                return bytes;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("asking " + address + " was interrupted", e);
        }
    }
}
