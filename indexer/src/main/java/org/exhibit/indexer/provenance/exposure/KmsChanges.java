package org.exhibit.indexer.provenance.exposure;

import com.fasterxml.jackson.databind.JsonNode;

import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.provenance.policy.Audience;
import org.exhibit.indexer.provenance.policy.Grant;
import org.exhibit.indexer.provenance.policy.JsonForms;
import org.exhibit.indexer.provenance.policy.Patterns;
import org.exhibit.indexer.provenance.policy.PolicyDocument;
import org.exhibit.indexer.provenance.policy.PolicyGrants;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// KMS: keys opened to other accounts by policy or grant.
final class KmsChanges implements ChangeReader {
    private static final Pattern ACCOUNT = Pattern.compile("arn:[^:]*:[^:]*:[^:]*:(\\d{12}):.*");

    @Override
    public String service() {
        return "kms";
    }

    @Override
    public Set<String> actions() {
        return Set.of("PutKeyPolicy", "CreateKey", "CreateGrant", "RetireGrant", "RevokeGrant");
    }

    @Override
    public List<Change> read(Call call) {
        String resource = key(call);
        if (call.failed() || resource.isEmpty()) {
            return List.of();
        }
        return switch (call.action()) {
            case "PutKeyPolicy", "CreateKey" -> policy(call, resource);
            case "CreateGrant" -> grant(call, resource);
            default ->
                    List.of(
                            new Change.Revoked(
                                    call.at(),
                                    call.evidence("requestParameters.grantId"),
                                    resource,
                                    "grant:" + call.requested("grantId")));
        };
    }

    private static String key(Call call) {
        String arn = call.resource("AWS::KMS::Key");
        String asked = call.requested("keyId");
        if (!arn.isEmpty() || asked.startsWith("arn:")) {
            return arn.isEmpty() ? asked : arn;
        }
        String made = JsonForms.text(call.response("keyMetadata", "arn"));
        if (!made.isEmpty() || asked.isEmpty()) {
            return made;
        }
        return "arn:aws:kms:"
                + call.text(EventField.REGION)
                + ':'
                + call.owner()
                + (asked.startsWith("alias/") ? ":" : ":key/")
                + asked;
    }

    private static List<Change> policy(Call call, String resource) {
        JsonNode policy = call.request("policy");
        if (policy.isMissingNode() || policy.isNull()) {
            return List.of();
        }
        Optional<PolicyDocument> document = PolicyDocument.of(policy);
        String slot = "policy";
        if (document.isEmpty()) {
            return List.of(
                    new Change.Untold(
                            call.at(), call.evidence("requestParameters.policy"), resource, slot));
        }
        List<Grant> grants =
                new PolicyGrants(document.get(), call.owner(), new Audience.AnyAws())
                        .grants().stream()
                                .map(each ->
                                        new Grant(
                                                each.audience(),
                                                each.actions(),
                                                Patterns.of(List.of()),
                                                each.limits()))
                                .toList();
        return List.of(
                new Change.Granted(
                        call.at(),
                        call.evidence("requestParameters.policy"),
                        resource,
                        Change.Kind.SHARE,
                        slot,
                        grants));
    }

    private static List<Change> grant(Call call, String resource) {
        Matcher grantee = ACCOUNT.matcher(call.requested("granteePrincipal"));
        if (!grantee.matches() || grantee.group(1).equals(call.owner())) {
            return List.of();
        }
        List<String> actions =
                JsonForms.texts(call.request("operations")).stream()
                        .map(each -> "kms:" + each)
                        .toList();
        return List.of(
                new Change.Granted(
                        call.at(),
                        call.evidence("requestParameters.granteePrincipal"),
                        resource,
                        Change.Kind.SHARE,
                        "grant:" + JsonForms.text(call.response("grantId")),
                        List.of(
                                new Grant(
                                        new Audience.Account(grantee.group(1)),
                                        Patterns.of(actions),
                                        Patterns.of(List.of()),
                                        ""))));
    }
}
