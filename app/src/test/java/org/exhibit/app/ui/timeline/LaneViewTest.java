package org.exhibit.app.ui.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import org.exhibit.app.ui.fixture.FixtureLife;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Objects;

/// Which lanes are shown, and in which order.
class LaneViewTest {
    private final TimelineContent content =
            Objects.requireNonNull(TimelineContent.of(FixtureLife.OBJECT, FixtureLife.told()));
    private final LaneView view = new LaneView();

    private List<String> titles(Lane.Group group) {
        return view.of(content).stream()
                .filter(lane -> lane.group() == group)
                .map(Lane::title)
                .toList();
    }

    private Lane lane(String title) {
        return content.lanes().stream()
                .filter(each -> each.title().equals(title))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void showsEveryLaneAsLaidOutAtFirst() {
        assertThat(view.of(content)).isEqualTo(content.lanes());
        assertThat(view.hidden(content)).isEmpty();
    }

    @Test
    void movesALaneWithinItsGroupAndStopsAtItsEnds() {
        view.move(content.lanes(), lane("203.0.113.52"), -1);
        view.move(content.lanes(), lane("198.51.100.7"), -1);

        assertThat(titles(Lane.Group.NETWORK))
                .containsExactly(
                        "198.51.100.7",
                        "198.51.100.9",
                        "203.0.113.50",
                        "203.0.113.52",
                        "203.0.113.51");
        assertThat(titles(Lane.Group.ACTORS)).hasSize(3);
    }

    @Test
    void countsWhatItHides() {
        view.show(lane("203.0.113.52"), false);
        view.show(Mark.DELETE, false);

        assertThat(titles(Lane.Group.NETWORK)).doesNotContain("203.0.113.52");
        assertThat(view.hidden(content)).isEqualTo("1 lane hidden, 1 mark hidden");
        assertThat(view.of(content).stream().flatMap(lane -> lane.marks().stream()))
                .noneMatch(line -> line.edge().equals("deleted"));
        view.reset();
        assertThat(view.of(content)).isEqualTo(content.lanes());
    }

    @Test
    void foldsAGroupAndUnfoldsIt() {
        int before = view.changes().get();
        view.fold(Lane.Group.NETWORK);
        assertThat(titles(Lane.Group.NETWORK)).isEmpty();
        assertThat(view.changes().get()).isEqualTo(before + 1);

        view.fold(Lane.Group.NETWORK);
        assertThat(titles(Lane.Group.NETWORK)).hasSize(5);
    }
}
