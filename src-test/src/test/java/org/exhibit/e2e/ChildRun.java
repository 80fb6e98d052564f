package org.exhibit.e2e;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// One command line run by a JVM of its own, as the launch script starts it.
final class ChildRun {
    private static final long MOST_SECONDS = 180;

    /// Its bit in the masks of Linux.
    private static final long SIGINT = 1 << 1;

    private final Process process;
    private final File out;
    private final File err;

    private ChildRun(Process process, File out, File err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /// @param folder for the captured streams
    static ChildRun start(Path folder, Map<String, String> environment, Object... arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of(
                        "-Xmx1g",
                        "-XX:+UseParallelGC",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.exhibit.app.main.Main"));
        command.addAll(List.of(CommandRun.texts(arguments)));
        File out = Files.createTempFile(folder, "child", ".out").toFile();
        File err = Files.createTempFile(folder, "child", ".err").toFile();
        ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(out).redirectError(err);
        builder.environment().putAll(environment);
        return new ChildRun(builder.start(), out, err);
    }

    /// Ends the process at once, with no chance to tidy up, if it still runs after so long.
    ///
    /// @return whether it had to be ended
    boolean killAfter(long millis) throws InterruptedException {
        if (process.waitFor(millis, TimeUnit.MILLISECONDS)) {
            return false;
        }
        process.destroyForcibly();
        process.waitFor();
        return true;
    }

    /// Presses Ctrl+C. Where the process cannot see that, as no background job of a shell without
    /// job control can, it is asked to end instead, which goes the same way through the program.
    void interrupt() throws IOException, InterruptedException {
        if (seesInterrupts()) {
            String pid = Long.toString(process.pid());
            new ProcessBuilder("kill", "-INT", pid).inheritIO().start().waitFor();
        } else {
            process.destroy();
        }
    }

    private boolean seesInterrupts() throws IOException {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        if (!Files.exists(status)) {
            return !System.getProperty("os.name", "").startsWith("Windows");
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .map(line -> Long.parseUnsignedLong(line.substring(7).strip(), 16))
                .noneMatch(ignored -> (ignored & SIGINT) != 0);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    CommandRun finish() throws IOException, InterruptedException {
        if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("still running after " + MOST_SECONDS + " s: " + messages());
        }
        return new CommandRun(process.exitValue(), Files.readAllBytes(out.toPath()), messages());
    }

    String messages() throws IOException {
        return Files.readString(err.toPath(), StandardCharsets.UTF_8);
    }
}
