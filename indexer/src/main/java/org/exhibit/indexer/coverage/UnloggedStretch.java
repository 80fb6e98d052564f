package org.exhibit.indexer.coverage;

import org.exhibit.indexer.event.SourceKind;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// A stretch of time about which some logs say nothing: where a list of events is not to be read as
/// quiet.
///
/// @param source whose records are not there
/// @param interval half-open; UTC
/// @param kind why, as it is drawn
/// @param logs each with its own reason; never empty, by lane
public record UnloggedStretch(
        SourceKind source, Interval interval, GapKind kind, List<Missing> logs) {
    private static final String S3_LOG = "S3 access log";
    private static final String FLOW_LOG = "VPC flow log";

    /// A log and why it says nothing; where a change of logging lies at an edge, what lies beside
    /// it is the reason.
    public record Missing(Lane lane, LaneSpan why) {}

    public UnloggedStretch {
        logs = List.copyOf(logs);
        if (logs.isEmpty()) {
            throw new IllegalArgumentException("a stretch lacks at least one log");
        }
    }

    /// The reason, in one clause without a full stop; where several logs have several reasons, what
    /// they have in common.
    public String reason() {
        Set<Basis> all = logs.stream().map(log -> log.why().basis()).collect(Collectors.toSet());
        return all.size() == 1 ? all.iterator().next().text() : kind.label();
    }

    /// Content ids of the records it rests on, each once.
    public List<String> evidence() {
        return logs.stream()
                .flatMap(log -> log.why().basis().proofs().stream())
                .filter(Proof.Event.class::isInstance)
                .map(Proof.Event.class::cast)
                .map(Proof.Event::id)
                .distinct()
                .toList();
    }

    /// The logs as the subject of a sentence, e.g. `CloudTrail of 111122223333 in eu-west-1, 4
    /// logs`.
    public String what() {
        return switch (source) {
            case CLOUDTRAIL -> trail();
            case S3_ACCESS -> named(S3_LOG, "buckets");
            case VPC_FLOW -> named(FLOW_LOG, "network interfaces");
        };
    }

    private String named(String log, String many) {
        if (logs.size() > 1) {
            return log + "s of " + logs.size() + ' ' + many;
        }
        return logs.getFirst().lane().kind() instanceof LaneClass.AccessLog access
                ? log + " of " + access.bucket()
                : flow(log, many);
    }

    private String flow(String log, String many) {
        return logs.getFirst().lane().kind() instanceof LaneClass.FlowLog flow
                        && !flow.networkInterface().equals(LaneClass.OTHERS)
                ? log + " of " + flow.networkInterface()
                : log + "s of other " + many;
    }

    private String trail() {
        Set<String> accounts =
                logs.stream().map(log -> log.lane().account()).collect(Collectors.toSet());
        Set<String> regions =
                logs.stream().map(log -> log.lane().region()).collect(Collectors.toSet());
        String count = logs.size() == 1 ? "" : ", " + logs.size() + " logs";
        if (accounts.size() > 1) {
            return "CloudTrail of " + accounts.size() + " accounts" + count;
        }
        String region = regions.size() == 1 ? regions.iterator().next() : "";
        String where =
                region.isEmpty()
                        ? regions.size() + " regions"
                        : region.equals(LaneClass.OTHERS) ? "other regions" : region;
        return "CloudTrail"
                + calls()
                + " of "
                + accounts.iterator().next()
                + " in "
                + where
                + count;
    }

    /// Which calls, where it is one log.
    private String calls() {
        if (logs.size() > 1) {
            return "";
        }
        return switch (logs.getFirst().lane().kind()) {
            case LaneClass.ManagementRead read -> " (calls that read)";
            case LaneClass.ManagementWrite write -> " (calls that change)";
            case LaneClass.ManagementOf one -> " (" + one.source() + ')';
            case LaneClass.Data data -> " (data events, " + resource(data) + ')';
            case LaneClass.NetworkActivity network -> " (network, " + network.source() + ')';
            case LaneClass.EventHistory history -> " (event history)";
            case LaneClass.AccessLog access -> "";
            case LaneClass.FlowLog flow -> "";
        };
    }

    private static String resource(LaneClass.Data data) {
        String bucket = Arns.bucket(data.selector());
        return data.selector().equals(LaneClass.OTHERS)
                ? data.type()
                : bucket.isEmpty() ? data.selector() : "s3://" + bucket;
    }
}
