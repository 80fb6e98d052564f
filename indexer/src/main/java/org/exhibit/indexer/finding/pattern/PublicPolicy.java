package org.exhibit.indexer.finding.pattern;

import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.finding.Level;
import org.exhibit.indexer.finding.RecordView;
import org.exhibit.indexer.provenance.policy.Audience;
import org.exhibit.indexer.provenance.policy.Grant;
import org.exhibit.indexer.provenance.policy.PolicyDocument;
import org.exhibit.indexer.provenance.policy.PolicyGrants;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// F01: a bucket's policy lets anyone in. Critical where the bucket was in fact open, high where a
/// block stood against it or nobody can tell.
final class PublicPolicy implements Pattern {
    @Override
    public String id() {
        return "F01";
    }

    @Override
    public String title() {
        return "Bucket policy open to everyone";
    }

    @Override
    public void run(PatternContext context) throws IOException {
        for (RecordView record : context.calls("action:PutBucketPolicy")) {
            Optional<PolicyDocument> policy = PolicyDocument.of(record.request("bucketPolicy"));
            if (policy.isEmpty()) {
                context.undecided(this, record.subject(), "the record leaves the policy out");
                continue;
            }
            String owner = record.owner("AWS::S3::Bucket");
            List<Grant> grants =
                    new PolicyGrants(policy.get(), owner, new Audience.Anyone()).grants();
            for (Grant grant : grants) {
                if (grant.audience().isPublic()) {
                    found(context, record, grant);
                    break;
                }
            }
        }
    }

    private void found(PatternContext context, RecordView record, Grant grant) throws IOException {
        String bucket = record.text(EventField.BUCKET);
        Instant time = record.time();
        Optional<Boolean> open =
                time == null ? Optional.empty() : context.environment().wasPublic(bucket, time);
        Matched matched =
                Matched.of("requestParameters.bucketPolicy.Statement.Principal", "*")
                        .with(
                                "requestParameters.bucketPolicy.Statement.Action",
                                grant.actions().text())
                        .with(
                                "requestParameters.bucketPolicy.Statement.Resource",
                                grant.resources().text())
                        .with(
                                "public",
                                open.map(was -> was ? "yes" : "no, blocked").orElse("not known"));
        Level level = open.orElse(false) ? Level.CRITICAL : Level.HIGH;
        context.found(this, title(), level, record, record.subject(), matched.fields());
    }
}
