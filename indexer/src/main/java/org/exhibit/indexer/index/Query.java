package org.exhibit.indexer.index;

import org.exhibit.indexer.digest.Digest;
import org.exhibit.indexer.event.EventField;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A question's tree. Immutable; every engine translates it.
public sealed interface Query {

    /// Every event.
    record All() implements Query {}

    record And(List<Query> clauses) implements Query {
        public And {
            clauses = List.copyOf(clauses);
        }
    }

    record Or(List<Query> clauses) implements Query {
        public Or {
            clauses = List.copyOf(clauses);
        }
    }

    record Not(Query clause) implements Query {}

    /// Every word of a text anywhere in the record, in any order, letter case ignored; `*` and `?`
    /// as wildcards where `wildcard`.
    record Words(String text, boolean wildcard) implements Query {}

    /// The words of a text next to each other and in its order, within one value, letter case and
    /// the signs between words ignored. An index alone does not know the order of words: a phrase
    /// of several is answered by the events of a case, which read the records again.
    record Phrase(String text) implements Query {}

    /// A field that has exactly this value.
    record Equal(Target target, String value) implements Query {}

    /// A field that matches a pattern with `*` (any run) and `?` (one character); `\` makes either
    /// literal.
    record Wildcard(Target target, String pattern) implements Query {}

    /// A field that matches a regular expression over the whole value, in the syntax of the query
    /// language.
    record Regex(Target target, String expression) implements Query {}

    /// A range over numbers, times or addresses; a null bound is open.
    record Range(
            Target target,
            @Nullable String from,
            boolean fromInclusive,
            @Nullable String to,
            boolean toInclusive)
            implements Query {}

    /// An address inside a network, e.g. `10.0.0.0/8`.
    record Cidr(Target target, String network) implements Query {}

    /// A field that is present with a value.
    record Exists(Target target) implements Query {}

    /// Records of these files; for questions about files that only a case can answer.
    ///
    /// @param text the clause as it was asked
    /// @param leaves members by evidence item, each as `MemberStep.path` tells it; `""` is the item
    ///   itself
    record InLeaves(String text, Map<Digest, Set<String>> leaves) implements Query {
        public InLeaves {
            leaves = Map.copyOf(leaves);
        }
    }

    /// Whether a clause anywhere in the tree looks at a name outside the fields.
    default boolean names(MetaField field) {
        return switch (this) {
            case And and -> and.clauses().stream().anyMatch(clause -> clause.names(field));
            case Or or -> or.clauses().stream().anyMatch(clause -> clause.names(field));
            case Not not -> not.clause().names(field);
            case Equal equal -> equal.target().is(field);
            case Wildcard wildcard -> wildcard.target().is(field);
            case Regex regex -> regex.target().is(field);
            case Range range -> range.target().is(field);
            case Cidr cidr -> cidr.target().is(field);
            case Exists exists -> exists.target().is(field);
            case All all -> false;
            case Words words -> false;
            case Phrase phrase -> false;
            case InLeaves files -> false;
        };
    }

    /// What a clause looks at.
    sealed interface Target {
        default boolean is(MetaField field) {
            return this instanceof Meta meta && meta.field() == field;
        }

        /// What a name stands for: a named field, a name outside the fields, else a path of the
        /// original record.
        static Target of(String name) {
            Optional<EventField> field = EventField.named(name);
            if (field.isPresent()) {
                return new Named(field.get());
            }
            for (MetaField meta : MetaField.values()) {
                if (meta.jsonName().equals(name)) {
                    return new Meta(meta);
                }
            }
            return new Path(name);
        }

        /// A named field of the event.
        record Named(EventField field) implements Target {}

        /// A path of the original record, e.g. `requestParameters.bucketName`.
        record Path(String path) implements Target {}

        /// Something of the event outside its fields.
        record Meta(MetaField field) implements Target {}
    }

    /// Names of an event that are no field of the log.
    enum MetaField {
        ID("id"),
        DUPLICATE_OF("duplicateOf"),
        CITATION("citation"),
        EVIDENCE("origin.evidence"),
        FILE("origin.file"),
        /// Known of a case by its digests, so resolved before an index is asked.
        INTEGRITY("integrity"),
        /// A word that an examiner put on the event; known to the events of a case only.
        TAG("tag"),
        /// A subject whose records the event is one of; known to the events of a case only.
        SUBJECT("subject");

        private final String jsonName;

        MetaField(String jsonName) {
            this.jsonName = jsonName;
        }

        public String jsonName() {
            return jsonName;
        }
    }
}
