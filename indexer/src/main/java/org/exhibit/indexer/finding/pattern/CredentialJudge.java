package org.exhibit.indexer.finding.pattern;

import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.finding.CaseRecords;
import org.exhibit.indexer.finding.RecordView;
import org.exhibit.indexer.index.Query;
import org.exhibit.indexer.provenance.policy.JsonForms;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Whether a second factor stood behind a credential. Sessions of roles always say `false`, so the
/// call that issued them is judged, up the chain. Keeps the calls it read last. One thread at a
/// time.
final class CredentialJudge {
    private static final int LONGEST_CHAIN = 6;
    private static final String ISSUED = "responseElements.credentials.accessKeyId";

    /// Session names that services give: no person signs in there.
    private static final Set<String> SERVICES =
            Set.of(
                    "SageMaker",
                    "GlueJobRunnerSession",
                    "s3-replication",
                    "AWSCloudFormation",
                    "AWSBackup-AWSBackupDefaultServiceRole");

    /// As many records of calls that issued sessions are read together, and kept.
    private static final int MOST_KEPT = 2_000;

    private final CaseRecords records;
    private final Map<String, Optional<RecordView>> issued =
            new LinkedHashMap<>(64, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(
                        Map.Entry<String, Optional<RecordView>> eldest) {
                    return size() > MOST_KEPT;
                }
            };

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

    /// Looks together for the calls that issued the sessions of some records.
    void foresee(Collection<RecordView> uses) throws IOException {
        Set<String> keys = new TreeSet<>();
        for (RecordView use : uses) {
            String key = use.text(EventField.ACTOR_ACCESS_KEY);
            boolean asked =
                    use.text(EventField.ACTOR_TYPE).equals("AssumedRole")
                            && !hasSecondFactor(use)
                            && !isMachine(use);
            if (asked && !issued.containsKey(key) && !key.contains("\"")) {
                keys.add(key);
            }
        }
        if (keys.isEmpty()) {
            return;
        }
        Query.Target path = new Query.Target.Path(ISSUED);
        List<Query> ways = new ArrayList<>();
        keys.forEach(key -> ways.add(new Query.Equal(path, key)));
        Query query =
                new Query.And(
                        List.of(
                                CaseRecords.query("source:cloudtrail"),
                                ways.size() == 1 ? ways.getFirst() : new Query.Or(ways)));
        if (records.count(query) > MOST_KEPT) {
            return;
        }
        Map<String, RecordView> found = new HashMap<>();
        for (RecordView call : records.all(query)) {
            found.putIfAbsent(call.answered("credentials", "accessKeyId"), call);
        }
        // A record that has its key elsewhere than it is looked for here leaves all open.
        if (keys.containsAll(found.keySet())) {
            keys.forEach(key -> issued.put(key, Optional.ofNullable(found.get(key))));
        }
    }

    private Optional<RecordView> issued(String key) throws IOException {
        Optional<RecordView> known = issued.get(key);
        if (known == null) {
            String query = "source:cloudtrail AND " + ISSUED + ":\"" + key + "\"";
            known = records.first(CaseRecords.query(query));
            issued.put(key, known);
        }
        return known;
    }

    private static String mfa(RecordView use) {
        return JsonForms.text(
                use.at("userIdentity", "sessionContext", "attributes", "mfaAuthenticated"));
    }

    private static boolean hasSecondFactor(RecordView use) {
        return mfa(use).equals("true");
    }

    private Verdict judge(RecordView use, int depth) throws IOException {
        String mfa = mfa(use);
        if (hasSecondFactor(use)) {
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
        Optional<RecordView> issued = issued(key);
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
