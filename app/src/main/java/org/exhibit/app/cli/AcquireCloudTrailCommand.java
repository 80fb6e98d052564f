package org.exhibit.app.cli;

import org.exhibit.app.service.CloudTrailPullReport;
import org.exhibit.indexer.acquire.aws.AwsOptions;
import org.exhibit.indexer.acquire.cloudtrail.CloudTrailReport;
import org.exhibit.indexer.acquire.cloudtrail.CloudTrailRequest;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// `exhibit acquire cloudtrail`.
@Command(
        name = "cloudtrail",
        description =
                "Ask CloudTrail for events, trails and keys, and the account for what bears on its"
                        + " logs. Only reads.")
final class AcquireCloudTrailCommand implements PullTask {
    private final ProgramContext context;

    @Mixin CaseArgument target = new CaseArgument();
    @Mixin AwsArguments aws = new AwsArguments();

    @Option(
            names = "--from",
            required = true,
            paramLabel = "TIME",
            converter = Instants.class,
            description = "start of the span, UTC; events go back 90 days at most")
    Instant from = Instant.EPOCH;

    @Option(
            names = "--to",
            required = true,
            paramLabel = "TIME",
            converter = Instants.class,
            description = "end of the span, itself not included, UTC")
    Instant to = Instant.EPOCH;

    @Option(
            names = "--bucket",
            paramLabel = "NAME",
            split = ",",
            description = "bucket whose settings to ask for, beside those of trails; else all")
    List<String> buckets = new ArrayList<>();

    AcquireCloudTrailCommand(ProgramContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        Instants.range(from, to);
        AwsOptions options = aws.options();
        CloudTrailRequest request =
                new CloudTrailRequest(
                        from, to, aws.logRegions, buckets, CloudTrailRequest.PAUSE_MILLIS);
        CloudTrailPullReport report;
        try (ProgressLine progress = new ProgressLine(context.console())) {
            report =
                    context.service()
                            .pulls()
                            .cloudTrail(
                                    target.folder,
                                    options,
                                    request,
                                    progress.board(),
                                    context.cancel());
        }
        tell(report.pull());
        AcquireFilesCommand.tell(report.acquired(), context.console());
        return report.acquired().totals().counts().addsUp()
                ? ExitStatus.DONE
                : ExitStatus.DOES_NOT_HOLD;
    }

    private void tell(CloudTrailReport report) {
        Console console = context.console();
        console.say(
                Searched.number(report.pages(), "page")
                        + " of events, "
                        + Searched.number(report.settings(), "answer")
                        + " about settings and keys.");
        for (String refused : report.refused()) {
            console.say("Not had: " + CellText.safe(refused));
        }
        for (String note : report.notes()) {
            console.say(note + '.');
        }
    }
}
