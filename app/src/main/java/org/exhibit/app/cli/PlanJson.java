package org.exhibit.app.cli;

import com.fasterxml.jackson.core.JsonGenerator;

import org.exhibit.indexer.acquire.s3.Prices;
import org.exhibit.indexer.acquire.s3.PullCost;
import org.exhibit.indexer.acquire.s3.S3Plan;

import java.io.IOException;
import java.util.Map;

/// What a pull would bring, as JSON.
final class PlanJson {
    private PlanJson() {}

    static void write(JsonGenerator out, S3Plan plan, Prices prices) throws IOException {
        out.writeStartObject();
        amount(out, "fetched", plan.fetched());
        amount(out, "inCase", plan.inCase());
        amount(out, "archived", plan.archived());
        out.writeNumberField("deleteMarkers", plan.deleteMarkers());
        out.writeObjectFieldStart("byClass");
        for (Map.Entry<String, S3Plan.Amount> entry : plan.byClass().entrySet()) {
            amount(out, entry.getKey(), entry.getValue());
        }
        out.writeEndObject();
        out.writeArrayFieldStart("groups");
        for (S3Plan.Group group : plan.groups()) {
            out.writeStartObject();
            out.writeStringField("kind", group.group().kind());
            out.writeStringField("account", group.group().account());
            out.writeStringField("region", group.group().region());
            amount(out, "listed", group.amount());
            amount(out, "inCase", group.inCase());
            amount(out, "archived", group.archived());
            out.writeNumberField("days", group.days().size());
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeNumberField("listRequests", plan.listRequests());
        cost(out, plan.cost(prices));
        out.writeArrayFieldStart("restore");
        for (String command : plan.restore()) {
            out.writeString(command);
        }
        out.writeEndArray();
        out.writeArrayFieldStart("leftOut");
        for (String part : plan.leftOut()) {
            out.writeString(part);
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private static void cost(JsonGenerator out, PullCost cost) throws IOException {
        out.writeObjectFieldStart("cost");
        out.writeNumberField("total", cost.total());
        out.writeNumberField("list", cost.list());
        out.writeNumberField("get", cost.get());
        out.writeNumberField("retrieval", cost.retrieval());
        out.writeNumberField("transfer", cost.transfer());
        out.writeStringField("currency", cost.currency());
        out.writeStringField("asOf", cost.asOf());
        out.writeEndObject();
    }

    private static void amount(JsonGenerator out, String name, S3Plan.Amount amount)
            throws IOException {
        out.writeObjectFieldStart(name);
        out.writeNumberField("objects", amount.objects());
        out.writeNumberField("bytes", amount.bytes());
        out.writeEndObject();
    }
}
