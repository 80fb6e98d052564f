package org.exhibit.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.exhibit.indexer.casefile.CaseFolder;
import org.exhibit.indexer.custody.CustodyHead;
import org.exhibit.indexer.custody.CustodyLog;
import org.exhibit.indexer.index.lucene.IndexFiles;
import org.exhibit.indexer.integrity.ReplayCheck;
import org.exhibit.reports.sign.ThrowAwayKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/// Whatever byte of a case is changed, `exhibit verify` says so. The case holds everything a case
/// can hold: originals plain and packed, index, database, custody, verdicts on digests, a seal, a
/// pack, and all that examiners write.
class ChangedByteTest {
    /// A file under one hash as a whole is tried at so many places.
    private static final int PLACES = 24;

    @TempDir Path folder;

    private TestCase made = new TestCase(Path.of(""));

    @BeforeEach
    void make() throws IOException {
        Path logs = Files.createDirectory(folder.resolve("logs"));
        Files.writeString(logs.resolve("access.log"), HostileLogs.lines("b", 12) + "not a line\n");
        try (GZIPOutputStream out =
                new GZIPOutputStream(Files.newOutputStream(logs.resolve("trail.json.gz")))) {
            out.write(HostileLogs.trail(3, "agent"));
        }
        Files.writeString(logs.resolve("left-out.log"), HostileLogs.lines("c", 2));
        Files.writeString(
                logs.resolve("digest.json"),
                "{\"awsAccountId\":\"1\",\"digestPublicKeyFingerprint\":\"x\",\"logFiles\":[]}",
                StandardCharsets.UTF_8);
        made = TestCase.make(folder.resolve("case"));
        made.acquire(logs);
        write();
        CommandRun run = CommandRun.of("verify", made.folder());
        assertThat(run.status()).as(run.output()).isZero();
    }

    private void write() throws IOException {
        String first = made.search("bucket:b").getFirst().path("id").asText();
        Path at = made.folder();
        CommandRun.output("exhibits", "add", at, first, "--note", "first");
        CommandRun.output("subject", "add", at, "--kind", "phi", "s3://b/*");
        CommandRun.output("tag", "add", at, first, "--tag", "seen");
        CommandRun.output("note", "add", at, first, "--text", "looked at");
        CommandRun.output("evidence", "exclude", at, "left-out.log", "--reason", "privileged");
        CommandRun.output("custody", "transfer", at, "--from", "A", "--to", "B", "--reason", "R");
        Path key = folder.resolve("k.p12");
        ThrowAwayKey.write(key, "secret".toCharArray(), Instant.now());
        Path pass = Files.writeString(folder.resolve("pass"), "secret\n");
        CommandRun.output("seal", at, "--key", key, "--pass-file", pass);
        Files.createDirectories(at.resolve("packs"));
        CommandRun.output(
                "pack",
                "build",
                at,
                "--key",
                key,
                "--pass-file",
                pass,
                "-o",
                at.resolve("packs/pack.pdf"));
    }

    private List<Path> files() throws IOException {
        return BundledLogs.files(made.folder()).stream()
                .filter(file -> file.toFile().length() > 0)
                .toList();
    }

    /// Changes a byte while something is asked.
    private boolean changed(Path file, int position, Asked asked) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        byte[] other = bytes.clone();
        other[position] ^= (byte) (1 << (position % 8));
        assertThat(file.toFile().setWritable(true)).isTrue();
        Files.write(file, other);
        try {
            return asked.noticed();
        } finally {
            Files.write(file, bytes);
        }
    }

    private interface Asked {
        boolean noticed() throws IOException;
    }

    private boolean verifyFails() {
        int status = CommandRun.of("verify", made.folder(), "--quick").status();
        assertThat(status).isIn(0, 3);
        return status == 3;
    }

    @Test
    void isNoticed() throws IOException {
        Random random = new Random(42);
        List<String> unnoticed = new ArrayList<>();
        for (Path file : files()) {
            int position = random.nextInt((int) Files.size(file));
            if (!changed(file, position, this::verifyFails)) {
                unnoticed.add(made.folder().relativize(file) + " at " + position);
            }
        }
        assertThat(unnoticed).isEmpty();
    }

    /// Every byte of `custody.jsonl`, `case.json` and of every file of the index; of files that are
    /// under one hash as a whole (originals, database, seals, packs, verdicts) some.
    @Test
    @Tag("slow")
    void isNoticedWhereverItLies() throws IOException {
        Path root = made.folder();
        Path custody = root.resolve("custody.jsonl");
        CustodyHead head = CustodyHead.of(CustodyLog.entries(custody).getLast());
        List<String> unnoticed = new ArrayList<>();
        StringBuilder tried = new StringBuilder();
        for (Path file : files()) {
            // What `verify` asks among others, asked alone: it fails where this does.
            Asked own = () -> false;
            boolean every = true;
            if (file.startsWith(root.resolve("index"))) {
                own = () -> !IndexFiles.damaged(root.resolve("index")).isEmpty();
            } else if (file.equals(custody)) {
                own = () -> !CustodyLog.verify(custody, head, true).holds();
            } else if (file.equals(root.resolve("case.json"))) {
                own =
                        () ->
                                new ReplayCheck(new CaseFolder(root))
                                        .run().stream().anyMatch(check -> !check.ok());
            } else {
                every = false;
            }
            Asked first = own;
            int size = (int) Files.size(file);
            int step = every ? 1 : Math.max(1, size / PLACES);
            int places = 0;
            for (int position = 0; position < size; position += step) {
                places++;
                if (!changed(file, position, () -> first.noticed() || verifyFails())) {
                    unnoticed.add(root.relativize(file) + " at " + position);
                }
            }
            tried.append('\n').append(root.relativize(file));
            tried.append(": ").append(places).append(" of ").append(size);
        }
        assertThat(unnoticed).as(tried.toString()).isEmpty();
    }
}
