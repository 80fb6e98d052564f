package org.exhibit.indexer.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.index.StoredEvent;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

class RequestJoinTest {
    private static final String T0 = "2026-03-10T09:00:00Z";
    private static final String T2 = "2026-03-10T09:00:02Z";
    private static final String T9 = "2026-03-10T09:00:09Z";

    private static List<List<StoredEvent>> groups(StoredEvent... events) {
        return new RequestJoin(List.of(events), List.of(events)).groups();
    }

    private static StoredEvent call(String time) {
        return Records.stored("call", Records.at(Records.call("GetObject", "R", time), "b", "k"));
    }

    private static StoredEvent line(String time, String key) {
        return Records.stored(
                "line" + key, Records.at(Records.line("REST.GET.OBJECT", "R", time), "b", key));
    }

    @Test
    void joinsOneRequestWithinTwoSeconds() {
        assertThat(groups(call(T0), line(T2, "k")))
                .containsExactly(List.of(call(T0), line(T2, "k")));
    }

    @Test
    void doesNotTrustTheRequestIdAlone() {
        assertThat(groups(call(T0), line(T9, "k"))).hasSize(2);
        assertThat(groups(call(T0), line(T0, "other"))).hasSize(2);
    }

    @Test
    void letsTheHostIdDecideHoweverFarTheTimes() {
        StoredEvent call =
                Records.stored(
                        "call",
                        Records.at(Records.call("GetObject", "R", T9), "b", "k")
                                .set(EventField.HOST_ID, "H"));
        StoredEvent line =
                Records.stored(
                        "line",
                        Records.at(Records.line("REST.GET.OBJECT", "R", T0), "b", "k")
                                .set(EventField.HOST_ID, "H"));
        StoredEvent foreign =
                Records.stored(
                        "foreign",
                        Records.at(Records.line("REST.GET.OBJECT", "R", T9), "b", "k")
                                .set(EventField.HOST_ID, "X"));
        assertThat(groups(call, line, foreign))
                .containsExactlyInAnyOrder(List.of(call, line), List.of(foreign));
    }

    @Test
    void joinsKeysInAnyEncoding() {
        StoredEvent call =
                Records.stored("c", Records.at(Records.call("GetObject", "R", T0), "b", "a b"));
        StoredEvent line =
                Records.stored(
                        "l", Records.at(Records.line("REST.GET.OBJECT", "R", T0), "b", "a%20b"));
        assertThat(groups(call, line)).containsExactly(List.of(call, line));
    }

    @Test
    void givesEachObjectOfOneDeletionItsOwnEntry() {
        StoredEvent call =
                Records.stored(
                        "c", Records.call("DeleteObjects", "R", T0).set(EventField.BUCKET, "b"));
        StoredEvent one =
                Records.stored(
                        "1", Records.at(Records.line("BATCH.DELETE.OBJECT", "R", T0), "b", "x"));
        StoredEvent two =
                Records.stored(
                        "2", Records.at(Records.line("BATCH.DELETE.OBJECT", "R", T0), "b", "y"));
        assertThat(groups(call, one, two))
                .containsExactlyInAnyOrder(List.of(call, one), List.of(call, two));
    }

    @Test
    void makesOneEntryOfACopysRecords() {
        StoredEvent call =
                Records.stored("c", Records.at(Records.call("CopyObject", "R", T0), "to", "k"));
        StoredEvent line =
                Records.stored(
                        "l", Records.at(Records.line("REST.COPY.OBJECT", "R", T0), "to", "k"));
        StoredEvent source =
                Records.stored(
                        "s",
                        Records.at(Records.line("REST.COPY.OBJECT_GET", "R", T0), "from", "k"));
        assertThat(groups(call, line, source)).containsExactly(List.of(call, line, source));
    }

    @Test
    void mergesTheCopyThatABucketsOwnerGets() {
        StoredEvent caller =
                Records.stored(
                        "1",
                        Records.at(Records.call("GetObject", "R", T0), "b", "k")
                                .set(EventField.ACCOUNT, "1"));
        StoredEvent owner =
                Records.stored(
                        "2",
                        Records.at(Records.call("GetObject", "R", T0), "b", "k")
                                .set(EventField.ACCOUNT, "2"));
        assertThat(groups(caller, owner)).hasSize(1);
    }

    @Test
    void leavesOutRequestsThatNameNothingAskedFor() {
        StoredEvent asked = call(T0);
        StoredEvent other =
                Records.stored(
                        "o", Records.at(Records.line("REST.GET.OBJECT", "R", T9), "b", "other"));
        assertThat(new RequestJoin(List.of(asked), List.of(asked, other)).groups())
                .containsExactly(List.of(asked));
    }

    @Test
    void givesTheSameEntriesInAnyOrder() {
        List<StoredEvent> events = new ArrayList<>();
        Random random = new Random(3);
        for (int i = 0; i < 200; i++) {
            String request = "R" + random.nextInt(20);
            String time = "2026-03-10T09:00:0" + random.nextInt(10) + "Z";
            String key = "k" + random.nextInt(3);
            events.add(
                    Records.stored(
                            "e" + i,
                            Records.at(
                                    random.nextBoolean()
                                            ? Records.call("GetObject", request, time)
                                            : Records.line("REST.GET.OBJECT", request, time),
                                    "b",
                                    key)));
        }
        List<List<StoredEvent>> groups = new RequestJoin(events, events).groups();
        Collections.shuffle(events, random);
        assertThat(new RequestJoin(events, events).groups())
                .containsExactlyInAnyOrderElementsOf(groups);
    }
}
