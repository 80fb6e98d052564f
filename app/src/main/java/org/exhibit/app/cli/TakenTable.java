package org.exhibit.app.cli;

import com.fasterxml.jackson.core.JsonGenerator;

import org.exhibit.app.cli.TextTable.Column;
import org.exhibit.indexer.provenance.biography.Life;
import org.exhibit.indexer.provenance.taken.TakenWords;
import org.exhibit.indexer.provenance.taken.Taking;
import org.exhibit.indexer.provenance.taken.WindowUse;

import java.io.IOException;

/// What was taken, for a person and as JSON.
final class TakenTable {
    private TakenTable() {}

    static void print(Life life, Console console) throws IOException {
        if (life.takings().isEmpty() && life.absence().isEmpty()) {
            return;
        }
        console.line("");
        console.line("WAS IT TAKEN?");
        console.line(TakenWords.PREFACE);
        TextTable table =
                new TextTable(
                        console,
                        Column.cut("OBJECT", 16),
                        Column.cut("VERSION", 8),
                        Column.cut("REQUESTER", 12),
                        Column.whole("ACCOUNT"),
                        Column.whole("IP"),
                        Column.cut("USER AGENT", 8),
                        Column.number("AT LEAST"),
                        Column.cut("WHAT MAY BE SAID", 40),
                        Column.cut("CITATIONS", 16));
        for (Taking taking : life.takings()) {
            table.row(
                    taking.object(),
                    taking.version(),
                    EventColumns.shortArn(taking.taker().requester()),
                    taking.taker().account(),
                    taking.taker().ip(),
                    taking.taker().userAgent(),
                    Searched.grouped(taking.atLeast()),
                    taking.sentence(),
                    String.join(" ", taking.citations()));
        }
        table.flush();
        boolean any = life.takings().stream().anyMatch(taking -> taking.verdict().isTaken());
        if (!any) {
            console.line(TakenWords.NONE);
            for (String sentence : life.absence()) {
                console.line(CellText.safe(sentence));
            }
        }
        for (WindowUse use : life.windows()) {
            console.line(
                    "Exposure of "
                            + CellText.safe(use.window().resource())
                            + " to "
                            + CellText.safe(use.window().audience().text())
                            + " from "
                            + EventColumns.time(use.window().from())
                            + (use.window().to() == null
                                    ? ", still open at the end of the evidence. "
                                    : " to " + EventColumns.time(use.window().to()) + ". ")
                            + use.sentence());
        }
    }

    static void write(JsonGenerator out, Taking taking) throws IOException {
        out.writeStartObject();
        out.writeStringField("object", taking.object());
        out.writeStringField("version", taking.version());
        out.writeStringField("requester", taking.taker().requester());
        out.writeStringField("account", taking.taker().account());
        out.writeStringField("ip", taking.taker().ip());
        out.writeStringField("userAgent", taking.taker().userAgent());
        out.writeBooleanField("signedUrl", taking.taker().bySignedUrl());
        out.writeStringField("verdict", taking.verdict().word());
        out.writeNumberField("atLeast", taking.atLeast());
        if (taking.size() != null) {
            out.writeNumberField("size", taking.size());
        }
        out.writeNumberField("responses", taking.responses());
        Json.instant(out, "first", taking.first());
        Json.instant(out, "last", taking.last());
        out.writeStringField("sentence", taking.sentence());
        out.writeArrayFieldStart("evidence");
        for (String id : taking.evidence()) {
            out.writeString(id);
        }
        out.writeEndArray();
        out.writeEndObject();
    }
}
