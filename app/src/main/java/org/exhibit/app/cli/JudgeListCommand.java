package org.exhibit.app.cli;

import com.fasterxml.jackson.core.JsonGenerator;

import org.exhibit.app.cli.TextTable.Column;
import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.provenance.decision.BoundsDecision;
import org.exhibit.indexer.provenance.graph.StrengthDecision;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.time.Instant;
import java.util.List;

/// `exhibit judge list`.
@Command(
        name = "list",
        description = "List every decision about strengths and windows, oldest first of each.")
final class JudgeListCommand implements Task {
    private final ProgramContext context;

    @Mixin CaseArgument target = new CaseArgument();

    @Option(names = "--json", description = "as JSON")
    boolean json;

    JudgeListCommand(ProgramContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        List<StrengthDecision> strengths;
        List<BoundsDecision> bounds;
        try (CaseReader reader = context.service().open(target.folder)) {
            strengths = context.service().judgements().strengths(reader).all();
            bounds = context.service().judgements().bounds(reader).all();
        }
        if (json) {
            context.console().line(Json.text(out -> write(out, strengths, bounds)));
        } else {
            print(strengths, bounds);
        }
        context.console().flush();
        return ExitStatus.DONE;
    }

    private static void write(
            JsonGenerator out, List<StrengthDecision> strengths, List<BoundsDecision> bounds)
            throws IOException {
        out.writeStartObject();
        out.writeArrayFieldStart("strengths");
        for (StrengthDecision each : strengths) {
            out.writeStartObject();
            out.writeStringField("from", each.from().toString());
            out.writeStringField("edge", each.kind().word());
            out.writeStringField("to", each.to().toString());
            out.writeStringField("strength", strength(each));
            out.writeArrayFieldStart("records");
            for (String id : each.cited()) {
                out.writeString(id);
            }
            out.writeEndArray();
            who(out, each.reason(), each.author(), each.at());
        }
        out.writeEndArray();
        out.writeArrayFieldStart("windows");
        for (BoundsDecision each : bounds) {
            out.writeStartObject();
            out.writeStringField("resource", each.resource());
            out.writeStringField("audience", each.audience());
            Json.instant(out, "opened", each.opened());
            Json.instant(out, "from", each.from());
            Json.instant(out, "to", each.to());
            who(out, each.reason(), each.author(), each.at());
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private static void who(JsonGenerator out, String reason, String author, Instant at)
            throws IOException {
        out.writeStringField("reason", reason);
        out.writeStringField("author", author);
        Json.instant(out, "added", at);
        out.writeEndObject();
    }

    private static String strength(StrengthDecision decision) {
        return decision.strength() == null ? "by-rules" : decision.strength().word();
    }

    private void print(List<StrengthDecision> strengths, List<BoundsDecision> bounds)
            throws IOException {
        TextTable table =
                new TextTable(
                        context.console(),
                        Column.cut("ABOUT", 40),
                        Column.whole("DECIDED"),
                        Column.whole("AT"),
                        Column.cut("BY", 10),
                        Column.cut("REASON", 20));
        for (StrengthDecision each : strengths) {
            table.row(
                    each.from() + " " + each.kind().word() + " " + each.to(),
                    strength(each),
                    EventColumns.time(each.at()),
                    each.author(),
                    each.reason());
        }
        for (BoundsDecision each : bounds) {
            table.row(
                    each.resource() + " open to " + each.audience() + " since " + each.opened(),
                    each.from() == null ? "by-records" : each.from() + " to " + end(each.to()),
                    EventColumns.time(each.at()),
                    each.author(),
                    each.reason());
        }
        table.flush();
    }

    private static String end(@Nullable Instant to) {
        return to == null ? "open" : to.toString();
    }
}
