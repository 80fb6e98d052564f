package org.exhibit.e2e.aws;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/// Stands before an S3 server and does what networks and busy services do: answers SlowDown, drops
/// connections, cuts bodies short, changes a byte. Every n-th request of objects' bytes gets a
/// fault, in turn, and every n-th listing SlowDown.
public final class FaultyProxy implements AutoCloseable {
    /// What can go wrong.
    public enum Fault {
        SLOW_DOWN,
        DROPPED,
        CUT_SHORT,
        CHANGED_BYTE
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Upstream upstream;
    private final int every;
    private final AtomicLong requests = new AtomicLong();
    private final Map<Fault, LongAdder> made = new EnumMap<>(Fault.class);

    /// @param every one of how many requests gets a fault; 0 for none
    public FaultyProxy(URI target, int every) {
        this.upstream = new Upstream(target);
        this.every = every;
        for (Fault fault : Fault.values()) {
            made.put(fault, new LongAdder());
        }
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 256);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::pass);
        server.setExecutor(threads);
        server.start();
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /// How often each fault was made.
    public long made(Fault fault) {
        LongAdder count = made.get(fault);
        return count == null ? 0 : count.sum();
    }

    /// Requests so far.
    public long requests() {
        return requests.get();
    }

    private void pass(HttpExchange exchange) throws IOException {
        long number = requests.incrementAndGet();
        boolean listing =
                exchange.getRequestURI().getRawQuery() != null
                        && exchange.getRequestURI().getRawQuery().contains("list-type");
        boolean faulty = every > 0 && number % every == 0;
        Fault fault = Fault.values()[(int) (number / Math.max(1, every) % Fault.values().length)];
        if (faulty && listing) {
            fault = Fault.SLOW_DOWN;
        }
        try (exchange) {
            if (!faulty) {
                answer(exchange, ask(exchange), null);
                return;
            }
            LongAdder count = made.get(fault);
            switch (fault) {
                case SLOW_DOWN -> slowDown(exchange);
                case DROPPED -> {}
                case CUT_SHORT, CHANGED_BYTE -> answer(exchange, ask(exchange), fault);
            }
            if (count != null) {
                count.increment();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpResponse<byte[]> ask(HttpExchange exchange)
            throws IOException, InterruptedException {
        return upstream.ask(exchange, exchange.getRequestBody().readAllBytes());
    }

    private static void answer(
            HttpExchange exchange,
            HttpResponse<byte[]> response,
            @org.jspecify.annotations.Nullable Fault fault)
            throws IOException {
        byte[] body = response.body();
        if (!Upstream.head(exchange, response, body.length)) {
            return;
        }
        int sent = body.length;
        if (fault == Fault.CUT_SHORT) {
            sent = body.length / 2;
        } else if (fault == Fault.CHANGED_BYTE && body.length > 0) {
            body = Arrays.copyOf(body, body.length);
            body[body.length / 2] ^= 1;
        }
        OutputStream out = exchange.getResponseBody();
        out.write(body, 0, sent);
        if (sent == body.length) {
            out.close();
        }
    }

    private static void slowDown(HttpExchange exchange) throws IOException {
        byte[] body =
                ("<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error><Code>SlowDown</Code>"
                                + "<Message>Please reduce your request rate.</Message></Error>")
                        .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/xml");
        exchange.sendResponseHeaders(503, body.length);
        exchange.getResponseBody().write(body);
        exchange.getResponseBody().close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
        upstream.close();
    }
}
