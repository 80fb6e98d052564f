package org.exhibit.indexer.scenario;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// One of the ground-truth investigations, and how its evidence is delivered. Immutable: every
/// method gives another scenario. Ids are those of the specification, [StoryA], [StoryB] and
/// [StoryC] say what it leaves open.
public final class Scenario {
    private final String name;
    private final List<ScenarioRecord> records;
    private final List<SettingsFile> settings;
    private final Delivery delivery;

    /// How the records are spread over files.
    ///
    /// @param seed in which order records stand within a file and files in a folder; 0 for time
    /// @param split every record in a file of its own
    /// @param duplicated every log file a second time, its records in the opposite order
    /// @param noise how many records that have nothing to do with the story
    record Delivery(long seed, boolean split, boolean duplicated, int noise) {}

    private Scenario(
            String name,
            List<ScenarioRecord> records,
            List<SettingsFile> settings,
            Delivery delivery) {
        this.name = name;
        this.records = List.copyOf(records);
        this.settings = List.copyOf(settings);
        this.delivery = delivery;
    }

    private static Scenario of(
            String name, List<ScenarioRecord> records, List<SettingsFile> settings) {
        return new Scenario(name, records, settings, new Delivery(0, false, false, 0));
    }

    /// PHI, training, deepfake, public bucket.
    public static Scenario a() {
        return of("a", new StoryA().records(), List.of(StoryA.settings()));
    }

    /// Across accounts, with the trail stopped midway.
    public static Scenario b() {
        return of("b", new StoryB().records(), SettingsB.all());
    }

    /// Function tampered with, lock bypassed, key disabled.
    public static Scenario c() {
        return of("c", new StoryC().records(), List.of(StoryC.settings()));
    }

    public String name() {
        return name;
    }

    /// The ids of the story's records, in its order.
    public List<String> ids() {
        return records.stream().map(ScenarioRecord::id).toList();
    }

    /// Without some records. A name before a point stands for all of its parts: `N2` for `N2.1` to
    /// `N2.4`.
    public Scenario without(String... ids) {
        Set<String> gone = Set.of(ids);
        List<ScenarioRecord> rest =
                records.stream().filter(record -> !named(record, gone)).toList();
        if (rest.size() == records.size()) {
            throw new IllegalArgumentException("No record is called " + gone);
        }
        return new Scenario(name, rest, settings, delivery);
    }

    private static boolean named(ScenarioRecord record, Collection<String> names) {
        int point = record.id().indexOf('.');
        return names.contains(record.id())
                || (point > 0 && names.contains(record.id().substring(0, point)));
    }

    /// With another content of a CloudTrail record.
    public Scenario changed(String id, Consumer<ObjectNode> change) {
        List<ScenarioRecord> changed = new ArrayList<>();
        for (ScenarioRecord record : records) {
            changed.add(record.id().equals(id) ? changed(record, change) : record);
        }
        return new Scenario(name, changed, settings, delivery);
    }

    private static ScenarioRecord changed(ScenarioRecord record, Consumer<ObjectNode> change) {
        if (!(record instanceof ScenarioRecord.Trail trail)) {
            throw new IllegalArgumentException(record.id() + " is no CloudTrail record");
        }
        ObjectNode content = trail.content().deepCopy();
        change.accept(content);
        return new ScenarioRecord.Trail(
                trail.id(), trail.time(), trail.account(), trail.region(), content);
    }

    /// Without the settings of its accounts: state before the first change is then unknown.
    public Scenario withoutSettings() {
        return new Scenario(name, records, List.of(), delivery);
    }

    /// Its settings, each an account and the name of a file: `222222222222/event-selectors`.
    public List<String> settingNames() {
        List<String> names = new ArrayList<>();
        for (SettingsFile account : settings) {
            for (String file : account.files().keySet()) {
                names.add(account.account() + '/' + file.replaceFirst("\\.json$", ""));
            }
        }
        return names;
    }

    /// Without one of its settings.
    public Scenario withoutSetting(String setting) {
        String[] parts = setting.split("/", 2);
        List<SettingsFile> rest = new ArrayList<>();
        for (SettingsFile account : settings) {
            rest.add(account.account().equals(parts[0]) ? account.without(parts[1]) : account);
        }
        return new Scenario(name, records, rest, delivery);
    }

    /// In another order within files and of files.
    public Scenario shuffled(long seed) {
        return with(new Delivery(seed, delivery.split(), delivery.duplicated(), delivery.noise()));
    }

    /// Every record in a file of its own.
    public Scenario split() {
        return with(new Delivery(delivery.seed(), true, delivery.duplicated(), delivery.noise()));
    }

    /// Every log file twice.
    public Scenario duplicated() {
        return with(new Delivery(delivery.seed(), delivery.split(), true, delivery.noise()));
    }

    /// Hidden in this many records of other objects, credentials and machines.
    public Scenario hiddenIn(int noise) {
        return with(new Delivery(delivery.seed(), delivery.split(), delivery.duplicated(), noise));
    }

    private Scenario with(Delivery other) {
        return new Scenario(name, records, settings, other);
    }

    /// Writes the evidence as AWS delivers it.
    ///
    /// @param folder new or empty
    public void write(Path folder) throws IOException {
        new ScenarioFiles(name, delivery, folder).write(records, settings);
        new Noise(name, delivery.noise()).write(folder);
    }

    List<ScenarioRecord> records() {
        return records;
    }

    @Override
    public String toString() {
        return "(%s) %s %s"
                .formatted(name, delivery, ids().stream().collect(Collectors.joining(",")));
    }
}
