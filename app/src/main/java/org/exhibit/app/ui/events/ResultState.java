package org.exhibit.app.ui.events;

import org.exhibit.app.ui.common.Failure;

import java.time.Duration;
import java.util.List;

/// What the events screen has to say about its query.
public sealed interface ResultState {

    /// No case is open.
    record NoCase() implements ResultState {}

    record Searching() implements ResultState {}

    /// @param count events found
    /// @param total events of the case
    record Found(long count, long total, Duration took) implements ResultState {}

    /// Nothing was found.
    ///
    /// @param total events of the case, that is, what was searched
    /// @param blocking each condition without which something would be found, and how much
    record Nothing(long total, List<Blocking> blocking) implements ResultState {}

    record Blocking(String condition, long withoutIt) {}

    /// The index cannot answer; the text can be understood. Old results stay.
    record Refused(String reason) implements ResultState {}

    record Failed(Failure failure) implements ResultState {}
}
