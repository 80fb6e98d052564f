package org.exhibit.indexer.provenance.rule;

import org.exhibit.indexer.event.Address;
import org.exhibit.indexer.provenance.graph.NodeKind;
import org.exhibit.indexer.provenance.identity.Access;
import org.exhibit.indexer.provenance.identity.Actor;

/// Whether content left for a public address. A service's own containers and instances call from
/// public addresses too, which is no download; theirs are left out.
public final class Outside {
    private Outside() {}

    public static boolean is(Access access) {
        Actor actor = access.actor();
        boolean person =
                access.presigned()
                        || actor.anonymous()
                        || (!actor.service()
                                && actor.node().kind() != NodeKind.INSTANCE
                                && actor.node().kind() != NodeKind.SERVICE
                                && !isServiceSession(actor));
        return person && Address.parse(access.ip()).map(PublicAddress::isPublic).orElse(false);
    }

    private static boolean isServiceSession(Actor actor) {
        return switch (actor.session()) {
            case "SageMaker",
                    "GlueJobRunnerSession",
                    "s3-replication",
                    "AWSCloudFormation",
                    "AWSBackup-AWSBackupServiceRole" ->
                    true;
            default -> false;
        };
    }
}
