package org.exhibit.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A file that nobody reads to its end hides what it does.
class FileSizeTest {

    private static final int MOST_LINES = 400;

    @Test
    void noFileIsTooLongToRead() throws IOException {
        List<Path> sources = JavaSources.all();
        assertThat(sources).isNotEmpty();
        for (Path source : sources) {
            assertThat(Files.readAllLines(source))
                    .as("lines of %s", JavaSources.CHECKOUT.relativize(source))
                    .hasSizeLessThanOrEqualTo(MOST_LINES);
        }
    }
}
