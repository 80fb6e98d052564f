package org.exhibit.indexer.acquire.aws;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.regions.Region;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// EC2's Query API, signed by the SDK's own signer: for one call of EC2 its client would add 20 MB
/// of classes. Only calls of `AwsCall` can be made. Thread-safe.
public final class QueryService {
    private static final String EC2_VERSION = "2016-11-15";
    private static final int LONGEST_ANSWER = 16 << 20;

    private final SdkHttpClient http;
    private final AwsCredentialsProvider credentials;
    private final @Nullable URI endpoint;
    private final ReadOnlyGuard guard;

    QueryService(
            SdkHttpClient http,
            AwsCredentialsProvider credentials,
            @Nullable URI endpoint,
            ReadOnlyGuard guard) {
        this.http = http;
        this.credentials = credentials;
        this.endpoint = endpoint;
        this.guard = guard;
    }

    /// Asks EC2 for its flow logs.
    ///
    /// @param parameters beside `Action` and `Version`
    /// @return the answer's XML as it came
    public byte[] flowLogs(Region region, Map<String, String> parameters, Patience patience)
            throws AwsException {
        for (int failures = 1; ; failures++) {
            patience.cancel().check();
            AwsException failure;
            try {
                return attempt(region, parameters);
            } catch (AwsException e) {
                failure = e;
            }
            if (!patience.again(failure, failures)) {
                throw failure;
            }
        }
    }

    private byte[] attempt(Region region, Map<String, String> parameters) throws AwsException {
        AwsCall call = AwsCall.FLOW_LOGS;
        guard.count(call);
        try {
            HttpExecuteResponse response = send(call, region, parameters);
            int status = response.httpResponse().statusCode();
            byte[] body = body(response);
            if (status == 200) {
                return body;
            }
            String text = new String(body, StandardCharsets.UTF_8);
            throw AwsException.answered(
                    call,
                    between(text, "<Code>", "</Code>", Integer.toString(status)),
                    status,
                    between(text, "<Message>", "</Message>", ""),
                    new IOException("status " + status));
        } catch (AwsException e) {
            throw e;
        } catch (IOException e) {
            throw AwsException.of(call, SdkClientException.create("no answer", e));
        } catch (SdkException e) {
            throw AwsException.of(call, e);
        }
    }

    private HttpExecuteResponse send(AwsCall call, Region region, Map<String, String> parameters)
            throws IOException {
        Map<String, String> form = new TreeMap<>(parameters);
        form.put("Action", call.operation());
        form.put("Version", EC2_VERSION);
        byte[] body =
                form.entrySet().stream()
                        .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                        .collect(Collectors.joining("&"))
                        .getBytes(StandardCharsets.UTF_8);
        URI server =
                endpoint == null
                        ? URI.create(
                                "https://ec2."
                                        + region.id()
                                        + "."
                                        + region.metadata().partition().dnsSuffix())
                        : endpoint;
        ContentStreamProvider content = ContentStreamProvider.fromByteArray(body);
        SdkHttpRequest request =
                SdkHttpRequest.builder()
                        .uri(server)
                        .method(SdkHttpMethod.POST)
                        .encodedPath("/")
                        .putHeader("Content-Type", "application/x-www-form-urlencoded")
                        .putHeader("Content-Length", Integer.toString(body.length))
                        .build();
        SignedRequest signed =
                AwsV4HttpSigner.create()
                        .sign(sign ->
                                sign.identity(credentials.resolveCredentials())
                                        .request(request)
                                        .payload(content)
                                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "ec2")
                                        .putProperty(AwsV4HttpSigner.REGION_NAME, region.id()));
        return http.prepareRequest(
                        HttpExecuteRequest.builder()
                                .request(signed.request())
                                .contentStreamProvider(signed.payload().orElse(content))
                                .build())
                .call();
    }

    private static byte[] body(HttpExecuteResponse response) throws IOException {
        if (response.responseBody().isEmpty()) {
            return new byte[0];
        }
        try (InputStream in = response.responseBody().get()) {
            byte[] body = in.readNBytes(LONGEST_ANSWER + 1);
            if (body.length > LONGEST_ANSWER) {
                throw new IOException("an answer of more than 16 MB");
            }
            return body;
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String between(String text, String from, String to, String otherwise) {
        int start = text.indexOf(from);
        int end = start < 0 ? -1 : text.indexOf(to, start);
        return end < 0 ? otherwise : text.substring(start + from.length(), end);
    }
}
