package org.exhibit.e2e.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// Writes a corpus of made-up logs: the same bytes for the same kind and count.
///
/// `LogGenerator KIND SIZE FOLDER`, where KIND is a [Kind] and SIZE a number or `small`, `medium`,
/// `large`.
final class LogGenerator {

    enum Kind {
        CLOUDTRAIL(50_000, 500_000, 2_000_000),
        ACCESS(200_000, 1_000_000, 5_000_000),
        /// Four lines a file.
        TINY(40_000, 400_000, 2_000_000),
        FLOW(200_000, 1_000_000, 5_000_000);

        private final int small;
        private final int medium;
        private final int large;

        Kind(int small, int medium, int large) {
            this.small = small;
            this.medium = medium;
            this.large = large;
        }

        static Kind of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }

        int records(String size) {
            return switch (size) {
                case "small" -> small;
                case "medium" -> medium;
                case "large" -> large;
                default -> Integer.parseInt(size);
            };
        }

        Corpus corpus(int records) {
            return switch (this) {
                case CLOUDTRAIL -> new CloudTrailCorpus(records);
                case ACCESS -> new AccessCorpus(records, 5_000);
                case TINY -> new AccessCorpus(records, 4);
                case FLOW -> new FlowCorpus(records);
            };
        }
    }

    /// What a corpus came to.
    record Written(int files, long bytes) {}

    private LogGenerator() {}

    static void main(String[] args) throws IOException {
        Kind kind = Kind.of(args[0]);
        int records = kind.records(args[1]);
        long start = System.nanoTime();
        Written written = write(kind.corpus(records), Path.of(args[2]));
        System.out.printf(
                "%,d records in %,d files, %,d bytes, %.1f s%n",
                records, written.files(), written.bytes(), (System.nanoTime() - start) / 1e9);
    }

    static Written write(Corpus corpus, Path folder) throws IOException {
        AtomicInteger next = new AtomicInteger();
        AtomicLong bytes = new AtomicLong();
        int threads = Runtime.getRuntime().availableProcessors();
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<Future<?>> work = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                work.add(
                        pool.submit(() -> {
                            int file = next.getAndIncrement();
                            while (file < corpus.files()) {
                                bytes.addAndGet(write(corpus, file, folder));
                                file = next.getAndIncrement();
                            }
                            return null;
                        }));
            }
            for (Future<?> part : work) {
                part.get();
            }
        } catch (ExecutionException e) {
            throw new IOException("The corpus could not be written to " + folder, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while writing " + folder, e);
        }
        return new Written(corpus.files(), bytes.get());
    }

    private static long write(Corpus corpus, int file, Path folder) throws IOException {
        Path path = folder.resolve(corpus.name(file));
        byte[] content = corpus.content(file);
        Files.createDirectories(path.resolveSibling("."));
        Files.write(path, content);
        return content.length;
    }
}
