package org.exhibit.e2e.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Runs a program to its end and measures it as a whole.
final class ChildProcess {

    /// What one run took.
    ///
    /// @param cpuMillis of all its threads, as last seen before the end
    /// @param peakKilobytes the most memory it held; 0 where the system does not tell
    record Measured(long wallMillis, long cpuMillis, long peakKilobytes, String output) {

        /// Two programs that run one after the other.
        Measured then(Measured next) {
            return new Measured(
                    wallMillis + next.wallMillis,
                    cpuMillis + next.cpuMillis,
                    Math.max(peakKilobytes, next.peakKilobytes),
                    next.output);
        }
    }

    private ChildProcess() {}

    /// @param environment added to this program's own
    /// @throws IOException where the program cannot start, or ends with another status than 0
    static Measured run(List<String> command, Map<String, String> environment) throws IOException {
        Path output = Files.createTempFile("bench", ".out");
        Path errors = Files.createTempFile("bench", ".err");
        try {
            ProcessBuilder builder = new ProcessBuilder(command);
            builder.environment().putAll(environment);
            builder.redirectOutput(output.toFile()).redirectError(errors.toFile());
            long start = System.nanoTime();
            Process process = builder.start();
            Measured measured = watch(process, start);
            if (process.exitValue() != 0) {
                throw new IOException(
                        String.join(" ", command)
                                + " ended with status "
                                + process.exitValue()
                                + ": "
                                + Files.readString(errors));
            }
            String text = Files.readString(output, StandardCharsets.UTF_8);
            return new Measured(
                    measured.wallMillis(), measured.cpuMillis(), measured.peakKilobytes(), text);
        } finally {
            Files.deleteIfExists(output);
            Files.deleteIfExists(errors);
        }
    }

    private static Measured watch(Process process, long start) throws IOException {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        long cpu = 0;
        long peak = 0;
        try {
            boolean ended = false;
            while (!ended) {
                cpu = Math.max(cpu, cpu(process));
                peak = Math.max(peak, peak(status));
                ended = process.waitFor(10, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while waiting for a measured program", e);
        }
        return new Measured((System.nanoTime() - start) / 1_000_000, cpu, peak, "");
    }

    private static long cpu(Process process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis();
    }

    private static long peak(Path status) {
        try {
            for (String line : Files.readAllLines(status)) {
                if (line.startsWith("VmHWM:")) {
                    return Long.parseLong(line.replaceAll("\\D", ""));
                }
            }
        } catch (IOException e) {
            // The process has ended, or this is no Linux.
            return 0;
        }
        return 0;
    }
}
