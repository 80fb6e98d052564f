package org.exhibit.indexer.finding.pattern;

import org.exhibit.indexer.event.Address;
import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.event.Network;
import org.exhibit.indexer.finding.CaseRecords;
import org.exhibit.indexer.finding.Finding;
import org.exhibit.indexer.finding.Level;
import org.exhibit.indexer.finding.TriageState;
import org.exhibit.indexer.index.Query;
import org.exhibit.indexer.index.StoredEvent;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// F10: more bytes than the threshold leave for one public destination in one hour. Flows come by
/// time, so only the destinations of the running hour are held.
final class Egress implements Pattern {
    private static final List<String> PRIVATE =
            List.of(
                    "10.0.0.0/8",
                    "172.16.0.0/12",
                    "192.168.0.0/16",
                    "100.64.0.0/10",
                    "169.254.0.0/16",
                    "127.0.0.0/8",
                    "224.0.0.0/4",
                    "fc00::/7",
                    "fe80::/10",
                    "ff00::/8");
    private static final long HOUR = 3_600;
    private static final int MOST_DESTINATIONS = 200_000;
    private static final List<Network> INSIDE =
            PRIVATE.stream().map(text -> Network.parse(text).orElseThrow()).toList();

    private final Map<String, Sum> hour = new TreeMap<>();
    private long hourStart = Long.MIN_VALUE;
    private boolean full;

    /// Bytes to one destination.
    private static final class Sum {
        private final List<String> evidence = new ArrayList<>();
        private final StoredEvent first;
        private long bytes;
        private long records;

        Sum(StoredEvent first) {
            this.first = first;
        }

        void add(StoredEvent event) {
            bytes += event.event().number(EventField.BYTES_OUT).orElse(0);
            records++;
            if (evidence.size() < Finding.MOST_CITED) {
                evidence.add(event.id());
            }
        }
    }

    @Override
    public String id() {
        return "F10";
    }

    @Override
    public String title() {
        return "Much sent to a destination that nobody approved";
    }

    @Override
    public void run(PatternContext context) throws IOException {
        String inside = String.join(" OR dstIp:", PRIVATE);
        String leaving =
                "source:vpc-flow AND action:ACCEPT AND dstIp:* AND NOT (dstIp:" + inside + ")";
        // The column is empty, not missing, where AWS knows of no service at the destination.
        String known = " AND flow-direction:egress AND NOT pkt-dst-aws-service:*";
        Query judged = CaseRecords.query(leaving + known);
        context.records()
                .events(
                        judged,
                        event -> {
                            add(context, event);
                            return true;
                        });
        finish(context);
        unjudged(context, leaving);
        if (full) {
            context.undecided(this, "", "an hour has more destinations than are counted at once");
        }
    }

    /// Flows whose layout does not say the direction or the service.
    private void unjudged(PatternContext context, String leaving) throws IOException {
        CaseRecords records = context.records();
        long flows = records.count(CaseRecords.query("source:vpc-flow"));
        long directed = records.count(CaseRecords.query("source:vpc-flow AND flow-direction:*"));
        long outside = records.count(CaseRecords.query(leaving + " AND NOT flow-direction:*"));
        if (flows > directed && outside > 0) {
            context.undecided(
                    this,
                    outside + " flow records to public addresses",
                    "their layout has no flow-direction and pkt-dst-aws-service, so the"
                            + " destination may be AWS itself");
        }
    }

    private void add(PatternContext context, StoredEvent event) {
        Instant time = event.event().time();
        String destination = event.event().text(EventField.DST_IP);
        if (time == null || destination == null) {
            return;
        }
        Optional<Address> address = Address.parse(destination);
        boolean judged =
                address.isPresent()
                        && INSIDE.stream().noneMatch(network -> network.contains(address.get()))
                        && !context.settings().isAllowed(address.get());
        if (!judged) {
            return;
        }
        long start = Math.floorDiv(time.getEpochSecond(), HOUR) * HOUR;
        if (start != hourStart) {
            finish(context);
            hourStart = start;
        }
        @Nullable Sum sum = hour.get(destination);
        if (sum == null) {
            if (hour.size() >= MOST_DESTINATIONS) {
                full = true;
                return;
            }
            sum = new Sum(event);
            hour.put(destination, sum);
        }
        sum.add(event);
    }

    private void finish(PatternContext context) {
        hour.forEach((destination, sum) -> {
            if (sum.bytes >= context.settings().egressThreshold()) {
                context.findings().add(finding(destination, sum));
            }
        });
        hour.clear();
    }

    private Finding finding(String destination, Sum sum) {
        Map<String, String> matched =
                Matched.of("dstaddr", destination)
                        .with("bytes", Long.toString(sum.bytes))
                        .with("records", Long.toString(sum.records))
                        .with("hour", Instant.ofEpochSecond(hourStart).toString())
                        .fields();
        String account = sum.first.event().text(EventField.ACCOUNT);
        String region = sum.first.event().text(EventField.REGION);
        return new Finding(
                id(),
                title(),
                Level.HIGH,
                sum.first.event().time(),
                account == null ? "" : account,
                region == null ? "" : region,
                destination,
                matched,
                sum.evidence,
                List.of(),
                TriageState.NEW);
    }
}
