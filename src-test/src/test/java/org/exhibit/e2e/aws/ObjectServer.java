package org.exhibit.e2e.aws;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/// A bucket as S3's REST API tells of it, for what the other servers in the tests do not have:
/// headers of every kind of checksum, sizes of parts, conditions on ranges, and connections that
/// break at a byte of the test's choice.
final class ObjectServer implements AutoCloseable {
    /// @param headers sent with it, beside length and ETag
    /// @param parts their sizes, in order; empty for an object uploaded as a whole
    record Thing(byte[] bytes, String etag, Map<String, String> headers, List<Integer> parts) {}

    /// What happens to the next request of an object's bytes.
    sealed interface Fate {
        /// The connection breaks behind the byte at this offset of the object.
        record CutAt(long offset) implements Fate {}

        /// Likewise, and another object takes its place.
        record Replaced(long offset, Thing by) implements Fate {}

        record Changed(int offset) implements Fate {}

        /// Ranges are not understood: all of it comes.
        record Whole() implements Fate {}
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final SortedMap<String, Thing> things = new ConcurrentSkipListMap<>();
    private final Map<String, Deque<Fate>> fates = new ConcurrentHashMap<>();
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private final AtomicLong sent = new AtomicLong();

    ObjectServer() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    ObjectServer put(String key, Thing thing) {
        things.put(key, thing);
        return this;
    }

    ObjectServer fate(String key, Fate... next) {
        fates.computeIfAbsent(key, k -> new ArrayDeque<>()).addAll(List.of(next));
        return this;
    }

    /// Requests of objects' bytes: `key`, or `key from 2000000 if "etag"`.
    List<String> asked() {
        return List.copyOf(asked);
    }

    /// Bytes of objects that were sent.
    long sent() {
        return sent.get();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            String query = exchange.getRequestURI().getRawQuery();
            String path = exchange.getRequestURI().getPath();
            int slash = path.indexOf('/', 1);
            String key = slash < 0 ? "" : path.substring(slash + 1);
            Thing thing = things.get(key);
            if (exchange.getRequestMethod().equals("POST")) {
                error(exchange, 501, "NotImplemented");
            } else if (key.isEmpty()) {
                list(exchange);
            } else if (thing == null) {
                error(exchange, 404, "NoSuchKey");
            } else if (exchange.getRequestMethod().equals("HEAD")) {
                head(exchange, thing, query == null ? "" : query);
            } else {
                get(exchange, key, thing);
            }
        }
    }

    private void list(HttpExchange exchange) throws IOException {
        StringBuilder xml = new StringBuilder("<ListBucketResult><IsTruncated>false</IsTruncated>");
        things.forEach((key, thing) ->
                xml.append("<Contents><Key>")
                        .append(key)
                        .append("</Key><LastModified>2026-03-09T00:00:00.000Z</LastModified><ETag>")
                        .append("&quot;")
                        .append(thing.etag())
                        .append("&quot;</ETag><Size>")
                        .append(thing.bytes().length)
                        .append("</Size><StorageClass>STANDARD</StorageClass></Contents>"));
        xml(exchange, 200, xml.append("</ListBucketResult>").toString());
    }

    private static void head(HttpExchange exchange, Thing thing, String query) throws IOException {
        int length = thing.bytes().length;
        int at = query.indexOf("partNumber=");
        if (at >= 0) {
            int number = Integer.parseInt(query.substring(at + 11).replaceAll("\\D.*", ""));
            length = thing.parts().get(number - 1);
        }
        headers(exchange, thing);
        exchange.getResponseHeaders().set("Content-Length", Integer.toString(length));
        exchange.sendResponseHeaders(at >= 0 ? 206 : 200, -1);
    }

    private static void headers(HttpExchange exchange, Thing thing) {
        thing.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.getResponseHeaders().set("ETag", '"' + thing.etag() + '"');
        exchange.getResponseHeaders().set("Last-Modified", "Mon, 09 Mar 2026 00:00:00 GMT");
    }

    private void get(HttpExchange exchange, String key, Thing thing) throws IOException {
        String range = exchange.getRequestHeaders().getFirst("Range");
        String condition = exchange.getRequestHeaders().getFirst("If-Match");
        int from =
                range == null
                        ? 0
                        : Integer.parseInt(range.substring("bytes=".length(), range.length() - 1));
        asked.add(range == null ? key : key + " from " + from + " if " + condition);
        if (condition != null && !condition.equals('"' + thing.etag() + '"')) {
            error(exchange, 412, "PreconditionFailed");
            return;
        }
        Deque<Fate> next = fates.getOrDefault(key, new ArrayDeque<>());
        Fate fate = next.poll();
        byte[] bytes = thing.bytes();
        long until = bytes.length;
        switch (fate) {
            case null -> {}
            case Fate.CutAt cut -> until = cut.offset();
            case Fate.Replaced replaced -> {
                until = replaced.offset();
                things.put(key, replaced.by());
            }
            case Fate.Changed changed -> {
                bytes = bytes.clone();
                bytes[changed.offset()] ^= 1;
            }
            case Fate.Whole whole -> {
                range = null;
                from = 0;
            }
        }
        headers(exchange, thing);
        if (range != null) {
            exchange.getResponseHeaders()
                    .set(
                            "Content-Range",
                            "bytes " + from + "-" + (bytes.length - 1) + "/" + bytes.length);
        }
        int length = bytes.length - from;
        exchange.sendResponseHeaders(range == null ? 200 : 206, length == 0 ? -1 : length);
        OutputStream out = exchange.getResponseBody();
        int count = (int) Math.max(0, until - from);
        out.write(bytes, from, count);
        out.flush();
        sent.addAndGet(count);
        if (count == length) {
            out.close();
        }
    }

    private static void error(HttpExchange exchange, int status, String code) throws IOException {
        xml(
                exchange,
                status,
                "<Error><Code>" + code + "</Code><Message>as the test has it</Message></Error>");
    }

    private static void xml(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/xml");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    /// What is in the bucket, by key.
    Map<String, byte[]> contents() {
        Map<String, byte[]> contents = new TreeMap<>();
        things.forEach((key, thing) -> contents.put(key, thing.bytes()));
        return contents;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
