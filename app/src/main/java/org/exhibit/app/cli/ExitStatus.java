package org.exhibit.app.cli;

/// What the program's exit status says. Rejected records and searches that find nothing are `DONE`.
final class ExitStatus {
    static final int DONE = 0;
    static final int FAILED = 1;

    /// Wrong usage, or a query that cannot be understood or answered.
    static final int WRONG_USAGE = 2;

    /// A verification was made and did not hold.
    static final int DOES_NOT_HOLD = 3;

    /// Another writer has the case.
    static final int LOCKED = 4;

    private ExitStatus() {}
}
