package org.exhibit.indexer.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.index.StoredEvent;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;

class EntryTextTest {
    private static final KeyMatch MATCH = KeyMatch.of(new Selector.OneObject("b", "k"));
    private static final String T1 = "2026-03-10T09:00:01Z";
    private static final String T2 = "2026-03-10T09:00:02Z";

    private static StoredEvent read(String time, long bytes) {
        return Records.stored(
                "c",
                Records.at(Records.call("GetObject", "R", time), "b", "k")
                        .set(EventField.ACTOR_ARN, "arn:aws:iam::1:user/u")
                        .set(EventField.IP, "192.0.2.1")
                        .set(EventField.BYTES_OUT, bytes));
    }

    private static StoredEvent line(String time, long status, long bytes) {
        return Records.stored(
                "l",
                Records.at(Records.line("REST.GET.OBJECT", "R", time), "b", "k")
                        .set(EventField.STATUS, status)
                        .set(EventField.VERSION, "v1")
                        .set(EventField.BYTES_OUT, bytes));
    }

    @Test
    void tellsOneRequestFromBothRecords() {
        StoredEvent call = read(T2, 10);
        StoredEvent line = line(T1, 200, 10);
        assertThat(EntryText.of(List.of(call, line), MATCH))
                .isEqualTo(
                        new TimelineEntry(
                                Instant.parse(T1),
                                null,
                                Deed.READ,
                                "s3://b/k",
                                "v1",
                                "arn:aws:iam::1:user/u",
                                "192.0.2.1",
                                10L,
                                Outcome.SUCCESS,
                                List.of(call, line),
                                List.of(
                                        "GetObject + REST.GET.OBJECT",
                                        "times: CloudTrail " + T2 + ", S3 access " + T1)));
    }

    @Test
    void saysWhereRecordsDisagree() {
        TimelineEntry entry = EntryText.of(List.of(read(T1, 10), line(T1, 200, 7)), MATCH);
        assertThat(entry.notes()).contains("bytes differ: S3 access says 7");
        TimelineEntry denied = EntryText.of(List.of(read(T1, 10), line(T1, 403, 7)), MATCH);
        assertThat(denied.outcome()).isEqualTo(Outcome.DENIED);
        assertThat(denied.bytes()).isNull();
        assertThat(denied.notes())
                .contains("records disagree: CloudTrail success, S3 access denied");
    }

    @Test
    void countsAnErrorsTextAsNoBytesOfTheObject() {
        StoredEvent refused =
                Records.stored(
                        "c",
                        Records.at(Records.call("GetObject", "R", T1), "b", "k")
                                .set(EventField.ERROR, "AccessDenied")
                                .set(EventField.BYTES_OUT, 243));
        TimelineEntry entry = EntryText.of(List.of(refused), MATCH);
        assertThat(entry.outcome()).isEqualTo(Outcome.DENIED);
        assertThat(entry.bytes()).isNull();
    }

    @Test
    void saysThatAKeyMatchedDecodedTwice() {
        StoredEvent line =
                Records.stored(
                        "l", Records.at(Records.line("REST.GET.OBJECT", "R", T1), "b", "a%20b"));
        assertThat(
                        EntryText.of(List.of(line), KeyMatch.of(new Selector.OneObject("b", "a b")))
                                .notes())
                .contains("key matched after decoding twice");
    }
}
