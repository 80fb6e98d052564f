package org.exhibit.e2e;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.jspecify.annotations.Nullable;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Public logs that lie beside the checkout where someone put them; never part of it.
final class SampleLogs {
    private SampleLogs() {}

    /// A folder or file of the samples; a test that needs one that is absent is skipped, visibly.
    static Path at(String name) {
        Path found = null;
        for (Path root : roots()) {
            if (found == null && Files.exists(root.resolve(name))) {
                found = root.resolve(name);
            }
        }
        assumeTrue(found != null, "the sample logs are not here: " + name);
        return found;
    }

    private static List<Path> roots() {
        List<Path> roots = new ArrayList<>();
        add(roots, System.getProperty("exhibit.samples"));
        add(roots, System.getenv("EXHIBIT_SAMPLES"));
        roots.add(JavaSources.CHECKOUT.resolve("../shared/samples"));
        roots.add(JavaSources.CHECKOUT.resolve("../../shared/samples"));
        return roots;
    }

    private static void add(List<Path> roots, @Nullable String folder) {
        if (folder != null && !folder.isEmpty()) {
            roots.add(Path.of(folder));
        }
    }
}
