package org.exhibit.e2e.aws;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One endpoint for everything a pull asks: STS's queries and IAM Identity Center's portal by their
/// protocols, and an S3 server behind it. Refuses what is signed by keys it did not give.
final class AwsFront implements AutoCloseable {
    static final String ACCOUNT = "111122223333";
    static final String CODE = "492817";
    static final String SSO_TOKEN = "canarySsoBearerTokenOfAPerson";

    /// Canaries of sessions: nothing of them may ever be found in a case.
    static final List<String> SESSION_SECRETS =
            List.of(
                    "ASIACANARYSESSION001",
                    "canarySessionSecretOfARole",
                    "canarySessionTokenOfARole",
                    "ASIACANARYSSOKEYS001",
                    "canarySecretOfASsoRole",
                    "canaryTokenOfASsoRole",
                    SSO_TOKEN,
                    CODE);

    private static final Pattern KEY = Pattern.compile("Credential=([A-Z0-9]+)/");
    private static final Map<String, String> TOKENS =
            Map.of(
                    "ASIACANARYSESSION001",
                    "canarySessionTokenOfARole",
                    "ASIACANARYSSOKEYS001",
                    "canaryTokenOfASsoRole");
    private static final Map<String, String> CALLERS =
            Map.of(
                    LocalS3.KEY,
                    "arn:aws:iam::" + ACCOUNT + ":user/examiner",
                    "ASIACANARYSESSION001",
                    "arn:aws:sts::" + ACCOUNT + ":assumed-role/ForensicReadOnly/exhibit",
                    "ASIACANARYSSOKEYS001",
                    "arn:aws:sts::" + ACCOUNT + ":assumed-role/AWSReservedSSO_Audit/p.examiner");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Upstream s3;
    private final List<Map<String, String>> queries =
            Collections.synchronizedList(new ArrayList<>());
    private final Set<String> s3Keys = Collections.synchronizedSet(new java.util.TreeSet<>());

    AwsFront(URI s3) {
        this.s3 = new Upstream(s3);
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

    /// What STS was asked.
    List<Map<String, String>> queries() {
        return List.copyOf(queries);
    }

    /// The keys that requests to S3 were signed with.
    Set<String> s3Keys() {
        return Set.copyOf(s3Keys);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (exchange.getRequestURI().getPath().equals("/federation/credentials")) {
                portal(exchange);
                return;
            }
            String authorization = exchange.getRequestHeaders().getFirst("Authorization");
            Matcher key = KEY.matcher(authorization == null ? "" : authorization);
            String signer = key.find() ? key.group(1) : "";
            String token = exchange.getRequestHeaders().getFirst("X-amz-security-token");
            boolean right = TOKENS.getOrDefault(signer, "").equals(token == null ? "" : token);
            if (!CALLERS.containsKey(signer) || !right) {
                error(exchange, 403, "InvalidClientTokenId");
            } else if (exchange.getRequestMethod().equals("POST")) {
                query(exchange, signer, new String(body, StandardCharsets.UTF_8));
            } else {
                s3Keys.add(signer);
                HttpResponse<byte[]> answer = s3.ask(exchange, body);
                if (Upstream.head(exchange, answer, answer.body().length)) {
                    exchange.getResponseBody().write(answer.body());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void portal(HttpExchange exchange) throws IOException {
        String token = exchange.getRequestHeaders().getFirst("x-amz-sso_bearer_token");
        String query = exchange.getRequestURI().getQuery();
        boolean right =
                SSO_TOKEN.equals(token)
                        && query.contains("account_id=" + ACCOUNT)
                        && query.contains("role_name=Audit");
        if (!right) {
            send(exchange, 401, "application/json", "{\"message\":\"Session token not found\"}");
            return;
        }
        send(
                exchange,
                200,
                "application/json",
                "{\"roleCredentials\":{\"accessKeyId\":\"ASIACANARYSSOKEYS001\","
                        + "\"secretAccessKey\":\"canarySecretOfASsoRole\","
                        + "\"sessionToken\":\"canaryTokenOfASsoRole\",\"expiration\":"
                        + Instant.now().plusSeconds(3600).toEpochMilli()
                        + "}}");
    }

    private void query(HttpExchange exchange, String signer, String body) throws IOException {
        Map<String, String> form = new TreeMap<>();
        for (String field : body.split("&")) {
            String[] parts = field.split("=", 2);
            form.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        form.put("signer", signer);
        queries.add(form);
        if (form.getOrDefault("Action", "").equals("GetCallerIdentity")) {
            send(
                    exchange,
                    200,
                    "text/xml",
                    "<GetCallerIdentityResponse><GetCallerIdentityResult><Arn>"
                            + CALLERS.get(signer)
                            + "</Arn><UserId>A</UserId><Account>"
                            + ACCOUNT
                            + "</Account></GetCallerIdentityResult></GetCallerIdentityResponse>");
        } else if (form.containsKey("SerialNumber") && !CODE.equals(form.get("TokenCode"))) {
            error(exchange, 403, "AccessDenied");
        } else {
            send(
                    exchange,
                    200,
                    "text/xml",
                    "<AssumeRoleResponse><AssumeRoleResult><Credentials><AccessKeyId>"
                            + "ASIACANARYSESSION001</AccessKeyId><SecretAccessKey>"
                            + "canarySessionSecretOfARole</SecretAccessKey><SessionToken>"
                            + "canarySessionTokenOfARole</SessionToken><Expiration>"
                            + Instant.now().plusSeconds(3600)
                            + "</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>");
        }
    }

    private static void error(HttpExchange exchange, int status, String code) throws IOException {
        send(
                exchange,
                status,
                "text/xml",
                "<ErrorResponse><Error><Type>Sender</Type><Code>"
                        + code
                        + "</Code><Message>the test's server refuses</Message></Error>"
                        + "</ErrorResponse>");
    }

    private static void send(HttpExchange exchange, int status, String type, String body)
            throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
        s3.close();
    }
}
