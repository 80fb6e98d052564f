package org.exhibit.indexer.provenance.flow;

import org.exhibit.indexer.coverage.Act;
import org.exhibit.indexer.coverage.Coverage;
import org.exhibit.indexer.coverage.Interval;
import org.exhibit.indexer.coverage.Watched;
import org.exhibit.indexer.index.TimeRange;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What one interface read from S3 in a span of time and what it may have passed on.
///
/// @param components by time
/// @param relays by time
/// @param isCut whether the flow log had more records than were read: then nothing is complete
public record InterfaceTraffic(
        String eni, List<Component> components, List<Relay> relays, boolean isCut) {
    public InterfaceTraffic {
        components = List.copyOf(components);
        relays = List.copyOf(relays);
    }

    /// @param requests of the interface in the span, all of them
    /// @param setting the flow log's interval as a setting says it, or null
    static InterfaceTraffic of(
            FlowLog log,
            String eni,
            TimeRange range,
            List<S3Request> requests,
            Coverage coverage,
            @Nullable Duration setting)
            throws IOException {
        FlowLog.Lane lane = log.lane(eni, range);
        Duration pad = FlowLog.interval(lane, setting);
        List<Component> components = Components.of(lane.fromS3(), requests, lane.skipped(), pad);
        List<Components.Skipped> gaps = new ArrayList<>(lane.skipped());
        if (!lane.rows().isEmpty()) {
            gaps.addAll(gaps(lane, coverage));
        }
        List<Relay> relays = new Relays(components, gaps, pad).of(lane.toOutside());
        return new InterfaceTraffic(eni, components, relays, lane.isCut());
    }

    /// Only what may have been passed on to one address.
    InterfaceTraffic toward(String address) {
        return new InterfaceTraffic(
                eni,
                components,
                relays.stream().filter(relay -> relay.destination().equals(address)).toList(),
                isCut);
    }

    /// Where the configuration says that the interface's flow log is no full account.
    private static List<Components.Skipped> gaps(FlowLog.Lane lane, Coverage coverage) {
        Instant from =
                lane.rows().stream().map(FlowRow::start).min(Instant::compareTo).orElseThrow();
        Instant to = lane.rows().stream().map(FlowRow::end).max(Instant::compareTo).orElseThrow();
        String eni = lane.rows().getFirst().eni();
        return coverage
                .absence(new Watched.NetworkInterface(eni), Act.TRAFFIC, new Interval(from, to))
                .spans()
                .stream()
                .filter(span -> span.status().isGap())
                .map(span ->
                        new Components.Skipped(null, span.interval().from(), span.interval().to()))
                .toList();
    }
}
