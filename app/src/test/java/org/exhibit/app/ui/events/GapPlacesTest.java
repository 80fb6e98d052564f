package org.exhibit.app.ui.events;

import static org.assertj.core.api.Assertions.assertThat;

import org.exhibit.app.ui.common.TimeDisplay;
import org.exhibit.app.ui.fixture.FixtureGaps;
import org.exhibit.app.ui.fixture.SyntheticEvents;
import org.exhibit.indexer.coverage.Coverage;
import org.exhibit.indexer.coverage.UnloggedStretches;
import org.exhibit.indexer.index.Rows;
import org.exhibit.indexer.index.Search;
import org.exhibit.indexer.index.StoredEvent;
import org.exhibit.indexer.progress.CancelToken;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;

/// Gap rows stand between the right two events, in both orders of time.
class GapPlacesTest {
    private final SyntheticEvents events = new SyntheticEvents(4_000);
    private final List<StoredEvent> sorted =
            new ArrayList<>(
                    LongStream.range(0, 4_000)
                            .mapToObj(events::event)
                            .sorted(Comparator.comparing(GapPlacesTest::time))
                            .toList());
    private final Coverage coverage = FixtureGaps.until(events.end());
    private int reads;

    private static Instant time(StoredEvent stored) {
        Instant time = stored.event().time();
        return time == null ? Instant.MAX : time;
    }

    private Rows rows() {
        return new Rows() {
            @Override
            public long size() {
                return sorted.size();
            }

            @Override
            public List<StoredEvent> page(long from, int count) {
                reads++;
                return sorted.subList((int) from, (int) from + count);
            }

            @Override
            public void close() {}
        };
    }

    private List<GapPlaces.Place> places(Search.Order order) throws IOException {
        return GapPlaces.of(
                rows(),
                order,
                UnloggedStretches.of(
                        coverage, Search.of(new org.exhibit.indexer.index.Query.All())),
                coverage.span(),
                new CancelToken());
    }

    private static List<String> told(List<GapPlaces.Place> places) {
        return places.stream().map(place -> place.gap().text(TimeDisplay.UTC)).toList();
    }

    private long before(Instant instant) {
        return sorted.stream().filter(event -> time(event).isBefore(instant)).count();
    }

    @Test
    void standWhereLogsStoppedAndWentOn() throws Exception {
        List<GapPlaces.Place> places = places(Search.Order.TIME_ASCENDING);

        assertThat(told(places))
                .containsExactly(
                        "S3 access log of nl-synth-out unknown before 2026-10-16 00:00:00Z:"
                                + " logging was off",
                        "S3 access log of nl-other unknown over the whole time: no log of"
                                + " nl-other",
                        "S3 access log of nl-synth-out known again from 2026-10-16 00:00:00Z,"
                                + " after 1 d 00 h",
                        "CloudTrail (calls that read) of 111122223333 in eu-west-1 unknown from"
                                + " 2026-10-17 00:00:00Z: trail t was stopped: StopLogging"
                                + " E-01/abcdefgh#4",
                        "CloudTrail (calls that read) of 111122223333 in eu-west-1 known again"
                                + " from 2026-10-18 00:00:00Z, after 1 d 00 h");
        assertThat(places.get(3).row()).isEqualTo(before(FixtureGaps.STOPPED)).isPositive();
        assertThat(places.get(4).row()).isEqualTo(before(FixtureGaps.STARTED));
    }

    @Test
    void standTheOtherWayRoundWhereTheNewestIsFirst() throws Exception {
        Collections.reverse(sorted);

        List<GapPlaces.Place> places = places(Search.Order.TIME_DESCENDING);

        assertThat(told(places).getFirst()).contains("known again from 2026-10-18");
        assertThat(places.getFirst().row())
                .isEqualTo(4_000 - before(FixtureGaps.STARTED))
                .isPositive();
        assertThat(told(places).get(1)).contains("unknown from 2026-10-17");
        assertThat(places.get(1).row()).isEqualTo(4_000 - before(FixtureGaps.STOPPED));
    }

    @Test
    void areOneRowWhereNoEventLiesBetween() throws Exception {
        sorted.removeIf(event ->
                !time(event).isBefore(FixtureGaps.STOPPED)
                        && time(event).isBefore(FixtureGaps.STARTED));

        List<GapPlaces.Place> places = places(Search.Order.TIME_ASCENDING);

        assertThat(told(places).getLast())
                .contains(" unknown from 2026-10-17 00:00:00Z to 2026-10-18 00:00:00Z, 1 d 00 h: ");
        assertThat(places).hasSize(4);
    }

    @Test
    void costFewRowsHoweverManyThereAre() throws Exception {
        places(Search.Order.TIME_ASCENDING);

        assertThat(reads).isLessThan(5 * 13);
    }

    @Test
    void standInATableAsRowsOfTheirOwn() throws Exception {
        EventRows table =
                new EventRows(
                        sorted.size(),
                        (from, count) -> sorted.subList((int) from, (int) from + count),
                        new org.exhibit.app.ui.common.Background(Runnable::run, Runnable::run),
                        e -> {
                            throw new AssertionError(e);
                        });
        RowSlot last = table.get(3_999);
        List<Integer> added = new ArrayList<>();
        table.addListener(
                (javafx.collections.ListChangeListener<RowSlot>)
                        change -> {
                            while (change.next()) {
                                for (int i = change.getFrom(); i < change.getTo(); i++) {
                                    added.add(i);
                                }
                            }
                        });

        List<GapPlaces.Place> places = places(Search.Order.TIME_ASCENDING);
        table.insert(places);

        assertThat(table).hasSize(4_005);
        int stop = (int) before(FixtureGaps.STOPPED) + 3;
        assertThat(added).hasSize(5).startsWith(0, 1).contains(stop);
        assertThat(table.get(stop).gap()).isEqualTo(places.get(3).gap());
        assertThat(table.get(stop - 1).event().get()).isEqualTo(sorted.get(stop - 4));
        assertThat(table.get(stop + 1).event().get()).isEqualTo(sorted.get(stop - 3));
        assertThat(table.indexOf(last)).isEqualTo(4_004);
        assertThat(table.indexOf(table.get(stop))).isEqualTo(stop);
        assertThat(table.gapFrom(stop, -1)).isLessThan(stop).isPositive();
        assertThat(table.gapFrom(-1, 1)).isZero();
        assertThat(table.gapFrom(1, 1)).isGreaterThan(1);
        assertThat(table.gapFrom(4_004, 1)).isEqualTo(-1);
    }
}
