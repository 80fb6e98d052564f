package org.exhibit.e2e.bench;

import org.exhibit.e2e.aws.LocalS3;
import org.exhibit.e2e.aws.LogArchive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/// Measures `exhibit acquire s3` beside `aws s3 sync`, both as whole processes, against one S3
/// server in this process. The two take turns.
///
/// `PullBench WORK OBJECTS ROUNDS EXHIBIT AWS`
final class PullBench {
    private static final Map<String, String> KEYS =
            Map.of("AWS_ACCESS_KEY_ID", LocalS3.KEY, "AWS_SECRET_ACCESS_KEY", LocalS3.SECRET);

    private final Path work;
    private final int objects;
    private final String exhibit;
    private final String aws;
    private final String endpoint;

    private PullBench(Path work, int objects, String exhibit, String aws, String endpoint) {
        this.work = work;
        this.objects = objects;
        this.exhibit = exhibit;
        this.aws = aws;
        this.endpoint = endpoint;
    }

    static void main(String[] args) throws IOException {
        Path work = Files.createDirectories(Path.of(args[0]));
        int objects = Integer.parseInt(args[1]);
        int rounds = Integer.parseInt(args[2]);
        try (LocalS3 s3 = LocalS3.inMemory()) {
            LogArchive.cloudTrail("log-archive", objects, 90, 7).upload(s3.client());
            new PullBench(work, objects, args[3], args[4], s3.endpoint().toString()).run(rounds);
        }
    }

    private void run(int rounds) throws IOException {
        long[] ours = new long[rounds];
        long[] theirs = new long[rounds];
        for (int round = 0; round < rounds; round++) {
            for (int turn = 0; turn < 2; turn++) {
                if ((round + turn) % 2 == 0) {
                    ours[round] = exhibit(round);
                    System.out.printf(Locale.ROOT, "exhibit %d ms%n", ours[round]);
                } else {
                    theirs[round] = sync(round);
                    System.out.printf(Locale.ROOT, "aws s3 sync %d ms%n", theirs[round]);
                }
            }
            System.out.printf(
                    Locale.ROOT,
                    "round %d: exhibit %d ms, aws s3 sync %d ms%n",
                    round + 1,
                    ours[round],
                    theirs[round]);
        }
        long us = Medians.median(ours);
        long them = Medians.median(theirs);
        System.out.println("| | median | objects | sync : exhibit |");
        System.out.println("|---|---|---|---|");
        System.out.printf(
                "| exhibit acquire s3 | %s | %s | %s |%n",
                Medians.seconds(us), Medians.rate(objects, us), Medians.ratio(them, us));
        System.out.printf(
                "| aws s3 sync | %s | %s | |%n",
                Medians.seconds(them), Medians.rate(objects, them));
    }

    /// Fetches, hashes, keeps, records, parses and indexes.
    private long exhibit(int round) throws IOException {
        Path folder = work.resolve("case-" + round);
        long made =
                ChildProcess.run(
                                List.of(
                                        exhibit,
                                        "case",
                                        "new",
                                        folder.toString(),
                                        "--title",
                                        "B",
                                        "--examiner",
                                        "E"),
                                KEYS)
                        .wallMillis();
        long pulled =
                ChildProcess.run(
                                List.of(
                                        exhibit,
                                        "acquire",
                                        "s3",
                                        folder.toString(),
                                        "s3://log-archive/AWSLogs/",
                                        "--endpoint-url",
                                        endpoint,
                                        "--path-style",
                                        "--region",
                                        "us-east-1"),
                                KEYS)
                        .wallMillis();
        String status =
                ChildProcess.run(
                                List.of(exhibit, "case", "status", folder.toString(), "--json"),
                                KEYS)
                        .output();
        if (!status.contains("\"records\":" + objects * 2)) {
            throw new IOException("the case does not hold every record: " + status);
        }
        remove(folder);
        return made + pulled;
    }

    /// Fetches and writes files.
    private long sync(int round) throws IOException {
        Path folder = work.resolve("sync-" + round);
        List<String> command = new ArrayList<>(List.of(aws, "s3", "sync"));
        command.addAll(
                List.of(
                        "s3://log-archive/AWSLogs/",
                        folder.toString(),
                        "--endpoint-url",
                        endpoint,
                        "--region",
                        "us-east-1",
                        "--only-show-errors"));
        long millis = ChildProcess.run(command, KEYS).wallMillis();
        try (Stream<Path> files = Files.walk(folder)) {
            long count = files.filter(Files::isRegularFile).count();
            if (count != objects) {
                throw new IOException("aws s3 sync brought " + count + " files");
            }
        }
        remove(folder);
        return millis;
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
