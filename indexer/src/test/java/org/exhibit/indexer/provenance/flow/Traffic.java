package org.exhibit.indexer.provenance.flow;

import org.exhibit.indexer.digest.Digest;
import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.event.LogEvent;
import org.exhibit.indexer.event.SourceKind;
import org.exhibit.indexer.evidence.Citation;
import org.exhibit.indexer.evidence.Origin;
import org.exhibit.indexer.index.StoredEvent;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/// Flows and requests of one interface on one day.
final class Traffic {
    private Traffic() {}

    static Instant at(String time) {
        return Instant.parse("2026-03-10T" + (time.length() == 5 ? time + ":00" : time) + "Z");
    }

    static StoredEvent record(String name, SourceKind source) {
        Digest id = Digest.of(name.getBytes(StandardCharsets.UTF_8));
        Origin origin = new Origin(id, name, List.of(), 1, 0, 10, null, null);
        LogEvent.Builder event =
                LogEvent.builder(source).set(EventField.TIME, at("01:00").toEpochMilli());
        return new StoredEvent(
                id.hex().substring(0, 32),
                event.build(),
                origin,
                Citation.of(1, origin),
                "layout",
                null);
    }

    static FlowRow in(String name, String from, String to, long bytes) {
        return new FlowRow(
                record(name, SourceKind.VPC_FLOW),
                "eni-0a",
                true,
                "52.216.1.1",
                443,
                Peer.S3,
                bytes,
                at(from),
                at(to));
    }

    static FlowRow out(String name, String far, Peer peer, String from, String to, long bytes) {
        return new FlowRow(
                record(name, SourceKind.VPC_FLOW),
                "eni-0a",
                false,
                far,
                443,
                peer,
                bytes,
                at(from),
                at(to));
    }

    static S3Request get(String name, String object, String at, long sent) {
        return new S3Request(
                List.of(record(name, SourceKind.CLOUDTRAIL)), object, sent, at(at), at(at));
    }

    static Components.Skipped skipped(String from, String to) {
        return new Components.Skipped(record("skip" + from, SourceKind.VPC_FLOW), at(from), at(to));
    }
}
