package org.exhibit.indexer.finding.pattern;

import com.fasterxml.jackson.databind.JsonNode;

import org.exhibit.indexer.finding.Level;
import org.exhibit.indexer.finding.RecordView;
import org.exhibit.indexer.provenance.policy.JsonForms;

import java.io.IOException;
import java.util.Map;

/// F12, the part in a list: threat detection no longer looks at S3's data events.
final class DetectorFeatures implements Pattern {
    @Override
    public String id() {
        return "F12";
    }

    @Override
    public String title() {
        return "Threat detection no longer looks at S3";
    }

    @Override
    public void run(PatternContext context) throws IOException {
        String calls = "service:guardduty.amazonaws.com AND action:UpdateDetector";
        for (RecordView record : context.calls(calls)) {
            for (JsonNode feature : JsonForms.elements(record.request("features"))) {
                boolean off =
                        JsonForms.text(JsonForms.member(feature, "name")).equals("S3_DATA_EVENTS")
                                && JsonForms.text(JsonForms.member(feature, "status"))
                                        .equals("DISABLED");
                if (off) {
                    Map<String, String> matched =
                            Matched.of("requestParameters.features.name", "S3_DATA_EVENTS")
                                    .with("requestParameters.features.status", "DISABLED")
                                    .fields();
                    context.found(this, title(), Level.HIGH, record, record.subject(), matched);
                }
            }
        }
    }
}
