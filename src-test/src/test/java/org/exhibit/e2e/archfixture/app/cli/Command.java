package org.exhibit.e2e.archfixture.app.cli;

/// Something that only the command line should know.
public record Command(String name) {}
