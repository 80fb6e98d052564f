package org.exhibit.app.cli;

import org.exhibit.indexer.evidence.MemberStep;

import java.util.List;
import java.util.stream.Collectors;

/// Steps into containers as one text, e.g. `zip!logs/a.gz`.
final class Members {
    private Members() {}

    static String text(List<MemberStep> steps) {
        return steps.stream()
                .map(step -> step.kind().word() + '!' + step.name())
                .collect(Collectors.joining(" "));
    }

    /// A file's path with what was opened inside it.
    static String path(String file, List<MemberStep> steps) {
        return steps.isEmpty() ? file : file + ' ' + text(steps);
    }
}
