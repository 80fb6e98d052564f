package org.exhibit.app.ui.custody;

import org.exhibit.app.ui.common.Failure;

/// What the screen of custody has to show.
sealed interface CustodyState {
    record Loading() implements CustodyState {}

    record Shown(CustodyContent content) implements CustodyState {}

    record Failed(Failure failure) implements CustodyState {}

    record Cancelled() implements CustodyState {}
}
