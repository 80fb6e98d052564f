package org.exhibit.indexer.provenance.flow;

import org.exhibit.indexer.event.Address;
import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.event.LogEvent;
import org.exhibit.indexer.event.Network;
import org.exhibit.indexer.event.SourceKind;
import org.exhibit.indexer.index.EventIndex;
import org.exhibit.indexer.index.Query;
import org.exhibit.indexer.index.StoredEvent;
import org.exhibit.indexer.index.TimeRange;
import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.indexer.provenance.Found;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Reads what flow logs have of an interface in a span of time. What a record says of the far end
/// is asked of the index by the log's own columns, so that no original is read again.
public final class FlowLog {
    /// Records of one interface and span that are read at most.
    public static final int MOST_ROWS = 50_000;

    private static final String FROM_SERVICE = "pkt-src-aws-service";
    private static final String TO_SERVICE = "pkt-dst-aws-service";
    private static final String DIRECTION = "flow-direction";
    private static final List<String> PRIVATE_NETWORKS =
            List.of(
                    "10.0.0.0/8",
                    "172.16.0.0/12",
                    "192.168.0.0/16",
                    "100.64.0.0/10",
                    "169.254.0.0/16",
                    "127.0.0.0/8",
                    "fc00::/7",
                    "fe80::/10");
    private static final List<Network> PRIVATE =
            PRIVATE_NETWORKS.stream().map(text -> Network.parse(text).orElseThrow()).toList();
    private static final List<Query> PRIVATE_DESTINATIONS =
            PRIVATE_NETWORKS.stream()
                    .<Query>map(
                            text -> new Query.Cidr(new Query.Target.Named(EventField.DST_IP), text))
                    .toList();

    private final EventIndex index;
    private final CancelToken cancel;

    public FlowLog(EventIndex index, CancelToken cancel) {
        this.index = index;
        this.cancel = cancel;
    }

    /// What was read.
    ///
    /// @param skipped spans in which the log says that it left records out
    /// @param isCut whether there was more than is read
    public record Lane(List<FlowRow> rows, List<Components.Skipped> skipped, boolean isCut) {
        public Lane {
            rows = List.copyOf(rows);
            skipped = List.copyOf(skipped);
        }

        public List<FlowRow> fromS3() {
            return rows.stream().filter(row -> row.inbound() && row.farPort() == 443).toList();
        }

        public List<FlowRow> toOutside() {
            return rows.stream().filter(row -> !row.inbound()).toList();
        }
    }

    /// Whether an address is of a private network. Documentation's addresses count as public.
    public static boolean isPrivate(String address) {
        Optional<Address> parsed = Address.parse(address);
        return parsed.isPresent()
                && PRIVATE.stream().anyMatch(network -> network.contains(parsed.get()));
    }

    /// The interfaces whose own address this is, by what reached it from S3.
    public Set<String> interfacesWith(String address, TimeRange range) throws IOException {
        Query query =
                Found.all(
                        Found.from(SourceKind.VPC_FLOW),
                        Found.is(EventField.DST_IP, address),
                        Found.path(FROM_SERVICE, "S3"));
        Set<String> found = new TreeSet<>();
        for (StoredEvent row : Found.of(index, query, range, MOST_ROWS, cancel).events()) {
            String eni = row.event().text(EventField.INTERFACE);
            if (eni != null) {
                found.add(eni);
            }
        }
        return found;
    }

    /// What an interface read from S3 and sent to public addresses outside AWS.
    public Lane lane(String eni, TimeRange range) throws IOException {
        Query its = Found.all(Found.from(SourceKind.VPC_FLOW), Found.is(EventField.INTERFACE, eni));
        Query accepted = Found.all(its, Found.is(EventField.ACTION, "ACCEPT"));
        Found read =
                found(
                        Found.all(
                                accepted,
                                Found.path(FROM_SERVICE, "S3"),
                                new Query.Not(Found.path(DIRECTION, "egress"))),
                        range);
        Found sent =
                found(
                        Found.all(
                                accepted,
                                new Query.Not(Found.has(TO_SERVICE)),
                                new Query.Not(Found.path(DIRECTION, "ingress")),
                                // Through a gateway endpoint there is only S3 and DynamoDB.
                                new Query.Not(Found.path("traffic-path", "7")),
                                new Query.Not(new Query.Or(PRIVATE_DESTINATIONS))),
                        range);
        List<FlowRow> rows = new ArrayList<>();
        read.events().forEach(record -> add(rows, record, eni, true));
        sent.events().forEach(record -> add(rows, record, eni, false));
        List<Components.Skipped> skipped = new ArrayList<>();
        Query gaps = Found.all(its, Found.is(EventField.FLOW_STATUS, "SKIPDATA"));
        for (StoredEvent record : found(gaps, range).events()) {
            Instant start = record.event().time();
            if (start != null) {
                skipped.add(new Components.Skipped(record, start, end(record, start)));
            }
        }
        return new Lane(rows, skipped, read.isCut() || sent.isCut());
    }

    private Found found(Query query, TimeRange range) throws IOException {
        return Found.of(index, query, range, MOST_ROWS, cancel);
    }

    /// A window of no length is one second, the precision of the log.
    private static Instant end(StoredEvent record, Instant start) {
        Instant end = record.event().instant(EventField.END);
        return end == null || !end.isAfter(start) ? start.plusSeconds(1) : end;
    }

    private static void add(List<FlowRow> rows, StoredEvent record, String eni, boolean inbound) {
        LogEvent event = record.event();
        Instant start = event.time();
        String far = event.text(inbound ? EventField.IP : EventField.DST_IP);
        if (start == null || far == null || Address.parse(far).isEmpty()) {
            return;
        }
        boolean told = record.layout().contains(TO_SERVICE);
        rows.add(
                new FlowRow(
                        record,
                        eni,
                        inbound,
                        far,
                        (int)
                                event.number(inbound ? EventField.SRC_PORT : EventField.DST_PORT)
                                        .orElse(-1),
                        inbound ? Peer.S3 : told ? Peer.OUTSIDE : Peer.UNTOLD,
                        event.number(EventField.BYTES_OUT).orElse(0),
                        start,
                        end(record, start)));
    }

    /// The interval in which a lane's records are gathered: what a setting says, else a minute
    /// unless a record spans more, else ten minutes.
    public static Duration interval(Lane lane, @Nullable Duration setting) {
        if (setting != null) {
            return setting;
        }
        boolean longer =
                lane.rows().stream()
                        .anyMatch(row ->
                                Duration.between(row.start(), row.end())
                                                .compareTo(Duration.ofMinutes(1))
                                        > 0);
        return Duration.ofMinutes(longer ? 10 : 1);
    }
}
