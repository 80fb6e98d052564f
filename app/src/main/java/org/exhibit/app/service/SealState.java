package org.exhibit.app.service;

import org.exhibit.indexer.casefile.CaseFolder;
import org.exhibit.indexer.integrity.Verification.Check;
import org.exhibit.reports.check.SealCheck;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/// Whether the seals of a case hold, in a sentence, for entries about evidence that changes hands.
final class SealState {
    private SealState() {}

    static String of(Path folder) throws IOException {
        List<Check> checks = new SealCheck(new CaseFolder(folder)).run();
        return checks.isEmpty()
                ? "the case was never sealed"
                : checks.stream().map(Check::detail).collect(Collectors.joining(" "));
    }
}
