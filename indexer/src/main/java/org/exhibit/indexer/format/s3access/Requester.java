package org.exhibit.indexer.format.s3access;

import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.event.LogEvent;
import org.jspecify.annotations.Nullable;

/// Who a requester column names.
///
/// @param type the word CloudTrail or S3 has for this kind of identity, or null where the text does
///   not say
/// @param arn the ARN, or null where the column holds none
/// @param name user, role or service name, or the canonical id
/// @param account the account in the ARN, or null
/// @param session the role session's name, or null
record Requester(
        @Nullable String type,
        @Nullable String arn,
        @Nullable String name,
        @Nullable String account,
        @Nullable String session) {

    private static final String SERVICE = "svc:";

    static Requester of(String text) {
        if (text.startsWith(SERVICE)) {
            return new Requester("AWSService", null, text.substring(SERVICE.length()), null, null);
        }
        if (text.startsWith("arn:")) {
            return ofArn(text);
        }
        return new Requester(isCanonicalId(text) ? "CanonicalUser" : null, null, text, null, null);
    }

    private static Requester ofArn(String arn) {
        // arn:partition:service:region:account:resource
        String[] parts = arn.split(":", 6);
        if (parts.length < 6) {
            return new Requester(null, arn, null, null, null);
        }
        String account = isAccount(parts[4]) ? parts[4] : null;
        String resource = parts[5];
        int slash = resource.indexOf('/');
        String kind = slash < 0 ? resource : resource.substring(0, slash);
        String rest = slash < 0 ? "" : resource.substring(slash + 1);
        return switch (kind) {
            case "root" -> new Requester("Root", arn, null, account, null);
            case "user" -> new Requester("IAMUser", arn, last(rest), account, null);
            case "role" -> new Requester("Role", arn, last(rest), account, null);
            case "federated-user" -> new Requester("FederatedUser", arn, last(rest), account, null);
            case "assumed-role" -> {
                int end = rest.indexOf('/');
                yield end < 0
                        ? new Requester("AssumedRole", arn, rest, account, null)
                        : new Requester(
                                "AssumedRole",
                                arn,
                                rest.substring(0, end),
                                account,
                                rest.substring(end + 1));
            }
            default -> new Requester(null, arn, null, account, null);
        };
    }

    void describe(LogEvent.Builder event) {
        event.set(EventField.ACTOR_TYPE, type)
                .set(EventField.ACTOR_ARN, arn)
                .set(EventField.ACTOR_NAME, name)
                .set(EventField.ACTOR_ACCOUNT, account)
                .set(EventField.ACTOR_SESSION, session);
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static boolean isAccount(String text) {
        return text.length() == 12 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static boolean isCanonicalId(String text) {
        return text.length() == 64
                && text.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
    }
}
