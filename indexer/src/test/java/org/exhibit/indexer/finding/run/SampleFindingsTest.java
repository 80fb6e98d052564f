package org.exhibit.indexer.finding.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.finding.FindingSettings;
import org.exhibit.indexer.format.line.SampleFiles;
import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.indexer.progress.ProgressBoard;
import org.exhibit.indexer.scenario.ScenarioCase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// Findings in real logs, each of which was read by hand and found right.
class SampleFindingsTest {
    @TempDir private Path folder;

    private List<String> found(String sample) throws IOException {
        Path root = folder.resolve(sample);
        ScenarioCase.acquire(root, SampleFiles.folder().resolve(sample));
        try (CaseReader reader = ScenarioCase.reader(root)) {
            return new FindingRun(reader, FindingSettings.DEFAULT, null)
                    .run(new ProgressBoard(), new CancelToken()).findings().stream()
                            .map(finding -> finding.rule())
                            .sorted()
                            .toList();
        }
    }

    @Test
    void findsTheTechniquesOfAnHour() throws IOException {
        assertThat(found("invictus_ir"))
                .containsExactly("F03b", "F03b", "F03c", "F03c", "F03d", "F13");
    }

    @Test
    void findsTechniquesOneByOne() throws IOException {
        assertThat(found("stratus_red_team"))
                .containsExactly("F02", "F02", "F03c", "F03d", "F05", "F05", "F11");
    }

    @Test
    void findsNothingInAnOrdinaryDay() throws IOException {
        assertThat(found("sans504_slice_2021-07-30T05")).isEmpty();
    }
}
