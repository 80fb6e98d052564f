package org.exhibit.app.cli;

import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.casefile.Subject;
import org.exhibit.indexer.finding.suggestion.Suggestion;
import org.exhibit.indexer.finding.suggestion.SuggestionReport;
import org.exhibit.indexer.finding.suggestion.SuggestionState;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// `exhibit subject suggest`.
@Command(
        name = "suggest",
        description = {
            "List what may be PHI or synthetic media by tags, findings of Macie, jobs, content"
                    + " types and names, each with its reason and records.",
            "With --confirm make it a subject, with --reject keep that it is none; custody keeps"
                    + " who, why and what was suggested."
        })
final class SubjectSuggestCommand implements Task {
    private final ProgramContext context;

    @Mixin CaseArgument target = new CaseArgument();

    @Option(names = "--confirm", paramLabel = "SELECTOR", description = "as listed; may repeat")
    List<String> confirm = new ArrayList<>();

    @Option(names = "--reject", paramLabel = "SELECTOR", description = "as listed; may repeat")
    List<String> reject = new ArrayList<>();

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            description =
                    "phi, synthetic or both: only these; with --confirm what it is, whatever was"
                            + " suggested")
    String kind = "";

    @Option(names = "--reason", paramLabel = "T", description = "why; needed to reject")
    String reason = "";

    @Option(names = "--all", description = "also what is a subject already, or was rejected")
    boolean all;

    @Option(names = "--json", description = "as JSON")
    boolean json;

    SubjectSuggestCommand(ProgramContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        Subject.Kind only = kind.isEmpty() ? null : SubjectCommands.kind(kind);
        if (!reject.isEmpty() && reason.isBlank()) {
            throw new WrongUsage("To reject a suggestion takes a reason: --reason T.");
        }
        SuggestionReport report;
        try (CaseReader reader = context.service().open(target.folder);
                ProgressLine progress = new ProgressLine(context.console())) {
            report =
                    context.service()
                            .findings()
                            .suggestions(reader, progress.board(), context.cancel());
        }
        if (!confirm.isEmpty() || !reject.isEmpty()) {
            List<Suggestion> yes = chosen(report, confirm);
            List<Suggestion> no = chosen(report, reject);
            for (Suggestion each : yes) {
                Subject.Kind as = only == null ? each.kind() : only;
                context.service().findings().confirm(target.folder, each, as, reason);
                say(each, "is a subject now, " + as.word());
            }
            for (Suggestion each : no) {
                context.service().findings().reject(target.folder, each, reason);
                say(each, "is not suggested again on these grounds");
            }
            return ExitStatus.DONE;
        }
        List<Suggestion> shown =
                (all ? report.all() : report.open())
                        .stream().filter(each -> only == null || each.kind() == only).toList();
        new SuggestionPrinter(context.console()).print(shown, json);
        say(report, shown);
        return ExitStatus.DONE;
    }

    private static List<Suggestion> chosen(SuggestionReport report, List<String> selectors) {
        List<Suggestion> found = new ArrayList<>();
        for (String text : selectors) {
            String selector = SubjectCommands.Selectors.parse(text).text();
            Suggestion one =
                    report.all().stream()
                            .filter(each -> each.selector().equals(selector))
                            .findFirst()
                            .orElseThrow(() ->
                                    new WrongUsage(
                                            "Nothing is suggested for "
                                                    + selector
                                                    + "; exhibit subject add makes anything a"
                                                    + " subject. Nothing was changed."));
            if (one.state() instanceof SuggestionState.IsSubject is) {
                throw new WrongUsage(
                        selector
                                + " is a subject already, as "
                                + is.selector()
                                + ". Nothing was changed.");
            }
            found.add(one);
        }
        return found;
    }

    private void say(Suggestion each, String what) {
        context.console().say(CellText.safe(each.selector()) + ' ' + what + '.');
    }

    private void say(SuggestionReport report, List<Suggestion> shown) {
        report.notes().forEach(note -> context.console().say(CellText.safe(note)));
        long decided = report.all().size() - report.open().size();
        context.console()
                .say(
                        Searched.number(shown.size(), "suggestion")
                                + ", by the words of "
                                + report.words()
                                + (all || decided == 0
                                        ? "."
                                        : "; "
                                                + Searched.grouped(decided)
                                                + " decided before (--all)."));
    }
}
