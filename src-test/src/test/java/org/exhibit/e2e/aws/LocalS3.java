package org.exhibit.e2e.aws;

import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// An S3 server in this process, on a port of its own, that checks nobody's signature, and a client
/// to fill it with.
public final class LocalS3 implements AutoCloseable {
    /// Canaries: nothing of them may ever be found in a case.
    public static final String KEY = "AKIACANARYKEYID00001";

    public static final String SECRET = "canarySecretThatNoFileMayHold/abcdefghij";

    private final S3Proxy server;
    private final S3Client client;

    private LocalS3(BlobStore store) {
        server =
                S3Proxy.builder()
                        .blobStore(store)
                        .endpoint(URI.create("http://127.0.0.1:0"))
                        .awsAuthentication(AuthenticationType.NONE, KEY, SECRET)
                        .jettyMaxThreads(128)
                        .build();
        try {
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException("the S3 server does not start", e);
        }
        client =
                S3Client.builder()
                        .endpointOverride(endpoint())
                        .region(Region.US_EAST_1)
                        .forcePathStyle(true)
                        .httpClient(Apache5HttpClient.create())
                        .credentialsProvider(
                                StaticCredentialsProvider.create(
                                        AwsBasicCredentials.create(KEY, SECRET)))
                        .build();
    }

    /// Holds everything in memory.
    public static LocalS3 inMemory() {
        return new LocalS3(new TransientNio2BlobStore());
    }

    /// Holds objects as files.
    public static LocalS3 in(Path folder) {
        return new LocalS3(new FilesystemNio2BlobStore(folder.toString()));
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getPort());
    }

    public S3Client client() {
        return client;
    }

    /// A shared configuration whose profiles `pull` and `default` hold the canary keys.
    public static Path credentials(Path folder) {
        try {
            String keys =
                    "aws_access_key_id = " + KEY + "\naws_secret_access_key = " + SECRET + "\n";
            return Files.writeString(
                    folder.resolve("credentials"),
                    "[default]\n" + keys + "[pull]\n" + keys,
                    StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        client.close();
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the S3 server does not stop", e);
        }
    }
}
