package org.exhibit.app.cli;

import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.finding.Finding;
import org.exhibit.indexer.finding.run.FindingRun;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// Which findings of a case a command is about: those of a rule, or one of them.
final class FindingChoice {
    // Here and not beside: a group of positional arguments must begin at the first.
    @Mixin CaseArgument target = new CaseArgument();

    @Parameters(index = "1", paramLabel = "RULE", description = "the rule's id, e.g. F03a")
    String rule = "";

    @Parameters(
            index = "2",
            arity = "0..1",
            paramLabel = "WHICH",
            description = "the finding's subject or one of its records; without it all of the rule")
    String which = "";

    @Option(
            names = "--rules",
            paramLabel = "DIR",
            description = "the folder of Sigma rules that found it")
    @Nullable Path rules;

    /// Looks for the findings again; at least one.
    List<Finding> in(ProgramContext context) throws IOException {
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
        return chosen;
    }

    private boolean isMeant(Finding finding) {
        return finding.rule().equals(rule)
                && (which.isEmpty()
                        || finding.subject().equals(which)
                        || finding.evidence().contains(which));
    }
}
