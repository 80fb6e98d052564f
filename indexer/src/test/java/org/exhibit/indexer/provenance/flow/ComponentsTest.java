package org.exhibit.indexer.provenance.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.exhibit.indexer.provenance.flow.Traffic.at;
import static org.exhibit.indexer.provenance.flow.Traffic.get;
import static org.exhibit.indexer.provenance.flow.Traffic.in;
import static org.exhibit.indexer.provenance.flow.Traffic.skipped;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.List;

class ComponentsTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @ParameterizedTest
    @CsvSource({
        "999999, CONFLICT, 0",
        "1000000, FITS, 0",
        "1150000, FITS, 150000",
        "1150001, RESIDUAL, 150001",
    })
    void comparesSumsExactly(long flowed, Component.Verdict verdict, long residual) {
        List<Component> components =
                Components.of(
                        List.of(in("f", "01:28", "01:29", flowed)),
                        List.of(get("r", "s3://b/k", "01:28:30", 1_000_000)),
                        List.of(),
                        MINUTE);
        assertThat(components).hasSize(1);
        assertThat(components.getFirst().verdict()).isEqualTo(verdict);
        assertThat(components.getFirst().residual()).isEqualTo(residual);
    }

    @Test
    void addsUpWhatOverlapsAndNothingElse() {
        List<Component> components =
                Components.of(
                        List.of(
                                in("a", "01:00", "01:01", 600),
                                in("b", "01:02", "01:03", 500),
                                in("c", "01:05", "01:06", 400)),
                        List.of(get("r", "s3://b/k", "01:00:10", 1_000)),
                        List.of(),
                        MINUTE);
        assertThat(components)
                .extracting(Component::flowBytes, Component::requestBytes, Component::verdict)
                .containsExactly(
                        tuple(1_100L, 1_000L, Component.Verdict.FITS),
                        tuple(400L, 0L, Component.Verdict.NO_REQUEST));
    }

    @Test
    void takesARequestWithoutFlowsForNothing() {
        Component alone =
                Components.of(
                                List.of(),
                                List.of(get("r", "s3://b/k", "01:00", 1_000)),
                                List.of(),
                                MINUTE)
                        .getFirst();
        assertThat(alone.verdict()).isEqualTo(Component.Verdict.NO_FLOW);
    }

    @Test
    void callsNothingAConflictWhereTheLogSkippedRecords() {
        Component component =
                Components.of(
                                List.of(in("a", "01:28", "01:29", 500)),
                                List.of(get("r", "s3://b/k", "01:28", 1_000)),
                                List.of(skipped("01:29", "01:30")),
                                MINUTE)
                        .getFirst();
        assertThat(component.verdict()).isEqualTo(Component.Verdict.INCOMPLETE);
    }

    @Test
    void aPauseOfMoreThanTheLogsIntervalDivides() {
        assertThat(
                        Components.of(
                                List.of(
                                        in("a", "01:00", "01:01", 1),
                                        in("b", "01:02", "01:03", 1),
                                        in("c", "01:04:01", "01:05", 1)),
                                List.of(),
                                List.of(),
                                MINUTE))
                .extracting(Component::from, Component::to)
                .containsExactly(
                        tuple(at("01:00"), at("01:03")), tuple(at("01:04:01"), at("01:05")));
    }

    @Test
    void aGapTouchesAComponentWithinTheLogsIntervalOnly() {
        assertThat(touches("00:50", "00:59")).isFalse();
        assertThat(touches("00:50", "00:59:01")).isTrue();
        assertThat(touches("01:01:59", "01:10")).isTrue();
        assertThat(touches("01:02", "01:10")).isFalse();
    }

    private static boolean touches(String from, String to) {
        return Components.of(
                        List.of(in("a", "01:00", "01:01", 1)),
                        List.of(),
                        List.of(skipped(from, to)),
                        MINUTE)
                .getFirst()
                .touchesGap();
    }

    @Test
    void itsSpanIsThatOfItsFlowsWhereItHasAny() {
        Component component =
                Components.of(
                                List.of(in("a", "01:00", "01:01", 1)),
                                List.of(get("r", "s3://b/k", "01:01:30", 1)),
                                List.of(),
                                MINUTE)
                        .getFirst();
        assertThat(component.requests()).hasSize(1);
        assertThat(component.to()).isEqualTo(at("01:01"));
        assertThat(component.near(at("00:59"), MINUTE)).isTrue();
        assertThat(component.near(at("00:58:59"), MINUTE)).isFalse();
        assertThat(component.near(at("01:01:59"), MINUTE)).isTrue();
        assertThat(component.near(at("01:02"), MINUTE)).isFalse();
    }

    @Test
    void whatHasNoBytesHasNoRatio() {
        assertThat(Ratio.text(5, 0)).isEqualTo("-");
        assertThat(Ratio.text(1_155, 1_000)).isEqualTo("1.16");
        assertThat(Ratio.atLeast(90, 100, 90)).isTrue();
        assertThat(Ratio.atLeast(Long.MAX_VALUE, Long.MAX_VALUE, 101)).isFalse();
        assertThat(Ratio.atMost(Long.MAX_VALUE, Long.MAX_VALUE, 100)).isTrue();
    }
}
