package org.exhibit.app.cli;

import org.exhibit.app.service.PullReport;
import org.exhibit.app.service.PullSession;
import org.exhibit.indexer.acquire.aws.AwsOptions;
import org.exhibit.indexer.acquire.aws.CallerEntry;
import org.exhibit.indexer.acquire.s3.S3Group;
import org.exhibit.indexer.acquire.s3.S3Report;
import org.exhibit.indexer.acquire.s3.S3Request;
import org.exhibit.indexer.acquire.s3.S3Scope;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// `exhibit acquire s3`.
@Command(
        name = "s3",
        description = "Pull objects from S3, with everything S3 says of them. Only reads.")
final class AcquireS3Command implements PullTask {
    private final ProgramContext context;

    @Mixin CaseArgument target = new CaseArgument();
    @Mixin AwsArguments aws = new AwsArguments();

    @Parameters(
            index = "1",
            paramLabel = "S3URL",
            description = "s3://bucket or s3://bucket/prefix")
    String url = "";

    @Option(
            names = "--account",
            paramLabel = "ID",
            split = ",",
            description = "only what lies in the folders of this account; may be repeated")
    List<String> accounts = new ArrayList<>();

    @Option(
            names = "--from",
            paramLabel = "TIME",
            converter = Instants.class,
            description = "first day of delivery, UTC")
    @Nullable Instant from;

    @Option(
            names = "--to",
            paramLabel = "TIME",
            converter = Instants.class,
            description = "end of the span, itself not included, UTC")
    @Nullable Instant to;

    @Option(
            names = "--late-days",
            paramLabel = "N",
            defaultValue = "1",
            description =
                    "days after the span to look into for logs delivered late; AWS tries for up to"
                            + " 30 (default: ${DEFAULT-VALUE})")
    int lateDays;

    @Option(names = "--versions", description = "also older versions and delete markers")
    boolean versions;

    @Option(
            names = "--without",
            paramLabel = "KIND[/ACCOUNT[/REGION]]",
            description = "leave a row of the dry run's table where it is; may be repeated")
    List<String> without = new ArrayList<>();

    @Option(names = "--dry-run", description = "only list: what would come, and what it would cost")
    boolean dryRun;

    @Mixin DryRunOptions plan = new DryRunOptions();

    AcquireS3Command(ProgramContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        S3Request request = request();
        AwsOptions options = aws.options();
        if (dryRun) {
            new PlanPrinter(context, target.folder, plan).print(options, request);
            return ExitStatus.DONE;
        }
        plan.checkUnused();
        PullReport report;
        try (PullSession session = context.service().pulls().open(options)) {
            CallerEntry caller = session.callerEntry(context.cancel());
            context.console().say("AWS sees: " + CellText.safe(caller.arn()));
            try (ProgressLine progress = new ProgressLine(context.console())) {
                report = session.pull(target.folder, request, progress.board(), context.cancel());
            }
        }
        tell(report);
        return report.acquired().totals().counts().addsUp()
                ? ExitStatus.DONE
                : ExitStatus.DOES_NOT_HOLD;
    }

    private S3Request request() {
        Instants.range(from, to);
        if (lateDays < 0 || lateDays > 60) {
            throw new WrongUsage("--late-days: expected 0 to 60.");
        }
        for (String account : accounts) {
            if (!account.matches("\\d{12}")) {
                throw new WrongUsage("--account: " + account + " has not 12 digits.");
            }
        }
        S3Scope scope =
                new S3Scope(
                        new TreeSet<>(accounts),
                        new TreeSet<>(aws.logRegions),
                        from == null ? null : day(from),
                        to == null ? null : day(to.minusNanos(1)),
                        lateDays);
        try {
            S3Request request = S3Request.parse(url).within(scope).without(leftGroups());
            return versions ? request.withVersions() : request;
        } catch (IllegalArgumentException e) {
            throw new WrongUsage(e.getMessage() + ": expected s3://bucket/prefix.");
        }
    }

    private SortedSet<S3Group> leftGroups() {
        SortedSet<S3Group> groups = new TreeSet<>();
        for (String row : without) {
            String[] parts = row.split("/", -1);
            if (parts.length > 3 || parts[0].isBlank()) {
                throw new WrongUsage(
                        "--without: expected KIND, KIND/ACCOUNT or KIND/ACCOUNT/REGION.");
            }
            groups.add(
                    new S3Group(
                            parts[0],
                            parts.length > 1 ? parts[1] : S3Group.ANY,
                            parts.length > 2 ? parts[2] : S3Group.ANY));
        }
        return groups;
    }

    private static LocalDate day(Instant instant) {
        return instant.atZone(ZoneOffset.UTC).toLocalDate();
    }

    private void tell(PullReport report) {
        Console console = context.console();
        if (report.pull().skipped() > 0) {
            console.say(
                    Searched.number(report.pull().skipped(), "object")
                            + " not fetched: the case has them by key, ETag and size.");
        }
        if (report.pull().archived() > 0) {
            console.say(
                    Searched.number(report.pull().archived(), "object")
                            + " archived, not acquired: exhibit problems gives the command with"
                            + " which a custodian can restore each.");
        }
        S3Report.Trouble trouble = report.pull().trouble();
        if (trouble.repeated() > 0) {
            console.say(
                    Searched.number(trouble.repeated(), "request")
                            + " repeated, "
                            + Searched.grouped(trouble.throttled())
                            + " because S3 asked for fewer, "
                            + Searched.grouped(trouble.mismatches())
                            + " because the bytes were not those announced; "
                            + Searched.number(trouble.resumed(), "broken transfer")
                            + " went on in the middle.");
        }
        PlanPrinter.leftOut(console, report.pull().leftOut());
        AcquireFilesCommand.tell(report.acquired(), console);
    }
}
