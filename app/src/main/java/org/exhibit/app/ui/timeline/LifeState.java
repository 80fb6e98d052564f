package org.exhibit.app.ui.timeline;

import org.exhibit.app.ui.common.Failure;

/// What the timeline has to show.
sealed interface LifeState {
    record Idle() implements LifeState {}

    record Running(String selector) implements LifeState {}

    record Shown(TimelineContent content) implements LifeState {}

    /// No line has a time.
    record Nothing(String selector, Teller.Told told) implements LifeState {}

    record Failed(Failure failure) implements LifeState {}

    record Cancelled(String selector) implements LifeState {}
}
