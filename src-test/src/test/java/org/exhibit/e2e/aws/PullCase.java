package org.exhibit.e2e.aws;

import org.exhibit.app.service.LocalCaseService;
import org.exhibit.app.service.PullReport;
import org.exhibit.app.service.PullSession;
import org.exhibit.indexer.acquire.aws.AwsOptions;
import org.exhibit.indexer.acquire.s3.S3Request;
import org.exhibit.indexer.acquire.sidecar.ObjectRecord;
import org.exhibit.indexer.acquire.sidecar.ObjectRecords;
import org.exhibit.indexer.casefile.CaseDescription;
import org.exhibit.indexer.casefile.CaseFolder;
import org.exhibit.indexer.digest.Digest;
import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.indexer.progress.ProgressBoard;
import org.exhibit.indexer.store.EvidenceStore;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// A case that is pulled into, and what it holds afterwards.
record PullCase(Path folder, LocalCaseService service) {

    static PullCase make(Path folder) throws IOException {
        PullCase made = notYet(folder);
        made.service().create(folder, new CaseDescription("T", "E", "", "", "", Instant.EPOCH));
        return made;
    }

    /// Before it is made.
    static PullCase notYet(Path folder) {
        return new PullCase(
                folder,
                new LocalCaseService("test", "acquire s3", List.of(), InstantSource.system()));
    }

    /// As the profile `pull`.
    static AwsOptions at(URI endpoint) {
        return new AwsOptions(
                "pull",
                null,
                null,
                null,
                "us-east-1",
                endpoint,
                true,
                AwsOptions.ofEnvironment().prompt());
    }

    PullReport pull(URI endpoint, S3Request request) throws IOException {
        return pull(at(endpoint), request, new ProgressBoard(), new CancelToken());
    }

    PullReport pull(AwsOptions options, S3Request request, ProgressBoard board, CancelToken cancel)
            throws IOException {
        try (PullSession session = service.pulls().open(options)) {
            return session.pull(folder, request, board, cancel);
        }
    }

    List<ObjectRecord> records() throws IOException {
        List<ObjectRecord> records = new ArrayList<>();
        ObjectRecords.read(new CaseFolder(folder), records::add);
        return records;
    }

    Map<String, ObjectRecord> recordsByKey() throws IOException {
        Map<String, ObjectRecord> byKey = new TreeMap<>();
        records().forEach(record -> byKey.put(record.key(), record));
        return byKey;
    }

    /// The bytes kept, by key.
    Map<String, Digest> held() throws IOException {
        Map<String, Digest> held = new TreeMap<>();
        EvidenceStore store = new EvidenceStore(new CaseFolder(folder).evidence());
        for (ObjectRecord record : records()) {
            if (record.evidence() != null) {
                byte[] bytes =
                        Files.readAllBytes(
                                store.original(Objects.requireNonNull(record.evidence())));
                held.put(record.key(), Digest.of(bytes));
            }
        }
        return held;
    }

    /// The lines of custody that name a deed.
    List<String> custody(String kind) throws IOException {
        return Files.readAllLines(folder.resolve("custody.jsonl"), StandardCharsets.UTF_8).stream()
                .filter(line -> line.contains("\"kind\":\"" + kind + "\""))
                .toList();
    }
}
