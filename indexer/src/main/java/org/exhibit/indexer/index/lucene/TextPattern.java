package org.exhibit.indexer.index.lucene;

import org.apache.lucene.index.Term;
import org.apache.lucene.search.WildcardQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.automaton.Automata;
import org.apache.lucene.util.automaton.Automaton;
import org.apache.lucene.util.automaton.ByteRunAutomaton;
import org.apache.lucene.util.automaton.CompiledAutomaton;
import org.apache.lucene.util.automaton.Operations;
import org.apache.lucene.util.automaton.RegExp;
import org.apache.lucene.util.automaton.TooComplexToDeterminizeException;
import org.apache.lucene.util.automaton.Transition;
import org.apache.lucene.util.automaton.UTF32ToUTF8;
import org.exhibit.indexer.index.QueryException;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.Objects;

/// A wildcard or regular expression over whole values, ready to run on their UTF-8 bytes.
/// Expressions whose automaton would grow beyond measure are refused.
final class TextPattern {
    private static final int MOST_WORK = 10_000;
    private static final int MOST_FOLLOWERS = 16;

    private final String identity;
    private final Automaton lean;
    private final ByteRunAutomaton bytes;
    private final BytesRef start;
    private final boolean openEnd;

    private TextPattern(String identity, Automaton characters, boolean openEnd)
            throws QueryException {
        this.identity = identity;
        this.openEnd = openEnd;
        try {
            Automaton utf8 =
                    new UTF32ToUTF8().convert(Operations.determinize(characters, MOST_WORK));
            this.lean = Operations.removeDeadStates(Operations.determinize(utf8, MOST_WORK));
            this.bytes = new ByteRunAutomaton(lean, true);
            this.start = Operations.getCommonPrefixBytesRef(lean);
        } catch (TooComplexToDeterminizeException e) {
            throw tooComplex(identity);
        }
    }

    private static QueryException tooComplex(String expression) {
        return new QueryException(
                "the expression "
                        + expression
                        + " is too complex to run; use fewer ? and repetitions, or begin it with"
                        + " literal text");
    }

    static TextPattern wildcard(String pattern) throws QueryException {
        try {
            Automaton characters = WildcardQuery.toAutomaton(new Term("", pattern), MOST_WORK);
            return new TextPattern(pattern, characters, endsOpen(pattern));
        } catch (TooComplexToDeterminizeException e) {
            throw tooComplex(pattern);
        }
    }

    private static boolean endsOpen(String pattern) {
        if (!pattern.endsWith("*")) {
            return false;
        }
        int escapes = 0;
        while (escapes < pattern.length() - 1
                && pattern.charAt(pattern.length() - 2 - escapes) == '\\') {
            escapes++;
        }
        return escapes % 2 == 0;
    }

    static TextPattern regex(String expression) throws QueryException {
        try {
            Automaton characters = new RegExp(quotesEscaped(expression), RegExp.NONE).toAutomaton();
            return new TextPattern("/" + expression + "/", characters, expression.endsWith(".*"));
        } catch (TooComplexToDeterminizeException e) {
            throw tooComplex("/" + expression + "/");
        } catch (IllegalArgumentException e) {
            throw new QueryException(
                    "the regular expression /" + expression + "/ is wrong: " + e.getMessage());
        }
    }

    /// To the engine a quote begins a literal text; in the query language it is a character.
    private static String quotesEscaped(String expression) {
        StringBuilder out = new StringBuilder(expression.length() + 8);
        boolean inClass = false;
        for (int i = 0; i < expression.length(); i++) {
            char c = expression.charAt(i);
            if (c == '\\' && i + 1 < expression.length()) {
                out.append(c).append(expression.charAt(++i));
                continue;
            }
            inClass = c == '[' || (inClass && c != ']');
            out.append(c == '"' && !inClass ? "\\\"" : String.valueOf(c));
        }
        return out.toString();
    }

    /// The bytes every matching value begins with.
    BytesRef start() {
        return start;
    }

    /// Finds terms that may match without looking at all that begin alike: for patterns that differ
    /// early, as one for every way to encode a key.
    ///
    /// @param prefix of the terms, before the value
    /// @return null where too little is known of how matching values begin, so that looking at all
    ///   costs no more
    @Nullable CompiledAutomaton terms(BytesRef prefix) {
        if (!branchesNarrowly()) {
            return null;
        }
        // A value too long for a term ends in a hash, which an open end lets through.
        Automaton values = openEnd ? Operations.concatenate(lean, Automata.makeAnyBinary()) : lean;
        try {
            return new CompiledAutomaton(
                    Operations.determinize(
                            Operations.concatenate(Automata.makeBinary(prefix), values), MOST_WORK),
                    false,
                    true,
                    true);
        } catch (TooComplexToDeterminizeException e) {
            return null;
        }
    }

    /// Whether few bytes may follow what every matching value begins with.
    private boolean branchesNarrowly() {
        if (lean.getNumStates() == 0) {
            return false;
        }
        Transition transition = new Transition();
        int state = 0;
        for (int i = 0; i < start.length; i++) {
            lean.initTransition(state, transition);
            lean.getNextTransition(transition);
            state = transition.dest;
        }
        int count = lean.initTransition(state, transition);
        int followers = 0;
        for (int i = 0; i < count; i++) {
            lean.getNextTransition(transition);
            followers += transition.max - transition.min + 1;
        }
        return followers <= MOST_FOLLOWERS;
    }

    boolean matches(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        return bytes.run(utf8, 0, utf8.length);
    }

    /// @param from where the value begins in the term, behind its path
    boolean matches(BytesRef term, int from) {
        BytesRef value = new BytesRef(term.bytes, term.offset + from, term.length - from);
        int kept = Schema.keptLength(value, from);
        if (kept == value.length) {
            return bytes.run(value.bytes, value.offset, kept);
        }
        // Of such a value only the beginning is known: enough where the pattern's end is open.
        return openEnd && bytes.run(value.bytes, value.offset, wholeCharacters(value, kept));
    }

    private static int wholeCharacters(BytesRef utf8, int length) {
        int cut = length;
        while (cut > 0 && (utf8.bytes[utf8.offset + cut - 1] & 0xC0) == 0x80) {
            cut--;
        }
        boolean lead = cut > 0 && (utf8.bytes[utf8.offset + cut - 1] & 0x80) != 0;
        return lead ? cut - 1 : length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TextPattern pattern && pattern.identity.equals(identity);
    }

    @Override
    public int hashCode() {
        return Objects.hash(identity);
    }

    @Override
    public String toString() {
        return identity;
    }
}
