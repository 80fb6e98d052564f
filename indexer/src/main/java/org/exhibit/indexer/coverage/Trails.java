package org.exhibit.indexer.coverage;

import com.fasterxml.jackson.databind.JsonNode;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/// The trails of the evidence, folded from the calls that made and changed them and from acquired
/// settings.
final class Trails {
    private final Map<List<String>, Trail> byPlace =
            new TreeMap<>(Comparator.comparing(place -> String.join("/", place)));
    private final Map<List<String>, TreeMap<Instant, Proof>> listed = new HashMap<>();

    /// @param records in order of time
    static Trails fold(List<ConfigRecord> records, AccountSettings settings) {
        Trails trails = new Trails();
        settings.list().forEach(trails::setting);
        records.forEach(trails::record);
        trails.byPlace.values().forEach(trail -> trail.history().settle());
        return trails;
    }

    Collection<Trail> all() {
        return byPlace.values();
    }

    /// What says that a list of an account's trails was complete before an instant.
    @Nullable Proof listed(String account, String region, Instant instant) {
        Map.Entry<Instant, Proof> list =
                listed.getOrDefault(List.of(account, region), new TreeMap<>()).floorEntry(instant);
        return list == null ? null : list.getValue();
    }

    private void record(ConfigRecord record) {
        JsonNode request = record.request();
        String name = Members.text(request, "name");
        if (name == null) {
            name = Members.text(request, "trailName");
        }
        if (name == null) {
            name = Members.text(record.response(), "trailARN");
        }
        if (name == null || name.isEmpty()) {
            return;
        }
        Trail trail = trail(name, record.account(), record.region());
        Proof proof = record.proof();
        switch (record.action()) {
            case "CreateTrail" -> {
                trail.made().add(record.at());
                change(
                        trail,
                        record,
                        state ->
                                TrailState.UNKNOWN
                                        .logging(false, "was made and not started yet", proof)
                                        .scope(scope(record), members(record), proof)
                                        .selecting(Selectors.STANDARD, proof));
            }
            case "UpdateTrail" ->
                    change(
                            trail,
                            record,
                            state -> state.scope(named(record), membersNamed(record), proof));
            case "PutEventSelectors" ->
                    change(trail, record, state -> state.selecting(selectors(record), proof));
            case "StartLogging" ->
                    change(trail, record, state -> state.logging(true, "was started", proof));
            case "StopLogging" ->
                    change(trail, record, state -> state.logging(false, "was stopped", proof));
            case "DeleteTrail" ->
                    change(trail, record, state -> state.logging(false, "was deleted", proof));
            default -> {}
        }
    }

    private static void change(Trail trail, ConfigRecord record, UnaryOperator<TrailState> change) {
        trail.history().add(new Change<>(record.at(), true, record.proof(), change));
    }

    /// Of a trail that is made, the answer has every member; what is absent is off.
    private static Boolean scope(ConfigRecord record) {
        return Boolean.TRUE.equals(named(record));
    }

    private static Boolean members(ConfigRecord record) {
        return Boolean.TRUE.equals(membersNamed(record));
    }

    private static @Nullable Boolean named(ConfigRecord record) {
        return either(record, "isMultiRegionTrail");
    }

    private static @Nullable Boolean membersNamed(ConfigRecord record) {
        return either(record, "isOrganizationTrail");
    }

    private static @Nullable Boolean either(ConfigRecord record, String name) {
        Boolean answer = Members.flag(record.response(), name);
        return answer == null ? Members.flag(record.request(), name) : answer;
    }

    private static @Nullable Selectors selectors(ConfigRecord record) {
        if (Selectors.in(record.request())) {
            return Selectors.read(record.request());
        }
        return Selectors.in(record.response()) ? Selectors.read(record.response()) : null;
    }

    private void setting(AccountSetting setting) {
        if (setting.answers("DescribeTrails")) {
            if (Members.list(Members.of(setting.request(), "trailNameList")).isEmpty()) {
                listed(setting);
            }
            List<JsonNode> list = Members.list(Members.of(setting.response(), "trailList"));
            list.forEach(one -> described(one, setting));
        } else if (setting.answers("GetTrail")) {
            described(Members.of(setting.response(), "trail"), setting);
        } else if (setting.answers("GetTrailStatus")) {
            Boolean on = Members.flag(setting.response(), "isLogging");
            named(
                    setting,
                    "name",
                    on != null,
                    state ->
                            state.logging(
                                    Boolean.TRUE.equals(on),
                                    Boolean.TRUE.equals(on) ? "was logging" : "was not logging",
                                    setting.proof()));
        } else if (setting.answers("GetEventSelectors")) {
            boolean told = Selectors.in(setting.response());
            named(
                    setting,
                    "trailName",
                    told,
                    state -> state.selecting(Selectors.read(setting.response()), setting.proof()));
        }
    }

    private void listed(AccountSetting setting) {
        listed.computeIfAbsent(List.of(setting.account(), setting.region()), key -> new TreeMap<>())
                .put(setting.at(), setting.proof());
    }

    private void described(JsonNode answer, AccountSetting setting) {
        String arn = Members.text(answer, "trailARN");
        String name = arn == null ? Members.text(answer, "name") : arn;
        if (name == null) {
            return;
        }
        String home = Members.text(answer, "homeRegion");
        Trail trail = trail(name, setting.account(), home == null ? setting.region() : home);
        boolean standard = Boolean.FALSE.equals(Members.flag(answer, "hasCustomEventSelectors"));
        learn(
                trail,
                setting,
                state -> {
                    TrailState scoped =
                            state.scope(
                                    Members.flag(answer, "isMultiRegionTrail"),
                                    Members.flag(answer, "isOrganizationTrail"),
                                    setting.proof());
                    return standard && scoped.selectors() == null
                            ? scoped.selecting(Selectors.STANDARD, setting.proof())
                            : scoped;
                });
    }

    private void named(
            AccountSetting setting,
            String parameter,
            boolean told,
            UnaryOperator<TrailState> change) {
        String arn = Members.text(setting.response(), "trailARN");
        String name = arn == null ? Members.text(setting.request(), parameter) : arn;
        if (told && name != null) {
            learn(trail(name, setting.account(), setting.region()), setting, change);
        }
    }

    private static void learn(
            Trail trail, AccountSetting setting, UnaryOperator<TrailState> change) {
        trail.history().add(new Change<>(setting.at(), false, setting.proof(), change));
    }

    /// The trail of a name or ARN. A name is one of the account and region of the call, or of a
    /// multi-region trail seen from another region.
    private Trail trail(String nameOrArn, String account, String region) {
        String[] part = nameOrArn.split(":", 6);
        Trail named =
                part.length == 6 && part[5].startsWith("trail/")
                        ? Trail.of(part[4], part[3], part[5].substring("trail/".length()))
                        : Trail.of(account, region, nameOrArn);
        // The partition of the ARN (aws, aws-cn) does not tell trails of one account apart.
        return byPlace.computeIfAbsent(named.place(), place -> named);
    }

    /// The trails that may record an account.
    ///
    /// @param members whether the account is known to deliver through an organisation's trail
    List<Trail> of(String account, boolean members) {
        List<Trail> found = new ArrayList<>();
        for (Trail trail : byPlace.values()) {
            if (trail.account().equals(account) || (members && trail.everOrganisation())) {
                found.add(trail);
            }
        }
        return found;
    }
}
