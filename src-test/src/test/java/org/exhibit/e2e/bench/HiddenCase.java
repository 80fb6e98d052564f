package org.exhibit.e2e.bench;

import org.exhibit.indexer.scenario.Crowd;
import org.exhibit.indexer.scenario.CrowdB;
import org.exhibit.indexer.scenario.CrowdC;
import org.exhibit.indexer.scenario.Scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A case of the three ground-truth investigations, hidden among other records: seven of ten of
/// other accounts, one of ten each of the three investigated accounts and their buckets and
/// interfaces themselves.
///
/// @param folder of the case
record HiddenCase(Path folder) {
    private static final String SETTINGS =
            """
            sensitive-buckets: [phi, mix, rec, cat]
            labels:
              PHI: [phi/ct/, rec/]
              PROD: ['*/prod/', cat/]
              SYNTHETIC: ['*/synthetic/', synth-src/]
            ci-actors: ['arn:aws:iam::444444444444:role/ci-release']
            """;

    /// Makes the case, unless an earlier run has made it.
    ///
    /// @param records to hide in; 0 for the investigations alone
    static HiddenCase of(Path work, int records, String launcher) throws IOException {
        Path folder = work.resolve("case-" + records);
        Path logs = work.resolve("logs-" + records);
        if (Files.exists(work.resolve("case-" + records + ".done"))) {
            return new HiddenCase(folder);
        }
        int crowd = records / 10;
        Scenario.a().hiddenIn(records - 3 * crowd).write(logs.resolve("a"));
        Scenario.b().write(logs.resolve("b"));
        Scenario.c().write(logs.resolve("c"));
        new Crowd(crowd).write(logs.resolve("crowd-a"));
        new CrowdB(crowd).write(logs.resolve("crowd-b"));
        new CrowdC(crowd).write(logs.resolve("crowd-c"));
        Path settings = Files.writeString(work.resolve("settings.yaml"), SETTINGS);
        String path = folder.toString();
        long start = System.nanoTime();
        run(launcher, "case", "new", path, "--title", "Hidden", "--examiner", "Ada");
        run(launcher, "acquire", "files", path, logs.toString());
        System.err.printf(
                "%,d records acquired in %.0f s%n", records, (System.nanoTime() - start) / 1e9);
        run(launcher, "findings", "settings", path, settings.toString());
        Files.createFile(work.resolve("case-" + records + ".done"));
        return new HiddenCase(folder);
    }

    static ChildProcess.Measured run(String launcher, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(launcher));
        command.addAll(List.of(arguments));
        return ChildProcess.run(command, Map.of());
    }
}
