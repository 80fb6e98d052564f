package org.exhibit.app.cli;

/// The command line asks for something that cannot be meant; the message says what was expected.
final class WrongUsage extends RuntimeException {
    private static final long serialVersionUID = 1L;

    WrongUsage(String message) {
        super(message);
    }
}
