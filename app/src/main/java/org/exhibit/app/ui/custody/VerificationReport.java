package org.exhibit.app.ui.custody;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;

import org.exhibit.app.service.VerificationJson;
import org.exhibit.indexer.custody.CustodyHead;
import org.exhibit.indexer.integrity.Verification;

import java.io.IOException;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/// What a full check of a case found, to be handed on. Times in UTC.
///
/// @param title of the case
/// @param number of the case, or empty
/// @param examiner who asked for it
/// @param at when the check ended
/// @param head of custody when the case was read
record VerificationReport(
        String title,
        String number,
        String examiner,
        Instant at,
        Duration took,
        CustodyHead head,
        Verification verification) {
    private static final JsonFactory FACTORY = new JsonFactory();

    /// Forms of the report.
    enum Form {
        TEXT("Verification report, text", "verification.txt"),
        JSON("Verification report, JSON", "verification.json");

        private final String label;
        private final String file;

        Form(String label, String file) {
            this.label = label;
            this.file = file;
        }

        String label() {
            return label;
        }

        /// A name to propose.
        String file() {
            return file;
        }
    }

    String write(Form form) throws IOException {
        return switch (form) {
            case TEXT -> text();
            case JSON -> json();
        };
    }

    private String text() {
        StringBuilder out = new StringBuilder("Verification of a case by Exhibit\n\n");
        line(out, "Case", title);
        line(out, "Number", number.isEmpty() ? EntryDetail.ABSENT : number);
        line(out, "Examiner", examiner);
        line(out, "Checked", at + ", in " + took.toMillis() + " ms");
        line(out, "Custody", "entry " + head.sequence() + ", " + head.hash().hex());
        line(out, "Outcome", verification.ok() ? "every check holds" : "DOES NOT HOLD");
        out.append('\n');
        for (Verification.Check check : verification.checks()) {
            out.append(check.ok() ? "holds   " : "FAILED  ")
                    .append(check.name())
                    .append("\n        ")
                    .append(visible(check.detail()))
                    .append('\n');
        }
        return out.toString();
    }

    private static void line(StringBuilder out, String name, String value) {
        out.append(String.format(Locale.ROOT, "%-10s", name)).append(visible(value)).append('\n');
    }

    /// A name from the evidence must not begin a line of its own or steer a terminal.
    private static String visible(String value) {
        StringBuilder out = new StringBuilder();
        value.codePoints()
                .forEach(c -> {
                    boolean odd =
                            Character.isISOControl(c) || Character.getType(c) == Character.FORMAT;
                    if (odd) {
                        out.append(String.format(Locale.ROOT, "\\u%04x", c));
                    } else {
                        out.appendCodePoint(c);
                    }
                });
        return out.toString();
    }

    /// `exhibit.verification/1`: the members of `exhibit verify --json`, and what they are about.
    private String json() throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = FACTORY.createGenerator(text)) {
            out.useDefaultPrettyPrinter();
            out.writeStartObject();
            out.writeStringField("schema", "exhibit.verification/1");
            out.writeStringField("case", title);
            out.writeStringField("number", number);
            out.writeStringField("examiner", examiner);
            out.writeStringField("at", at.toString());
            out.writeNumberField("milliseconds", took.toMillis());
            out.writeObjectFieldStart("custody");
            out.writeNumberField("sequence", head.sequence());
            out.writeStringField("head", head.hash().hex());
            out.writeEndObject();
            VerificationJson.members(out, verification);
            out.writeEndObject();
        }
        return text.append('\n').toString();
    }
}
