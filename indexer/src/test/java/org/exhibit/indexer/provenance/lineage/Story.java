package org.exhibit.indexer.provenance.lineage;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.exhibit.indexer.scenario.ScenarioCase;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/// Records of small stories, written as files and acquired. Times are of 2026-03-10, `HH:mm:ss`.
public final class Story {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FLOWS =
            "version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes"
                    + " start end action log-status pkt-src-aws-service pkt-dst-aws-service"
                    + " flow-direction";

    private final ArrayNode calls = JSON.createArrayNode();
    private final StringBuilder lines = new StringBuilder();
    private final StringBuilder flows = new StringBuilder();

    /// One call of the user or session whose key it is; `key` may name a session as
    /// `ASIAX=role/session`.
    public Story call(
            String time, String key, String service, String name, String request, String answer) {
        String id = key.contains("=") ? key.substring(0, key.indexOf('=')) : key;
        ObjectNode record = JSON.createObjectNode();
        record.put("eventVersion", "1.11").put("eventTime", "2026-03-10T" + time + "Z");
        record.put("eventSource", service + ".amazonaws.com").put("eventName", name);
        record.put("awsRegion", "us-east-1").put("recipientAccountId", "111111111111");
        record.put("sourceIPAddress", "10.0.0.5").put("eventType", "AwsApiCall");
        record.put("eventID", "e" + calls.size()).put("requestID", "Q" + calls.size());
        record.set("requestParameters", read(request));
        record.set("responseElements", read(answer));
        ObjectNode who = record.putObject("userIdentity");
        who.put("accountId", "111111111111").put("accessKeyId", id);
        if (key.contains("=")) {
            String session = key.substring(key.indexOf('=') + 1);
            who.put("type", "AssumedRole").put("principalId", "AROA1:" + session.split("/")[1]);
            who.put("arn", "arn:aws:sts::111111111111:assumed-role/" + session);
        } else {
            who.put("type", "IAMUser").put("principalId", "AIDA" + id);
            who.put("arn", "arn:aws:iam::111111111111:user/" + id).put("userName", id);
        }
        calls.add(record);
        return this;
    }

    /// Changes the last call.
    public Story with(String path, String json) {
        ((ObjectNode) calls.get(calls.size() - 1)).set(path, read(json));
        return this;
    }

    public Story ofFunction(String name) {
        ObjectNode who = (ObjectNode) calls.get(calls.size() - 1).path("userIdentity");
        who.set(
                "inScopeOf",
                read(
                        "{'issuerType':'AWS::Lambda','credentialsIssuedTo':"
                                + "'arn:aws:lambda:us-east-1:111111111111:function:"
                                + name
                                + "'}"));
        return this;
    }

    public Story put(String time, String key, String object, long bytes, String version) {
        call(
                time,
                key,
                "s3",
                "PutObject",
                place(object, ""),
                version.isEmpty() ? "null" : "{'x-amz-version-id':'" + version + "'}");
        return with("additionalEventData", "{'bytesTransferredIn':" + bytes + "}");
    }

    public Story get(String time, String key, String object, long bytes, String version) {
        String more = version.isEmpty() ? "" : ",'versionId':'" + version + "'";
        call(time, key, "s3", "GetObject", place(object, more), "null");
        return with("additionalEventData", "{'bytesTransferredOut':" + bytes + "}");
    }

    /// @param object `bucket/key`
    public static String place(String object, String more) {
        int slash = object.indexOf('/');
        return "{'bucketName':'"
                + object.substring(0, slash)
                + "','key':'"
                + object.substring(slash + 1)
                + "'"
                + more
                + "}";
    }

    public Story line(
            String time, String request, String operation, String object, String uri, String tail) {
        int slash = object.indexOf('/');
        lines.append("79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be ")
                .append(object, 0, slash)
                .append(" [10/Mar/2026:")
                .append(time)
                .append(" +0000] 203.0.113.9 arn:aws:iam::111111111111:user/AKIAA ")
                .append(request)
                .append(' ')
                .append(operation)
                .append(' ')
                .append(object.substring(slash + 1))
                .append(" \"GET ")
                .append(uri)
                .append(" HTTP/1.1\" 200 - ")
                .append(tail)
                .append(" b.s3.amazonaws.com TLSv1.2 - -\n");
        return this;
    }

    /// One minute of flow.
    ///
    /// @param ports from and to; what comes from port 443 comes from S3
    public Story flow(String start, String eni, String from, String to, String ports, long bytes) {
        Instant begin = Instant.parse("2026-03-10T" + start + "Z");
        boolean in = ports.startsWith("443 ");
        flows.append("5 111111111111 ")
                .append(String.join(" ", eni, from, to, ports, "6 1000 "))
                .append(bytes)
                .append(' ')
                .append(begin.getEpochSecond())
                .append(' ')
                .append(begin.getEpochSecond() + 60)
                .append(" ACCEPT OK ")
                .append(in ? "S3 - ingress\n" : "- - egress\n");
        return this;
    }

    private static com.fasterxml.jackson.databind.JsonNode read(String json) {
        try {
            return JSON.readTree(json.replace('\'', '"'));
        } catch (IOException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    /// The number of the next call, which is in its ids.
    public int next() {
        return calls.size();
    }

    public Path acquire(Path folder) throws IOException {
        Path logs = Files.createDirectories(folder.resolve("logs"));
        ObjectNode file = JSON.createObjectNode();
        file.set("Records", calls);
        Files.write(logs.resolve("trail.json"), JSON.writeValueAsBytes(file));
        if (!lines.isEmpty()) {
            Files.writeString(logs.resolve("access"), lines, StandardCharsets.UTF_8);
        }
        if (!flows.isEmpty()) {
            Files.writeString(
                    logs.resolve("flows.log"), FLOWS + '\n' + flows, StandardCharsets.UTF_8);
        }
        Path root = folder.resolve("case");
        ScenarioCase.acquire(root, logs);
        return root;
    }
}
