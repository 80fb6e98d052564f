package org.exhibit.app.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// A name that only holds commands together.
@Command
final class Group implements Runnable {
    @Spec CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(),
                "Name one of its commands: " + String.join(", ", spec.subcommands().keySet()));
    }
}
