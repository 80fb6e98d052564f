package org.exhibit.indexer.provenance.exposure;

import org.exhibit.indexer.provenance.graph.Evidence;
import org.exhibit.indexer.provenance.policy.Audience;
import org.exhibit.indexer.provenance.policy.JsonForms;
import org.exhibit.indexer.provenance.policy.PolicyDocument;
import org.exhibit.indexer.provenance.policy.PolicyGrants;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// IAM: roles that other accounts may assume.
final class IamChanges implements ChangeReader {
    @Override
    public String service() {
        return "iam";
    }

    @Override
    public Set<String> actions() {
        return Set.of("CreateRole", "UpdateAssumeRolePolicy", "DeleteRole");
    }

    @Override
    public List<Change> read(Call call) {
        String name = call.requested("roleName");
        if (call.failed() || name.isEmpty()) {
            return List.of();
        }
        String resource = "arn:aws:iam::" + call.owner() + ":role/" + name;
        if (call.action().equals("DeleteRole")) {
            return List.of(
                    new Change.Gone(
                            call.at(), call.evidence("requestParameters.roleName"), resource));
        }
        boolean created = call.action().equals("CreateRole");
        String field = created ? "assumeRolePolicyDocument" : "policyDocument";
        Evidence by = call.evidence("requestParameters." + field);
        Optional<PolicyDocument> document = PolicyDocument.of(call.request(field));
        if (document.isEmpty()) {
            boolean said = !JsonForms.text(call.request(field)).isEmpty();
            return said || !created
                    ? List.of(new Change.Untold(call.at(), by, resource, "trust"))
                    : List.of();
        }
        return List.of(
                new Change.Granted(
                        call.at(),
                        by,
                        resource,
                        Change.Kind.SHARE,
                        "trust",
                        new PolicyGrants(document.get(), call.owner(), new Audience.AnyAws())
                                .grants()));
    }
}
