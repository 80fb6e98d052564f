package org.exhibit.app.service;

import org.exhibit.indexer.custody.Run;
import org.exhibit.indexer.digest.Digest;
import org.exhibit.indexer.digest.HashingStream;
import org.exhibit.reports.check.PackCheck;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Tells one build of Exhibit from any other by the bytes of its own jars.
final class ProgramBuild {
    private static final List<Class<?>> OWN =
            List.of(ProgramBuild.class, Run.class, PackCheck.class);

    private ProgramBuild() {}

    /// The SHA-256 of what `sha256sum` prints of Exhibit's own jars in the order of their names;
    /// empty where it does not run from jars, as in tests.
    static String sha256() {
        List<Path> jars = new ArrayList<>();
        for (Class<?> one : OWN) {
            CodeSource source = one.getProtectionDomain().getCodeSource();
            if (source == null) {
                return "";
            }
            try {
                jars.add(Path.of(source.getLocation().toURI()));
            } catch (URISyntaxException | IllegalArgumentException e) {
                return "";
            }
        }
        return sha256(jars);
    }

    static String sha256(List<Path> jars) {
        StringBuilder lines = new StringBuilder();
        List<Path> sorted = new ArrayList<>(jars);
        sorted.sort(Comparator.comparing(ProgramBuild::name));
        for (Path jar : sorted) {
            if (!Files.isRegularFile(jar)) {
                return "";
            }
            try (HashingStream in = new HashingStream(Files.newInputStream(jar))) {
                lines.append(in.finish().hex()).append("  ").append(name(jar)).append('\n');
            } catch (IOException e) {
                // A build that is being replaced under a running program cannot be told.
                return "";
            }
        }
        return Digest.of(lines.toString().getBytes(StandardCharsets.UTF_8)).hex();
    }

    private static String name(Path jar) {
        return String.valueOf(jar.getFileName());
    }
}
