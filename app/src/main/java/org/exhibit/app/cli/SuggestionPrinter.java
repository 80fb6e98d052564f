package org.exhibit.app.cli;

import com.fasterxml.jackson.core.JsonGenerator;

import org.exhibit.app.cli.TextTable.Column;
import org.exhibit.app.service.OriginJson;
import org.exhibit.indexer.finding.suggestion.FilePlace;
import org.exhibit.indexer.finding.suggestion.Ground;
import org.exhibit.indexer.finding.suggestion.Suggestion;
import org.exhibit.indexer.finding.suggestion.SuggestionState;
import org.exhibit.indexer.index.EventJson;

import java.io.IOException;
import java.util.List;

/// Suggested subjects as a table or as JSON.
final class SuggestionPrinter {
    private final Console console;

    SuggestionPrinter(Console console) {
        this.console = console;
    }

    void print(List<Suggestion> suggestions, boolean json) throws IOException {
        if (json) {
            try (Json.Lines lines = new Json.Lines(console)) {
                for (Suggestion each : suggestions) {
                    lines.element(out -> write(out, each));
                }
            }
            return;
        }
        TextTable table =
                new TextTable(
                        console,
                        Column.whole("KIND"),
                        Column.whole("SELECTOR"),
                        Column.number("RECORDS"),
                        Column.whole("STATE"),
                        Column.cut("REASON", 40));
        for (Suggestion each : suggestions) {
            table.row(
                    each.kind().word(),
                    each.selector(),
                    Integer.toString(each.evidence().size() + each.places().size()),
                    each.state().word(),
                    each.reason());
        }
        table.flush();
    }

    private static void write(JsonGenerator out, Suggestion each) throws IOException {
        out.writeStartObject();
        out.writeStringField("kind", each.kind().word());
        out.writeStringField("selector", each.selector());
        out.writeStringField("state", each.state().word());
        out.writeStringField("reason", each.reason());
        texts(out, "evidence", each.evidence());
        out.writeArrayFieldStart("grounds");
        for (Ground ground : each.grounds()) {
            out.writeStartObject();
            out.writeStringField("basis", ground.basis().word());
            out.writeStringField("says", ground.says());
            texts(out, "evidence", ground.evidence());
            out.writeArrayFieldStart("places");
            for (FilePlace place : ground.places()) {
                out.writeStartObject();
                out.writeStringField("citation", place.citation());
                OriginJson.write(out, place.origin());
                out.writeEndObject();
            }
            out.writeEndArray();
            out.writeEndObject();
        }
        out.writeEndArray();
        decision(out, each.state());
        out.writeEndObject();
    }

    private static void decision(JsonGenerator out, SuggestionState state) throws IOException {
        switch (state) {
            case SuggestionState.Open open -> {}
            case SuggestionState.IsSubject(
                            String selector,
                            String author,
                            java.time.Instant at) -> {
                out.writeStringField("subject", selector);
                out.writeStringField("author", author);
                out.writeStringField("at", EventJson.instant(at));
            }
            case SuggestionState.Rejected(String author, String reason, java.time.Instant at) -> {
                out.writeStringField("author", author);
                out.writeStringField("rejection", reason);
                out.writeStringField("at", EventJson.instant(at));
            }
        }
    }

    private static void texts(JsonGenerator out, String name, List<String> texts)
            throws IOException {
        out.writeArrayFieldStart(name);
        for (String text : texts) {
            out.writeString(text);
        }
        out.writeEndArray();
    }
}
