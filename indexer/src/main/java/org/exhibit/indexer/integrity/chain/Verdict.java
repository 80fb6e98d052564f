package org.exhibit.indexer.integrity.chain;

/// What CloudTrail's digests say of a digest file, a log file or a record.
public enum Verdict {
    /// The bytes are those that AWS signed, directly or through a digest that is proven.
    PROVEN("proven"),
    /// The bytes are there, and nothing speaks for or against them.
    UNPROVEN("unproven"),
    /// The bytes are not what was signed or listed.
    CONTRADICTED("contradicted"),
    /// A digest names the file, and the case does not have it.
    MISSING("missing");

    private final String word;

    Verdict(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    /// @throws IllegalArgumentException where the word is none of the four
    public static Verdict ofWord(String word) {
        for (Verdict verdict : values()) {
            if (verdict.word.equals(word)) {
                return verdict;
            }
        }
        throw new IllegalArgumentException("no verdict: " + word);
    }
}
