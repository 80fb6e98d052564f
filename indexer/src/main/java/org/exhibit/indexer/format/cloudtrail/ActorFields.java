package org.exhibit.indexer.format.cloudtrail;

import org.exhibit.indexer.event.EventField;
import org.jspecify.annotations.Nullable;

/// Who acted, from `userIdentity`.
final class ActorFields {
    private ActorFields() {}

    static void map(EventFields fields) {
        fields.copy(EventField.ACTOR_TYPE, RecordPath.IDENTITY_TYPE);
        fields.copy(EventField.ACTOR_ARN, RecordPath.IDENTITY_ARN);
        fields.copy(EventField.ACTOR_ACCOUNT, RecordPath.IDENTITY_ACCOUNT);
        fields.copy(EventField.ACTOR_ACCESS_KEY, RecordPath.ACCESS_KEY);
        fields.copy(EventField.ACTOR_ISSUER, RecordPath.ISSUER_ARN);
        name(fields);
        fields.set(EventField.ACTOR_SESSION, session(fields.leaves()));
    }

    /// A user's name, else the name of the role whose session it is, else the service that acts.
    private static void name(EventFields fields) {
        RecordLeaves leaves = fields.leaves();
        if (leaves.has(RecordPath.USER_NAME)) {
            fields.copy(EventField.ACTOR_NAME, RecordPath.USER_NAME);
        } else if (leaves.has(RecordPath.ISSUER_NAME)) {
            fields.copy(EventField.ACTOR_NAME, RecordPath.ISSUER_NAME);
        } else if (actsItself(leaves)) {
            fields.copy(EventField.ACTOR_NAME, RecordPath.INVOKED_BY);
        }
    }

    /// Whether `invokedBy` is the actor, not only the service that carried the actor's request on.
    private static boolean actsItself(RecordLeaves leaves) {
        String type = leaves.filled(RecordPath.IDENTITY_TYPE);
        return type == null || type.equals("AWSService");
    }

    private static @Nullable String session(RecordLeaves leaves) {
        String type = leaves.filled(RecordPath.IDENTITY_TYPE);
        String principal = leaves.filled(RecordPath.PRINCIPAL_ID);
        String arn = leaves.filled(RecordPath.IDENTITY_ARN);
        boolean assumed = arn != null && arn.contains(":assumed-role/");
        if (principal != null && holdsSession(type, principal, assumed)) {
            int colon = principal.indexOf(':');
            if (colon >= 0) {
                return principal.substring(colon + 1);
            }
        }
        return assumed && arn != null ? arn.substring(arn.lastIndexOf('/') + 1) : null;
    }

    /// A SAML or web identity's principal id has colons of its own, which part no session.
    private static boolean holdsSession(@Nullable String type, String principal, boolean assumed) {
        return assumed
                || "AssumedRole".equals(type)
                || "FederatedUser".equals(type)
                || principal.startsWith("AROA");
    }
}
