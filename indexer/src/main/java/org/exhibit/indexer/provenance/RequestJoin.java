package org.exhibit.indexer.provenance;

import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.event.LogEvent;
import org.exhibit.indexer.event.SourceKind;
import org.exhibit.indexer.index.StoredEvent;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// Groups the records that tell of one request: same request id and, since AWS nowhere says that it
/// is unique, also the same host id, or the same bucket and key within two seconds.
final class RequestJoin {
    /// How far the clocks of two records of one request may lie apart where no host id decides.
    private static final Duration NEAR = Duration.ofSeconds(2);

    private final Set<String> named = new HashSet<>();
    private final List<StoredEvent> all;

    /// @param named the records that name what was asked for
    /// @param all these and others that may tell of the same requests
    RequestJoin(List<StoredEvent> named, Collection<StoredEvent> all) {
        named.forEach(event -> this.named.add(event.id()));
        this.all = ObjectTimeline.inOrder(all);
    }

    /// Every group holds a record that names what was asked for; CloudTrail comes first.
    List<List<StoredEvent>> groups() {
        List<List<StoredEvent>> out = new ArrayList<>();
        Map<String, List<StoredEvent>> byRequest = new LinkedHashMap<>();
        for (StoredEvent event : all) {
            String request = event.event().text(EventField.REQUEST_ID);
            if (request == null || event.event().source() == SourceKind.VPC_FLOW) {
                out.add(List.of(event));
            } else {
                byRequest.computeIfAbsent(request, id -> new ArrayList<>()).add(event);
            }
        }
        byRequest.values().forEach(events -> join(events, out));
        out.removeIf(group -> group.stream().noneMatch(event -> named.contains(event.id())));
        return out;
    }

    /// One group a line of the access log, as a request on many objects has one line for each; what
    /// no line tells of stands alone.
    private void join(List<StoredEvent> events, List<List<StoredEvent>> out) {
        List<StoredEvent> calls = of(SourceKind.CLOUDTRAIL, events);
        Set<String> joined = new HashSet<>();
        List<List<StoredEvent>> groups = new ArrayList<>();
        List<StoredEvent> lines = of(SourceKind.S3_ACCESS, events);
        for (StoredEvent line : lines) {
            if (readsCopySource(line.event())) {
                continue;
            }
            List<StoredEvent> group = new ArrayList<>();
            for (StoredEvent call : calls) {
                if (same(call.event(), line.event())) {
                    group.add(call);
                    joined.add(call.id());
                }
            }
            group.add(line);
            groups.add(group);
        }
        Map<List<String>, List<StoredEvent>> copies = new HashMap<>();
        for (StoredEvent call : calls) {
            if (!joined.contains(call.id())) {
                copies.computeIfAbsent(kind(call.event()), kind -> new ArrayList<>()).add(call);
            }
        }
        groups.addAll(copies.values());
        joinNetwork(groups);
        lines.stream()
                .filter(line -> readsCopySource(line.event()))
                .forEach(line -> joinCopySource(line, groups));
        out.addAll(groups);
    }

    /// A copy writes two lines; that of the source belongs to the copy it was read for.
    private static void joinCopySource(StoredEvent line, List<List<StoredEvent>> groups) {
        for (List<StoredEvent> group : groups) {
            LogEvent copy = group.getFirst().event();
            if (Deeds.of(copy) == Deed.COPIED && !readsCopySource(copy)) {
                if (sameHost(copy, line.event()).orElse(near(copy.time(), line.event().time()))) {
                    group.add(line);
                    return;
                }
            }
        }
        groups.add(new ArrayList<>(List.of(line)));
    }

    /// What a VPC endpoint recorded of a request names no object; it belongs to the request that
    /// was the only one of its id and action (rule R6).
    private static void joinNetwork(List<List<StoredEvent>> groups) {
        for (List<StoredEvent> network : List.copyOf(groups)) {
            if (!network.stream().allMatch(RequestJoin::isNetwork)) {
                continue;
            }
            List<List<StoredEvent>> served =
                    groups.stream()
                            .filter(group ->
                                    group.stream().noneMatch(RequestJoin::isNetwork)
                                            && group.getFirst().event().source()
                                                    == SourceKind.CLOUDTRAIL
                                            && sameAction(group, network))
                            .toList();
            if (served.size() == 1) {
                served.getFirst().addAll(network);
                groups.removeIf(group -> group == network);
            }
        }
    }

    private static boolean isNetwork(StoredEvent event) {
        return "NetworkActivity".equals(event.event().text(EventField.CATEGORY));
    }

    private static boolean sameAction(List<StoredEvent> one, List<StoredEvent> other) {
        return text(one.getFirst().event(), EventField.ACTION)
                .equals(text(other.getFirst().event(), EventField.ACTION));
    }

    private static boolean readsCopySource(LogEvent line) {
        return text(line, EventField.ACTION).endsWith("_GET");
    }

    /// The owner of a bucket gets a copy of a foreign caller's record, with an event id of its own.
    private static List<String> kind(LogEvent call) {
        return List.of(
                text(call, EventField.SERVICE),
                text(call, EventField.ACTION),
                text(call, EventField.TIME),
                text(call, EventField.OBJECT));
    }

    private static boolean same(LogEvent call, LogEvent line) {
        boolean bucket = Objects.equals(call.text(EventField.BUCKET), line.text(EventField.BUCKET));
        return keysAgree(call, line)
                && sameHost(call, line).orElse(bucket && near(call.time(), line.time()));
    }

    /// Empty where one of the two has no host id.
    private static Optional<Boolean> sameHost(LogEvent one, LogEvent other) {
        String host = one.text(EventField.HOST_ID);
        String otherHost = other.text(EventField.HOST_ID);
        return host == null || otherHost == null
                ? Optional.empty()
                : Optional.of(host.equals(otherHost));
    }

    private static boolean keysAgree(LogEvent call, LogEvent line) {
        String called = call.text(EventField.KEY);
        String once = line.text(EventField.KEY);
        // A call on many objects names none of them.
        return called == null
                || once == null
                || KeyForm.of(called, false, once) != null
                || KeyForm.decode(called).equals(once);
    }

    private static boolean near(@Nullable Instant one, @Nullable Instant other) {
        return one != null
                && other != null
                && Duration.between(one, other).abs().compareTo(NEAR) <= 0;
    }

    private static List<StoredEvent> of(SourceKind source, List<StoredEvent> events) {
        return events.stream().filter(event -> event.event().source() == source).toList();
    }

    private static String text(LogEvent event, EventField field) {
        String text = event.text(field);
        return text == null ? "" : text;
    }
}
