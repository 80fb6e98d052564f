package org.exhibit.indexer.acquire.aws;

import org.exhibit.indexer.custody.Details;

/// What custody says of who asked AWS, before anything is acquired; entered anew by each run that
/// goes on with a pull.
///
/// @param arn whom AWS saw, or why it did not say
/// @param account empty where AWS did not say
public record CallerEntry(String arn, String account) {
    public static final String KIND = "aws-caller";

    /// Asks AWS whom it sees. A server that is not AWS may not know: that is no failure of a pull,
    /// and custody says so.
    ///
    /// @throws AwsException where the session has ended
    public static CallerEntry ask(AwsAccess access, Patience patience) throws AwsException {
        try {
            AwsAccess.Caller caller = access.caller(patience);
            return new CallerEntry(caller.arn(), caller.account());
        } catch (AwsException e) {
            if (e.kind() == AwsException.Kind.EXPIRED) {
                throw e;
            }
            return new CallerEntry("not told: " + e.getMessage(), "");
        }
    }

    /// Whether AWS said it.
    public boolean isKnown() {
        return !account.isEmpty();
    }

    public Details details(int acquisition) {
        Details details =
                Details.of("acquisition", Integer.toString(acquisition)).with("caller", arn);
        return isKnown() ? details.with("account", account) : details;
    }
}
