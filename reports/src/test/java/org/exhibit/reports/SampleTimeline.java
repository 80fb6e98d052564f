package org.exhibit.reports;

import org.exhibit.indexer.casefile.MarkedExhibit;
import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.event.SourceKind;
import org.exhibit.indexer.index.StoredEvent;
import org.exhibit.reports.facts.TimelineRow;
import org.exhibit.reports.facts.TimelineSection;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A timeline of a made-up object that cites the exhibits of a `SampleCase`.
final class SampleTimeline {
    private SampleTimeline() {}

    static TimelineSection of(List<MarkedExhibit> exhibits, Map<String, StoredEvent> events) {
        List<TimelineRow> rows = new ArrayList<>();
        int i = 0;
        for (MarkedExhibit mark : exhibits) {
            StoredEvent stored = java.util.Objects.requireNonNull(events.get(mark.event()));
            Instant time = SampleCase.START.plusSeconds(4951 + 900L * i++);
            boolean flow = stored.event().source() == SourceKind.VPC_FLOW;
            String action = stored.event().text(EventField.ACTION);
            rows.add(
                    new TimelineRow(
                            time,
                            flow ? time.plusSeconds(600) : null,
                            action == null ? "" : action,
                            flow ? "inferred" : "recorded",
                            stored.event().source().word(),
                            "assumed-role/render/s-14",
                            "203.0.113.9",
                            48_201_733L,
                            "200",
                            List.of(stored.citation().toString()),
                            ""));
        }
        return new TimelineSection(
                "clips/hale-0147.mp4",
                "s3://nl-dicom/clips/hale-0147.mp4",
                rows,
                List.of("Object-level logging of nl-dicom is known from 2026-11-18 only."));
    }
}
