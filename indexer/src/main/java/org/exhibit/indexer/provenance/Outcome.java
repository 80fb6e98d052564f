package org.exhibit.indexer.provenance;

import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.event.LogEvent;
import org.jspecify.annotations.Nullable;

import java.util.OptionalLong;

/// How a request ended, as its record says.
public enum Outcome {
    SUCCESS("success"),
    /// Refused for want of permission or a valid credential.
    DENIED("denied"),
    ERROR("error");

    private final String word;

    Outcome(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    public static Outcome of(LogEvent event) {
        String error = event.text(EventField.ERROR);
        OptionalLong status = event.number(EventField.STATUS);
        boolean forbidden =
                status.isPresent() && (status.getAsLong() == 401 || status.getAsLong() == 403);
        if (forbidden || speaksOfDenial(error)) {
            return DENIED;
        }
        boolean failed = status.isPresent() && status.getAsLong() >= 400;
        return failed || isError(error) ? ERROR : SUCCESS;
    }

    private static boolean isError(@Nullable String code) {
        return code != null && !code.isEmpty() && !code.equals("Success");
    }

    private static boolean speaksOfDenial(@Nullable String code) {
        return code != null
                && (code.contains("AccessDenied")
                        || code.contains("Unauthorized")
                        || code.contains("Forbidden")
                        || code.equals("SignatureDoesNotMatch")
                        || code.equals("InvalidAccessKeyId"));
    }
}
