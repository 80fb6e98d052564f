package org.exhibit.indexer.finding.sigma;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads a condition: names, `and`, `or`, `not`, parentheses, `1 of x*`, `all of x*`, `1 of them`,
/// `all of them`. Names that begin with `_` are left out of `them`.
final class ConditionParser {
    private static final Pattern TOKEN = Pattern.compile("\\s*([()]|[^\\s()]+)");
    private static final int DEEPEST = 60;

    private final List<String> tokens = new ArrayList<>();
    private final Set<String> names;
    private final int line;
    private int at;
    private int depth;

    private ConditionParser(String text, Set<String> names, int line) {
        this.names = names;
        this.line = line;
        Matcher matcher = TOKEN.matcher(text);
        while (matcher.find()) {
            tokens.add(matcher.group(1));
        }
    }

    static Condition parse(String text, Set<String> names, int line) throws SigmaException {
        ConditionParser parser = new ConditionParser(text, names, line);
        Condition condition = parser.or();
        if (parser.at < parser.tokens.size()) {
            throw new SigmaException(
                    line, "the condition is not understood at " + parser.tokens.get(parser.at));
        }
        return condition;
    }

    private Condition or() throws SigmaException {
        if (++depth > DEEPEST) {
            throw new SigmaException(line, "the condition is nested deeper than " + DEEPEST);
        }
        List<Condition> parts = new ArrayList<>(List.of(and()));
        while (next("or")) {
            parts.add(and());
        }
        depth--;
        return parts.size() == 1 ? parts.getFirst() : new Condition.Or(parts);
    }

    private Condition and() throws SigmaException {
        List<Condition> parts = new ArrayList<>(List.of(not()));
        while (next("and")) {
            parts.add(not());
        }
        return parts.size() == 1 ? parts.getFirst() : new Condition.And(parts);
    }

    private Condition not() throws SigmaException {
        boolean negated = false;
        while (next("not")) {
            negated = !negated;
        }
        Condition part = one();
        return negated ? new Condition.Not(part) : part;
    }

    private Condition one() throws SigmaException {
        if (next("(")) {
            Condition inner = or();
            if (!next(")")) {
                throw new SigmaException(line, "a parenthesis of the condition is not closed");
            }
            return inner;
        }
        String word = at < tokens.size() ? tokens.get(at++) : "its end";
        boolean counted = at < tokens.size() && tokens.get(at).equalsIgnoreCase("of");
        if (counted) {
            at++;
            return of(word.toLowerCase(Locale.ROOT));
        }
        if (!names.contains(word)) {
            throw new SigmaException(line, "the condition names no selection at " + word);
        }
        return new Condition.Named(word);
    }

    private Condition of(String count) throws SigmaException {
        String which = at < tokens.size() ? tokens.get(at++) : "its end";
        List<Condition> members = new ArrayList<>();
        for (String name : names) {
            boolean them = which.equalsIgnoreCase("them") && !name.startsWith("_");
            if (them || TextForm.of(which).matches(name, true)) {
                members.add(new Condition.Named(name));
            }
        }
        if (members.isEmpty()) {
            throw new SigmaException(line, "the condition names no selection at " + which);
        }
        return switch (count) {
            case "1", "any" -> new Condition.Or(members);
            case "all" -> new Condition.And(members);
            default ->
                    throw new SigmaException(
                            line, "'" + count + " of' is not supported; 1 of and all of are");
        };
    }

    private boolean next(String token) {
        boolean here = at < tokens.size() && tokens.get(at).equalsIgnoreCase(token);
        at += here ? 1 : 0;
        return here;
    }
}
