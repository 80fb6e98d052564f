package org.exhibit.e2e;

import org.exhibit.e2e.aws.FaultyProxy;
import org.exhibit.e2e.aws.LocalS3;
import org.exhibit.e2e.aws.LogArchive;
import org.exhibit.indexer.digest.Digest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/// A bucket of CloudTrail logs, pulled by JVMs of their own through a proxy that counts and fails.
final class PullArchive implements AutoCloseable {
    private final LogArchive logs;
    private final LocalS3 s3 = LocalS3.inMemory();

    PullArchive(int objects) {
        logs = LogArchive.cloudTrail("log-archive", objects, 90, 7);
        logs.upload(s3.client());
    }

    FaultyProxy proxy(int faultEvery) throws IOException {
        return new FaultyProxy(s3.endpoint(), faultEvery);
    }

    /// @param folder for the captured streams
    ChildRun pull(Path folder, TestCase into, FaultyProxy proxy) throws IOException {
        return ChildRun.start(
                folder,
                Map.of("AWS_ACCESS_KEY_ID", LocalS3.KEY, "AWS_SECRET_ACCESS_KEY", LocalS3.SECRET),
                "acquire",
                "s3",
                into.folder(),
                "s3://log-archive/AWSLogs/",
                "--endpoint-url",
                proxy.endpoint(),
                "--path-style",
                "--region",
                "us-east-1");
    }

    /// By key.
    Map<String, Digest> digests() {
        Map<String, Digest> digests = new TreeMap<>();
        logs.objects().forEach((key, content) -> digests.put(key, Digest.of(content)));
        return digests;
    }

    @Override
    public void close() {
        s3.close();
    }
}
