package org.exhibit.indexer.provenance.exposure;

import org.exhibit.indexer.provenance.policy.JsonForms;

import java.util.List;
import java.util.Set;

/// EC2: snapshots and images opened to other accounts.
final class Ec2Changes implements ChangeReader {
    @Override
    public String service() {
        return "ec2";
    }

    @Override
    public Set<String> actions() {
        return Set.of(
                "ModifySnapshotAttribute",
                "ResetSnapshotAttribute",
                "DeleteSnapshot",
                "ModifyImageAttribute",
                "ResetImageAttribute",
                "DeregisterImage");
    }

    @Override
    public List<Change> read(Call call) {
        String snapshot = call.requested("snapshotId");
        String image = call.requested("imageId");
        String resource = snapshot.isEmpty() ? image : snapshot;
        if (call.failed() || resource.isEmpty() || answersNo(call)) {
            return List.of();
        }
        return switch (call.action()) {
            case "ModifySnapshotAttribute" ->
                    new ShareLists(
                                    call,
                                    resource,
                                    "ec2:CreateVolume",
                                    "requestParameters.createVolumePermission")
                            .ofEc2(call.request("createVolumePermission"));
            case "ModifyImageAttribute" ->
                    new ShareLists(
                                    call,
                                    resource,
                                    "ec2:RunInstances",
                                    "requestParameters.launchPermission")
                            .ofEc2(call.request("launchPermission"));
            default ->
                    List.of(
                            new Change.Gone(
                                    call.at(), call.evidence("requestParameters"), resource));
        };
    }

    /// EC2 answers some calls with `_return`, which must then be true.
    private static boolean answersNo(Call call) {
        String answer = JsonForms.text(call.response("_return"));
        return !answer.isEmpty() && !answer.equalsIgnoreCase("true");
    }
}
