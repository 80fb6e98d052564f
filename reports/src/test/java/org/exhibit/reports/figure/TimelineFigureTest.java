package org.exhibit.reports.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.exhibit.reports.facts.TimelineRow;
import org.exhibit.reports.facts.TimelineSection;
import org.exhibit.reports.figure.Typeface.Face;
import org.junit.jupiter.api.Test;
import org.w3c.dom.NodeList;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import javax.xml.parsers.DocumentBuilderFactory;

class TimelineFigureTest {
    private static final Instant START = Instant.parse("2026-11-18T09:00:00Z");

    @Test
    void drawsTheSameBytesInAnyLocale() {
        Locale locale = Locale.getDefault();
        String here = draw(rows(40)).svg();
        try {
            Locale.setDefault(Locale.forLanguageTag("de-u-nu-arab"));
            assertThat(draw(rows(40)).svg()).isEqualTo(here);
        } finally {
            Locale.setDefault(locale);
        }
    }

    @Test
    void isXmlWithNothingButShapes() throws Exception {
        List<TimelineRow> rows = rows(5);
        rows.add(row(START, null, "Get\"><script>", "odd\"/><script>"));
        NodeList nodes =
                DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(
                                new ByteArrayInputStream(
                                        draw(rows).svg().getBytes(StandardCharsets.UTF_8)))
                        .getElementsByTagName("*");
        for (int i = 0; i < nodes.getLength(); i++) {
            assertThat(nodes.item(i).getNodeName()).isIn("svg", "path", "rect", "circle");
        }
    }

    @Test
    void hasOneLaneForEachSource() {
        int one = draw(List.of(row(START, null, "GetObject", "cloudtrail"))).height();
        int two =
                draw(List.of(
                                row(START, null, "GetObject", "cloudtrail"),
                                row(START, START.plusSeconds(60), "ACCEPT", "vpc-flow")))
                        .height();
        assertThat(two - one).isEqualTo(30);
    }

    @Test
    void drawsALongLifeAsWellAsASecond() {
        assertThat(draw(List.of(row(START, null, "GetObject", "cloudtrail"))).svg())
                .contains("<path");
        List<TimelineRow> years =
                List.of(
                        row(Instant.parse("1999-01-01T00:00:00Z"), null, "Put", "x"),
                        row(Instant.parse("2026-01-01T00:00:00Z"), null, "Get", "x"));
        assertThat(draw(years).svg()).contains("<path");
    }

    @Test
    void refusesToDrawNoTimes() {
        assertThatThrownBy(() -> draw(List.of(row(null, null, "GetObject", "cloudtrail"))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void tellsKindsOfActsByTheirNames() {
        assertThat(
                        List.of(
                                MarkKind.of("GetObject"),
                                MarkKind.of("REST.PUT.OBJECT"),
                                MarkKind.of("PutBucketPolicy"),
                                MarkKind.of("StopLogging"),
                                MarkKind.of("DeleteObject"),
                                MarkKind.of("ACCEPT"),
                                MarkKind.of("GetBucketPolicy")))
                .containsExactly(
                        MarkKind.READ,
                        MarkKind.WRITE,
                        MarkKind.PERMISSION,
                        MarkKind.LOGGING,
                        MarkKind.DELETE,
                        MarkKind.OTHER,
                        MarkKind.READ);
    }

    @Test
    void tellsKindsOfDeedsByTheirWords() {
        assertThat(
                        List.of(
                                MarkKind.of("read"),
                                MarkKind.of("inspected"),
                                MarkKind.of("written"),
                                MarkKind.of("copied"),
                                MarkKind.of("deleted"),
                                MarkKind.of("permission changed"),
                                MarkKind.of("key used")))
                .containsExactly(
                        MarkKind.READ,
                        MarkKind.READ,
                        MarkKind.WRITE,
                        MarkKind.WRITE,
                        MarkKind.DELETE,
                        MarkKind.PERMISSION,
                        MarkKind.OTHER);
        TimelineRow row =
                new TimelineRow(
                        START,
                        null,
                        "setting changed",
                        "",
                        "cloudtrail",
                        "",
                        "",
                        null,
                        "",
                        List.of(),
                        "StopLogging of the trail");
        assertThat(MarkKind.of(row)).isEqualTo(MarkKind.LOGGING);
    }

    private static List<TimelineRow> rows(int count) {
        List<TimelineRow> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(
                    row(
                            START.plusSeconds(977L * i),
                            null,
                            i % 2 == 0 ? "GetObject" : "PutObject",
                            "cloudtrail"));
        }
        return rows;
    }

    private static TimelineRow row(
            @org.jspecify.annotations.Nullable Instant time,
            @org.jspecify.annotations.Nullable Instant end,
            String action,
            String source) {
        return new TimelineRow(time, end, action, "", source, "", "", null, "", List.of(), "");
    }

    private static TimelineFigure.Drawing draw(List<TimelineRow> rows) {
        return new TimelineFigure(
                        new TimelineSection("t", "s", rows, List.of()),
                        Typeface.load(Face.TEXT),
                        Typeface.load(Face.TEXT_BOLD))
                .draw();
    }
}
