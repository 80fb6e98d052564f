package org.exhibit.indexer.format.cloudtrail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.format.ParsedRecord;
import org.exhibit.indexer.format.RecordField;
import org.jspecify.annotations.Nullable;

import java.util.Map;

/// Holds a parsed record against what another project's own test expects of it.
final class PeerSuite {
    private static final Map<String, EventField> NAMED =
            Map.ofEntries(
                    Map.entry("eventTime", EventField.TIME),
                    Map.entry("eventId", EventField.EVENT_ID),
                    Map.entry("eventName", EventField.ACTION),
                    Map.entry("eventSource", EventField.SERVICE),
                    Map.entry("requestId", EventField.REQUEST_ID),
                    Map.entry("eventCategory", EventField.CATEGORY),
                    Map.entry("sourceIp", EventField.IP),
                    Map.entry("userAgent", EventField.USER_AGENT),
                    Map.entry("accessKeyId", EventField.ACTOR_ACCESS_KEY),
                    Map.entry("principalArn", EventField.ACTOR_ARN),
                    Map.entry("principalType", EventField.ACTOR_TYPE),
                    Map.entry("accountId", EventField.ACTOR_ACCOUNT),
                    Map.entry("recipientAccountId", EventField.ACCOUNT),
                    Map.entry("region", EventField.REGION),
                    Map.entry("errorCode", EventField.ERROR),
                    Map.entry("sessionIssuerArn", EventField.ACTOR_ISSUER));
    private static final String SESSION = "userIdentity.sessionContext.";
    private static final Map<String, String> PATHS =
            Map.ofEntries(
                    Map.entry("eventVersion", "eventVersion"),
                    Map.entry("eventType", "eventType"),
                    Map.entry("readOnly", "readOnly"),
                    Map.entry("managementEvent", "managementEvent"),
                    Map.entry("errorMessage", "errorMessage"),
                    Map.entry("principalId", "userIdentity.principalId"),
                    Map.entry("userName", "userIdentity.userName"),
                    Map.entry("invokedBy", "userIdentity.invokedBy"),
                    Map.entry("sharedEventId", "sharedEventID"),
                    Map.entry("sessionCredentialFromConsole", "sessionCredentialFromConsole"),
                    Map.entry("mfaAuthenticated", SESSION + "attributes.mfaAuthenticated"),
                    Map.entry("sessionIssuerType", SESSION + "sessionIssuer.type"),
                    Map.entry("sessionIssuerPrincipalId", SESSION + "sessionIssuer.principalId"),
                    Map.entry("sessionIssuerAccountId", SESSION + "sessionIssuer.accountId"),
                    Map.entry("sessionIssuerUserName", SESSION + "sessionIssuer.userName"),
                    Map.entry("identityCenterUserId", "userIdentity.userId"),
                    Map.entry("identityStoreArn", "userIdentity.identityStoreArn"),
                    Map.entry("insightState", "insightDetails.state"),
                    Map.entry("insightEventSource", "insightDetails.eventSource"),
                    Map.entry("insightEventName", "insightDetails.eventName"),
                    Map.entry("insightType", "insightDetails.insightType"),
                    Map.entry("mfaUsed", "additionalEventData.MFAUsed"),
                    Map.entry("cipherSuite", "tlsDetails.cipherSuite"),
                    Map.entry("clientProvidedHostHeader", "tlsDetails.clientProvidedHostHeader"));

    private PeerSuite() {}

    /// @return how many values were compared
    static int compare(JsonNode expect, ParsedRecord record) {
        int compared = 0;
        for (Map.Entry<String, JsonNode> member : expect.properties()) {
            String name = member.getKey();
            EventField field = NAMED.get(name);
            String path = PATHS.get(name);
            if (field == null && path == null) {
                continue;
            }
            String actual = field == null ? value(record, path) : named(record, field);
            String wanted = member.getValue().asText();
            if (member.getValue().isBoolean() && actual != null) {
                actual = actual.equalsIgnoreCase("Yes") ? "true" : actual;
                actual = actual.equalsIgnoreCase("No") ? "false" : actual;
            }
            assertThat(actual).as(name + " of " + record.event()).isEqualTo(wanted);
            compared++;
        }
        return compared;
    }

    private static @Nullable String named(ParsedRecord record, EventField field) {
        if (field == EventField.TIME) {
            String time = String.valueOf(record.event().time());
            return time.replace("Z", ".000Z");
        }
        return record.event().text(field);
    }

    private static @Nullable String value(ParsedRecord record, @Nullable String path) {
        return record.fields().stream()
                .filter(field -> field.path().equals(path))
                .map(RecordField::text)
                .findFirst()
                .orElse(null);
    }
}
