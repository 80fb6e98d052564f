package org.exhibit.indexer.finding.pattern;

import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.finding.CaseRecords;
import org.exhibit.indexer.finding.RecordView;
import org.exhibit.indexer.provenance.policy.JsonForms;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Whether a second factor stood behind a credential. Sessions of roles always say `false`, so the
/// call that issued them is judged, up the chain.
final class CredentialJudge {
    private static final int LONGEST_CHAIN = 6;

    /// Session names that services give: no person signs in there.
    private static final Set<String> SERVICES =
            Set.of(
                    "SageMaker",
                    "GlueJobRunnerSession",
                    "s3-replication",
                    "AWSCloudFormation",
                    "AWSBackup-AWSBackupDefaultServiceRole");

    private final CaseRecords records;

    /// How a credential is judged.
    sealed interface Verdict {}

    /// A second factor, or no person.
    record Fine() implements Verdict {}

    /// @param because a clause without a full stop
    record Without(String because) implements Verdict {}

    /// @param reason a clause without a full stop
    record Unknown(String reason) implements Verdict {}

    CredentialJudge(CaseRecords records) {
        this.records = records;
    }

    Verdict judge(RecordView use) throws IOException {
        return judge(use, 0);
    }

    private Verdict judge(RecordView use, int depth) throws IOException {
        String mfa =
                JsonForms.text(
                        use.at("userIdentity", "sessionContext", "attributes", "mfaAuthenticated"));
        if (mfa.equals("true")) {
            return new Fine();
        }
        return switch (use.text(EventField.ACTOR_TYPE)) {
            case "IAMUser", "Root" ->
                    new Without(
                            mfa.isEmpty()
                                    ? "long-term credentials, which carry no second factor"
                                    : "mfaAuthenticated is " + mfa);
            case "AssumedRole" -> session(use, depth);
            case "FederatedUser" ->
                    new Unknown("a federated user: the call that issued it is judged elsewhere");
            case "AWSService" -> new Fine();
            default -> new Unknown("an identity of type " + use.text(EventField.ACTOR_TYPE));
        };
    }

    private Verdict session(RecordView use, int depth) throws IOException {
        if (isMachine(use)) {
            return new Fine();
        }
        if (depth >= LONGEST_CHAIN) {
            return new Unknown("its chain of roles is longer than " + LONGEST_CHAIN);
        }
        String key = use.text(EventField.ACTOR_ACCESS_KEY);
        String query =
                "source:cloudtrail AND responseElements.credentials.accessKeyId:\"" + key + "\"";
        Optional<RecordView> issued = records.first(CaseRecords.query(query));
        if (issued.isEmpty()) {
            return new Unknown("no record of the call that issued the session");
        }
        RecordView call = issued.get();
        return switch (call.action()) {
            case "AssumeRoleWithSAML" ->
                    new Unknown("a SAML session: the identity provider knows the second factor");
            case "AssumeRoleWithWebIdentity" ->
                    new Unknown("a web identity: the identity provider knows the second factor");
            default -> {
                if (!call.requested("serialNumber").isEmpty()) {
                    yield new Fine();
                }
                Verdict before = judge(call, depth + 1);
                yield before instanceof Without
                        ? new Without(
                                call.action()
                                        + " by "
                                        + call.text(EventField.ACTOR_ACCESS_KEY)
                                        + " without serialNumber")
                        : before;
            }
        };
    }

    private static boolean isMachine(RecordView use) {
        String name = use.text(EventField.ACTOR_SESSION);
        String issuer = use.text(EventField.ACTOR_ISSUER);
        List<String> inside = JsonForms.texts(use.at("userIdentity", "inScopeOf", "issuerType"));
        boolean delivered =
                !use.at("userIdentity", "sessionContext", "ec2RoleDelivery").isMissingNode();
        return delivered
                || !inside.isEmpty()
                || SERVICES.contains(name)
                || name.matches("i-[0-9a-f]{8,17}")
                || issuer.contains(":role/aws-service-role/")
                || !use.at("userIdentity", "invokedBy").isMissingNode();
    }
}
