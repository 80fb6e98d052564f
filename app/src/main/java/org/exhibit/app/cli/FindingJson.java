package org.exhibit.app.cli;

import com.fasterxml.jackson.core.JsonGenerator;

import org.exhibit.indexer.finding.Control;
import org.exhibit.indexer.finding.ControlJudgements;
import org.exhibit.indexer.finding.Finding;
import org.exhibit.indexer.index.EventJson;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/// The JSON form of a finding.
final class FindingJson {
    private FindingJson() {}

    static void write(JsonGenerator out, Finding finding, ControlJudgements judgements)
            throws IOException {
        out.writeStartObject();
        out.writeStringField("rule", finding.rule());
        out.writeStringField("title", finding.title());
        out.writeStringField("level", finding.level().word());
        if (finding.time() == null) {
            out.writeNullField("time");
        } else {
            out.writeStringField("time", EventJson.instant(finding.time()));
        }
        out.writeStringField("account", finding.account());
        out.writeStringField("region", finding.region());
        out.writeStringField("subject", finding.subject());
        out.writeObjectFieldStart("matched");
        for (Map.Entry<String, String> field : finding.matched().entrySet()) {
            out.writeStringField(field.getKey(), field.getValue());
        }
        out.writeEndObject();
        out.writeArrayFieldStart("evidence");
        for (String id : finding.evidence()) {
            out.writeString(id);
        }
        out.writeEndArray();
        out.writeArrayFieldStart("controls");
        for (Control control : finding.controls()) {
            control(out, control, judgements.history(finding, control));
        }
        out.writeEndArray();
        out.writeStringField("state", finding.state().word());
        out.writeEndObject();
    }

    /// With what an examiner said of it last; nothing is said where nobody has judged it.
    private static void control(
            JsonGenerator out, Control control, List<ControlJudgements.Judgement> history)
            throws IOException {
        out.writeStartObject();
        out.writeStringField("framework", control.framework());
        out.writeStringField("version", control.version());
        out.writeStringField("id", control.id());
        out.writeStringField("mapping", control.mapping());
        if (!history.isEmpty()) {
            ControlJudgements.Judgement last = history.getLast();
            out.writeStringField("state", last.state().word());
            out.writeStringField("author", last.author());
            out.writeStringField("reason", last.reason());
            out.writeStringField("judged", EventJson.instant(last.at()));
        }
        out.writeEndObject();
    }
}
