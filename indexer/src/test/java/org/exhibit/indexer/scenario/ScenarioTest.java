package org.exhibit.indexer.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.index.Counts;
import org.exhibit.indexer.index.StoredEvent;
import org.exhibit.indexer.index.Totals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;

/// The fixtures themselves: every record is found once, whatever way it is delivered.
class ScenarioTest {
    @TempDir private Path folder;

    static List<Scenario> scenarios() {
        return List.of(Scenario.a(), Scenario.b(), Scenario.b().without("N0"), Scenario.c());
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void givesTheSameIdsHoweverItIsDelivered(Scenario scenario) throws IOException {
        TreeMap<String, String> plain = ids(scenario, "plain");
        assertThat(plain).hasSize(scenario.ids().size());
        assertThat(plain.values()).doesNotHaveDuplicates();
        assertThat(ids(scenario.shuffled(7).duplicated(), "twice")).isEqualTo(plain);
        assertThat(ids(scenario.shuffled(8).split(), "split")).isEqualTo(plain);
        assertThat(ids(scenario.hiddenIn(2_000), "hidden")).isEqualTo(plain);
    }

    private TreeMap<String, String> ids(Scenario scenario, String name) throws IOException {
        TreeMap<String, String> ids = new TreeMap<>();
        try (ScenarioCase opened = ScenarioCase.open(scenario, folder.resolve(name))) {
            for (String id : scenario.ids()) {
                ids.put(id, opened.id(id));
            }
        }
        return ids;
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void isReadWithoutLoss(Scenario scenario) throws IOException {
        try (ScenarioCase opened = ScenarioCase.open(scenario.duplicated(), folder)) {
            Totals totals = opened.reader().events().totals();
            long records = scenario.ids().size();
            // A single record's second file is the same bytes: one more sighting of one item.
            assertThat(totals.counts()).isEqualTo(new Counts(2 * records, records, records, 0));
            try (java.util.stream.Stream<?> problems = opened.reader().events().problems()) {
                assertThat(problems).isEmpty();
            }
        }
    }

    @Test
    void tellsRecordsApartByName() throws IOException {
        try (ScenarioCase opened = ScenarioCase.open(Scenario.b(), folder)) {
            assertThat(opened.ids("N2")).hasSize(4).contains(opened.id("N2.3"));
            assertThat(opened.name(opened.id("B06"))).isEqualTo("B06");
            StoredEvent read = opened.reader().events().find(opened.id("B06")).orElseThrow();
            assertThat(read.event().text(EventField.OBJECT)).isEqualTo("s3://rec/exp/pat-1.csv");
            assertThat(read.event().number(EventField.BYTES_OUT)).hasValue(700_000_000L);
            StoredEvent flow = opened.reader().events().find(opened.id("N2.1")).orElseThrow();
            assertThat(flow.event().text(EventField.DST_IP)).isEqualTo("203.0.113.99");
        }
    }

    @Test
    void addsUpToTheBytesOfTheStory() throws IOException {
        try (ScenarioCase opened = ScenarioCase.open(Scenario.b(), folder)) {
            assertThat(bytes(opened, "N2")).isEqualTo(1_310_000_000L);
            assertThat(bytes(opened, "N4")).isEqualTo(850_000_000L);
        }
    }

    private static long bytes(ScenarioCase opened, String name) throws IOException {
        long sum = 0;
        for (String id : opened.ids(name)) {
            StoredEvent event = opened.reader().events().find(id).orElseThrow();
            sum += event.event().number(EventField.BYTES_OUT).orElseThrow();
        }
        return sum;
    }
}
