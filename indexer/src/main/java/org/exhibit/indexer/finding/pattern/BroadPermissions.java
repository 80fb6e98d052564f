package org.exhibit.indexer.finding.pattern;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.exhibit.indexer.finding.Level;
import org.exhibit.indexer.finding.RecordView;
import org.exhibit.indexer.provenance.policy.JsonForms;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// F02: an identity is given more than anything needs: every action, or every action of S3, on
/// every resource; passing any role to any service; or an AWS policy that says so.
final class BroadPermissions implements Pattern {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> WIDE = Set.of("AdministratorAccess", "AmazonS3FullAccess");

    @Override
    public String id() {
        return "F02";
    }

    @Override
    public String title() {
        return "Permissions wider than anything needs";
    }

    @Override
    public void run(PatternContext context) throws IOException {
        String calls =
                "service:iam.amazonaws.com AND action:(PutRolePolicy OR PutUserPolicy OR"
                    + " PutGroupPolicy OR CreatePolicy OR CreatePolicyVersion OR AttachRolePolicy"
                    + " OR AttachUserPolicy OR AttachGroupPolicy)";
        for (RecordView record : context.calls(calls)) {
            if (JsonForms.isTrue(record.request("omitted"))) {
                context.undecided(this, record.subject(), "the record leaves the policy out");
            } else if (record.action().startsWith("Attach")) {
                attached(context, record);
            } else {
                written(context, record);
            }
        }
    }

    private void attached(PatternContext context, RecordView record) {
        String arn = record.requested("policyArn");
        if (arn.startsWith("arn:aws")
                && arn.contains(":iam::aws:policy/")
                && WIDE.contains(arn.substring(arn.lastIndexOf('/') + 1))) {
            Map<String, String> matched = Matched.of("requestParameters.policyArn", arn).fields();
            context.found(this, title(), Level.HIGH, record, subject(record), matched);
        }
    }

    private void written(PatternContext context, RecordView record) {
        Optional<JsonNode> policy = policy(record.requested("policyDocument"));
        if (policy.isEmpty()) {
            context.undecided(this, subject(record), "the policy in the record cannot be read");
            return;
        }
        for (JsonNode statement : JsonForms.elements(JsonForms.member(policy.get(), "Statement"))) {
            String wide = wide(statement);
            if (!wide.isEmpty()) {
                Map<String, String> matched =
                        Matched.of("policyDocument.Statement.Effect", "Allow")
                                .with("policyDocument.Statement.Action", wide)
                                .with("policyDocument.Statement.Resource", "*")
                                .fields();
                context.found(this, title(), Level.HIGH, record, subject(record), matched);
                return;
            }
        }
    }

    private static Optional<JsonNode> policy(String text) {
        try {
            String json =
                    text.startsWith("%7B") ? URLDecoder.decode(text, StandardCharsets.UTF_8) : text;
            JsonNode read = JSON.readTree(json);
            return read != null && read.isObject() ? Optional.of(read) : Optional.empty();
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /// The action of a statement that is too wide; empty where none is.
    private static String wide(JsonNode statement) {
        boolean allows = JsonForms.text(JsonForms.member(statement, "Effect")).equals("Allow");
        boolean everywhere = JsonForms.texts(JsonForms.member(statement, "Resource")).contains("*");
        if (!allows || !everywhere) {
            return "";
        }
        List<String> actions = JsonForms.texts(JsonForms.member(statement, "Action"));
        for (String action : actions) {
            if (action.equals("*") || action.equals("*:*") || action.equalsIgnoreCase("s3:*")) {
                return action;
            }
            boolean passes =
                    action.equalsIgnoreCase("iam:PassRole") || action.equalsIgnoreCase("iam:*");
            if (passes && !limitsService(JsonForms.member(statement, "Condition"))) {
                return action;
            }
        }
        return "";
    }

    private static boolean limitsService(JsonNode condition) {
        for (JsonNode keys : condition) {
            if (!JsonForms.member(keys, "iam:PassedToService").isMissingNode()) {
                return true;
            }
        }
        return false;
    }

    private static String subject(RecordView record) {
        for (String name :
                List.of("roleName", "userName", "groupName", "policyArn", "policyName")) {
            String text = record.requested(name);
            if (!text.isEmpty()) {
                return text;
            }
        }
        return record.subject();
    }
}
