package org.exhibit.app.main;

/// Starts Exhibit.
///
/// It is no JavaFX `Application` on purpose: a main class that is one may not be started from the
/// class path.
public final class Main {

    private Main() {}

    static void main(String[] args) {
        Package program = Main.class.getPackage();
        String version = program.getImplementationVersion();
        System.out.println("exhibit " + (version == null ? "(unpackaged)" : version));
    }
}
