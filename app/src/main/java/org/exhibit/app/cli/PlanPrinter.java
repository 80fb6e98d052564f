package org.exhibit.app.cli;

import com.fasterxml.jackson.core.JsonGenerator;

import org.exhibit.indexer.acquire.aws.AwsOptions;
import org.exhibit.indexer.acquire.s3.S3Plan;
import org.exhibit.indexer.acquire.s3.S3Request;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Prints what a pull would bring.
final class PlanPrinter {
    private static final int LEFT_OUT_SHOWN = 10;

    private final ProgramContext context;
    private final Path folder;
    private final boolean json;

    PlanPrinter(ProgramContext context, Path folder, boolean json) {
        this.context = context;
        this.folder = folder;
        this.json = json;
    }

    void print(AwsOptions options, S3Request request) throws IOException {
        S3Plan plan;
        try (ProgressLine progress = new ProgressLine(context.console())) {
            plan =
                    context.service()
                            .pulls()
                            .plan(
                                    folder,
                                    options,
                                    request,
                                    listed -> {},
                                    progress.board(),
                                    context.cancel());
        }
        if (json) {
            context.console().line(Json.text(out -> json(out, plan)));
        } else {
            table(plan);
        }
    }

    private void table(S3Plan plan) throws IOException {
        Console console = context.console();
        TextTable table =
                new TextTable(
                        console,
                        TextTable.Column.whole("KIND"),
                        TextTable.Column.whole("ACCOUNT"),
                        TextTable.Column.whole("REGION"),
                        TextTable.Column.number("OBJECTS"),
                        TextTable.Column.number("BYTES"),
                        TextTable.Column.number("DAYS"),
                        TextTable.Column.number("IN CASE"),
                        TextTable.Column.number("ARCHIVED"));
        for (S3Plan.Group group : plan.groups()) {
            table.row(
                    group.kind(),
                    group.account(),
                    group.region(),
                    Searched.grouped(group.amount().objects()),
                    Searched.grouped(group.amount().bytes()),
                    Searched.grouped(group.days().size()),
                    Searched.grouped(group.inCase().objects()),
                    Searched.grouped(group.archived().objects()));
        }
        table.flush();
        for (Map.Entry<String, S3Plan.Amount> entry : plan.byClass().entrySet()) {
            console.line(entry.getKey() + ": " + amount(entry.getValue()));
        }
        console.line("To pull: " + amount(plan.fetched()));
        S3Plan.Cost cost = plan.cost();
        console.line(
                String.format(
                        Locale.ROOT,
                        "Estimated cost: %.4f %s (listing %.4f, fetching %.4f, retrieval %.4f,"
                                + " transfer %.4f)",
                        cost.total(),
                        cost.currency(),
                        cost.list(),
                        cost.get(),
                        cost.retrieval(),
                        cost.transfer()));
        console.say(
                "Prices as of "
                        + cost.asOf()
                        + ": "
                        + cost.basis()
                        + ". The bucket's owner pays; the bill may differ.");
        console.say(Searched.number(plan.listRequests(), "list request") + " made.");
        if (plan.archived().objects() > 0) {
            console.say(
                    amount(plan.archived())
                            + " archived, not to be acquired: restoring changes the account, so a"
                            + " custodian must do it.");
        }
        leftOut(console, plan.leftOut());
    }

    static void leftOut(Console console, List<String> leftOut) {
        if (leftOut.isEmpty()) {
            return;
        }
        console.say("Not listed, as asked:");
        leftOut.stream()
                .limit(LEFT_OUT_SHOWN)
                .forEach(part -> console.say("  " + CellText.safe(part)));
        if (leftOut.size() > LEFT_OUT_SHOWN) {
            console.say("  and " + Searched.grouped(leftOut.size() - LEFT_OUT_SHOWN) + " more");
        }
        console.say("AWS may deliver logs up to 30 days late: see --late-days.");
    }

    private static String amount(S3Plan.Amount amount) {
        return Searched.number(amount.objects(), "object")
                + ", "
                + Searched.grouped(amount.bytes())
                + " bytes";
    }

    private static void json(JsonGenerator out, S3Plan plan) throws IOException {
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
            out.writeStringField("kind", group.kind());
            out.writeStringField("account", group.account());
            out.writeStringField("region", group.region());
            amount(out, "listed", group.amount());
            amount(out, "inCase", group.inCase());
            amount(out, "archived", group.archived());
            out.writeNumberField("days", group.days().size());
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeNumberField("listRequests", plan.listRequests());
        cost(out, plan.cost());
        out.writeArrayFieldStart("leftOut");
        for (String part : plan.leftOut()) {
            out.writeString(part);
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private static void cost(JsonGenerator out, S3Plan.Cost cost) throws IOException {
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
