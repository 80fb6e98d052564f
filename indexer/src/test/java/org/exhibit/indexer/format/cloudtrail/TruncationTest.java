package org.exhibit.indexer.format.cloudtrail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.List;

/// A stream cut at every one of its bytes: what was complete is delivered, a record that was begun
/// is a rejected record, and the cut is said.
class TruncationTest {
    private static final List<String> RECORDS =
            List.of(Trail.record(1), Trail.record(2), Trail.record(3));

    @Test
    void aLogFileCutAnywhere() throws IOException {
        String file = "{\"Records\":[" + String.join(", ", RECORDS) + "],\"x\":{\"y\":[1]}}\n";
        int end = file.lastIndexOf('}') + 1;
        for (int cut = 1; cut <= file.length(); cut++) {
            Collected collected = Collected.of(file.substring(0, cut));
            Expected expected = expected(file, cut);
            assertThat(collected.eventRaws()).as("cut at %s", cut).isEqualTo(expected.complete());
            assertThat(collected.rejectedRaws()).as("cut at %s", cut).isEqualTo(expected.begun());
            assertThat(collected.broken).as("cut at %s", cut).hasSize(cut < end ? 1 : 0);
        }
    }

    @Test
    void aBareListCutAnywhere() throws IOException {
        String file = " [ " + String.join("\n,\n", RECORDS) + "]";
        for (int cut = 2; cut <= file.length(); cut++) {
            Collected collected = Collected.of(file.substring(0, cut));
            Expected expected = expected(file, cut);
            assertThat(collected.eventRaws()).as("cut at %s", cut).isEqualTo(expected.complete());
            assertThat(collected.rejectedRaws()).as("cut at %s", cut).isEqualTo(expected.begun());
            assertThat(collected.broken).as("cut at %s", cut).hasSize(cut < file.length() ? 1 : 0);
        }
    }

    @Test
    void linesCutAnywhere() throws IOException {
        String file = String.join("\n", RECORDS) + "\n";
        for (int cut = 0; cut <= file.length(); cut++) {
            Collected collected = Collected.of(file.substring(0, cut));
            Expected expected = expected(file, cut);
            // One or two bytes of a stream are not yet seen to be a record.
            List<String> begun = cut <= 2 ? List.of() : expected.begun();
            assertThat(collected.eventRaws()).as("cut at %s", cut).isEqualTo(expected.complete());
            // `{"e` and so on may still become `{"events":[`; the first other letter decides.
            if (cut > "{\"event".length()) {
                assertThat(collected.rejectedRaws()).as("cut at %s", cut).isEqualTo(begun);
            }
            int broken = cut > 0 && !expected.begun().isEmpty() ? 1 : 0;
            assertThat(collected.broken).as("cut at %s", cut).hasSize(broken);
        }
    }

    @Test
    void aCutRecordNamesWhereItLies() throws IOException {
        String file = "{\"Records\":[" + RECORDS.get(0) + "," + RECORDS.get(1).substring(0, 40);
        Collected collected = Collected.of(file);
        int offset = 13 + RECORDS.get(0).length();
        assertThat(collected.rejected)
                .containsExactly(
                        new Collected.Rejected(
                                new Collected.Place(
                                        RECORDS.get(1).substring(0, 40), offset, 2, null, null),
                                "cut: the stream ends inside this record"));
        assertThat(collected.broken)
                .containsExactly(
                        new Collected.Broken(file.length(), "the stream ends inside a record"));
    }

    private record Expected(List<String> complete, List<String> begun) {}

    private static Expected expected(String file, int cut) {
        List<String> complete =
                RECORDS.stream().filter(r -> file.indexOf(r) + r.length() <= cut).toList();
        List<String> begun =
                RECORDS.stream()
                        .filter(r -> file.indexOf(r) < cut && file.indexOf(r) + r.length() > cut)
                        .map(r -> file.substring(file.indexOf(r), cut))
                        .toList();
        return new Expected(complete, begun);
    }
}
