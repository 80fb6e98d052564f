package org.exhibit.app.ui.overview;

import org.exhibit.app.ui.common.Failure;

/// How far working out the coverage has come.
sealed interface CoverageState {
    record Loading() implements CoverageState {}

    record Shown(CoverageContent content) implements CoverageState {}

    record Failed(Failure failure) implements CoverageState {}
}
