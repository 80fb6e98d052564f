package org.exhibit.e2e.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// AWS's APIs as far as they are asked for settings and events: CloudTrail's JSON protocol with
/// pages of 50 and throttling, STS and EC2's queries, buckets' settings. Not S3's objects.
public final class FakeAws implements AutoCloseable {
    public static final String ACCOUNT = "111122223333";
    static final String TRAIL = "arn:aws:cloudtrail:us-east-1:111122223333:trail/org-trail";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<JsonNode> events;
    private final AtomicInteger lookups = new AtomicInteger();
    private final List<String> authorizations = Collections.synchronizedList(new ArrayList<>());
    private final List<Map<String, String>> queries =
            Collections.synchronizedList(new ArrayList<>());
    private volatile int failAfterLookups = Integer.MAX_VALUE;
    private volatile String keys =
            "{\"PublicKeyList\":[{\"Value\":\"MIIB\",\"ValidityStartTime\":1.0,"
                    + "\"ValidityEndTime\":2.0,\"Fingerprint\":\"41ca\"}]}";

    /// @param records CloudTrail records, as log files hold them
    public FakeAws(List<JsonNode> records) {
        this.events = records;
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

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /// From so many lookups on, the session has expired.
    void expireAfter(int count) {
        failAfterLookups = count;
    }

    /// What ListPublicKeys answers.
    public void keys(String answer) {
        keys = answer;
    }

    public int lookups() {
        return lookups.get();
    }

    List<String> authorizations() {
        return List.copyOf(authorizations);
    }

    List<Map<String, String>> queries() {
        return List.copyOf(queries);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body =
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String authorization = exchange.getRequestHeaders().getFirst("Authorization");
            authorizations.add(authorization == null ? "" : authorization);
            String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
            if (target != null) {
                cloudTrail(exchange, target.substring(target.lastIndexOf('.') + 1), body);
            } else if (exchange.getRequestMethod().equals("POST")) {
                query(exchange, body);
            } else {
                bucket(exchange);
            }
        }
    }

    private void cloudTrail(HttpExchange exchange, String operation, String body)
            throws IOException {
        JsonNode request = JSON.readTree(body);
        switch (operation) {
            case "LookupEvents" -> lookup(exchange, request);
            case "DescribeTrails" ->
                    json(
                            exchange,
                            200,
                            "{\"trailList\":"
                                    + " [{\"Name\":\"org-trail\",\"S3BucketName\":\"log-archive\","
                                    + "\"HomeRegion\":\"us-east-1\",\"TrailARN\":\""
                                    + TRAIL
                                    + "\",\"IsMultiRegionTrail\":true,\"HasInsightSelectors\":true}]}");
            case "GetTrailStatus" ->
                    json(exchange, 200, "{\"IsLogging\":true,\"StartLoggingTime\":1741600721.0}");
            case "GetEventSelectors" ->
                    json(exchange, 200, "{\"TrailARN\":\"" + TRAIL + "\",\"EventSelectors\":[]}");
            case "ListEventDataStores" -> json(exchange, 200, "{\"EventDataStores\":[]}");
            case "ListPublicKeys" -> json(exchange, 200, keys);
            default ->
                    json(
                            exchange,
                            400,
                            "{\"__type\":\"AccessDeniedException\",\"message\":\"not authorized to"
                                    + " perform: cloudtrail:"
                                    + operation
                                    + "\"}");
        }
    }

    private void lookup(HttpExchange exchange, JsonNode request) throws IOException {
        int number = lookups.incrementAndGet();
        if (number > failAfterLookups) {
            json(exchange, 400, "{\"__type\":\"ExpiredTokenException\",\"message\":\"expired\"}");
            return;
        }
        if (number % 4 == 2) {
            json(
                    exchange,
                    400,
                    "{\"__type\":\"ThrottlingException\",\"message\":\"Rate exceeded\"}");
            return;
        }
        if (request.path("EventCategory").asText().equals("insight")) {
            json(exchange, 200, "{\"Events\":[]}");
            return;
        }
        double from = request.path("StartTime").asDouble();
        double to = request.path("EndTime").asDouble();
        List<JsonNode> found = new ArrayList<>();
        for (JsonNode event : events.reversed()) {
            long time = Instant.parse(event.path("eventTime").asText()).getEpochSecond();
            if (time >= from && time <= to) {
                found.add(event);
            }
        }
        int at = request.path("NextToken").asInt(0);
        ObjectNode page = JSON.createObjectNode();
        ArrayNode list = page.putArray("Events");
        for (JsonNode event : found.subList(at, Math.min(found.size(), at + 50))) {
            list.addObject()
                    .put("EventId", event.path("eventID").asText())
                    .put("EventName", event.path("eventName").asText())
                    .put("EventTime", 1.0)
                    .put("CloudTrailEvent", JSON.writeValueAsString(event));
        }
        if (at + 50 < found.size()) {
            page.put("NextToken", Integer.toString(at + 50));
        }
        json(exchange, 200, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(page));
    }

    private void query(HttpExchange exchange, String body) throws IOException {
        Map<String, String> form = new TreeMap<>();
        for (String field : body.split("&")) {
            String[] parts = field.split("=", 2);
            form.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        queries.add(form);
        String action = form.getOrDefault("Action", "");
        switch (action) {
            case "GetCallerIdentity" ->
                    xml(
                            exchange,
                            "<GetCallerIdentityResponse><GetCallerIdentityResult><Arn>arn:aws:sts::"
                                    + ACCOUNT
                                    + ":assumed-role/Forensic/exhibit</Arn><UserId>A</UserId><Account>"
                                    + ACCOUNT
                                    + "</Account></GetCallerIdentityResult></GetCallerIdentityResponse>");
            case "AssumeRole" ->
                    xml(
                            exchange,
                            "<AssumeRoleResponse><AssumeRoleResult><Credentials><AccessKeyId>"
                                    + "ASIACANARYSESSION001</AccessKeyId><SecretAccessKey>"
                                    + "canarySessionSecret</SecretAccessKey><SessionToken>"
                                    + "canarySessionToken</SessionToken><Expiration>"
                                    + Instant.now().plusSeconds(3600)
                                    + "</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>");
            case "DescribeFlowLogs" ->
                    xml(
                            exchange,
                            "<?xml"
                                + " version=\"1.0\"?><DescribeFlowLogsResponse><requestId>r</requestId>"
                                + "<flowLogSet><item><flowLogId>fl-1</flowLogId><flowLogStatus>ACTIVE"
                                + "</flowLogStatus><resourceId>vpc-1</resourceId><maxAggregationInterval>60"
                                + "</maxAggregationInterval><tagSet><item><key>a</key><value>b</value></item>"
                                + "</tagSet></item></flowLogSet></DescribeFlowLogsResponse>");
            default -> exchange.sendResponseHeaders(400, -1);
        }
    }

    private static void bucket(HttpExchange exchange) throws IOException {
        String query = exchange.getRequestURI().getRawQuery();
        String asked = query == null ? "" : query;
        if (exchange.getRequestURI().getPath().equals("/")) {
            xml(
                    exchange,
                    "<ListAllMyBucketsResult><Buckets><Bucket><Name>phi</Name><BucketRegion>us-east-1"
                        + "</BucketRegion></Bucket></Buckets></ListAllMyBucketsResult>");
        } else if (asked.contains("logging")) {
            xml(
                    exchange,
                    "<BucketLoggingStatus><LoggingEnabled><TargetBucket>logs</TargetBucket>"
                        + "<TargetPrefix>p/</TargetPrefix></LoggingEnabled></BucketLoggingStatus>");
        } else if (asked.contains("versioning")) {
            xml(exchange, "<VersioningConfiguration/>");
        } else if (asked.contains("object-lock")) {
            error(exchange, 404, "ObjectLockConfigurationNotFoundError");
        } else if (asked.contains("tagging")
                && exchange.getRequestURI().getPath().contains("phi")) {
            xml(
                    exchange,
                    "<Tagging><TagSet><Tag><Key>class</Key><Value>phi</Value></Tag></TagSet></Tagging>");
        } else if (asked.contains("tagging")) {
            error(exchange, 404, "NoSuchTagSet");
        } else if (asked.contains("publicAccessBlock")) {
            error(exchange, 403, "AccessDenied");
        } else {
            xml(exchange, "<PolicyStatus><IsPublic>TRUE</IsPublic></PolicyStatus>");
        }
    }

    private static void json(HttpExchange exchange, int status, String body) throws IOException {
        send(exchange, status, "application/x-amz-json-1.1", body);
    }

    private static void xml(HttpExchange exchange, String body) throws IOException {
        send(exchange, 200, "application/xml", body);
    }

    private static void error(HttpExchange exchange, int status, String code) throws IOException {
        send(
                exchange,
                status,
                "application/xml",
                "<Error><Code>" + code + "</Code><Message>m</Message></Error>");
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
    }
}
