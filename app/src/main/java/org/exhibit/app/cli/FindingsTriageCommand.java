package org.exhibit.app.cli;

import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.finding.Finding;
import org.exhibit.indexer.finding.TriageState;
import org.exhibit.indexer.finding.run.FindingRun;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// `exhibit findings triage`.
@Command(
        name = "triage",
        description = "Say how far you have come in judging findings; custody keeps who and why.")
final class FindingsTriageCommand implements Task {
    private final ProgramContext context;

    @Mixin CaseArgument target = new CaseArgument();

    @Parameters(index = "1", paramLabel = "RULE", description = "the rule's id, e.g. F03a")
    String rule = "";

    @Parameters(
            index = "2",
            arity = "0..1",
            paramLabel = "WHICH",
            description = "the finding's subject or one of its records; all of the rule without it")
    String which = "";

    @Option(
            names = "--state",
            required = true,
            paramLabel = "S",
            description = "new, investigating, confirmed or dismissed")
    String state = "";

    @Option(names = "--reason", paramLabel = "T", description = "why; needed to dismiss")
    String reason = "";

    @Option(
            names = "--rules",
            paramLabel = "DIR",
            description = "the folder of Sigma rules that found it")
    @Nullable Path rules;

    FindingsTriageCommand(ProgramContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        TriageState wanted =
                TriageState.ofWord(state)
                        .orElseThrow(() ->
                                new WrongUsage(
                                        "--state is new, investigating, confirmed or dismissed,"
                                                + " not "
                                                + state
                                                + '.'));
        if (wanted == TriageState.DISMISSED && reason.isBlank()) {
            throw new WrongUsage("To dismiss a finding takes a reason: --reason T.");
        }
        List<Finding> chosen;
        try (CaseReader reader = context.service().open(target.folder);
                ProgressLine progress = new ProgressLine(context.console())) {
            chosen =
                    FindingRun.of(reader, rules)
                            .run(progress.board(), context.cancel())
                            .findings()
                            .stream()
                            .filter(this::isMeant)
                            .toList();
        }
        if (chosen.isEmpty()) {
            throw new WrongUsage(
                    "There is no finding of "
                            + rule
                            + (which.isEmpty() ? "." : " with " + which + '.'));
        }
        for (Finding finding : chosen) {
            context.service().triage(target.folder, finding, wanted, reason);
            context.console()
                    .say(
                            finding.rule()
                                    + " "
                                    + CellText.safe(finding.subject())
                                    + " is "
                                    + wanted.word()
                                    + '.');
        }
        return ExitStatus.DONE;
    }

    private boolean isMeant(Finding finding) {
        return finding.rule().equals(rule)
                && (which.isEmpty()
                        || finding.subject().equals(which)
                        || finding.evidence().contains(which));
    }
}
