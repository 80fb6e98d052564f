package org.exhibit.app.ui.events;

import static org.assertj.core.api.Assertions.assertThat;

import org.exhibit.app.ui.common.Background;
import org.exhibit.app.ui.fixture.SyntheticEvents;
import org.exhibit.indexer.index.StoredEvent;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.LongStream;

/// Millions of rows for a table that must never wait for one, and must never show a row in
/// another's place.
class EventRowsTest {
    private static final long MANY = 12_000_000;
    private final SyntheticEvents events = new SyntheticEvents(MANY);
    private final List<Long> read = new ArrayList<>();
    private final List<Throwable> failures = new ArrayList<>();
    private final Deque<Runnable> work = new ArrayDeque<>();
    private final Background slow = new Background(work::add, Runnable::run);
    private final EventRows rows = new EventRows(MANY, this::page, slow, failures::add);

    private List<StoredEvent> page(long from, int count) {
        read.add(from);
        return LongStream.range(from, from + count).mapToObj(events::event).toList();
    }

    private void finishReading() {
        while (!work.isEmpty()) {
            work.remove().run();
        }
    }

    @Test
    void givesAnEmptyRowAtOnceAndFillsItLater() {
        RowSlot row = rows.get(1_000_000);

        assertThat(row.event().get()).isNull();
        finishReading();
        assertThat(row.event().get()).isEqualTo(events.event(1_000_000));
        assertThat(rows.get(1_000_000)).isSameAs(row);
    }

    @Test
    void readsAPageOnceForAllItsRows() {
        for (int row = 400; row < 600; row++) {
            rows.get(row);
        }
        finishReading();

        assertThat(read).containsExactly(400L);
        assertThat(rows.get(599).event().get()).isEqualTo(events.event(599));
    }

    @Test
    void skipsPagesThatWerePassedOverBeforeTheirTurnCame() {
        for (int page = 0; page < 1_000; page++) {
            rows.get(page * EventRows.PAGE);
        }
        finishReading();

        assertThat(read).containsExactly(0L, 199_800L, 199_600L, 199_400L, 199_200L);
    }

    @Test
    void readsAPageAgainThatWasGivenUp() {
        Background atOnce = new Background(Runnable::run, Runnable::run);
        EventRows again = new EventRows(MANY, this::page, atOnce, failures::add);
        again.get(0);
        for (int page = 1; page <= EventRows.KEPT_PAGES; page++) {
            again.get(page * EventRows.PAGE);
        }

        assertThat(again.get(0).event().get()).isEqualTo(events.event(0));
        assertThat(read.stream().filter(from -> from == 0).count()).isEqualTo(2);
    }

    @Test
    void findsARowsPlaceWithoutLookingThroughTheOthers() {
        RowSlot row = rows.get(11_999_999);

        assertThat(rows.indexOf(row)).isEqualTo(11_999_999);
        assertThat(rows.contains(row)).isTrue();
        assertThat(new EventRows(MANY, this::page, slow, failures::add).indexOf(row)).isEqualTo(-1);
    }

    @Test
    void readsALastPageThatIsNotFull() {
        EventRows few = new EventRows(205, this::page, slow, failures::add);
        few.get(204);
        finishReading();

        assertThat(few.get(204).event().get()).isEqualTo(events.event(204));
    }

    @Test
    void reportsAPageThatCannotBeReadAndTriesItAgainWhenItIsAskedForAgain() {
        List<String> answers = new ArrayList<>(List.of("fail"));
        EventRows failing =
                new EventRows(
                        MANY,
                        (from, count) -> {
                            if (!answers.isEmpty()) {
                                throw new IOException(answers.removeFirst());
                            }
                            return page(from, count);
                        },
                        slow,
                        failures::add);
        failing.get(0);
        finishReading();
        assertThat(failures).extracting(Throwable::getMessage).containsExactly("fail");

        failing.get(0);
        finishReading();
        assertThat(failing.get(0).event().get()).isEqualTo(events.event(0));
    }

    @Test
    void holdsAtMostWhatATableCanAddress() {
        assertThat(new EventRows(5_000_000_000L, this::page, slow, failures::add).size())
                .isEqualTo(Integer.MAX_VALUE);
    }
}
