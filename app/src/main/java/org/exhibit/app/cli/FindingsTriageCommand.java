package org.exhibit.app.cli;

import org.exhibit.indexer.finding.Finding;
import org.exhibit.indexer.finding.TriageState;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.IOException;

/// `exhibit findings triage`.
@Command(
        name = "triage",
        description = "Say how far you have come in judging findings; custody keeps who and why.")
final class FindingsTriageCommand implements Task {
    private final ProgramContext context;

    @Mixin FindingChoice findings = new FindingChoice();

    @Option(
            names = "--state",
            required = true,
            paramLabel = "S",
            description = "new, investigating, confirmed or dismissed")
    String state = "";

    @Option(names = "--reason", paramLabel = "T", description = "why; needed to dismiss")
    String reason = "";

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
        for (Finding finding : findings.in(context)) {
            context.service().triage(findings.target.folder, finding, wanted, reason);
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
}
