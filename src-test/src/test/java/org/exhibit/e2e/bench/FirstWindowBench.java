package org.exhibit.e2e.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Measures how long the workbench takes from the start of the launch script to its first painted
/// frame, and to the first frame with the case that was open last. Draws into memory, so it needs
/// no screen.
///
/// `FirstWindowBench LAUNCHER ROUNDS [JVM OPTIONS]`; LAUNCHER is the `exhibit` script.
final class FirstWindowBench {
    private static final String HEADLESS =
            "-Dexhibit.firstFrame=close -Dglass.platform=Headless -Dprism.order=sw";
    private static final Pattern SAID = Pattern.compile("first frame, (\\w+): (\\d+)");

    private FirstWindowBench() {}

    static void main(String[] args) throws IOException {
        String options = HEADLESS + (args.length > 2 ? ' ' + args[2] : "");
        int rounds = Integer.parseInt(args[1]);
        Map<String, List<Long>> said = new TreeMap<>();
        for (int round = 0; round < rounds; round++) {
            for (Map.Entry<String, Long> one : once(args[0], options).entrySet()) {
                said.computeIfAbsent(one.getKey(), none -> new ArrayList<>()).add(one.getValue());
            }
        }
        said.forEach((what, times) -> {
            long[] all = times.stream().mapToLong(Long::longValue).toArray();
            System.out.println("| " + what + " | " + Medians.median(all) + " ms | " + times + " |");
        });
    }

    /// Milliseconds from the start of the script by what was painted; `end` is when it ended.
    private static Map<String, Long> once(String launcher, String options) throws IOException {
        Path errors = Files.createTempFile("bench", ".err");
        try {
            ProcessBuilder builder = new ProcessBuilder(launcher);
            builder.environment().put("EXHIBIT_JAVA_OPTS", options);
            builder.redirectError(errors.toFile());
            long start = System.currentTimeMillis();
            Process process = builder.start();
            int status = process.waitFor();
            Map<String, Long> said = new TreeMap<>();
            said.put("end", System.currentTimeMillis() - start);
            String text = Files.readString(errors, StandardCharsets.UTF_8);
            Matcher matcher = SAID.matcher(text);
            while (matcher.find()) {
                said.put(matcher.group(1), Long.parseLong(matcher.group(2)) - start);
            }
            if (status != 0 || said.size() == 1) {
                throw new IOException("The workbench ended with status " + status + ": " + text);
            }
            return said;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while waiting for the workbench", e);
        } finally {
            Files.deleteIfExists(errors);
        }
    }
}
