package org.exhibit.e2e.aws;

import com.sun.net.httpserver.HttpExchange;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Passes requests on to another server, and its answers back.
final class Upstream implements AutoCloseable {
    private static final Set<String> NOT_PASSED =
            Set.of(
                    "connection",
                    "content-length",
                    "host",
                    "upgrade",
                    "expect",
                    "transfer-encoding",
                    // The server behind knows no sessions.
                    "x-amz-security-token");

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI target;

    Upstream(URI target) {
        this.target = target;
    }

    HttpResponse<byte[]> ask(HttpExchange exchange, byte[] body)
            throws IOException, InterruptedException {
        URI uri = URI.create(target + exchange.getRequestURI().toString());
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri)
                        .method(
                                exchange.getRequestMethod(),
                                HttpRequest.BodyPublishers.ofByteArray(body));
        for (Map.Entry<String, List<String>> header : exchange.getRequestHeaders().entrySet()) {
            if (isPassed(header.getKey())) {
                header.getValue().forEach(value -> request.header(header.getKey(), value));
            }
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static boolean isPassed(String header) {
        return !NOT_PASSED.contains(header.toLowerCase(Locale.ROOT));
    }

    /// Sends the answer's head.
    ///
    /// @return whether a body of `length` bytes is to follow
    static boolean head(HttpExchange exchange, HttpResponse<byte[]> response, int length)
            throws IOException {
        response.headers()
                .map()
                .forEach((name, values) -> {
                    if (isPassed(name)) {
                        exchange.getResponseHeaders().put(name, values);
                    }
                });
        if (exchange.getRequestMethod().equals("HEAD")) {
            response.headers()
                    .firstValue("content-length")
                    .ifPresent(told -> exchange.getResponseHeaders().set("Content-Length", told));
            exchange.sendResponseHeaders(response.statusCode(), -1);
            return false;
        }
        exchange.sendResponseHeaders(response.statusCode(), length == 0 ? -1 : length);
        return true;
    }

    @Override
    public void close() {
        client.close();
    }
}
