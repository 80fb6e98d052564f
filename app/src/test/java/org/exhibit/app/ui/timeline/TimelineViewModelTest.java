package org.exhibit.app.ui.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import org.exhibit.app.ui.common.Workspace;
import org.exhibit.app.ui.fixture.Direct;
import org.exhibit.app.ui.fixture.FixtureLife;
import org.exhibit.indexer.provenance.biography.LifeLine;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;

/// The timeline: what stands on which lane, and how one moves through it.
class TimelineViewModelTest {
    private final Workspace workspace = Direct.workspace(10);
    private final TimelineViewModel model =
            new TimelineViewModel(
                    workspace, (reader, selector, board, cancel) -> FixtureLife.told());

    private TimelineContent content() {
        return Objects.requireNonNull(model.content());
    }

    private TimeWindow window() {
        return Objects.requireNonNull(model.window().get());
    }

    private LifeLine selected() {
        return Objects.requireNonNull(model.selected().get());
    }

    @Test
    void givesEachVersionActorAddressAndGapItsLane() {
        model.tell(FixtureLife.OBJECT);

        assertThat(content().lanes())
                .extracting(lane -> lane.group() + " " + lane.title() + ", " + lane.subtitle())
                .containsExactly(
                        "OBJECT s3://nl-mix/synthetic/avatar-001.mp4@epoch:1, 45 deeds",
                        "OBJECT Exposure, 1 window",
                        "ACTORS arn:aws:sts::222222222222:assumed-role/smx/SageMaker, 2 deeds",
                        "ACTORS arn:aws:sts::222222222222:assumed-role/ml/dana, 3 deeds",
                        "ACTORS -, 40 deeds",
                        "NETWORK 198.51.100.7, 2 deeds",
                        "NETWORK 198.51.100.9, 3 deeds",
                        "NETWORK 203.0.113.50, 14 deeds",
                        "NETWORK 203.0.113.51, 13 deeds",
                        "NETWORK 203.0.113.52, 13 deeds",
                        "LOGGED Unknown: not collected, 1 span",
                        "LOGGED Unknown: unknown, 1 span");
    }

    @Test
    void beginsAndEndsWithTheDeedsNotWithGaps() {
        model.tell(FixtureLife.OBJECT);

        assertThat(content().from()).isAfter(Instant.parse("2026-11-07T08:30:00Z"));
        assertThat(content().from()).isBefore(Instant.parse("2026-11-07T09:00:00Z"));
        assertThat(content().to()).isAfter(Instant.parse("2026-11-07T12:10:00Z"));
        assertThat(window()).isEqualTo(new TimeWindow(content().from(), content().to()));
    }

    @Test
    void zoomsRoundAPlaceAndNeverBeyondTheLife() {
        model.tell(FixtureLife.OBJECT);
        Instant middle = window().at(0.25);

        model.zoom(0.1, 0.25);

        assertThat(Duration.between(window().at(0.25), middle).abs())
                .isLessThan(Duration.ofSeconds(1));
        model.zoom(1_000_000, 0.5);
        assertThat(window()).isEqualTo(model.reach(content()));
    }

    @Test
    void walksDeedsByTimeAndBringsThemIntoView() {
        model.tell(FixtureLife.OBJECT);
        assertThat(selected().edge()).isEqualTo("created");
        model.walk(-1);
        assertThat(selected().edge()).isEqualTo("created");
        model.zoom(0.05, 0);

        for (int i = 0; i < 100; i++) {
            model.walk(1);
        }

        assertThat(selected().edge()).isEqualTo("deleted");
        assertThat(window().meets(TimelineContent.time(selected()), null)).isTrue();
    }

    @Test
    void walksFromAnyDeedToTheNearestGap() {
        model.tell(FixtureLife.OBJECT);

        model.walkGaps(1);
        assertThat(selected().coverage()).isEqualTo("NOT_COLLECTED");
        model.walkGaps(-1);
        assertThat(selected().coverage()).isEqualTo("UNKNOWN");
    }

    @Test
    void showsTheExposureWithALittleRoom() {
        model.tell(FixtureLife.OBJECT);

        model.exposure();

        assertThat(window().from())
                .isBetween(
                        Instant.parse("2026-11-07T09:50:00Z"),
                        Instant.parse("2026-11-07T10:01:00Z"));
        assertThat(window().to())
                .isBetween(
                        Instant.parse("2026-11-07T12:00:00Z"),
                        Instant.parse("2026-11-07T12:10:00Z"));
    }

    @Test
    void listsWhatHappenedNearby() {
        model.tell(FixtureLife.OBJECT);

        assertThat(model.around(selected(), 2))
                .extracting(LifeLine::edge)
                .containsExactly("read-by", "config-changed");
    }

    @Test
    void saysWhatSilenceMeansWhereThereIsNoDeed() {
        Teller.Told told =
                new Teller.Told(
                        List.of(),
                        List.of(),
                        List.of("Nothing can be said."),
                        List.of(),
                        List.of());
        TimelineViewModel silent =
                new TimelineViewModel(workspace, (reader, selector, board, cancel) -> told);

        silent.tell(FixtureLife.OBJECT);

        assertThat(silent.state().get()).isEqualTo(new LifeState.Nothing(FixtureLife.OBJECT, told));
    }

    @Test
    void tellsAFailureFromACancelledReading() {
        TimelineViewModel broken =
                new TimelineViewModel(
                        workspace,
                        (reader, selector, board, cancel) -> {
                            throw new IOException("E-02 is not where it was");
                        });
        broken.tell(FixtureLife.OBJECT);
        assertThat(broken.state().get()).isInstanceOf(LifeState.Failed.class);
        TimelineViewModel stopped =
                new TimelineViewModel(
                        workspace,
                        (reader, selector, board, cancel) -> {
                            throw new CancellationException();
                        });
        stopped.tell(FixtureLife.OBJECT);
        assertThat(stopped.state().get()).isEqualTo(new LifeState.Cancelled(FixtureLife.OBJECT));
        stopped.tell("avatar");
        assertThat(stopped.state().get()).isInstanceOf(LifeState.Failed.class);
    }

    @Test
    void tellsDeedsByShape() {
        model.tell(FixtureLife.OBJECT);

        assertThat(content().deeds().stream().map(Mark::of).distinct())
                .containsExactly(Mark.WRITE, Mark.READ, Mark.PERMISSION, Mark.DELETE);
    }

    @Test
    void walksFromLaneToLaneByTheNearestMark() {
        model.tell(FixtureLife.OBJECT);
        LifeLine first = selected();

        model.walkLanes(1);
        assertThat(selected().isExposure()).isTrue();
        model.walkLanes(-1);
        assertThat(selected().edge()).isNotEqualTo(LifeLine.EXPOSED);
        for (int i = 0; i < 30; i++) {
            model.walkLanes(1);
        }
        assertThat(selected().isGap()).isTrue();
        for (int i = 0; i < 30; i++) {
            model.walkLanes(-1);
        }
        assertThat(selected().object()).isEqualTo(first.object());
    }

    @Test
    void zoomsIntoACluster() {
        model.tell(FixtureLife.OBJECT);
        List<LifeLine> reads =
                content().deeds().stream()
                        .filter(line -> line.edge().equals("downloaded"))
                        .limit(3)
                        .toList();

        model.open(new Cluster(0, reads));

        assertThat(selected()).isEqualTo(reads.getFirst());
        assertThat(Duration.between(window().from(), window().to()))
                .isLessThan(Duration.ofMinutes(7));
        assertThat(reads).allMatch(line -> window().meets(TimelineContent.time(line), null));
    }

    @Test
    void tellsWhatOtherLogsKnowOfAGap() {
        model.tell(FixtureLife.OBJECT);
        LifeLine gap =
                content().gaps().stream()
                        .filter(line -> line.coverage().equals("NOT_COLLECTED"))
                        .findFirst()
                        .orElseThrow();

        assertThat(model.within(gap)).hasSize(15).allMatch(line -> !line.isGap());
    }

    @Test
    void passesOverMarksThatAreHiddenWhenWalking() {
        model.tell(FixtureLife.OBJECT);
        model.lanes().show(Mark.READ, false);

        model.walk(1);

        assertThat(selected().edge()).isEqualTo("config-changed");
    }

    @Test
    void knowsTheWindowThatALineOfExposureIsAbout() {
        model.tell(FixtureLife.OBJECT);
        LifeLine line = content().exposures().getFirst();

        assertThat(content().told().window(line)).contains(content().told().windows().getFirst());
        assertThat(content().told().window(selected())).isEmpty();
    }
}
