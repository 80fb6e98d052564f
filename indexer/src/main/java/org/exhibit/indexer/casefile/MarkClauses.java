package org.exhibit.indexer.casefile;

import org.exhibit.indexer.index.Query;
import org.exhibit.indexer.index.Query.MetaField;
import org.exhibit.indexer.index.Query.Target;
import org.exhibit.indexer.index.QueryException;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// What `tag:` and `subject:` stand for in one state of a case: the ids of the tagged events, and
/// the records that name the subjects.
final class MarkClauses {
    private final CaseMarks marks;
    private final SubjectRecords subjects;

    MarkClauses(CaseMarks marks, SubjectRecords subjects) {
        this.marks = marks;
        this.subjects = subjects;
    }

    static boolean isMark(Target target) {
        return target.is(MetaField.TAG) || target.is(MetaField.SUBJECT);
    }

    /// @param target a mark
    Query equal(Target target, String value) {
        return having(target, value::equals, value);
    }

    Query exists(Target target) {
        return having(target, text -> true, "*");
    }

    Query wildcard(Target target, String pattern) {
        return having(target, expression(pattern).asMatchPredicate(), pattern);
    }

    static QueryException refused(Target target) {
        String name = target instanceof Target.Meta meta ? meta.field().jsonName() : "this";
        return new QueryException(name + " takes a word, or a word with * and ?, and nothing else");
    }

    private Query having(Target target, Predicate<String> wanted, String written) {
        return target.is(MetaField.TAG) ? tagged(wanted) : ofSubjects(wanted, written);
    }

    private Query tagged(Predicate<String> wanted) {
        return ids(
                marks.tags().stream()
                        .filter(tag -> wanted.test(tag.tag()))
                        .map(EventTag::event)
                        .distinct()
                        .toList());
    }

    /// A subject is named by its selector, or by what it is: one that is both is also each.
    private Query ofSubjects(Predicate<String> wanted, String written) {
        return new Query.Or(
                marks.subjects().stream()
                        .filter(subject ->
                                wanted.test(subject.selector())
                                        || subject.selector().equals(written)
                                        || wanted.test(subject.kind().word())
                                        || (subject.kind() == Subject.Kind.BOTH
                                                && (wanted.test(Subject.Kind.PHI.word())
                                                        || wanted.test(
                                                                Subject.Kind.SYNTHETIC.word()))))
                        .map(subjects::of)
                        .toList());
    }

    static Query ids(List<String> ids) {
        Target id = new Target.Meta(MetaField.ID);
        return new Query.Or(ids.stream().<Query>map(one -> new Query.Equal(id, one)).toList());
    }

    private static Pattern expression(String pattern) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '\\' && i + 1 < pattern.length()) {
                out.append(Pattern.quote(String.valueOf(pattern.charAt(++i))));
            } else {
                out.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
            }
        }
        return Pattern.compile(out.toString(), Pattern.DOTALL);
    }
}
