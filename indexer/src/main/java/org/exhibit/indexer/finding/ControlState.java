package org.exhibit.indexer.finding;

import java.util.Arrays;
import java.util.Optional;

/// Whether a control was met, in the judgement of an examiner; the tool never says.
public enum ControlState {
    /// Nobody has judged it, or it was set back.
    FOR_REVIEW("for-review", "For review"),
    NOT_MET("not-met", "Not met"),
    PARTLY("partly", "Partly"),
    MET("met", "Met"),
    /// The control does not bear on what was found after all.
    NOT_APPLICABLE("not-applicable", "Not applicable");

    private final String word;
    private final String label;

    ControlState(String word, String label) {
        this.word = word;
        this.label = label;
    }

    /// As entered in custody and as JSON.
    public String word() {
        return word;
    }

    /// For people.
    public String label() {
        return label;
    }

    public static Optional<ControlState> ofWord(String word) {
        return Arrays.stream(values()).filter(state -> state.word.equals(word)).findFirst();
    }
}
