package org.exhibit.app.cli;

import com.fasterxml.jackson.core.JsonGenerator;

import org.exhibit.indexer.provenance.decision.KeptFigure;

import java.io.IOException;

/// A kept figure as one JSON object.
final class FigureJson {
    private FigureJson() {}

    static void write(JsonGenerator out, KeptFigure figure) throws IOException {
        out.writeStartObject();
        out.writeNumberField("number", figure.number());
        out.writeStringField("figure", figure.kind().word());
        out.writeStringField("selector", figure.selector());
        switch (figure.kind()) {
            case TIMELINE -> {
                Json.instant(out, "from", figure.from());
                Json.instant(out, "to", figure.to());
            }
            case LINEAGE -> {
                out.writeStringField("direction", figure.direction());
                out.writeStringField("least", figure.least());
            }
        }
        out.writeStringField("note", figure.note());
        out.writeStringField("author", figure.author());
        Json.instant(out, "added", figure.at());
        out.writeEndObject();
    }

    /// How much of the answer it shows, in words.
    static String shows(KeptFigure figure) {
        return switch (figure.kind()) {
            case TIMELINE -> figure.from() + " to " + figure.to();
            case LINEAGE -> figure.direction() + ", " + figure.least() + " or stronger";
        };
    }
}
