package org.exhibit.reports.interop;

import static org.assertj.core.api.Assertions.assertThat;

import org.exhibit.reports.SampleLineage;
import org.junit.jupiter.api.Test;

import java.util.regex.Pattern;

class GraphvizDotTest {
    private static final String TEXT = GraphvizDot.text(SampleLineage.graph());
    private static final Pattern QUOTED = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");

    @Test
    void hasOneLineForEachNodeAndEdge() {
        assertThat(TEXT.lines().filter(line -> line.contains(" -> ")))
                .hasSize(SampleLineage.graph().edges().size());
        assertThat(TEXT.lines().filter(line -> line.contains("shape=")))
                .hasSize(SampleLineage.graph().nodes().size());
    }

    @Test
    void keepsTextsOfLogsInsideTheirQuotes() {
        // What is left without quoted strings is ours alone.
        String rest = QUOTED.matcher(TEXT).replaceAll("_");
        assertThat(rest).doesNotContain("\"").doesNotContain("evil").doesNotContain("\\");
        assertThat(TEXT).contains("\\\\N\uFFFD&amp;lt;").doesNotContain("\u0007");
    }

    @Test
    void tellsStrengthsByTheLine() {
        assertThat(TEXT)
                .contains("used\\ncorroborated R2/1:45\", color=\"#24292f:#ffffff:#24292f\"")
                .contains("derived-from\\ninferred R2/1:45\", color=\"#24292f\", style=dashed")
                .contains("downloaded\\npossible R2/1:45\", color=\"#24292f\", style=dotted");
    }
}
