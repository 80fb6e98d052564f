package org.exhibit.app.cli;

import picocli.CommandLine.Parameters;

import java.nio.file.Path;

/// The case a command works on.
final class CaseArgument {
    @Parameters(index = "0", paramLabel = "CASE", description = "the case's folder")
    Path folder = Path.of("");
}
