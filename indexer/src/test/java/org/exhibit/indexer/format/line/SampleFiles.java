package org.exhibit.indexer.format.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/// Public logs that lie beside the checkout, not in it. A test that needs them is skipped where
/// they are not.
public final class SampleFiles {
    private SampleFiles() {}

    /// The folder, or a skipped test.
    public static Path folder() {
        List<Path> places = new ArrayList<>();
        String property = System.getProperty("exhibit.samples");
        String environment = System.getenv("EXHIBIT_SAMPLES");
        if (property != null) {
            places.add(Path.of(property));
        } else if (environment != null) {
            places.add(Path.of(environment));
        } else {
            Path checkout = Path.of("..").toAbsolutePath().normalize();
            places.add(checkout.resolve("../shared/samples"));
            places.add(checkout.resolve("../../shared/samples"));
        }
        Path found = places.stream().filter(Files::isDirectory).findFirst().orElse(null);
        assumeTrue(found != null, "no sample logs in " + places);
        return found.normalize();
    }

    /// A sample's content, decompressed.
    public static byte[] read(String name) throws IOException {
        return content(folder().resolve(name));
    }

    public static byte[] content(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        if (bytes.length > 2 && bytes[0] == 0x1f && bytes[1] == (byte) 0x8b) {
            try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
                return in.readAllBytes();
            }
        }
        return bytes;
    }

    /// The cases of one suite.
    public static List<JsonNode> suite(String name) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        List<JsonNode> cases = new ArrayList<>();
        for (String line : Files.readAllLines(folder().resolve("suites").resolve(name))) {
            cases.add(mapper.readTree(line));
        }
        assertThat(cases).isNotEmpty();
        return cases;
    }

    public static List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder())) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
