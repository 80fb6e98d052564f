package org.exhibit.app.ui.findings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.exhibit.indexer.event.SourceKind;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Many records in few lines, each counted once.
class KeyRecordTest {
    private static CitedRecord record(int number, SourceKind source, String action, String ip) {
        return new CitedRecord(
                "r" + number,
                Instant.EPOCH.plusSeconds(number),
                source,
                action,
                false,
                ip,
                action + " from " + ip,
                "E-01/x#" + number);
    }

    @Test
    void fewStandAloneEach() {
        List<KeyRecord> keys =
                KeyRecord.of(
                        List.of(
                                record(1, SourceKind.CLOUDTRAIL, "StopLogging", "192.0.2.1"),
                                record(2, SourceKind.CLOUDTRAIL, "StopLogging", "192.0.2.2")));
        assertThat(keys)
                .extracting(KeyRecord::says, KeyRecord::citation)
                .containsExactly(
                        tuple("StopLogging from 192.0.2.1", "E-01/x#1"),
                        tuple("StopLogging from 192.0.2.2", "E-01/x#2"));
    }

    @Test
    void manyAreCountedByLogAndAction() {
        List<CitedRecord> records = new ArrayList<>();
        records.add(record(0, SourceKind.CLOUDTRAIL, "StopLogging", "192.0.2.1"));
        for (int number = 1; number <= 41; number++) {
            records.add(
                    record(
                            number,
                            SourceKind.S3_ACCESS,
                            "REST.GET.OBJECT",
                            "192.0.2." + number % 4));
        }
        assertThat(KeyRecord.of(records))
                .extracting(KeyRecord::says, KeyRecord::citation, KeyRecord::count)
                .containsExactly(
                        tuple("StopLogging from 192.0.2.1", "E-01/x#0", 1),
                        tuple("41 times REST.GET.OBJECT, 4 addresses", "E-01/x#1, 41 records", 41));
    }

    @Test
    void marksTellWhatWasAskedFor() {
        assertThat(
                        List.of(
                                StripMark.of("StopLogging"),
                                StripMark.of("PutBucketPolicy"),
                                StripMark.of("GetBucketPolicy"),
                                StripMark.of("REST.GET.OBJECT"),
                                StripMark.of("DeleteObject"),
                                StripMark.of("InvokeModel"),
                                StripMark.of("PutObject"),
                                StripMark.of("ACCEPT")))
                .containsExactly(
                        StripMark.LOGGING,
                        StripMark.PERMISSION,
                        StripMark.READ,
                        StripMark.READ,
                        StripMark.DELETE,
                        StripMark.INVOKE,
                        StripMark.WRITE,
                        StripMark.READ);
    }
}
