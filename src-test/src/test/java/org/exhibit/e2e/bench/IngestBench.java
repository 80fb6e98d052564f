package org.exhibit.e2e.bench;

import org.exhibit.e2e.bench.ChildProcess.Measured;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/// Measures Exhibit's whole acquisition beside DuckDB's load of the same files, in turns, and
/// prints a table with the medians.
///
/// `IngestBench KIND SIZE WORK ROUNDS LAUNCHER [JVM OPTIONS | findable]`: the corpus is made below
/// WORK where it is not there yet; LAUNCHER is the `exhibit` script. Exhibit is measured from the
/// start of `exhibit case new` to the end of `exhibit acquire files`: it copies the originals,
/// hashes them twice, parses and indexes them. DuckDB is measured by its statement alone, which
/// copies and hashes nothing. With `findable` DuckDB also makes an index on each column and an
/// ordered list of all words, told apart.
final class IngestBench {
    private final LogGenerator.Kind kind;
    private final int records;
    private final Path corpus;
    private final Path work;
    private final String launcher;
    private final Map<String, String> options;
    private final List<Measured> ours = new ArrayList<>();
    private final List<Measured> peers = new ArrayList<>();
    private final List<Long> statements = new ArrayList<>();
    private final List<Long> lists = new ArrayList<>();
    private final boolean findable;
    private long indexBytes;

    private IngestBench(String[] args) {
        this.kind = LogGenerator.Kind.of(args[0]);
        this.records = kind.records(args[1]);
        this.work = Path.of(args[2]).toAbsolutePath();
        this.corpus = work.resolve(args[0].toLowerCase(Locale.ROOT) + "-" + records);
        this.launcher = args[4];
        this.findable = args.length > 5 && args[5].equals("findable");
        this.options =
                args.length > 5 && !findable ? Map.of("EXHIBIT_JAVA_OPTS", args[5]) : Map.of();
    }

    static void main(String[] args) throws IOException {
        new IngestBench(args).run(Integer.parseInt(args[3]));
    }

    private void run(int rounds) throws IOException {
        if (!Files.exists(corpus)) {
            LogGenerator.write(kind.corpus(records), corpus);
        }
        ChildProcess.run(List.of(launcher, "--version"), options);
        for (int round = 0; round < rounds; round++) {
            if (round % 2 == 0) {
                exhibit();
                duckDb();
            } else {
                duckDb();
                exhibit();
            }
        }
        print(rounds);
    }

    private void exhibit() throws IOException {
        Path folder = work.resolve("bench-case");
        delete(folder);
        Measured made =
                ChildProcess.run(
                        List.of(
                                launcher,
                                "case",
                                "new",
                                folder.toString(),
                                "--title",
                                "Benchmark",
                                "--examiner",
                                "Benchmark"),
                        options);
        Measured acquired =
                ChildProcess.run(
                        List.of(launcher, "acquire", "files", folder.toString(), corpus.toString()),
                        options);
        ours.add(made.then(acquired));
        requireAllRecords(folder);
        indexBytes = size(folder.resolve("index"));
        delete(folder);
    }

    /// A run that lost records is no measurement.
    private void requireAllRecords(Path folder) throws IOException {
        Measured status =
                ChildProcess.run(
                        List.of(launcher, "case", "status", folder.toString(), "--json"), options);
        if (!status.output().replace(" ", "").contains("\"records\":" + records + ",")) {
            throw new IOException(
                    "Exhibit counted other than " + records + " records: " + status.output());
        }
    }

    private void duckDb() throws IOException {
        Path database = work.resolve("bench.duckdb");
        Files.deleteIfExists(database);
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command =
                new ArrayList<>(
                        List.of(
                                java,
                                "-Xmx256m",
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                DuckDbLoad.class.getName(),
                                kind.name(),
                                corpus.toString(),
                                database.toString()));
        if (findable) {
            command.add("findable");
        }
        Measured measured = ChildProcess.run(command, Map.of());
        String[] answer = measured.output().trim().split(" ");
        if (Long.parseLong(answer[0]) != records) {
            throw new IOException("DuckDB answered " + answer[0] + " rows and not " + records);
        }
        peers.add(measured);
        statements.add(Long.parseLong(answer[1]));
        lists.add(Long.parseLong(answer[2]));
        Files.deleteIfExists(database);
    }

    private void print(int rounds) throws IOException {
        long our = Medians.median(ours.stream().mapToLong(Measured::wallMillis).toArray());
        long load = Medians.median(statements.stream().mapToLong(Long::longValue).toArray());
        long packed = size(corpus);
        System.out.printf(
                "%s, %,d records, %,d bytes, %d rounds, %d processors%n%n",
                kind.name().toLowerCase(Locale.ROOT),
                records,
                packed,
                rounds,
                Runtime.getRuntime().availableProcessors());
        System.out.println("| | wall | records | CPU | most memory |");
        System.out.println("|---|---|---|---|---|");
        row("Exhibit, whole process", our, ours);
        row("DuckDB, its statement", load, peers);
        long list = Medians.median(lists.stream().mapToLong(Long::longValue).toArray());
        if (list > 0) {
            row("DuckDB, statement, indexes and list of words", load + list, peers);
        }
        System.out.printf(
                "%nDuckDB's time over Exhibit's: %s alone, %s with all findable."
                        + " Index over files: %s (%,d bytes).%n",
                Medians.ratio(load, our),
                list > 0 ? Medians.ratio(load + list, our) : "not measured",
                Medians.ratio(indexBytes, packed),
                indexBytes);
    }

    private void row(String name, long wall, List<Measured> runs) {
        long cpu = Medians.median(runs.stream().mapToLong(Measured::cpuMillis).toArray());
        long peak = Medians.median(runs.stream().mapToLong(Measured::peakKilobytes).toArray());
        System.out.printf(
                "| %s | %s | %s | %s | %,d MB |%n",
                name,
                Medians.seconds(wall),
                Medians.rate(records, wall),
                Medians.seconds(cpu),
                peak / 1024);
    }

    private static long size(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> all;
        try (Stream<Path> files = Files.walk(folder)) {
            all = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            path.toFile().setWritable(true);
            Files.delete(path);
        }
    }
}
