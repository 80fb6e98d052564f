package org.exhibit.indexer.finding;

import org.exhibit.indexer.event.Network;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Reads the rules' settings from YAML. A name that is not known is an error: a mistyped approval
/// must not look like none.
final class SettingsReader {
    private static final Set<String> NAMES =
            Set.of(
                    "schema",
                    "approved-accounts",
                    "sensitive-buckets",
                    "labels",
                    "egress-threshold-bytes",
                    "allowed-destinations",
                    "approved-ports",
                    "ci-actors",
                    "code-baseline",
                    "log-retention-days",
                    "key-rotation-days",
                    "production-sources",
                    "synthetic-places",
                    "deidentification-jobs");

    /// A hundred years.
    private static final int MOST_DAYS = 36_525;

    private SettingsReader() {}

    static FindingSettings read(String yaml) throws YamlException {
        List<YamlNode> documents = YamlText.documents(yaml);
        if (documents.isEmpty()) {
            return FindingSettings.DEFAULT;
        }
        if (documents.size() != 1 || !(documents.getFirst() instanceof YamlNode.Mapping all)) {
            throw new YamlException(1, "settings are one mapping of names");
        }
        for (String name : all.members().keySet()) {
            if (!NAMES.contains(name)) {
                int line = all.line(name);
                throw new YamlException(line, "'" + name + "' is no setting");
            }
        }
        FindingSettings standard = FindingSettings.DEFAULT;
        return new FindingSettings(
                texts(all, "approved-accounts"),
                texts(all, "sensitive-buckets"),
                labels(all),
                number(all, "egress-threshold-bytes", standard.egressThreshold()),
                networks(all),
                texts(all, "approved-ports"),
                all.texts("ci-actors"),
                texts(all, "code-baseline"),
                days(all, "log-retention-days", standard.retentionDays()),
                days(all, "key-rotation-days", standard.rotationDays()),
                all.texts("production-sources"),
                texts(all, "synthetic-places"),
                all.texts("deidentification-jobs"));
    }

    private static Set<String> texts(YamlNode.Mapping all, String name) {
        return new HashSet<>(all.texts(name));
    }

    private static long number(YamlNode.Mapping all, String name, long otherwise)
            throws YamlException {
        String text = all.text(name);
        if (text.isEmpty()) {
            return otherwise;
        }
        if (!text.matches("[0-9]{1,15}")) {
            throw new YamlException(all.line(name), name + " is a number, not " + text);
        }
        return Long.parseLong(text);
    }

    private static int days(YamlNode.Mapping all, String name, int otherwise) throws YamlException {
        long days = number(all, name, otherwise);
        if (days > MOST_DAYS) {
            throw new YamlException(
                    all.line(name), name + " is at most " + MOST_DAYS + " days, not " + days);
        }
        return (int) days;
    }

    private static List<Network> networks(YamlNode.Mapping all) throws YamlException {
        List<Network> networks = new ArrayList<>();
        for (String text : all.texts("allowed-destinations")) {
            networks.add(
                    Network.parse(text)
                            .orElseThrow(() ->
                                    new YamlException(
                                            all.line("allowed-destinations"),
                                            text + " is no network, such as 192.0.2.0/24")));
        }
        return networks;
    }

    private static List<FindingSettings.LabelRule> labels(YamlNode.Mapping all) {
        List<FindingSettings.LabelRule> rules = new ArrayList<>();
        YamlNode.Mapping labels = all.mapping("labels");
        for (String label : labels.members().keySet()) {
            for (String place : labels.texts(label)) {
                rules.add(new FindingSettings.LabelRule(label, place));
            }
        }
        return rules;
    }
}
