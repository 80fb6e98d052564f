package org.exhibit.app.cli;

/// The forms in which events are printed.
enum EventFormat {
    TABLE,
    JSONL,
    CSV,
    TIMESKETCH;

    /// @throws WrongUsage where the word names none
    static EventFormat of(String word) {
        return switch (word) {
            case "table" -> TABLE;
            case "jsonl" -> JSONL;
            case "csv" -> CSV;
            case "timesketch" -> TIMESKETCH;
            default ->
                    throw new WrongUsage(
                            "--format is table, jsonl, csv or timesketch, not " + word + '.');
        };
    }

    boolean holdsContent() {
        return this == JSONL;
    }
}
