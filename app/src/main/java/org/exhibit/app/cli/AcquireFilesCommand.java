package org.exhibit.app.cli;

import org.exhibit.app.service.AcquireReport;
import org.exhibit.app.service.AcquireRequest;
import org.exhibit.indexer.format.flow.FlowFormat;
import org.exhibit.indexer.index.Counts;
import org.exhibit.indexer.index.Totals;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// `exhibit acquire files`.
@Command(
        name = "files",
        description = "Acquire files, folders and archives: hash, keep, parse and index them.")
final class AcquireFilesCommand implements Task {
    private final ProgramContext context;

    @Mixin CaseArgument target = new CaseArgument();

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "PATH",
            description = "files, folders, zip, tar, tar.gz")
    List<Path> paths = new ArrayList<>();

    @Option(
            names = "--by-reference",
            description = "leave the originals where they are and keep their hashes only")
    boolean byReference;

    @Option(
            names = "--flow-format",
            paramLabel = "FIELDS",
            description = "field names of flow logs that have no header, if not the default ones")
    @Nullable String flowFormat;

    @Option(
            names = "--aws-keys",
            paramLabel = "FILE",
            description = "public keys of CloudTrail's digests: an answer of list-public-keys")
    @Nullable Path awsKeys;

    @Option(
            names = "--aws-metadata",
            paramLabel = "FILE",
            description =
                    "metadata of the digests' objects, which copies lose: {key: {header: value}},"
                            + " or answers of head-object")
    @Nullable Path awsMetadata;

    @Mixin ZipPass zip = new ZipPass();

    AcquireFilesCommand(ProgramContext context) {
        this.context = context;
    }

    @Override
    public String safe() {
        return "The files named are unchanged; what was finished is kept in the case.";
    }

    @Override
    public String advice() {
        return "The same command again completes it.";
    }

    @Override
    public Integer call() throws IOException {
        List<Path> named = new ArrayList<>(paths);
        Stream.of(awsKeys, awsMetadata).filter(Objects::nonNull).forEach(named::add);
        for (Path path : named) {
            if (!Files.exists(path)) {
                throw new NoSuchFileException(path.toString());
            }
        }
        checkFlowFormat();
        AcquireRequest request =
                new AcquireRequest(
                        paths,
                        byReference,
                        flowFormat,
                        zip.read(),
                        new AcquireRequest.AwsFiles(awsKeys, awsMetadata));
        AcquireReport report;
        try (ProgressLine progress = new ProgressLine(context.console())) {
            report =
                    context.service()
                            .acquire(target.folder, request, progress.board(), context.cancel());
        }
        tell(report, context.console());
        return report.totals().counts().addsUp() ? ExitStatus.DONE : ExitStatus.DOES_NOT_HOLD;
    }

    private void checkFlowFormat() {
        try {
            FlowFormat.withFormat(flowFormat);
        } catch (IllegalArgumentException e) {
            throw new WrongUsage("--flow-format: " + e.getMessage() + '.');
        }
    }

    static void tell(AcquireReport report, Console console) {
        console.say(
                report.acquisition()
                        + ": "
                        + Searched.number(report.newFiles(), "new file")
                        + ", "
                        + Searched.grouped(report.knownFiles())
                        + " already known.");
        if (report.notAcquired() > 0) {
            console.say(
                    Searched.number(report.notAcquired(), "file")
                            + " could not be acquired; exhibit problems names each and why.");
        }
        tell(report.totals(), console);
    }

    static void tell(Totals totals, Console console) {
        Counts counts = totals.counts();
        console.say(
                "The case: "
                        + Searched.number(counts.records(), "record")
                        + " = "
                        + Searched.number(counts.events(), "event")
                        + " + "
                        + Searched.number(counts.duplicates(), "duplicate")
                        + " + "
                        + Searched.grouped(counts.rejected())
                        + " rejected.");
        List<String> beside = new ArrayList<>();
        add(beside, totals.conflicts(), "conflict");
        add(beside, totals.warnings(), "warning");
        add(beside, totals.unreadableFiles(), "unreadable file");
        add(beside, totals.unknownFiles(), "unknown file");
        if (counts.rejected() > 0 || !beside.isEmpty()) {
            console.say(
                    (beside.isEmpty() ? "" : String.join(", ", beside) + ". ")
                            + "See exhibit problems and exhibit evidence list.");
        }
    }

    private static void add(List<String> parts, long count, String noun) {
        if (count > 0) {
            parts.add(Searched.number(count, noun));
        }
    }
}
