package org.exhibit.app.cli;

import org.exhibit.indexer.casefile.LostOriginal;
import org.exhibit.indexer.casefile.OpeningReport;

import picocli.CommandLine;
import picocli.CommandLine.Command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// The program as a command: `exhibit` alone opens the workbench, everything else is a command
/// below it.
@Command(
        name = "exhibit",
        description =
                "A forensic workbench for AWS evidence. Without a command it opens its window.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit status%n",
        exitCodeList = {
            "0:done; rejected records and empty results are said on standard error",
            "1:failed",
            "2:wrong usage or query",
            "3:a verification did not hold",
            "4:another writer has the case"
        })
public final class ExhibitCommand implements Runnable {
    private final Runnable workbench;

    ExhibitCommand(Runnable workbench) {
        this.workbench = workbench;
    }

    /// Runs one command line.
    ///
    /// @param version printed by `--version`
    /// @param workbench opens the window and returns when it is closed
    /// @return the exit status
    public static int execute(
            ProgramContext context, String version, Runnable workbench, String... args) {
        Console console = context.console();
        context.service().onRecovery(report -> tell(report, console));
        CommandLine line = commandLine(context, version, new ExhibitCommand(workbench));
        int status = line.execute(args);
        try {
            console.flush();
        } catch (IOException e) {
            return new Failures(console).handleExecutionException(e, line, line.getParseResult());
        }
        return status;
    }

    /// What an interrupted writer left, and what could not be put right.
    private static void tell(OpeningReport report, Console console) {
        for (String note : report.notes()) {
            console.say(CellText.safe(note));
        }
        for (LostOriginal lost : report.lost()) {
            console.say(
                    CellText.safe(
                            "An original is lost: "
                                    + lost.sha256().hex()
                                    + ", read from "
                                    + lost.source()
                                    + ": "
                                    + lost.reason()
                                    + " Acquire it again; custody has its hash."));
        }
    }

    static CommandLine commandLine(ProgramContext context, String version, ExhibitCommand root) {
        CommandLine line =
                new CommandLine(root)
                        .addSubcommand(new DemoCommand(context))
                        .addSubcommand(
                                group(
                                        "case",
                                        "Make a case, or see what it holds.",
                                        new CaseNewCommand(context),
                                        new CaseStatusCommand(context)))
                        .addSubcommand(
                                group(
                                        "acquire",
                                        "Take evidence into a case.",
                                        new AcquireFilesCommand(context),
                                        new AcquireS3Command(context),
                                        new AcquireCloudTrailCommand(context)))
                        .addSubcommand(
                                group(
                                        "evidence",
                                        "See the evidence of a case, or leave some out.",
                                        new EvidenceListCommand(context),
                                        new EvidenceExclusion.Exclude(context),
                                        new EvidenceExclusion.Include(context)))
                        .addSubcommand(new SearchCommand(context))
                        .addSubcommand(new ShowCommand(context))
                        .addSubcommand(new ProblemsCommand(context))
                        .addSubcommand(
                                group(
                                        "subject",
                                        "Say what is under investigation.",
                                        new SubjectCommands.Add(context),
                                        SubjectCommands.listing(context),
                                        new SubjectCommands.Remove(context),
                                        new SubjectSuggestCommand(context)))
                        .addSubcommand(
                                group(
                                        "tag",
                                        "Put words on events, to find them by.",
                                        new TagCommands.Add(context),
                                        TagCommands.listing(context),
                                        new TagCommands.Remove(context)))
                        .addSubcommand(
                                group(
                                        "note",
                                        "Write down something about events.",
                                        new NoteCommands.Add(context),
                                        new NoteCommands.Listing(context),
                                        new NoteCommands.Remove(context)))
                        .addSubcommand(
                                group(
                                        "exhibits",
                                        "Number records for presentation.",
                                        new ExhibitsCommands.Add(context),
                                        ExhibitsCommands.listing(context),
                                        new ExhibitsCommands.Remove(context)))
                        .addSubcommand(new TimelineCommand(context))
                        .addSubcommand(new LineageCommand(context))
                        .addSubcommand(
                                group(
                                        "judge",
                                        "Say otherwise than the rules, with a reason; both are"
                                                + " shown.",
                                        new JudgeStrengthCommand(context),
                                        new JudgeWindowCommand(context),
                                        new JudgeListCommand(context)))
                        .addSubcommand(
                                group(
                                        "figure",
                                        "Keep views of timelines and lineage for packs.",
                                        new FigureCommands.Keep(context),
                                        new FigureCommands.Listing(context),
                                        new FigureCommands.Show(context),
                                        new FigureCommands.Remove(context)))
                        .addSubcommand(new TakenCommand(context))
                        .addSubcommand(new IntegrityCommand(context))
                        .addSubcommand(new CoverageCommand(context))
                        .addSubcommand(
                                new CommandLine(new FindingsCommand(context))
                                        .addSubcommand(new FindingsTriageCommand(context))
                                        .addSubcommand(new FindingsSettingsCommand(context))
                                        .addSubcommand(new FindingsControlsCommand(context))
                                        .addSubcommand(new FindingsRulesCommand(context))
                                        .addSubcommand(new FindingsNoteCommands.Add(context))
                                        .addSubcommand(new FindingsNoteCommands.Listing(context)))
                        .addSubcommand(custody(context))
                        .addSubcommand(
                                new CommandLine(new SealCommands.Make(context))
                                        .addSubcommand(new SealCommands.Request(context))
                                        .addSubcommand(new SealCommands.Load(context))
                                        .addSubcommand(new SealCommands.Prove(context)))
                        .addSubcommand(new VerifyCommand(context))
                        .addSubcommand(
                                group(
                                        "pack",
                                        "Build evidence packs.",
                                        new PackBuildCommand(context)))
                        .addSubcommand(new ExportCommand(context));
        Failures failures = new Failures(context.console());
        line.setExecutionExceptionHandler(failures);
        line.setParameterExceptionHandler(failures);
        line.setOut(new PrintWriter(context.console().out(), true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(context.console().err(), true));
        finish(line, version);
        return line;
    }

    /// Every command has `--help`, says its usage in full width and takes its arguments as they
    /// are.
    private static void finish(CommandLine line, String version) {
        CommandLine.Model.CommandSpec spec = line.getCommandSpec();
        spec.version("exhibit " + version);
        spec.usageMessage().width(100);
        if (!spec.mixinStandardHelpOptions()) {
            spec.addOption(
                    CommandLine.Model.OptionSpec.builder("-h", "--help")
                            .usageHelp(true)
                            .description("this text")
                            .build());
        }
        for (Map.Entry<String, CommandLine> command : line.getSubcommands().entrySet()) {
            finish(command.getValue(), version);
        }
    }

    private static CommandLine custody(ProgramContext context) {
        CommandLine custody = new CommandLine(new CustodyCommand(context));
        for (DeedForm form : DeedForm.values()) {
            custody.addSubcommand(CustodyDeedCommand.of(context, form));
        }
        return custody;
    }

    private static CommandLine group(String name, String description, Object... commands) {
        CommandLine group = new CommandLine(new Group());
        group.getCommandSpec().name(name).usageMessage().description(description);
        for (Object command : commands) {
            group.addSubcommand(command);
        }
        return group;
    }

    @Override
    public void run() {
        workbench.run();
    }
}
