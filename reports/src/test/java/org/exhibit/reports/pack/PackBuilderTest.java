package org.exhibit.reports.pack;

import static org.assertj.core.api.Assertions.assertThat;

import org.exhibit.reports.BuiltPack;
import org.exhibit.reports.SampleCase;
import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

class PackBuilderTest {
    @Test
    void buildsAPack(@org.junit.jupiter.api.io.TempDir Path folder) throws Exception {
        SampleCase sample = SampleCase.usual();
        PackResult result =
                new BuiltPack(folder).build(sample, List.of(sample.timeline()), "out.pdf");
        String copy = System.getProperty("exhibit.keep");
        if (copy != null) {
            Files.copy(result.pdf(), Path.of(copy), StandardCopyOption.REPLACE_EXISTING);
        }
        assertThat(result.exhibits()).isEqualTo(4);
    }
}
