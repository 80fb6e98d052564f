package org.exhibit.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.exhibit.app.service.LastCase;
import org.exhibit.app.service.LocalCaseService;
import org.exhibit.indexer.progress.CancelToken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/// Every command can be built and says what it is for.
class ExhibitCommandTest {
    @TempDir private Path folder;

    private CommandLine line() {
        Console console =
                new Console(
                        new ByteArrayOutputStream(),
                        new ByteArrayOutputStream(),
                        () -> 0,
                        () -> false);
        ProgramContext context =
                new ProgramContext(
                        new LocalCaseService("1", "test", List.of(), InstantSource.system()),
                        console,
                        new CancelToken(),
                        new LastCase(folder.resolve("last")));
        return ExhibitCommand.commandLine(context, "1", new ExhibitCommand(() -> {}));
    }

    private static void collect(CommandLine line, List<CommandSpec> into) {
        into.add(line.getCommandSpec());
        line.getSubcommands().values().forEach(each -> collect(each, into));
    }

    @Test
    void everyCommandAndArgumentIsExplained() {
        List<CommandSpec> commands = new ArrayList<>();
        collect(line(), commands);
        assertThat(commands).hasSizeGreaterThan(40);
        List<String> unexplained = new ArrayList<>();
        for (CommandSpec command : commands) {
            if (command.usageMessage().description().length == 0) {
                unexplained.add(command.qualifiedName());
            }
            for (ArgSpec argument : command.args()) {
                if (argument.description().length == 0 && !argument.hidden()) {
                    unexplained.add(command.qualifiedName() + ' ' + argument.paramLabel());
                }
            }
        }
        assertThat(unexplained).isEmpty();
    }
}
