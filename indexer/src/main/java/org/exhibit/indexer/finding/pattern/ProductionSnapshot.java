package org.exhibit.indexer.finding.pattern;

import com.fasterxml.jackson.databind.JsonNode;

import org.exhibit.indexer.finding.CaseRecords;
import org.exhibit.indexer.finding.FindingSettings;
import org.exhibit.indexer.finding.Level;
import org.exhibit.indexer.finding.RecordView;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// F04: a snapshot of production data is restored where only synthetic data belongs.
final class ProductionSnapshot implements Pattern {
    private static final List<String> SNAPSHOT =
            List.of(
                    "snapshotId",
                    "dBSnapshotIdentifier",
                    "dBClusterSnapshotIdentifier",
                    "snapshotIdentifier",
                    "sourceDBInstanceIdentifier",
                    "sourceDBClusterIdentifier");

    @Override
    public String id() {
        return "F04";
    }

    @Override
    public String title() {
        return "Production snapshot restored among synthetic data";
    }

    @Override
    public void run(PatternContext context) throws IOException {
        FindingSettings settings = context.settings();
        String calls =
                "(action:CreateVolume AND requestParameters.snapshotId:*) OR"
                    + " action:(RestoreDBInstanceFromDBSnapshot OR RestoreDBInstanceToPointInTime"
                    + " OR RestoreDBClusterFromSnapshot OR RestoreDBClusterToPointInTime OR"
                    + " CreateDBInstanceReadReplica)";
        boolean told =
                !settings.productionSources().isEmpty() && !settings.syntheticPlaces().isEmpty();
        for (RecordView record : context.calls(calls)) {
            if (!told) {
                context.undecided(
                        this,
                        record.subject(),
                        "the settings do not name production-sources and synthetic-places");
                continue;
            }
            String place = place(record, settings);
            String root = root(context.records(), record, settings);
            if (!place.isEmpty() && !root.isEmpty()) {
                Map<String, String> matched =
                        Matched.of("source", root).with("restored to", place).fields();
                context.found(this, title(), Level.HIGH, record, record.subject(), matched);
            }
        }
    }

    private static String place(RecordView record, FindingSettings settings) {
        if (settings.syntheticPlaces().contains(record.account())) {
            return record.account();
        }
        return find(record.request(), settings);
    }

    /// A value anywhere in the parameters, such as a tag's or a subnet group's.
    private static String find(JsonNode node, FindingSettings settings) {
        if (node.isValueNode()) {
            return settings.syntheticPlaces().contains(node.asText()) ? node.asText() : "";
        }
        for (JsonNode inner : node) {
            String found = find(inner, settings);
            if (!found.isEmpty()) {
                return found;
            }
        }
        return "";
    }

    private static String root(CaseRecords records, RecordView record, FindingSettings settings)
            throws IOException {
        for (String name : SNAPSHOT) {
            String source = record.requested(name);
            if (source.isEmpty()) {
                continue;
            }
            String own = source.substring(source.lastIndexOf(':') + 1);
            if (settings.isProduction(own)) {
                return own;
            }
            String from = origin(records, own);
            if (settings.isProduction(from)) {
                return from;
            }
        }
        return "";
    }

    /// What a snapshot was made of.
    private static String origin(CaseRecords records, String snapshot) throws IOException {
        String query =
                "action:(CreateSnapshot OR CreateDBSnapshot OR CreateDBClusterSnapshot) AND"
                        + " (responseElements.snapshotId:%1$s OR"
                        + " requestParameters.dBSnapshotIdentifier:%1$s OR"
                        + " requestParameters.dBClusterSnapshotIdentifier:%1$s)";
        Optional<RecordView> made =
                records.first(
                        PatternContext.trail(query.replace("%1$s", CaseRecords.quoted(snapshot))));
        if (made.isEmpty()) {
            return "";
        }
        for (String name : List.of("volumeId", "dBInstanceIdentifier", "dBClusterIdentifier")) {
            String source = made.get().requested(name);
            if (!source.isEmpty()) {
                return source;
            }
        }
        return "";
    }
}
