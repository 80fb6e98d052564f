package org.exhibit.indexer.finding.sigma;

import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.event.SourceKind;
import org.exhibit.indexer.index.Query;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// Asks the index for the records a rule may hold for: all of those it holds for, and few others.
final class Candidates {
    private static final Set<String> ADDRESSES =
            Set.of("sourceIPAddress", "remoteIp", "srcaddr", "dstaddr");

    private final SigmaRule rule;

    /// A query for at least the records that are meant.
    ///
    /// @param exact whether for no others
    private record Part(Query query, boolean exact) {
        static final Part ANY = new Part(new Query.All(), false);
    }

    Candidates(SigmaRule rule) {
        this.rule = rule;
    }

    Query query() {
        Query wanted = part(rule.condition()).query();
        if (rule.sources().isEmpty()) {
            return wanted;
        }
        List<Query> sources = new ArrayList<>();
        for (SourceKind source : rule.sources()) {
            Query.Target field = new Query.Target.Named(EventField.SOURCE);
            sources.add(new Query.Equal(field, source.word()));
        }
        Query of = sources.size() == 1 ? sources.getFirst() : new Query.Or(sources);
        return wanted instanceof Query.All ? of : new Query.And(List.of(of, wanted));
    }

    /// Whether it asks for everything of a source.
    boolean isEverything() {
        return part(rule.condition()).query() instanceof Query.All;
    }

    private Part part(Condition condition) {
        return switch (condition) {
            case Condition.Named named ->
                    part(Objects.requireNonNull(rule.selections().get(named.selection())));
            case Condition.And and -> and(and.parts().stream().map(this::part).toList());
            case Condition.Or or -> or(or.parts().stream().map(this::part).toList());
            case Condition.Not not -> {
                Part inner = part(not.part());
                yield inner.exact() ? new Part(new Query.Not(inner.query()), true) : Part.ANY;
            }
        };
    }

    private static Part and(List<Part> parts) {
        List<Query> queries = new ArrayList<>();
        boolean exact = true;
        for (Part part : parts) {
            exact &= part.exact();
            if (!(part.query() instanceof Query.All)) {
                queries.add(part.query());
            }
        }
        if (queries.isEmpty()) {
            return Part.ANY;
        }
        return new Part(queries.size() == 1 ? queries.getFirst() : new Query.And(queries), exact);
    }

    private static Part or(List<Part> parts) {
        List<Query> queries = new ArrayList<>();
        boolean exact = true;
        for (Part part : parts) {
            if (part.query() instanceof Query.All) {
                return Part.ANY;
            }
            exact &= part.exact();
            queries.add(part.query());
        }
        return new Part(queries.size() == 1 ? queries.getFirst() : new Query.Or(queries), exact);
    }

    private static Part part(Selection selection) {
        return switch (selection) {
            case Selection.Fields fields ->
                    and(fields.fields().stream().map(Candidates::part).toList());
            case Selection.AnyOf anyOf -> or(anyOf.parts().stream().map(Candidates::part).toList());
            case Selection.Keywords keywords -> {
                List<Part> parts = keywords.texts().stream().map(Candidates::keyword).toList();
                yield keywords.all() ? and(parts) : or(parts);
            }
        };
    }

    /// The longest run of letters and digits: no index cuts a word inside it.
    private static Part keyword(TextForm form) {
        StringBuilder longest = new StringBuilder();
        StringBuilder run = new StringBuilder();
        for (int part : form.parts()) {
            boolean inside = part >= 0 && part < 128 && Character.isLetterOrDigit(part);
            if (inside) {
                run.appendCodePoint(part);
            } else {
                run.setLength(0);
            }
            if (run.length() > longest.length()) {
                longest.setLength(0);
                longest.append(run);
            }
        }
        return longest.isEmpty()
                ? Part.ANY
                : new Part(new Query.Words("*" + longest + "*", true), false);
    }

    private static Part part(FieldTest field) {
        if (field.negated()) {
            return Part.ANY;
        }
        List<Part> parts = field.tests().stream().map(test -> part(field.field(), test)).toList();
        return field.all() ? and(parts) : or(parts);
    }

    private static Part part(String field, ValueTest test) {
        Query.Target target = new Query.Target.Path(field);
        Query exists = new Query.Exists(target);
        return switch (test) {
            case ValueTest.Null wanted -> new Part(new Query.Not(exists), false);
            case ValueTest.Exists wanted ->
                    new Part(wanted.wanted() ? exists : new Query.Not(exists), false);
            case ValueTest.Text text -> text(target, exists, text);
            case ValueTest.Cidr cidr when ADDRESSES.contains(field) ->
                    new Part(new Query.Cidr(target, cidr.network().toString()), false);
            case ValueTest.Cidr cidr -> new Part(exists, false);
            case ValueTest.Regex regex -> new Part(exists, false);
            case ValueTest.Compare compare -> new Part(exists, false);
            case ValueTest.Moment moment -> new Part(exists, false);
            case ValueTest.FieldReference reference ->
                    new Part(
                            new Query.And(
                                    List.of(
                                            exists,
                                            new Query.Exists(
                                                    new Query.Target.Path(reference.field())))),
                            false);
        };
    }

    /// Values too long for the index are known by their beginning only, so what may stand beyond it
    /// is left to the exact match; so is what is compared with an object's JSON.
    private static Part text(Query.Target target, Query exists, ValueTest.Text text) {
        if (text.form().parts().isEmpty()) {
            return Part.ANY;
        }
        if (text.form().startsOpen()) {
            return new Part(exists, false);
        }
        return new Part(new Query.Regex(target, text.form().expression(text.cased())), false);
    }
}
