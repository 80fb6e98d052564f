package org.exhibit.indexer.provenance.exposure;

import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.provenance.graph.Evidence;

import java.util.List;

/// Failed questions that prove a state: what is not there was not there at that instant.
final class BucketWitness {
    private BucketWitness() {}

    static List<Change> of(Call call, String bucket) {
        Evidence by = call.evidence("errorCode");
        boolean account = call.action().contains("Account");
        return switch (call.text(EventField.ERROR)) {
            case "NoSuchBucketPolicy" ->
                    List.of(new Change.Revoked(call.at(), by, bucket, BucketChanges.POLICY));
            case "NoSuchPublicAccessBlockConfiguration" ->
                    List.of(
                            new Change.Blocked(
                                    call.at(),
                                    by,
                                    account ? BucketChanges.account(call.owner()) : bucket,
                                    Block.OFF));
            case "OwnershipControlsNotFoundError" ->
                    List.of(new Change.Ownership(call.at(), by, bucket, Known.NO));
            default -> List.of();
        };
    }
}
