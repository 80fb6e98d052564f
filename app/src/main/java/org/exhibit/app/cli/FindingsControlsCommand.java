package org.exhibit.app.cli;

import org.exhibit.app.cli.TextTable.Column;
import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.finding.Control;
import org.exhibit.indexer.finding.ControlJudgements;
import org.exhibit.indexer.finding.ControlState;
import org.exhibit.indexer.finding.ControlTexts;
import org.exhibit.indexer.finding.Finding;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.util.List;

/// `exhibit findings controls`.
@Command(
        name = "controls",
        description = {
            "List the controls that findings bear on, with what examiners said of each.",
            "With --control and --state say whether one was met; custody keeps who and why. The"
                    + " mapping is an analyst's; whether a control was met is yours to say."
        })
final class FindingsControlsCommand implements Task {
    private final ProgramContext context;

    @Mixin FindingChoice findings = new FindingChoice();

    @Option(names = "--control", paramLabel = "ID", description = "e.g. A.8.15 or AU-12")
    String control = "";

    @Option(
            names = "--framework",
            paramLabel = "F",
            description = "where several frameworks have the id")
    String framework = "";

    @Option(
            names = "--state",
            paramLabel = "S",
            description = "for-review, not-met, partly, met or not-applicable")
    String state = "";

    @Option(names = "--reason", paramLabel = "T", description = "why; needed but for for-review")
    String reason = "";

    FindingsControlsCommand(ProgramContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        if (control.isEmpty() != state.isEmpty()) {
            throw new WrongUsage("--control and --state go together.");
        }
        if (control.isEmpty()) {
            list(findings.in(context));
            return ExitStatus.DONE;
        }
        ControlState wanted =
                ControlState.ofWord(state)
                        .orElseThrow(() ->
                                new WrongUsage(
                                        "--state is for-review, not-met, partly, met or"
                                                + " not-applicable, not "
                                                + state
                                                + '.'));
        if (!ControlJudgements.suffices(wanted, reason)) {
            throw new WrongUsage("To say " + wanted.word() + " takes a reason: --reason T.");
        }
        judge(findings.in(context), wanted);
        return ExitStatus.DONE;
    }

    private void judge(List<Finding> chosen, ControlState wanted) throws IOException {
        if (chosen.size() != 1) {
            throw new WrongUsage(
                    chosen.size() + " findings fit; name the subject or a record of one.");
        }
        Finding finding = chosen.getFirst();
        List<Control> named =
                finding.controls().stream()
                        .filter(each -> each.id().equals(control))
                        .filter(each -> framework.isEmpty() || each.framework().equals(framework))
                        .toList();
        if (named.size() != 1) {
            throw new WrongUsage(
                    named.isEmpty()
                            ? finding.rule() + " bears on no control " + control + '.'
                            : "Several frameworks have " + control + "; name one: --framework F.");
        }
        context.service()
                .findings()
                .judgeControl(
                        findings.target.folder, finding, named.getFirst(), wanted, reason.strip());
        context.console()
                .say(
                        named.getFirst().framework()
                                + ' '
                                + control
                                + " is "
                                + wanted.word()
                                + " for "
                                + finding.rule()
                                + ' '
                                + CellText.safe(finding.subject())
                                + '.');
    }

    private void list(List<Finding> chosen) throws IOException {
        ControlTexts texts = ControlTexts.builtIn();
        ControlJudgements judgements;
        try (CaseReader reader = context.service().open(findings.target.folder)) {
            judgements = ControlJudgements.of(reader.custody());
        }
        TextTable table =
                new TextTable(
                        context.console(),
                        Column.cut("SUBJECT", 20),
                        Column.whole("FRAMEWORK"),
                        Column.whole("VERSION"),
                        Column.whole("CONTROL"),
                        Column.cut("TITLE", 24),
                        Column.whole("STATE"),
                        Column.cut("BY", 10),
                        Column.cut("REASON", 24));
        for (Finding finding : chosen) {
            for (Control each : finding.controls()) {
                List<ControlJudgements.Judgement> history = judgements.history(finding, each);
                boolean judged = !history.isEmpty();
                table.row(
                        finding.subject(),
                        each.framework(),
                        each.version(),
                        each.id(),
                        texts.title(each),
                        judgements.state(finding, each).word(),
                        judged ? history.getLast().author() : "",
                        judged ? history.getLast().reason() : "");
            }
        }
        table.flush();
        context.console().say("The mapping is an analyst's; --state says whether one was met.");
    }
}
