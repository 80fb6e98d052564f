package org.exhibit.indexer.coverage;

import com.fasterxml.jackson.databind.JsonNode;

import org.exhibit.indexer.coverage.FlowLogHistory.State;
import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/// The flow logs of the evidence, folded from the calls that made and deleted them and from
/// acquired settings.
final class FlowLogs {
    private final Map<String, FlowLogHistory> byId = new TreeMap<>();
    private final Map<List<String>, TreeMap<Instant, Proof>> listed = new HashMap<>();

    /// @param records in order of time
    static FlowLogs fold(List<ConfigRecord> records, AccountSettings settings) {
        FlowLogs logs = new FlowLogs();
        settings.answering("DescribeFlowLogs").forEach(logs::setting);
        records.forEach(logs::record);
        logs.byId.values().forEach(log -> log.history().settle());
        return logs;
    }

    Collection<FlowLogHistory> all() {
        return byId.values();
    }

    /// What says that a list of flow logs was complete before an instant.
    @Nullable Proof listed(String account, String region, Instant instant) {
        Map.Entry<Instant, Proof> list =
                listed.getOrDefault(List.of(account, region), new TreeMap<>()).floorEntry(instant);
        return list == null ? null : list.getValue();
    }

    /// Instants of complete lists.
    Set<Instant> listings(String account, String region) {
        return listed.getOrDefault(List.of(account, region), new TreeMap<>()).keySet();
    }

    private void setting(AccountSetting setting) {
        boolean whole =
                Members.texts(Members.of(setting.request(), "flowLogIds")).isEmpty()
                        && Members.list(Members.of(setting.request(), "filter")).isEmpty();
        if (whole) {
            listed.computeIfAbsent(
                            List.of(setting.account(), setting.region()), key -> new TreeMap<>())
                    .put(setting.at(), setting.proof());
        }
        for (JsonNode one : Members.list(Members.of(setting.response(), "flowLogs"))) {
            String id = Members.text(one, "flowLogId");
            String resource = Members.text(one, "resourceId");
            if (id == null || resource == null) {
                continue;
            }
            boolean on = !"FAILED".equals(Members.text(one, "deliverLogsStatus"));
            String traffic = Objects.requireNonNullElse(Members.text(one, "trafficType"), "ALL");
            FlowLogHistory log = log(setting.account(), setting.region(), id, resource);
            learn(log, setting.at(), false, on, traffic, setting.proof());
            Instant made = instant(Members.text(one, "creationTime"));
            if (made != null && on && made.isBefore(setting.at())) {
                learn(log, made, false, true, traffic, setting.proof());
            }
        }
    }

    private static @Nullable Instant instant(@Nullable String text) {
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private FlowLogHistory log(String account, String region, String id, String resource) {
        return byId.computeIfAbsent(
                id,
                key ->
                        new FlowLogHistory(
                                account, region, id, resource, new History<>(State.UNKNOWN)));
    }

    private static void learn(
            FlowLogHistory log,
            Instant at,
            boolean recorded,
            boolean on,
            String traffic,
            Proof proof) {
        log.history()
                .add(
                        new Change<>(
                                at,
                                recorded,
                                proof,
                                before ->
                                        new State(
                                                on,
                                                traffic.isEmpty() ? before.traffic() : traffic,
                                                proof)));
    }

    private void record(ConfigRecord record) {
        switch (record.action()) {
            case "CreateFlowLogs" -> created(record);
            case "DeleteFlowLogs" -> deleted(record);
            default -> {}
        }
    }

    private void created(ConfigRecord record) {
        JsonNode request = inner(record.request(), "CreateFlowLogsRequest");
        JsonNode response = inner(record.response(), "CreateFlowLogsResponse");
        List<String> resources = texts(request, "resourceId", "resourceIds");
        List<String> ids = Members.texts(Members.of(response, "flowLogIdSet"));
        String traffic = Objects.requireNonNullElse(Members.text(request, "trafficType"), "ALL");
        if (ids.size() != resources.size()) {
            // Which id belongs to which resource is told by their order alone; where some failed,
            // it is not told.
            ids = resources.stream().map(resource -> "(of " + resource + ')').toList();
        }
        for (int i = 0; i < resources.size(); i++) {
            FlowLogHistory log =
                    log(record.account(), record.region(), ids.get(i), resources.get(i));
            learn(log, record.at(), true, true, traffic, record.proof());
        }
    }

    private void deleted(ConfigRecord record) {
        JsonNode request = inner(record.request(), "DeleteFlowLogsRequest");
        JsonNode response = inner(record.response(), "DeleteFlowLogsResponse");
        Set<String> kept = new HashSet<>();
        for (JsonNode one : Members.list(Members.of(response, "unsuccessful"))) {
            String id = one.isObject() ? Members.text(one, "resourceId") : null;
            if (id != null) {
                kept.add(id);
            }
        }
        for (String id : texts(request, "flowLogId", "flowLogIds")) {
            FlowLogHistory log = byId.get(id);
            if (!kept.contains(id) && log != null) {
                learn(log, record.at(), true, false, "", record.proof());
            } else if (!kept.contains(id)) {
                learn(
                        log(record.account(), record.region(), id, "an unknown resource"),
                        record.at(),
                        true,
                        false,
                        "ALL",
                        record.proof());
            }
        }
    }

    private static JsonNode inner(JsonNode object, String name) {
        JsonNode inner = Members.of(object, name);
        return inner.isObject() ? inner : object;
    }

    private static List<String> texts(JsonNode object, String name, String other) {
        List<String> found = Members.texts(Members.of(object, name));
        return found.isEmpty() ? Members.texts(Members.of(object, other)) : found;
    }
}
