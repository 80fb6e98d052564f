package org.exhibit.indexer.casefile;

import org.exhibit.indexer.custody.Details;

/// What custody says of exhibits and subjects.
final class Marking {
    private Marking() {}

    static Details exhibit(int number, String event, String note) {
        return Details.of("number", Integer.toString(number))
                .with("event", event)
                .with("note", note);
    }

    static Details exhibit(int number, String reason) {
        return Details.of("number", Integer.toString(number)).with("reason", reason);
    }

    static Details subject(Subject.Kind kind, String selector, String reason) {
        return Details.of("kind", kind.word()).with("selector", selector).with("reason", reason);
    }

    static Details subject(String selector, String reason) {
        return Details.of("selector", selector).with("reason", reason);
    }
}
