package org.exhibit.indexer.provenance.identity;

import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.event.LogEvent;
import org.exhibit.indexer.event.SourceKind;
import org.exhibit.indexer.index.StoredEvent;
import org.exhibit.indexer.provenance.graph.RuleId;
import org.exhibit.indexer.provenance.graph.Strength;
import org.exhibit.indexer.provenance.table.AccessKind;
import org.exhibit.indexer.provenance.table.CaseRecord;
import org.exhibit.indexer.provenance.table.EventTable;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/// Makes one access of the records of one request: the copies that two accounts got of one event
/// (L2), the call and the line of the access log (R5), the record of the network (R6).
final class AccessJoin {
    static final RuleId ONE_RECORD = RuleId.of("R1", 1);
    static final RuleId TWIN = RuleId.of("L2", 1);
    static final RuleId BOTH_LOGS = RuleId.of("R5", 1);
    static final RuleId NETWORK = RuleId.of("R6", 1);
    private static final Duration NEAR = Duration.ofMinutes(5);

    private final EventTable table;
    private final String bucket;
    private final String key;

    AccessJoin(EventTable table, String bucket, String key) {
        this.table = table;
        this.bucket = bucket;
        this.key = key;
    }

    /// @param acting records of requests on the object
    /// @param network records of VPC endpoints with the same request ids
    List<Access> join(List<StoredEvent> acting, List<StoredEvent> network) {
        Map<List<String>, List<StoredEvent>> groups = new LinkedHashMap<>();
        for (StoredEvent event : acting) {
            AccessKind kind = table.access(event.event()).orElse(null);
            if (kind != null) {
                groups.computeIfAbsent(group(event, kind), any -> new ArrayList<>()).add(event);
            }
        }
        List<Access> found = new ArrayList<>();
        for (List<StoredEvent> group : groups.values()) {
            for (List<StoredEvent> request : nearOnes(group)) {
                found.add(access(request));
            }
        }
        found.sort(Access.ORDER);
        return network.isEmpty() ? found : withNetwork(found, network);
    }

    private static List<String> group(StoredEvent event, AccessKind kind) {
        String request = event.event().text(EventField.REQUEST_ID);
        return request == null
                ? List.of("record", event.id())
                : List.of("request", request, kind.word());
    }

    /// Request ids are not promised to be unique: what lies further apart is another request.
    private static List<List<StoredEvent>> nearOnes(List<StoredEvent> group) {
        if (group.size() == 1) {
            return List.of(group);
        }
        List<StoredEvent> sorted = new ArrayList<>(group);
        sorted.sort(
                Comparator.comparing((StoredEvent event) -> millis(event))
                        .thenComparing(StoredEvent::id));
        List<List<StoredEvent>> out = new ArrayList<>();
        for (StoredEvent event : sorted) {
            boolean far =
                    out.isEmpty()
                            || millis(event) - millis(out.getLast().getFirst()) > NEAR.toMillis();
            if (far) {
                out.add(new ArrayList<>());
            }
            out.getLast().add(event);
        }
        return out;
    }

    private static long millis(StoredEvent event) {
        Instant time = event.event().time();
        return time == null ? Long.MAX_VALUE : time.toEpochMilli();
    }

    private Access access(List<StoredEvent> records) {
        List<StoredEvent> calls = of(SourceKind.CLOUDTRAIL, records);
        List<StoredEvent> lines = of(SourceKind.S3_ACCESS, records);
        StoredEvent first = calls.isEmpty() ? lines.getFirst() : calls.getFirst();
        Actor actor = Actor.of(first.event());
        for (StoredEvent call : calls) {
            actor = actor.fuller(Actor.of(call.event()));
        }
        AccessKind kind = table.access(first.event()).orElseThrow();
        List<RuleId> rules = new ArrayList<>();
        if (!calls.isEmpty() && !lines.isEmpty()) {
            rules.add(BOTH_LOGS);
        }
        if (calls.stream().map(call -> call.event().text(EventField.ACCOUNT)).distinct().count()
                > 1) {
            rules.add(TWIN);
        }
        Long called = bytes(calls, kind);
        Long logged = bytes(lines, kind);
        boolean conflict =
                kind.reads() && called != null && logged != null && !called.equals(logged);
        boolean failed = records.stream().anyMatch(each -> !CaseRecord.succeeded(each.event()));
        boolean corroborated = !rules.isEmpty() && !conflict;
        return new Access(
                kind,
                table.accessRow(first.event()),
                bucket,
                key,
                text(records, EventField.VERSION),
                first.event().time(),
                actor,
                ip(records),
                logged == null ? called : logged,
                size(lines),
                !failed,
                false,
                inOrder(calls, lines),
                null,
                null,
                false,
                corroborated ? Strength.CORROBORATED : Strength.RECORDED,
                corroborated ? rules : List.of(new RuleId("R1", 1, table.accessRow(first.event()))),
                conflict ? lines : List.of(),
                List.of());
    }

    private static List<StoredEvent> inOrder(List<StoredEvent> calls, List<StoredEvent> lines) {
        List<StoredEvent> all = new ArrayList<>(calls);
        all.addAll(lines);
        return all;
    }

    private static List<StoredEvent> of(SourceKind source, List<StoredEvent> records) {
        return records.stream()
                .filter(record -> record.event().source() == source)
                .sorted(Comparator.comparing(StoredEvent::id))
                .toList();
    }

    private static @Nullable String text(List<StoredEvent> records, EventField field) {
        return records.stream()
                .map(record -> record.event().text(field))
                .filter(text -> text != null && !text.isEmpty())
                .findFirst()
                .orElse(null);
    }

    private static String ip(List<StoredEvent> records) {
        String ip = text(records, EventField.IP);
        return ip == null ? "" : ip;
    }

    private static @Nullable Long bytes(List<StoredEvent> records, AccessKind kind) {
        for (StoredEvent record : records) {
            LogEvent event = record.event();
            OptionalLong bytes =
                    kind.reads()
                            ? event.number(EventField.BYTES_OUT)
                            : event.source() == SourceKind.S3_ACCESS
                                    ? event.number(EventField.OBJECT_SIZE)
                                    : event.number(EventField.BYTES_IN);
            if (bytes.isPresent()) {
                return bytes.getAsLong();
            }
        }
        return null;
    }

    private static @Nullable Long size(List<StoredEvent> lines) {
        for (StoredEvent line : lines) {
            OptionalLong size = line.event().number(EventField.OBJECT_SIZE);
            if (size.isPresent()) {
                return size.getAsLong();
            }
        }
        return null;
    }

    private static List<Access> withNetwork(List<Access> found, List<StoredEvent> network) {
        List<Access> out = new ArrayList<>();
        for (Access access : found) {
            Access supported = access;
            for (StoredEvent event : network) {
                if (CaseRecord.succeeded(event.event()) && isSameRequest(access, event)) {
                    supported = supported.supported(event, NETWORK);
                }
            }
            out.add(supported);
        }
        return out;
    }

    private static boolean isSameRequest(Access access, StoredEvent network) {
        String request = network.event().text(EventField.REQUEST_ID);
        return request != null
                && access.records().stream()
                        .anyMatch(record ->
                                request.equals(record.event().text(EventField.REQUEST_ID))
                                        && Math.abs(millis(record) - millis(network))
                                                <= NEAR.toMillis());
    }
}
