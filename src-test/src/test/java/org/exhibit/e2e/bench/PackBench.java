package org.exhibit.e2e.bench;

import org.exhibit.e2e.bench.ChildProcess.Measured;
import org.exhibit.reports.sign.ThrowAwayKey;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Measures the building, signing and checking of packs of three sizes as whole processes.
///
/// `PackBench WORK ROUNDS LAUNCHER [JVM OPTIONS]`: a case of 20,000 CloudTrail records is made
/// below WORK where it is not there yet, and the first 10, 100 and 1,000 of them become exhibits;
/// LAUNCHER is the `exhibit` script.
final class PackBench {
    private static final int RECORDS = 20_000;
    private static final int[] SIZES = {10, 100, 1_000};
    private static final String PASSWORD = "bench";

    private final Path work;
    private final String launcher;
    private final Map<String, String> options;
    private int exhibits;

    private PackBench(String[] args) {
        work = Path.of(args[0]).toAbsolutePath();
        launcher = args[2];
        options = args.length > 3 ? Map.of("EXHIBIT_JAVA_OPTS", args[3]) : Map.of();
    }

    static void main(String[] args) throws IOException {
        new PackBench(args).run(Integer.parseInt(args[1]));
    }

    private Measured exhibit(Object... words) throws IOException {
        List<String> command = new ArrayList<>(List.of(launcher));
        for (Object word : words) {
            command.add(word.toString());
        }
        return ChildProcess.run(command, options);
    }

    private void run(int rounds) throws IOException {
        Files.createDirectories(work);
        Path key = work.resolve("key.p12");
        if (Files.notExists(key)) {
            ThrowAwayKey.write(key, PASSWORD.toCharArray(), Instant.now());
        }
        Path pass = Files.writeString(work.resolve("pass"), PASSWORD + '\n');
        Path folder = work.resolve("pack-case");
        if (Files.notExists(folder)) {
            Path corpus = work.resolve("pack-corpus");
            LogGenerator.write(LogGenerator.Kind.CLOUDTRAIL.corpus(RECORDS), corpus);
            exhibit("case", "new", folder, "--title", "Benchmark", "--examiner", "Bench");
            exhibit("acquire", "files", folder, corpus);
        }
        exhibits =
                exhibit("exhibits", "list", folder, "--json").output().split("\"event\"").length
                        - 1;
        System.out.println("| exhibits | wall | processor time | most memory | size |");
        System.out.println("|---|---|---|---|---|");
        for (int size : SIZES) {
            if (exhibits <= size) {
                measure(folder, key, pass, size, rounds);
            }
        }
    }

    private void measure(Path folder, Path key, Path pass, int size, int rounds)
            throws IOException {
        add(folder, size);
        Path out = work.resolve(size + ".pdf");
        long[] wall = new long[rounds];
        long[] cpu = new long[rounds];
        long peak = 0;
        for (int round = 0; round < rounds; round++) {
            Measured measured =
                    exhibit(
                            "pack",
                            "build",
                            folder,
                            "--key",
                            key,
                            "--pass-file",
                            pass,
                            "-o",
                            out,
                            "--freeze",
                            "2026-11-20T12:00:00Z");
            wall[round] = measured.wallMillis();
            cpu[round] = measured.cpuMillis();
            peak = Math.max(peak, measured.peakKilobytes());
        }
        System.out.printf(
                Locale.ROOT,
                "| %,d | %s | %s | %,d MB | %,d kB |%n",
                size,
                Medians.seconds(Medians.median(wall)),
                Medians.seconds(Medians.median(cpu)),
                peak / 1024,
                Files.size(out) / 1000);
    }

    private void add(Path folder, int size) throws IOException {
        if (exhibits >= size) {
            return;
        }
        List<Object> words = new ArrayList<>(List.of("exhibits", "add", folder));
        exhibit("search", folder, "source:cloudtrail", "--limit", size, "--format", "jsonl")
                .output()
                .lines()
                .skip(exhibits)
                .map(line -> line.replaceFirst(".*?\"id\":\"([0-9a-f]{32})\".*", "$1"))
                .forEach(words::add);
        exhibit(words.toArray());
        exhibits = size;
    }
}
