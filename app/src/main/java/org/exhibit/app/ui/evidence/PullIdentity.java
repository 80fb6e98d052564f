package org.exhibit.app.ui.evidence;

import org.exhibit.app.ui.common.Failure;
import org.exhibit.indexer.acquire.aws.AwsAccess;

/// Whom AWS sees, as far as it was asked.
sealed interface PullIdentity {

    record Unknown() implements PullIdentity {}

    record Asking() implements PullIdentity {}

    record Known(AwsAccess.Caller caller) implements PullIdentity {}

    /// A server that is not AWS does not say whom it sees, and need not.
    ///
    /// @param reason its answer
    record Untold(String reason) implements PullIdentity {}

    /// @param advice what to do; may be empty
    record Failed(Failure failure, String advice) implements PullIdentity {}

    /// Whether a pull may go on.
    default boolean isSettled() {
        return this instanceof Known || this instanceof Untold;
    }
}
