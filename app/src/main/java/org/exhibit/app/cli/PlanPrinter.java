package org.exhibit.app.cli;

import org.exhibit.app.service.ListingFile;
import org.exhibit.app.service.PullSession;
import org.exhibit.indexer.acquire.aws.AwsOptions;
import org.exhibit.indexer.acquire.aws.CallerEntry;
import org.exhibit.indexer.acquire.s3.Prices;
import org.exhibit.indexer.acquire.s3.PullCost;
import org.exhibit.indexer.acquire.s3.S3DryRun;
import org.exhibit.indexer.acquire.s3.S3Plan;
import org.exhibit.indexer.acquire.s3.S3Request;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Prints what a pull would bring.
final class PlanPrinter {
    private static final int LEFT_OUT_SHOWN = 10;

    private final ProgramContext context;
    private final Path folder;
    private final DryRunOptions asked;

    PlanPrinter(ProgramContext context, Path folder, DryRunOptions asked) {
        this.context = context;
        this.folder = folder;
        this.asked = asked;
    }

    void print(AwsOptions options, S3Request request) throws IOException {
        Prices prices = asked.prices();
        S3Plan plan;
        try (PullSession session = context.service().pulls().open(options)) {
            if (asked.listing == null) {
                plan = listed(session, request, (listed, inCase) -> {});
            } else {
                try (ListingFile file = new ListingFile(asked.listing, request.bucket())) {
                    plan = listed(session, request, file);
                }
                context.console().say("Every object is in " + asked.listing + '.');
            }
        }
        if (asked.json) {
            context.console().line(Json.text(out -> PlanJson.write(out, plan, prices)));
        } else {
            table(plan, plan.cost(prices));
        }
    }

    private S3Plan listed(PullSession session, S3Request request, S3DryRun.Visitor visitor)
            throws IOException {
        CallerEntry caller = session.callerEntry(context.cancel());
        context.console().say("AWS sees: " + CellText.safe(caller.arn()));
        try (ProgressLine progress = new ProgressLine(context.console())) {
            return session.plan(folder, request, visitor, progress.board(), context.cancel());
        }
    }

    private void table(S3Plan plan, PullCost cost) throws IOException {
        Console console = context.console();
        TextTable table =
                new TextTable(
                        console,
                        TextTable.Column.whole("KIND"),
                        TextTable.Column.whole("ACCOUNT"),
                        TextTable.Column.whole("REGION"),
                        TextTable.Column.number("OBJECTS"),
                        TextTable.Column.number("BYTES"),
                        TextTable.Column.number("DAYS"),
                        TextTable.Column.number("IN CASE"),
                        TextTable.Column.number("ARCHIVED"));
        for (S3Plan.Group group : plan.groups()) {
            table.row(
                    group.group().kind(),
                    group.group().account(),
                    group.group().region(),
                    Searched.grouped(group.amount().objects()),
                    Searched.grouped(group.amount().bytes()),
                    Searched.grouped(group.days().size()),
                    Searched.grouped(group.inCase().objects()),
                    Searched.grouped(group.archived().objects()));
        }
        table.flush();
        for (Map.Entry<String, S3Plan.Amount> entry : plan.byClass().entrySet()) {
            console.line(entry.getKey() + ": " + amount(entry.getValue()));
        }
        console.line("To pull: " + amount(plan.fetched()));
        console.line(
                String.format(
                        Locale.ROOT,
                        "Estimated cost: %.4f %s (listing %.4f, fetching %.4f, retrieval %.4f,"
                                + " transfer %.4f)",
                        cost.total(),
                        cost.currency(),
                        cost.list(),
                        cost.get(),
                        cost.retrieval(),
                        cost.transfer()));
        console.say(
                "Prices as of "
                        + cost.asOf()
                        + ": "
                        + cost.basis()
                        + ". The bucket's owner pays; the bill may differ.");
        console.say(Searched.number(plan.listRequests(), "list request") + " made.");
        if (plan.archived().objects() > 0) {
            console.say(
                    amount(plan.archived())
                            + " archived, not to be acquired: restoring changes the account, so a"
                            + " custodian must do it:");
            plan.restore().stream()
                    .limit(LEFT_OUT_SHOWN)
                    .forEach(command -> console.say("  " + CellText.safe(command)));
            if (plan.archived().objects() > LEFT_OUT_SHOWN) {
                console.say("  … --listing FILE has the command for each.");
            }
        }
        leftOut(console, plan.leftOut());
    }

    static void leftOut(Console console, List<String> leftOut) {
        if (leftOut.isEmpty()) {
            return;
        }
        console.say("Not listed, as asked:");
        leftOut.stream()
                .limit(LEFT_OUT_SHOWN)
                .forEach(part -> console.say("  " + CellText.safe(part)));
        if (leftOut.size() > LEFT_OUT_SHOWN) {
            console.say("  and " + Searched.grouped(leftOut.size() - LEFT_OUT_SHOWN) + " more");
        }
        console.say("AWS may deliver logs up to 30 days late: see --late-days.");
    }

    private static String amount(S3Plan.Amount amount) {
        return Searched.number(amount.objects(), "object")
                + ", "
                + Searched.grouped(amount.bytes())
                + " bytes";
    }
}
