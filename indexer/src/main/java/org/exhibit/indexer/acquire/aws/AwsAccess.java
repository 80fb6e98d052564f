package org.exhibit.indexer.acquire.aws;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.defaultsmode.DefaultsMode;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.client.builder.SdkSyncClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClientBuilder;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.sso.SsoClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;
import software.amazon.awssdk.utils.SdkAutoCloseable;

import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// A way to AWS for one pull: one pool of connections, one identity, and clients that can only
/// read. Opening it connects to nothing. Thread-safe.
public final class AwsAccess implements Closeable {
    private static final int CONNECTIONS = 96;
    private static final Duration SILENCE = Duration.ofSeconds(30);

    /// Makes the client that fetches credentials for a signed-in person.
    interface SsoLogin {
        SsoClient client(String region);
    }

    /// Who asks, as AWS knows them.
    public record Caller(String account, String arn) {}

    private final ReadOnlyGuard guard = new ReadOnlyGuard();
    private final AnswerCapture answers = new AnswerCapture();
    private final List<SdkAutoCloseable> opened = new ArrayList<>();
    private final SdkHttpClient http;
    private final Region region;
    private final @Nullable URI endpoint;
    private final boolean pathStyle;
    private final AwsCredentialsProvider credentials;

    private AwsAccess(AwsOptions options, Region region, Identities identities) throws IOException {
        this.region = region;
        this.endpoint = options.endpoint();
        this.pathStyle = options.pathStyle();
        this.http =
                Apache5HttpClient.builder()
                        .maxConnections(CONNECTIONS)
                        .connectionTimeout(Duration.ofSeconds(10))
                        .connectionAcquisitionTimeout(Duration.ofMinutes(2))
                        .socketTimeout(SILENCE)
                        .tcpKeepAlive(true)
                        .build();
        boolean done = false;
        try {
            AwsCredentialsProvider base = identities.base(options, this::sso);
            this.credentials = options.roleArn() == null ? base : assumed(options, base);
            done = true;
        } finally {
            if (!done) {
                http.close();
            }
        }
    }

    /// @throws IOException where the options lead to no credentials or no region; nothing was asked
    public static AwsAccess open(AwsOptions options) throws IOException {
        Identities identities = Identities.ofPerson();
        AwsOptions named = identities.withRoleOfProfile(options);
        return new AwsAccess(named, identities.region(named), identities);
    }

    private AwsCredentialsProvider assumed(AwsOptions options, AwsCredentialsProvider base)
            throws IOException {
        StsClient sts = opened(configured(StsClient.builder(), region, base).build());
        AssumeRoleRequest.Builder request =
                AssumeRoleRequest.builder()
                        .roleArn(options.roleArn())
                        .roleSessionName("exhibit")
                        .policy(IamPolicy.session())
                        .durationSeconds(3600);
        if (options.externalId() != null) {
            request.externalId(options.externalId());
        }
        if (options.mfaSerial() != null) {
            request.serialNumber(options.mfaSerial())
                    .tokenCode(options.prompt().token(options.mfaSerial()));
        }
        return opened(
                StsAssumeRoleCredentialsProvider.builder()
                        .stsClient(sts)
                        .refreshRequest(request.build())
                        .build());
    }

    private SsoClient sso(String ssoRegion) {
        return opened(
                configured(SsoClient.builder(), Region.of(ssoRegion), null)
                        .credentialsProvider(AnonymousCredentialsProvider.create())
                        .build());
    }

    private <T extends SdkAutoCloseable> T opened(T client) {
        synchronized (opened) {
            opened.add(client);
        }
        return client;
    }

    private <B extends AwsClientBuilder<B, C> & SdkSyncClientBuilder<B, C>, C> B configured(
            B builder, Region where, @Nullable AwsCredentialsProvider who) {
        builder.region(where)
                .defaultsMode(DefaultsMode.STANDARD)
                .overrideConfiguration(calls())
                .httpClient(http);
        if (who != null) {
            builder.credentialsProvider(who);
        }
        if (endpoint != null) {
            builder.endpointOverride(endpoint);
        }
        return builder;
    }

    /// The sessions to S3 of the named region, or of another.
    public S3Client s3(Region where) {
        return opened(
                configured(S3Client.builder(), where, credentials)
                        .forcePathStyle(pathStyle)
                        .disableS3ExpressSessionAuth(true)
                        // Exhibit compares every checksum itself, once, and keeps the outcome.
                        .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                        .build());
    }

    public S3Client s3() {
        return s3(region);
    }

    /// A client whose answers `answers` keeps; for settings, not for objects.
    public S3Client s3Settings(Region where) {
        S3ClientBuilder builder = configured(S3Client.builder(), where, credentials);
        return opened(
                builder.forcePathStyle(pathStyle)
                        .disableS3ExpressSessionAuth(true)
                        .overrideConfiguration(calls(answers))
                        .build());
    }

    /// A client whose answers `answers` keeps.
    public CloudTrailClient cloudTrail(Region where) {
        CloudTrailClientBuilder builder =
                configured(CloudTrailClient.builder(), where, credentials);
        return opened(builder.overrideConfiguration(calls(answers)).build());
    }

    public AnswerCapture answers() {
        return answers;
    }

    private ClientOverrideConfiguration calls(ExecutionInterceptor... more) {
        ClientOverrideConfiguration.Builder calls =
                ClientOverrideConfiguration.builder()
                        .addExecutionInterceptor(guard)
                        .retryStrategy(AwsRetryStrategy.doNotRetry());
        for (ExecutionInterceptor interceptor : more) {
            calls.addExecutionInterceptor(interceptor);
        }
        return calls.build();
    }

    /// A way to a service that answers queries in XML and for which no client is at hand.
    public QueryService query() {
        return new QueryService(http, credentials, endpoint, guard);
    }

    /// Asks AWS whom it sees.
    public Caller caller(Patience patience) throws AwsException {
        StsClient sts = opened(configured(StsClient.builder(), region, credentials).build());
        GetCallerIdentityResponse found =
                patience.call(AwsCall.CALLER_IDENTITY, sts::getCallerIdentity);
        return new Caller(found.account(), found.arn());
    }

    public Region region() {
        return region;
    }

    /// Null for AWS's own.
    public @Nullable URI endpoint() {
        return endpoint;
    }

    public ReadOnlyGuard guard() {
        return guard;
    }

    /// Ends every connection, also one that is being read from.
    @Override
    public void close() {
        synchronized (opened) {
            for (SdkAutoCloseable client : opened.reversed()) {
                client.close();
            }
            opened.clear();
        }
        http.close();
    }
}
