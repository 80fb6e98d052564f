package org.exhibit.app.cli;

import com.fasterxml.jackson.core.JsonGenerator;

import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.coverage.Coverage;
import org.exhibit.indexer.coverage.Interval;
import org.exhibit.indexer.coverage.UnloggedStretch;
import org.exhibit.indexer.coverage.UnloggedStretches;
import org.exhibit.indexer.index.EventJson;
import org.exhibit.indexer.index.Search;
import org.exhibit.indexer.progress.ProgressBoard;

import java.io.IOException;
import java.time.Instant;

/// The gaps of the logs that a search asks for, as lines for Timesketch: one where a log stops and
/// one where it goes on, with the members that lines of `timeline` have for a gap, so that a sketch
/// does not show unknown as quiet.
final class TimesketchGaps {
    private static final String SILENCE = "Nothing can be said about ";

    private TimesketchGaps() {}

    /// @return how many gaps were printed
    static int print(ProgramContext context, CaseReader reader, Search search) throws IOException {
        if (reader.events().totals().counts().events() == 0) {
            return 0;
        }
        Coverage coverage =
                context.service().coverage(reader, new ProgressBoard(), context.cancel());
        int gaps = 0;
        for (UnloggedStretch stretch : UnloggedStretches.of(coverage, search)) {
            gaps++;
            Interval interval = stretch.interval();
            context.console().line(line(stretch, interval.from(), "Logs say nothing from here"));
            if (interval.to().isBefore(coverage.span().to())) {
                context.console().line(line(stretch, interval.to(), "Logs go on from here"));
            }
        }
        return gaps;
    }

    private static String line(UnloggedStretch stretch, Instant at, String what)
            throws IOException {
        return Json.text(out -> write(out, stretch, at, what));
    }

    private static void write(JsonGenerator out, UnloggedStretch stretch, Instant at, String what)
            throws IOException {
        Interval interval = stretch.interval();
        String from = EventJson.instant(interval.from());
        String to = EventJson.instant(interval.to());
        String note =
                SILENCE
                        + stretch.what()
                        + " from "
                        + from
                        + " to "
                        + to
                        + ": "
                        + stretch.reason()
                        + '.';
        out.writeStartObject();
        out.writeStringField("message", note);
        out.writeStringField("datetime", EventJson.instant(at));
        out.writeStringField("timestamp_desc", what);
        out.writeStringField("source", stretch.source().word());
        out.writeStringField("time", from);
        out.writeStringField("end", to);
        out.writeStringField("edge", "gap");
        out.writeStringField("coverage", stretch.logs().getFirst().why().status().name());
        out.writeArrayFieldStart("evidence");
        for (String id : stretch.evidence()) {
            out.writeString(id);
        }
        out.writeEndArray();
        out.writeStringField("note", note);
        out.writeEndObject();
    }
}
