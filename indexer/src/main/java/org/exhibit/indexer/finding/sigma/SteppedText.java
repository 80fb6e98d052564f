package org.exhibit.indexer.finding.sigma;

/// A text that regular expressions may look at only so often: records are written by attackers, and
/// some expressions take forever on some texts.
final class SteppedText implements CharSequence {
    private static final int MOST_STEPS = 2_000_000;

    private final String text;
    private final int[] steps;

    SteppedText(String text) {
        this(text, new int[1]);
    }

    private SteppedText(String text, int[] steps) {
        this.text = text;
        this.steps = steps;
    }

    /// The expression took too long on this text.
    static final class TooManySteps extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooManySteps() {
            super("a regular expression takes too long on a record", null, false, false);
        }
    }

    @Override
    public char charAt(int index) {
        if (++steps[0] > MOST_STEPS) {
            throw new TooManySteps();
        }
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return new SteppedText(text.substring(start, end), steps);
    }

    @Override
    public String toString() {
        return text;
    }
}
