package org.exhibit.indexer.finding.suggestion;

import org.exhibit.indexer.casefile.Subject;
import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.finding.CaseRecords;
import org.exhibit.indexer.index.Query;
import org.exhibit.indexer.index.StoredEvent;
import org.exhibit.indexer.provenance.Selector;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// What buckets, folders and files are called. Only names of requests that succeeded count: anyone
/// may ask for an object that is not there. The widest name that says it is suggested, and nothing
/// inside it for the same reason.
final class NameSuggestions {
    private static final int MOST_BUCKETS = 2_000;
    private static final int MOST_KEYS = 20_000;
    private static final int TOGETHER = 8;
    private static final int CITED = 3;
    private static final String SUCCEEDED = "bucket:* AND NOT error:*";

    private final CaseRecords records;
    private final Words words;
    private final Spelled spelled;
    private final Finds finds;
    private final Folders folders;

    NameSuggestions(CaseRecords records, Words words, Finds finds) {
        this.records = records;
        this.words = words;
        this.spelled = new Spelled(words);
        this.finds = finds;
        this.folders = new Folders(records);
    }

    void find() throws IOException {
        Query all = CaseRecords.query(SUCCEEDED);
        Map<String, Set<Subject.Kind>> buckets = new TreeMap<>();
        List<String> names = records.values(all, EventField.BUCKET.jsonName(), MOST_BUCKETS);
        if (names.size() == MOST_BUCKETS) {
            finds.note("The names of " + MOST_BUCKETS + " buckets were read; there may be more.");
        }
        for (String bucket : new TreeSet<>(names)) {
            Set<Subject.Kind> kinds = spelled.name(bucket);
            buckets.put(bucket, kinds);
            for (Subject.Kind kind : kinds) {
                add(kind, new Selector.Bucket(bucket), "the bucket's name", in(bucket));
            }
        }
        for (String expression : expressions()) {
            keys(buckets, expression);
        }
        folders.put(finds);
    }

    private static Query in(String bucket) {
        return new Query.And(
                List.of(
                        CaseRecords.query("NOT error:*"),
                        new Query.Equal(new Query.Target.Named(EventField.BUCKET), bucket)));
    }

    private void add(Subject.Kind kind, Selector place, String what, Query query)
            throws IOException {
        List<String> evidence = records.first(query, CITED).stream().map(StoredEvent::id).toList();
        if (!evidence.isEmpty()) {
            String says = what + " speaks of " + word(kind);
            finds.add(kind, place, Ground.of(Basis.NAME, says, evidence));
        }
    }

    private static String word(Subject.Kind kind) {
        return switch (kind) {
            case PHI -> "health data";
            case SYNTHETIC -> "synthetic media";
            case BOTH -> "health data and synthetic media";
        };
    }

    /// Expressions that find every key with one of the words anywhere, whatever the case of its
    /// letters; a few words each, since many at once make too large an automaton.
    private List<String> expressions() {
        TreeSet<String> parts = new TreeSet<>();
        TreeSet<String> endings = new TreeSet<>();
        words.kinds()
                .values()
                .forEach(of -> {
                    of.written().forEach(word -> parts.add(anyCase(word)));
                    of.endings().forEach(ending -> endings.add(anyCase(ending)));
                });
        List<String> all = new ArrayList<>();
        all.add(".*\\.(" + String.join("|", endings) + ")");
        List<String> list = List.copyOf(parts);
        for (int from = 0; from < list.size(); from += TOGETHER) {
            List<String> some = list.subList(from, Math.min(list.size(), from + TOGETHER));
            all.add(".*(" + String.join("|", some) + ").*");
        }
        return all;
    }

    /// Words joined by a hyphen may stand apart or not.
    private static String anyCase(String word) {
        StringBuilder out = new StringBuilder();
        for (char sign : word.toCharArray()) {
            String upper = String.valueOf(sign).toUpperCase(Locale.ROOT);
            if (sign == '-') {
                out.append("[^/]?");
            } else {
                out.append(Character.isLetter(sign) ? "[" + sign + upper + "]" : sign);
            }
        }
        return out.toString();
    }

    private void keys(Map<String, Set<Subject.Kind>> buckets, String expression)
            throws IOException {
        Query named = new Query.Regex(new Query.Target.Named(EventField.KEY), expression);
        Query all = new Query.And(List.of(CaseRecords.query(SUCCEEDED), named));
        List<String> hit = records.values(all, EventField.BUCKET.jsonName(), MOST_BUCKETS);
        for (String bucket : new TreeSet<>(hit)) {
            Set<Subject.Kind> done = buckets.getOrDefault(bucket, Set.of());
            Query here = new Query.And(List.of(in(bucket), named));
            List<String> keys = records.values(here, EventField.KEY.jsonName(), MOST_KEYS);
            if (keys.size() == MOST_KEYS) {
                finds.note(
                        "Of the names in "
                                + bucket
                                + " the "
                                + MOST_KEYS
                                + " that records name most often were read.");
            }
            bucket(bucket, new TreeSet<>(keys), done);
        }
    }

    private void bucket(String bucket, Set<String> keys, Set<Subject.Kind> done)
            throws IOException {
        Map<String, Set<Subject.Kind>> places = new TreeMap<>();
        for (String key : keys) {
            Set<Subject.Kind> left = EnumSet.noneOf(Subject.Kind.class);
            left.addAll(EnumSet.allOf(Subject.Kind.class));
            left.removeAll(done);
            int from = 0;
            for (int slash = key.indexOf('/'); slash >= 0; slash = key.indexOf('/', from)) {
                Set<Subject.Kind> kinds = spelled.name(key.substring(from, slash));
                kinds.retainAll(left);
                left.removeAll(kinds);
                from = slash + 1;
                if (!kinds.isEmpty()) {
                    places.computeIfAbsent(
                                    key.substring(0, from),
                                    prefix -> EnumSet.noneOf(Subject.Kind.class))
                            .addAll(kinds);
                }
            }
            file(bucket, key, key.substring(from), left);
        }
        for (Map.Entry<String, Set<Subject.Kind>> place : places.entrySet()) {
            for (Subject.Kind kind : place.getValue()) {
                add(
                        kind,
                        new Selector.Prefix(bucket, place.getKey()),
                        "the folder's name",
                        new Query.And(
                                List.of(
                                        CaseRecords.query("NOT error:*"),
                                        Folders.below(bucket, place.getKey()))));
            }
        }
    }

    private void file(String bucket, String key, String name, Set<Subject.Kind> left)
            throws IOException {
        Set<Subject.Kind> kinds = spelled.ending(key);
        int dot = name.lastIndexOf('.');
        kinds.addAll(spelled.name(dot > 0 ? name.substring(0, dot) : name));
        kinds.retainAll(left);
        for (Subject.Kind kind : kinds) {
            Query one =
                    new Query.And(
                            List.of(
                                    in(bucket),
                                    new Query.Equal(new Query.Target.Named(EventField.KEY), key)));
            List<String> evidence =
                    records.first(one, CITED).stream().map(StoredEvent::id).toList();
            if (!evidence.isEmpty()) {
                String says = "the file's name speaks of " + word(kind);
                folders.add(kind, bucket, key, Basis.NAME, says, evidence, List.of());
            }
        }
    }
}
