package org.exhibit.indexer.finding.pattern;

import com.fasterxml.jackson.databind.JsonNode;

import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.finding.FindingSettings;
import org.exhibit.indexer.finding.Level;
import org.exhibit.indexer.finding.RecordView;
import org.exhibit.indexer.provenance.policy.JsonForms;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/// F11: a function's code or layers change outside the pipeline or away from the baseline, or
/// anyone may call it.
final class CodeChange implements Pattern {
    @Override
    public String id() {
        return "F11";
    }

    @Override
    public String title() {
        return "Function changed outside the pipeline";
    }

    @Override
    public void run(PatternContext context) throws IOException {
        String calls =
                "service:lambda.amazonaws.com AND (action:UpdateFunctionCode* OR"
                        + " action:UpdateFunctionConfiguration* OR action:AddPermission*)";
        for (RecordView record : context.calls(calls)) {
            if (record.action().equals("AddPermission")) {
                opened(context, record);
            } else {
                changed(context, record);
            }
        }
    }

    private void opened(PatternContext context, RecordView record) {
        boolean limited =
                List.of("sourceAccount", "sourceArn", "principalOrgID").stream()
                        .anyMatch(name -> !record.requested(name).isEmpty());
        if (record.requested("principal").equals("*") && !limited) {
            Map<String, String> matched =
                    Matched.of("requestParameters.principal", "*")
                            .with("requestParameters.action", record.requested("action"))
                            .fields();
            context.found(
                    this,
                    "Function open to everyone",
                    Level.HIGH,
                    record,
                    subject(record),
                    matched);
        }
    }

    private void changed(PatternContext context, RecordView record) {
        FindingSettings settings = context.settings();
        Matched matched = new Matched();
        String layer = foreignLayer(record, settings);
        String sha = record.answered("codeSha256");
        boolean knowsActors = !settings.ciActors().isEmpty();
        boolean knowsCode = !settings.codeBaseline().isEmpty();
        boolean stranger =
                knowsActors
                        && !settings.releasesCode(
                                record.text(EventField.ACTOR_ARN),
                                record.text(EventField.ACTOR_ISSUER));
        boolean strangeCode = knowsCode && !sha.isEmpty() && !settings.codeBaseline().contains(sha);
        if (stranger) {
            matched.with("userIdentity.arn", record.text(EventField.ACTOR_ARN));
        }
        if (strangeCode) {
            matched.with("responseElements.codeSha256", sha);
        }
        matched.with("requestParameters.layers", layer);
        if (!layer.isEmpty() || stranger || strangeCode) {
            String title = layer.isEmpty() ? title() : "Function given a layer of another account";
            context.found(this, title, Level.HIGH, record, subject(record), matched.fields());
        } else if (!knowsActors && !knowsCode) {
            context.undecided(
                    this,
                    subject(record),
                    "the settings name neither who releases code (ci-actors) nor what is meant to"
                            + " run (code-baseline)");
        }
    }

    /// The first layer of an account that is neither the function's nor approved; AWS's own publish
    /// from accounts of theirs, which settings may approve.
    private static String foreignLayer(RecordView record, FindingSettings settings) {
        for (JsonNode layer : JsonForms.elements(record.request("layers"))) {
            String[] parts = layer.asText().split(":", 7);
            boolean foreign =
                    parts.length == 7
                            && !parts[4].equals(record.account())
                            && !settings.isApproved(parts[4]);
            if (foreign) {
                return layer.asText();
            }
        }
        return "";
    }

    private static String subject(RecordView record) {
        String arn = record.answered("functionArn");
        return arn.isEmpty() ? record.requested("functionName") : arn;
    }
}
