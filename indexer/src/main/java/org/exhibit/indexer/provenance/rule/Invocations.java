package org.exhibit.indexer.provenance.rule;

import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.index.Query;
import org.exhibit.indexer.index.StoredEvent;
import org.exhibit.indexer.index.TimeRange;
import org.exhibit.indexer.provenance.graph.Evidence;
import org.exhibit.indexer.provenance.graph.NodeId;
import org.exhibit.indexer.provenance.graph.NodeKind;
import org.exhibit.indexer.provenance.identity.Access;
import org.exhibit.indexer.provenance.identity.Ask;
import org.exhibit.indexer.provenance.identity.CaseRecords;
import org.exhibit.indexer.provenance.table.AccessKind;
import org.exhibit.indexer.provenance.table.CaseRecord;
import org.exhibit.indexer.provenance.table.EventTable;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where a function's invocation began. What was read before it belongs to another invocation, but
/// only if none that began earlier can still have been running: records tell of starts alone, so a
/// start bounds a window only where the function's time limit is recorded.
final class Invocations {
    private static final Pattern FUNCTION =
            Pattern.compile("arn:aws[a-z-]*:lambda:([^:]+):(\\d+):function:([^:]+)(?::.*)?");

    private final CaseRecords records;
    private final EventTable table;

    Invocations(CaseRecords records, EventTable table) {
        this.records = records;
        this.table = table;
    }

    /// The start of the invocation that wrote, and what bounds it.
    record Start(Instant time, List<Evidence> evidence) {}

    /// The function whose credentials a record's caller used, as a node; null where none is named.
    static @Nullable NodeId function(CaseRecord call) {
        String issued = call.fields().first("ui.inScopeOf.credentialsIssuedTo");
        Matcher matcher = FUNCTION.matcher(issued == null ? "" : issued);
        return matcher.matches()
                ? new NodeId(
                        NodeKind.FUNCTION,
                        matcher.group(2) + ':' + matcher.group(1) + ':' + matcher.group(3))
                : null;
    }

    @Nullable Start before(Access write, Duration window) throws IOException {
        CaseRecord call = write.call();
        Instant time = write.time();
        NodeId function = call == null ? null : function(call);
        if (function == null || time == null) {
            return null;
        }
        CaseRecord limit = limit(function, time);
        if (limit == null) {
            return null;
        }
        Duration longest = Duration.ofSeconds(seconds(limit));
        List<StoredEvent> starts =
                records
                        .find(
                                Ask.all(
                                        Ask.actions(table.actions(AccessKind.INVOKE)),
                                        Ask.any(names(function))),
                                Ask.around(time.minus(window).minus(longest), time, Duration.ZERO),
                                1_000)
                        .events()
                        .stream()
                        .filter(start -> CaseRecord.succeeded(start.event()))
                        .toList();
        if (starts.isEmpty() || starts.getLast().event().time() == null) {
            return null;
        }
        StoredEvent last = starts.getLast();
        Instant began = java.util.Objects.requireNonNull(last.event().time());
        for (StoredEvent other : starts) {
            Instant earlier = other.event().time();
            boolean running =
                    other != last && earlier != null && earlier.plus(longest).isAfter(began);
            if (running) {
                return null;
            }
        }
        return new Start(
                began,
                List.of(
                        Evidence.of(last, "requestParameters.functionName", "eventTime"),
                        limit.evidence(List.of("requestParameters.timeout"))));
    }

    private static long seconds(CaseRecord limit) {
        try {
            return Long.parseLong(String.valueOf(limit.fields().first("rp.timeout", "re.timeout")));
        } catch (NumberFormatException e) {
            return 900;
        }
    }

    /// The newest record before an instant that tells the function's time limit.
    private @Nullable CaseRecord limit(NodeId function, Instant time) throws IOException {
        Query query =
                Ask.all(
                        Ask.equal(EventField.SERVICE, "lambda.amazonaws.com"),
                        Ask.any(names(function)),
                        Ask.actions(List.of("CreateFunction*", "UpdateFunctionConfiguration*")));
        List<StoredEvent> found = records.find(query, new TimeRange(null, time), 500).events();
        CaseRecord newest = null;
        for (CaseRecord record : records.read(found)) {
            if (record.succeeded() && record.fields().first("rp.timeout", "re.timeout") != null) {
                newest = record;
            }
        }
        return newest;
    }

    private List<Query> names(NodeId function) throws IOException {
        List<Query> clauses = new ArrayList<>();
        String[] parts = function.name().split(":", 3);
        String arn = "arn:aws:lambda:" + parts[1] + ':' + parts[0] + ":function:" + parts[2];
        for (String path : List.of("rp.functionName", "re.functionArn")) {
            clauses.addAll(records.at(path, parts[2]));
            clauses.addAll(records.at(path, arn));
        }
        clauses.add(Ask.equal(EventField.OBJECT, arn));
        return clauses;
    }
}
