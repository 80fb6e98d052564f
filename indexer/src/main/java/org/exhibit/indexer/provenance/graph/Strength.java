package org.exhibit.indexer.provenance.graph;

import java.util.Arrays;
import java.util.Optional;

/// How well an edge is founded, weakest first. Ordinal: never a probability, never multiplied.
public enum Strength {
    /// Several candidates, or a lane the rule depends on has a gap there.
    POSSIBLE("possible"),
    /// A rule leaves exactly one candidate.
    INFERRED("inferred"),
    /// One record names both ends.
    RECORDED("recorded"),
    /// Two independent sources, or one and a join key that a service issued.
    CORROBORATED("corroborated");

    private final String word;

    Strength(String word) {
        this.word = word;
    }

    /// As printed and as JSON.
    public String word() {
        return word;
    }

    public static Optional<Strength> ofWord(String word) {
        return Arrays.stream(values()).filter(strength -> strength.word.equals(word)).findFirst();
    }

    public boolean atLeast(Strength other) {
        return compareTo(other) >= 0;
    }

    /// The strength of a path through both: its weakest edge.
    public Strength weaker(Strength other) {
        return compareTo(other) <= 0 ? this : other;
    }

    public Strength stronger(Strength other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
