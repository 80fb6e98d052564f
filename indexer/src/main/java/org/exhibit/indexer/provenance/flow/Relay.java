package org.exhibit.indexer.provenance.flow;

import org.exhibit.indexer.index.StoredEvent;
import org.exhibit.indexer.provenance.graph.Strength;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Bytes that went from an interface to an address outside, in an amount like what it had just read
/// from S3 (rule R8).
///
/// @param object what was read, `s3://bucket/key`; empty where no record names it
/// @param strength inferred only where one object alone can be meant and nothing was skipped
/// @param egress flows to the address, by time
/// @param ingress what was read
/// @param because why it is not stronger, one clause; empty where it is inferred
/// @param against the log's own records of having skipped others there
public record Relay(
        String eni,
        String object,
        String destination,
        Strength strength,
        List<FlowRow> egress,
        Component ingress,
        String because,
        List<StoredEvent> against) {
    public Relay {
        egress = List.copyOf(egress);
        against = List.copyOf(against);
    }

    /// Bytes sent to the address; protocol overhead counts with them.
    public long bytes() {
        return egress.stream().mapToLong(FlowRow::bytes).sum();
    }

    public Instant from() {
        return egress.getFirst().start();
    }

    public Instant to() {
        return egress.stream().map(FlowRow::end).max(Instant::compareTo).orElseThrow();
    }

    /// The records it rests on: what was read, and what was sent on.
    public List<StoredEvent> records() {
        List<StoredEvent> out = new ArrayList<>();
        ingress.requests().stream()
                .filter(request -> request.object().equals(object))
                .forEach(request -> out.addAll(request.records()));
        ingress.flows().forEach(row -> out.add(row.record()));
        egress.forEach(row -> out.add(row.record()));
        return out;
    }
}
