package org.exhibit.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Types are written out, so that a reader without an editor sees them.
class SourceStyleTest {

    private static final Pattern FORBIDDEN =
            Pattern.compile("^import .*\\*;|(^|[(,;])\\s*(final )?var \\w+\\s*[=:]");

    @Test
    void noSourceLeavesTypesToBeGuessed() throws IOException {
        List<String> offences = new ArrayList<>();
        for (Path source : JavaSources.all()) {
            List<String> lines = Files.readAllLines(source);
            for (int i = 0; i < lines.size(); i++) {
                if (FORBIDDEN.matcher(lines.get(i)).find()) {
                    offences.add(JavaSources.CHECKOUT.relativize(source) + ":" + (i + 1));
                }
            }
        }
        assertThat(offences).as("wildcard imports and var").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "import java.util." + "*;",
                "    v" + "ar x = 1;",
                "    for (v" + "ar x : xs) {",
                "    try (v" + "ar in = open()) {"
            })
    void noticesWhatItForbids(String line) {
        assertThat(FORBIDDEN.matcher(line).find()).isTrue();
    }
}
