package org.exhibit.indexer.acquire.cloudtrail;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.exhibit.indexer.acquire.aws.AwsCall;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Writes answers about settings in the form of `docs/formats/settings.md`: what AWS sent stands in
/// it byte for byte.
final class SettingFile {
    private static final String SCHEMA = "exhibit.settings/1";

    private final String account;
    private final String region;

    SettingFile(String account, String region) {
        this.account = account;
        this.region = region;
    }

    /// @param response one JSON value, as AWS sent it
    /// @throws IOException where it is none
    byte[] ofJson(AwsCall call, Instant at, JsonNode request, byte[] response) throws IOException {
        new ObjectMapper().readTree(response);
        ByteArrayOutputStream out = head(call, at, request);
        out.write(response);
        out.write('}');
        return out.toByteArray();
    }

    /// @param response made from the XML
    /// @param xml as AWS sent it
    byte[] ofXml(AwsCall call, Instant at, JsonNode request, JsonNode response, byte[] xml)
            throws IOException {
        ByteArrayOutputStream out = head(call, at, request);
        out.write(new ObjectMapper().writeValueAsBytes(response));
        String text = new String(xml, StandardCharsets.UTF_8);
        out.writeBytes(",\"responseXml\":\"".getBytes(StandardCharsets.UTF_8));
        out.writeBytes(JsonStringEncoder.getInstance().quoteAsUTF8(text));
        out.writeBytes("\"}".getBytes(StandardCharsets.UTF_8));
        return out.toByteArray();
    }

    private ByteArrayOutputStream head(AwsCall call, Instant at, JsonNode request)
            throws IOException {
        ObjectMapper json = new ObjectMapper();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        String head =
                "{\"schema\":\""
                        + SCHEMA
                        + "\",\"api\":\""
                        + call.api()
                        + "\",\"account\":"
                        + json.writeValueAsString(account)
                        + ",\"region\":"
                        + json.writeValueAsString(region)
                        + ",\"at\":\""
                        + at.truncatedTo(ChronoUnit.SECONDS)
                        + "\",\"request\":"
                        + json.writeValueAsString(request)
                        + ",\"response\":";
        out.writeBytes(head.getBytes(StandardCharsets.UTF_8));
        return out;
    }
}
