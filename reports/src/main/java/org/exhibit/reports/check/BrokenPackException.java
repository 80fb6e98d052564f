package org.exhibit.reports.check;

/// A check that does not hold and without which no further check means anything. The message is the
/// check's detail.
final class BrokenPackException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String check;

    BrokenPackException(String check, String detail) {
        super(detail);
        this.check = check;
    }

    /// Name of the check.
    String check() {
        return check;
    }

    String detail() {
        return String.valueOf(getMessage());
    }
}
