package org.exhibit.indexer.provenance.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.exhibit.indexer.provenance.flow.Traffic.get;
import static org.exhibit.indexer.provenance.flow.Traffic.in;
import static org.exhibit.indexer.provenance.flow.Traffic.out;
import static org.exhibit.indexer.provenance.flow.Traffic.skipped;

import org.exhibit.indexer.provenance.graph.Strength;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The reads of one instance, and what it may have passed on.
class RelaysTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final String AWAY = "203.0.113.99";
    private static final FlowRow N1 = in("N1", "01:28", "01:29", 1_236_000_000);
    private static final FlowRow N3 = in("N3", "01:40", "01:41", 800_000_000);
    private static final S3Request READ =
            get("B15", "s3://rec/exp/pat-2.csv", "01:28", 1_200_000_000);

    private static List<FlowRow> minutes(String name, String hour, int from, long bytes) {
        List<FlowRow> rows = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            rows.add(
                    out(
                            name + i,
                            AWAY,
                            Peer.OUTSIDE,
                            String.format(Locale.ROOT, "%s:%02d", hour, from + i),
                            String.format(Locale.ROOT, "%s:%02d", hour, from + i + 1),
                            bytes / 4));
        }
        return rows;
    }

    private static List<FlowRow> egress() {
        List<FlowRow> rows = minutes("N2", "01", 32, 1_310_000_000);
        rows.addAll(minutes("N4", "01", 42, 850_000_000));
        return rows;
    }

    private static List<Relay> relays(
            List<FlowRow> in,
            List<S3Request> requests,
            List<Components.Skipped> gaps,
            List<FlowRow> out) {
        return new Relays(Components.of(in, requests, gaps, MINUTE), gaps, MINUTE).of(out);
    }

    @Test
    void staysPossibleWhereTheLogSkippedRecordsBetween() {
        assertThat(
                        relays(
                                List.of(N1, N3),
                                List.of(READ),
                                List.of(skipped("01:29", "01:30")),
                                egress()))
                .extracting(Relay::object, Relay::destination, Relay::strength, Relay::bytes)
                .containsExactly(
                        tuple("s3://rec/exp/pat-2.csv", AWAY, Strength.POSSIBLE, 1_310_000_000L),
                        tuple("", AWAY, Strength.POSSIBLE, 850_000_000L));
    }

    @Test
    void infersTheOneObjectWhereNothingWasSkippedAndNamesNoneForUnknownReads() {
        assertThat(relays(List.of(N1, N3), List.of(READ), List.of(), egress()))
                .extracting(Relay::object, Relay::strength, Relay::because)
                .containsExactly(
                        tuple("s3://rec/exp/pat-2.csv", Strength.INFERRED, ""),
                        tuple(
                                "",
                                Strength.POSSIBLE,
                                "no request is recorded for what was read, so no object can be"
                                        + " named"));
    }

    @Test
    void usesAReadOnceOnly() {
        List<FlowRow> twice = minutes("N2", "01", 32, 1_310_000_000);
        twice.addAll(minutes("N5", "01", 45, 1_300_000_000));
        assertThat(relays(List.of(N1), List.of(READ), List.of(), twice)).hasSize(1);
    }

    @Test
    void findsNothingTooLateOrOfAnotherAmountOrBefore() {
        assertThat(
                        relays(
                                List.of(N1),
                                List.of(READ),
                                List.of(),
                                minutes("l", "02", 0, READ.sent())))
                .isEmpty();
        assertThat(
                        relays(
                                List.of(N1),
                                List.of(READ),
                                List.of(),
                                minutes("b", "01", 20, READ.sent())))
                .isEmpty();
        assertThat(
                        relays(
                                List.of(N1),
                                List.of(READ),
                                List.of(),
                                minutes("m", "01", 32, READ.sent() / 2)))
                .isEmpty();
    }

    @Test
    void saysSeveralWhereSeveralCouldBeMeant() {
        S3Request other = get("B16", "s3://rec/exp/pat-9.csv", "01:28:10", 1_250_000_000);
        FlowRow both = in("N1", "01:28", "01:29", 2_500_000_000L);
        assertThat(
                        relays(
                                List.of(both),
                                List.of(READ, other),
                                List.of(),
                                minutes("N2", "01", 32, 1_310_000_000)))
                .extracting(Relay::object, Relay::strength)
                .containsExactly(
                        tuple("s3://rec/exp/pat-2.csv", Strength.POSSIBLE),
                        tuple("s3://rec/exp/pat-9.csv", Strength.POSSIBLE));
    }

    @Test
    void doesNotInferWhereTheDestinationMayBeAws() {
        List<FlowRow> untold =
                List.of(out("u", AWAY, Peer.UNTOLD, "01:32", "01:36", 1_310_000_000));
        assertThat(relays(List.of(N1), List.of(READ), List.of(), untold).getFirst().strength())
                .isEqualTo(Strength.POSSIBLE);
    }

    /// What leaves at one instant, with so many bytes.
    private static List<Relay> sent(String at, long bytes) {
        return relays(
                List.of(in("N1", "01:28", "01:29", 1_000)),
                List.of(get("B", "s3://b/k", "01:28", 1_000)),
                List.of(),
                List.of(out("o", AWAY, Peer.OUTSIDE, at, "02:30", bytes)));
    }

    @Test
    void theAmountLiesBetweenNinetyAndAHundredAndFifteenPercent() {
        assertThat(sent("01:30", 899)).isEmpty();
        assertThat(sent("01:30", 900)).hasSize(1);
        assertThat(sent("01:30", 1_150)).hasSize(1);
        assertThat(sent("01:30", 1_151)).isEmpty();
    }

    @Test
    void theWaitLastsFromTheReadsBeginningToHalfAnHourAfterItsEnd() {
        assertThat(sent("01:27:59", 1_000)).isEmpty();
        assertThat(sent("01:28", 1_000)).hasSize(1);
        assertThat(sent("01:59", 1_000)).hasSize(1);
        assertThat(sent("01:59:01", 1_000)).isEmpty();
    }

    @Test
    void aReadThatNothingIsKnownOfIsNoSourceOfNothing() {
        assertThat(
                        relays(
                                List.of(in("N1", "01:28", "01:29", 0)),
                                List.of(),
                                List.of(),
                                List.of(out("o", AWAY, Peer.OUTSIDE, "01:30", "01:31", 0))))
                .isEmpty();
    }

    @Test
    void bytesThatNoRequestExplainsMayBeWhatWasPassedOn() {
        FlowRow more = in("N1", "01:28", "01:29", 3_000);
        List<S3Request> read = List.of(get("B", "s3://b/k", "01:28", 1_000));
        assertThat(
                        relays(
                                List.of(more),
                                read,
                                List.of(),
                                List.of(out("o", AWAY, Peer.OUTSIDE, "01:30", "01:31", 2_000))))
                .extracting(Relay::object, Relay::strength, Relay::because)
                .containsExactly(
                        tuple(
                                "",
                                Strength.POSSIBLE,
                                "no request is recorded for what was read, so no object can be"
                                        + " named"));
        assertThat(
                        relays(
                                List.of(more),
                                read,
                                List.of(),
                                List.of(out("o", AWAY, Peer.OUTSIDE, "01:30", "01:31", 1_000))))
                .extracting(Relay::object, Relay::strength, Relay::because)
                .containsExactly(
                        tuple(
                                "s3://b/k",
                                Strength.POSSIBLE,
                                "2000 bytes were read that no request explains"));
    }

    @Test
    void aGapCountsOnlyBetweenTheReadAndWhatLeft() {
        List<FlowRow> in = List.of(in("N1", "01:28", "01:29", 1_000));
        List<S3Request> read = List.of(get("B", "s3://b/k", "01:28", 1_000));
        List<FlowRow> out = List.of(out("o", AWAY, Peer.OUTSIDE, "01:30", "01:31", 1_000));
        assertThat(
                        relays(
                                in,
                                read,
                                List.of(skipped("01:20", "01:28"), skipped("01:31", "01:40")),
                                out))
                .singleElement()
                .satisfies(relay -> {
                    assertThat(relay.strength()).isEqualTo(Strength.INFERRED);
                    assertThat(relay.against()).isEmpty();
                });
        Components.Skipped late = skipped("01:30", "01:32");
        assertThat(relays(in, read, List.of(late), out))
                .singleElement()
                .satisfies(relay -> {
                    assertThat(relay.strength()).isEqualTo(Strength.POSSIBLE);
                    assertThat(relay.because())
                            .isEqualTo(
                                    "the flow log is no full account from 2026-03-10T01:30:00Z to"
                                            + " 2026-03-10T01:32:00Z, where another source could be"
                                            + " hidden");
                    assertThat(relay.against()).containsExactly(late.record());
                });
    }
}
