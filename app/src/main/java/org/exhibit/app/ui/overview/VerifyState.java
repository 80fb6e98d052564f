package org.exhibit.app.ui.overview;

import org.exhibit.app.ui.common.Failure;
import org.exhibit.indexer.integrity.Verification;

import java.time.Instant;

/// Where a verification of the case stands.
sealed interface VerifyState {

    /// Not verified since the case was opened.
    record NotYet() implements VerifyState {}

    record Running() implements VerifyState {}

    record Done(Verification verification, Instant at) implements VerifyState {}

    record Cancelled() implements VerifyState {}

    record Failed(Failure failure) implements VerifyState {}
}
