package org.exhibit.app.ui.common;

import java.io.PrintWriter;
import java.io.StringWriter;

/// Something that did not work, as told to a person.
///
/// @param what what failed and for which item, one sentence
/// @param kept what stayed safe, one sentence
/// @param reason the cause's own words
/// @param details what an engineer needs; no evidence content
public record Failure(String what, String kept, String reason, String details) {

    public static Failure of(String what, String kept, Throwable cause) {
        StringWriter trace = new StringWriter();
        cause.printStackTrace(new PrintWriter(trace));
        String message = cause.getMessage();
        String reason =
                message == null || message.isBlank() ? cause.getClass().getSimpleName() : message;
        return new Failure(what, kept, reason, trace.toString());
    }

    /// The whole text for the clipboard.
    public String copyText() {
        return what + '\n' + reason + '\n' + kept + "\n\n" + details;
    }
}
