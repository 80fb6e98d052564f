package org.exhibit.app.ui.provenance;

import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.event.LogEvent;
import org.exhibit.indexer.event.SourceKind;
import org.exhibit.indexer.provenance.graph.Edge;
import org.exhibit.indexer.provenance.graph.Evidence;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A record that an edge rests on, as the dock lists it.
///
/// @param source null for what is no log
/// @param says what the record itself says, in one line
/// @param fields those that matter here
/// @param query finds the record among the events; empty for what is no record
record EvidenceRow(
        @Nullable Instant time,
        @Nullable SourceKind source,
        String says,
        String fields,
        String citation,
        String query) {

    static List<EvidenceRow> evidence(Edge edge) {
        return rows(edge.evidence());
    }

    static List<EvidenceRow> against(Edge edge) {
        return rows(edge.counter());
    }

    private static List<EvidenceRow> rows(List<Evidence> evidence) {
        List<EvidenceRow> rows = new ArrayList<>();
        evidence.forEach(piece -> rows.add(of(piece)));
        rows.sort((one, other) ->
                millis(one) == millis(other)
                        ? one.citation().compareTo(other.citation())
                        : Long.compare(millis(one), millis(other)));
        return rows;
    }

    private static long millis(EvidenceRow row) {
        return row.time() == null ? Long.MAX_VALUE : row.time().toEpochMilli();
    }

    private static EvidenceRow of(Evidence piece) {
        String fields = String.join(", ", piece.fields());
        return switch (piece) {
            case Evidence.OfRecord record ->
                    new EvidenceRow(
                            record.from(),
                            record.event().event().source(),
                            says(record.event().event()),
                            fields,
                            record.event().citation().toString(),
                            "id:" + record.id());
            case Evidence.OfItem item ->
                    new EvidenceRow(item.at(), null, item.file(), fields, item.item().hex(), "");
        };
    }

    private static String says(LogEvent event) {
        String what =
                Stream.of(
                                event.text(EventField.ACTION),
                                event.text(EventField.OBJECT),
                                event.text(EventField.ERROR))
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining(" "));
        String who =
                Stream.of(event.text(EventField.ACTOR_ARN), event.text(EventField.ACTOR_NAME))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .map(name -> " by " + name)
                        .orElse("");
        String where = event.text(EventField.IP);
        return what + who + (where == null ? "" : " from " + where);
    }
}
