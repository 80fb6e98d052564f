package org.exhibit.indexer.provenance.exposure;

import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.provenance.policy.JsonForms;

import java.util.List;
import java.util.Set;

/// RDS: snapshots of databases and clusters opened to other accounts.
final class RdsChanges implements ChangeReader {
    @Override
    public String service() {
        return "rds";
    }

    @Override
    public Set<String> actions() {
        return Set.of(
                "ModifyDBSnapshotAttribute",
                "ModifyDBClusterSnapshotAttribute",
                "DeleteDBSnapshot",
                "DeleteDBClusterSnapshot");
    }

    @Override
    public List<Change> read(Call call) {
        boolean cluster = call.action().contains("Cluster");
        String name =
                call.requested(cluster ? "dBClusterSnapshotIdentifier" : "dBSnapshotIdentifier");
        if (call.failed() || name.isEmpty()) {
            return List.of();
        }
        String resource =
                name.startsWith("arn:")
                        ? name
                        : "arn:aws:rds:"
                                + call.text(EventField.REGION)
                                + ':'
                                + call.owner()
                                + (cluster ? ":cluster-snapshot:" : ":snapshot:")
                                + name;
        if (call.action().startsWith("Delete")) {
            return List.of(
                    new Change.Gone(call.at(), call.evidence("requestParameters"), resource));
        }
        boolean restore = call.requested("attributeName").equals("restore");
        return restore
                ? new ShareLists(
                                call,
                                resource,
                                "rds:RestoreDBInstanceFromDBSnapshot",
                                "requestParameters.valuesToAdd")
                        .ofValues(
                                JsonForms.texts(call.request("valuesToAdd")),
                                JsonForms.texts(call.request("valuesToRemove")))
                : List.of();
    }
}
