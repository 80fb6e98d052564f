package org.exhibit.indexer.finding.pattern;

import org.exhibit.indexer.finding.CaseRecords;
import org.exhibit.indexer.finding.Finding;
import org.exhibit.indexer.finding.Level;
import org.exhibit.indexer.finding.RecordView;
import org.exhibit.indexer.provenance.policy.Audience;
import org.exhibit.indexer.provenance.policy.Grant;
import org.exhibit.indexer.provenance.policy.PolicyDocument;
import org.exhibit.indexer.provenance.policy.PolicyGrants;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// F07, the part that reads policies and grants: a key is opened to another account or to everyone.
/// F06, the part about foreign keys: objects encrypted with a key that another account can take
/// away.
final class KeyPolicies implements Pattern {
    private static final int MOST_KEYS = 10_000;
    private static final String KEY_HEADER =
            "requestParameters.x-amz-server-side-encryption-aws-kms-key-id";

    @Override
    public String id() {
        return "F07";
    }

    @Override
    public String title() {
        return "Key opened to another account";
    }

    @Override
    public void run(PatternContext context) throws IOException {
        String calls =
                "service:kms.amazonaws.com AND action:(PutKeyPolicy OR CreateKey OR CreateGrant)";
        for (RecordView record : context.calls(calls)) {
            if (record.action().equals("CreateGrant")) {
                grant(context, record);
            } else {
                policy(context, record);
            }
        }
        new ForeignKeys().run(context);
    }

    private void policy(PatternContext context, RecordView record) {
        Optional<PolicyDocument> policy = PolicyDocument.of(record.request("policy"));
        if (policy.isEmpty()) {
            if (record.action().equals("PutKeyPolicy")) {
                context.undecided(this, record.subject(), "the record leaves the policy out");
            }
            return;
        }
        String owner = record.account();
        List<String> audiences = new ArrayList<>();
        for (Grant grant : new PolicyGrants(policy.get(), owner, new Audience.AnyAws()).grants()) {
            boolean approved =
                    grant.audience() instanceof Audience.Account(String id)
                            && context.settings().isApproved(id);
            if (!approved && !audiences.contains(grant.audience().text())) {
                audiences.add(grant.audience().text());
            }
        }
        if (!audiences.isEmpty()) {
            Map<String, String> matched =
                    Matched.of("eventName", record.action())
                            .with(
                                    "requestParameters.policy.Statement.Principal",
                                    String.join(", ", audiences))
                            .fields();
            context.found(this, title(), Level.HIGH, record, record.subject(), matched);
        }
    }

    private void grant(PatternContext context, RecordView record) {
        String principal = record.requested("granteePrincipal");
        String[] parts = principal.split(":", 6);
        String account = parts.length == 6 ? parts[4] : principal;
        boolean account12 = account.matches("\\d{12}");
        if (account12
                && !account.equals(record.account())
                && !context.settings().isApproved(account)) {
            Map<String, String> matched =
                    Matched.of("requestParameters.granteePrincipal", principal).fields();
            context.found(this, title(), Level.HIGH, record, record.subject(), matched);
        }
    }

    /// F06.
    private static final class ForeignKeys implements Pattern {
        @Override
        public String id() {
            return "F06";
        }

        @Override
        public String title() {
            return "Objects encrypted with a key of another account";
        }

        @Override
        public void run(PatternContext context) throws IOException {
            CaseRecords records = context.records();
            for (String key :
                    records.values(
                            PatternContext.trail("service:s3.amazonaws.com"),
                            KEY_HEADER,
                            MOST_KEYS)) {
                String[] parts = key.split(":", 6);
                if (parts.length == 6 && !context.settings().isApproved(parts[4])) {
                    String query =
                            KEY_HEADER
                                    + ':'
                                    + CaseRecords.quoted(key)
                                    + " AND NOT account:"
                                    + CaseRecords.quoted(parts[4]);
                    List<RecordView> found = context.calls(query);
                    if (!found.isEmpty()) {
                        List<RecordView> cited =
                                found.subList(0, Math.min(found.size(), Finding.MOST_CITED));
                        Map<String, String> matched =
                                Matched.of(KEY_HEADER, key)
                                        .with("records", Integer.toString(found.size()))
                                        .fields();
                        context.found(this, title(), Level.HIGH, cited, key, matched);
                    }
                }
            }
        }
    }
}
