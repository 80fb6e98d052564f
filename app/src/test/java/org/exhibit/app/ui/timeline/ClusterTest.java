package org.exhibit.app.ui.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import org.exhibit.app.ui.fixture.FixtureLife;
import org.exhibit.indexer.provenance.biography.LifeLine;
import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;

/// Marks that would cover each other are drawn as one with their number.
class ClusterTest {
    private static LifeLine line(String edge) {
        return FixtureLife.told().lines().stream()
                .filter(line -> line.edge().equals(edge))
                .findFirst()
                .orElseThrow();
    }

    private static List<Integer> sizes(String edge, double... places) {
        return Cluster.of(
                        Arrays.stream(places)
                                .mapToObj(x -> new Cluster.Placed(x, line(edge)))
                                .toList())
                .stream()
                .map(cluster -> cluster.lines().size())
                .toList();
    }

    @Test
    void joinsThreeThatLieUponEachOther() {
        assertThat(sizes("created", 10, 14, 19)).containsExactly(3);
        assertThat(sizes("created", 10, 14)).containsExactly(1, 1);
        assertThat(sizes("created", 10, 20, 30)).containsExactly(1, 1, 1);
    }

    @Test
    void letsBarsStandCloser() {
        assertThat(sizes("downloaded", 10, 14, 18)).containsExactly(1, 1, 1);
        assertThat(sizes("downloaded", 10, 11, 12)).containsExactly(3);
    }

    @Test
    void swallowsNoWholeLane() {
        double[] many = new double[40];
        Arrays.setAll(many, i -> 10 + i * 2);
        assertThat(sizes("downloaded", many)).hasSizeGreaterThan(3);
        assertThat(sizes("downloaded", many).stream().mapToInt(Integer::intValue).sum())
                .isEqualTo(40);
    }
}
