package org.exhibit.indexer.finding.suggestion;

import java.util.Arrays;
import java.util.Optional;

/// What a suggestion rests on, the more telling first.
public enum Basis {
    /// A tag that classifies data.
    TAG("tag"),
    /// What Macie found in the object's content.
    MACIE("macie"),
    /// The same as Security Hub passes it on.
    SECURITY_HUB("security-hub"),
    /// Where a job that makes or reads such data keeps it.
    JOB("job"),
    CONTENT_TYPE("content-type"),
    /// What bucket and key are called.
    NAME("name");

    private final String word;

    Basis(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    public static Optional<Basis> ofWord(String word) {
        return Arrays.stream(values()).filter(basis -> basis.word.equals(word)).findFirst();
    }
}
