package org.exhibit.indexer.finding.suggestion;

import java.time.Instant;

/// What became of a suggestion.
public sealed interface SuggestionState {
    /// Nobody has decided.
    record Open() implements SuggestionState {}

    /// It is a subject, or lies within one of its kind.
    ///
    /// @param selector of that subject
    record IsSubject(String selector, String author, Instant at) implements SuggestionState {}

    record Rejected(String author, String reason, Instant at) implements SuggestionState {}

    /// The word in machine forms.
    default String word() {
        return switch (this) {
            case Open open -> "open";
            case IsSubject subject -> "subject";
            case Rejected rejected -> "rejected";
        };
    }
}
