package org.exhibit.indexer.finding;

import java.util.Arrays;
import java.util.Optional;

/// How grave a finding is, gravest last. The words are Sigma's.
public enum Level {
    INFORMATIONAL("informational"),
    LOW("low"),
    MEDIUM("medium"),
    HIGH("high"),
    CRITICAL("critical");

    private final String word;

    Level(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    public static Optional<Level> ofWord(String word) {
        return Arrays.stream(values()).filter(level -> level.word.equals(word)).findFirst();
    }
}
