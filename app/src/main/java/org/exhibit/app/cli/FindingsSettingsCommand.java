package org.exhibit.app.cli;

import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.custody.CustodyEntry;
import org.exhibit.indexer.finding.FindingSettings;
import org.exhibit.indexer.finding.YamlException;
import org.exhibit.indexer.finding.YamlText;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// `exhibit findings settings`.
@Command(
        name = "settings",
        description =
                "Keep what the rules go by in the case: approved accounts, sensitive buckets,"
                        + " labels. Without a file, print what the case keeps.")
final class FindingsSettingsCommand implements Task {
    private final ProgramContext context;

    @Mixin CaseArgument target = new CaseArgument();

    @Parameters(index = "1", arity = "0..1", paramLabel = "FILE", description = "a YAML file")
    @Nullable Path file;

    FindingsSettingsCommand(ProgramContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        if (file == null) {
            print();
            return ExitStatus.DONE;
        }
        if (Files.size(file) > YamlText.MOST_CHARACTERS) {
            throw new WrongUsage(file + " is larger than settings may be.");
        }
        String yaml = Files.readString(file, StandardCharsets.UTF_8);
        try {
            FindingSettings.read(yaml);
        } catch (YamlException e) {
            throw new WrongUsage(file + ":" + e.line() + ": " + e.getMessage() + '.');
        }
        context.service()
                .keepFindingSettings(target.folder, yaml, String.valueOf(file.getFileName()));
        context.console().say("The case keeps the settings of " + file + '.');
        return ExitStatus.DONE;
    }

    private void print() throws IOException {
        String yaml = "";
        try (CaseReader reader = context.service().open(target.folder)) {
            for (CustodyEntry entry : reader.custody()) {
                if (entry.kind().equals(FindingSettings.ENTRY)) {
                    yaml = entry.details().getOrDefault("yaml", "");
                }
            }
        }
        for (String line : yaml.lines().toList()) {
            context.console().line(CellText.safe(line));
        }
        context.console().flush();
        if (yaml.isEmpty()) {
            context.console().say("The case keeps no settings; the rules approve nothing.");
        }
    }
}
