package org.exhibit.app.cli;

import com.fasterxml.jackson.core.JsonGenerator;

import org.exhibit.app.cli.TextTable.Column;
import org.exhibit.app.service.CaseService.IntegrityReport;
import org.exhibit.indexer.index.EventJson;
import org.exhibit.indexer.integrity.chain.IntegrityResult;
import org.exhibit.indexer.integrity.chain.IntegrityResult.Digested;
import org.exhibit.indexer.integrity.chain.IntegrityResult.Gap;
import org.exhibit.indexer.integrity.chain.IntegrityResult.Logged;
import org.exhibit.indexer.integrity.chain.IntegritySummary;
import org.exhibit.indexer.integrity.chain.Verdict;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/// `exhibit integrity`. Status 3 says that the evidence contradicts itself: a file's bytes are not
/// those that AWS signed or listed. What is missing, unproven or not covered is no contradiction:
/// it is printed, and the status is 0.
@Command(
        name = "integrity",
        description =
                "Check CloudTrail's digests, offline: what is proven, unproven, contradicted or"
                        + " missing. Status 3 where something is contradicted.")
final class IntegrityCommand implements Task {
    private final ProgramContext context;

    @Mixin CaseArgument target = new CaseArgument();

    @Option(names = "--json", description = "as JSON")
    boolean json;

    @Option(names = "--all", description = "also list what is proven")
    boolean all;

    IntegrityCommand(ProgramContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        IntegrityReport report;
        try (ProgressLine progress = new ProgressLine(context.console())) {
            report =
                    context.service()
                            .checkIntegrity(target.folder, progress.board(), context.cancel());
        }
        IntegrityResult result = report.result();
        if (json) {
            context.console().line(Json.text(out -> write(out, result)));
        } else {
            print(result);
        }
        context.console().flush();
        tell(result.summary(), context.console());
        if (!report.kept()) {
            context.console()
                    .say(
                            "The result could not be kept in the case, so searches by integrity"
                                    + " still go by the one before.");
        }
        return result.contradicted() ? ExitStatus.DOES_NOT_HOLD : ExitStatus.DONE;
    }

    /// What the digests say, in a line; nothing where there is neither digest nor CloudTrail file.
    static void tell(IntegritySummary summary, Console console) {
        if (!summary.hasDigests()) {
            if (summary.unlisted() > 0) {
                console.say(
                        "Digests: none, so nothing proves "
                                + Searched.number(summary.unlisted(), "CloudTrail file")
                                + '.');
            }
            return;
        }
        console.say(sentence(summary));
    }

    static String sentence(IntegritySummary summary) {
        return "Digests: "
                + counts(summary::digests)
                + ". Log files: "
                + counts(summary::logs)
                + (summary.unlisted() > 0
                        ? " (" + Searched.grouped(summary.unlisted()) + " listed by no digest)"
                        : "")
                + ". Gaps: "
                + summary.gaps()
                + '.';
    }

    private static String counts(ToLongFunction<Verdict> count) {
        List<String> parts = new ArrayList<>();
        for (Verdict verdict : Verdict.values()) {
            long number = count.applyAsLong(verdict);
            if (number > 0 || verdict == Verdict.PROVEN) {
                parts.add(Searched.grouped(number) + ' ' + verdict.word());
            }
        }
        return String.join(", ", parts);
    }

    private void print(IntegrityResult result) throws IOException {
        TextTable table =
                new TextTable(
                        context.console(),
                        Column.whole("WHAT"),
                        Column.whole("VERDICT"),
                        Column.cut("REASON", 40),
                        Column.whole("KEY"));
        for (Digested digest : result.digests()) {
            row(table, "digest", digest.verdict(), digest.reason(), digest.key());
        }
        for (Logged log : result.logs()) {
            row(table, "log", log.verdict(), log.reason(), log.key());
        }
        table.flush();
        for (Gap gap : result.gaps()) {
            context.console()
                    .line(
                            "gap  "
                                    + EventJson.instant(gap.from())
                                    + "  "
                                    + EventJson.instant(gap.to())
                                    + "  "
                                    + CellText.safe(gap.reason()));
        }
    }

    private void row(TextTable table, String what, Verdict verdict, String reason, String key)
            throws IOException {
        if (all || verdict != Verdict.PROVEN) {
            table.row(what, verdict.word(), reason, key);
        }
    }

    private static void write(JsonGenerator out, IntegrityResult result) throws IOException {
        out.writeStartObject();
        out.writeStringField("schema", "exhibit/integrity/1");
        out.writeArrayFieldStart("digests");
        for (Digested digest : result.digests()) {
            entry(out, digest.key(), digest.verdict(), digest.reason());
        }
        out.writeEndArray();
        out.writeArrayFieldStart("logs");
        for (Logged log : result.logs()) {
            entry(out, log.key(), log.verdict(), log.reason());
        }
        out.writeEndArray();
        out.writeArrayFieldStart("gaps");
        for (Gap gap : result.gaps()) {
            out.writeStartObject();
            out.writeStringField("from", EventJson.instant(gap.from()));
            out.writeStringField("to", EventJson.instant(gap.to()));
            out.writeStringField("reason", gap.reason());
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private static void entry(JsonGenerator out, String key, Verdict verdict, String reason)
            throws IOException {
        out.writeStartObject();
        out.writeStringField("key", key);
        out.writeStringField("verdict", verdict.word());
        out.writeStringField("reason", reason);
        out.writeEndObject();
    }
}
