package org.exhibit.indexer.provenance.flow;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// Flows from S3 and requests to it whose windows overlap or lie no further apart than the flow
/// log's interval: only their sums can be compared.
///
/// @param from the earliest instant of its flows, of its requests where it has none
/// @param to the latest, exclusive
/// @param touchesGap whether the flow log skipped records of the interface within it, padded
public record Component(
        List<FlowRow> flows,
        List<S3Request> requests,
        Instant from,
        Instant to,
        boolean touchesGap) {
    private static final long MOST_PERCENT = 115;

    public Component {
        flows = List.copyOf(flows);
        requests = List.copyOf(requests);
    }

    /// What the sums say of each other.
    public enum Verdict {
        /// Flows between 1.00 and 1.15 times the requests' bytes.
        FITS,
        /// Fewer bytes flowed than S3 says it sent.
        CONFLICT,
        /// Fewer, but the flow log skipped records there.
        INCOMPLETE,
        /// More than the requests explain.
        RESIDUAL,
        /// Flows without any request.
        NO_REQUEST,
        /// Requests without any flow.
        NO_FLOW
    }

    public long flowBytes() {
        return flows.stream().mapToLong(FlowRow::bytes).sum();
    }

    public long requestBytes() {
        return requests.stream().mapToLong(S3Request::sent).sum();
    }

    public Verdict verdict() {
        if (flows.isEmpty()) {
            return Verdict.NO_FLOW;
        }
        if (requests.isEmpty()) {
            return Verdict.NO_REQUEST;
        }
        long flowed = flowBytes();
        long sent = requestBytes();
        if (flowed < sent) {
            return touchesGap ? Verdict.INCOMPLETE : Verdict.CONFLICT;
        }
        return Ratio.atMost(flowed, sent, MOST_PERCENT) ? Verdict.FITS : Verdict.RESIDUAL;
    }

    /// Flows by requests, with two decimals.
    public String ratio() {
        return Ratio.text(flowBytes(), requestBytes());
    }

    /// Bytes that no request explains.
    public long residual() {
        return Math.max(0, flowBytes() - requestBytes());
    }

    /// The objects its requests read.
    public SortedSet<String> objects() {
        TreeSet<String> out = new TreeSet<>();
        requests.forEach(request -> out.add(request.object()));
        return out;
    }

    /// Whether an instant lies no further from it than a padding.
    boolean near(Instant instant, Duration pad) {
        return !instant.isBefore(from.minus(pad)) && instant.isBefore(to.plus(pad));
    }
}
