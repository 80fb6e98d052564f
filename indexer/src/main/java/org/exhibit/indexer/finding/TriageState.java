package org.exhibit.indexer.finding;

import java.util.Arrays;
import java.util.Optional;

/// How far a person has come in judging a finding.
public enum TriageState {
    NEW("new"),
    INVESTIGATING("investigating"),
    CONFIRMED("confirmed"),
    DISMISSED("dismissed");

    private final String word;

    TriageState(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    public static Optional<TriageState> ofWord(String word) {
        return Arrays.stream(values()).filter(state -> state.word.equals(word)).findFirst();
    }
}
