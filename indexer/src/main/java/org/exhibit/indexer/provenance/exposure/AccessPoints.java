package org.exhibit.indexer.provenance.exposure;

import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.provenance.graph.Evidence;
import org.exhibit.indexer.provenance.policy.Audience;
import org.exhibit.indexer.provenance.policy.PolicyDocument;
import org.exhibit.indexer.provenance.policy.PolicyGrants;

import java.util.List;
import java.util.Optional;

/// S3's access points, each a way of its own into a bucket, with a policy and a block of its own.
final class AccessPoints {
    private AccessPoints() {}

    static List<Change> of(Call call) {
        String name = call.requested("name");
        if (name.isEmpty()) {
            return List.of();
        }
        String resource =
                name.startsWith("arn:")
                        ? name
                        : "arn:aws:s3:"
                                + call.text(EventField.REGION)
                                + ':'
                                + call.owner()
                                + ":accesspoint/"
                                + name;
        Evidence by = call.evidence("requestParameters");
        return switch (call.action()) {
            case "PutAccessPointPolicy" -> List.of(policy(call, by, resource));
            case "DeleteAccessPointPolicy" ->
                    List.of(new Change.Revoked(call.at(), by, resource, BucketChanges.POLICY));
            case "DeleteAccessPoint" -> List.of(new Change.Gone(call.at(), by, resource));
            case "CreateAccessPoint" ->
                    List.of(
                            new Change.Blocked(
                                    call.at(),
                                    by,
                                    resource,
                                    call.request("PublicAccessBlockConfiguration").isObject()
                                            ? Block.of(
                                                    call.request("PublicAccessBlockConfiguration"))
                                            // Without a word all of it is on.
                                            : Block.ON));
            default -> List.of();
        };
    }

    private static Change policy(Call call, Evidence by, String resource) {
        Optional<PolicyDocument> document = PolicyDocument.of(call.request("policy"));
        return document.isEmpty()
                ? new Change.Untold(call.at(), by, resource, BucketChanges.POLICY)
                : new Change.Granted(
                        call.at(),
                        by,
                        resource,
                        Change.Kind.BUCKET_POLICY,
                        BucketChanges.POLICY,
                        new PolicyGrants(document.get(), call.owner(), new Audience.Anyone())
                                .grants());
    }
}
