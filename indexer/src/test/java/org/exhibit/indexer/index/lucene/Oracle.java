package org.exhibit.indexer.index.lucene;

import org.exhibit.indexer.event.Address;
import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.event.LogEvent;
import org.exhibit.indexer.event.Network;
import org.exhibit.indexer.event.SourceKind;
import org.exhibit.indexer.format.RecordField;
import org.exhibit.indexer.index.Query;
import org.exhibit.indexer.index.Query.Target;
import org.exhibit.indexer.index.Search;
import org.exhibit.indexer.index.TimeRange;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// Answers searches by looking at every record in plain Java.
final class Oracle {
    private static final Pattern SEPARATORS =
            Pattern.compile("[\\x00-\\x20\\x7f/:,;=?&\"'()\\[\\]{}<>|\\\\*%+@#!`^~$\\s]+");

    private final List<SampleRecord> records;
    private final Map<SampleRecord, String> repeats = new HashMap<>();

    Oracle(List<SampleRecord> records) {
        this.records = records;
        Map<String, SampleRecord> firsts = new HashMap<>();
        for (SampleRecord record : records) {
            firsts.merge(record.id(), record, (a, b) -> a.item().compareTo(b.item()) <= 0 ? a : b);
        }
        for (SampleRecord record : records) {
            if (!record.equals(firsts.get(record.id()))) {
                repeats.put(record, record.id());
            }
        }
    }

    @Nullable String duplicateOf(SampleRecord record) {
        return repeats.get(record);
    }

    List<SampleRecord> answer(Search search) {
        boolean duplicates = search.query().toString().contains("DUPLICATE_OF");
        boolean ascending = search.order() == Search.Order.TIME_ASCENDING;
        Comparator<Long> byTime = ascending ? Comparator.naturalOrder() : Comparator.reverseOrder();
        return records.stream()
                .filter(record -> duplicates || duplicateOf(record) == null)
                .filter(record -> within(record.event(), search.range()))
                .filter(record -> matches(search.query(), record))
                .sorted(
                        Comparator.comparing(
                                        (SampleRecord record) -> time(record.event()),
                                        Comparator.nullsLast(byTime))
                                .thenComparing(SampleRecord::id)
                                .thenComparing(SampleRecord::place))
                .toList();
    }

    private static @Nullable Long time(LogEvent event) {
        return event.number(EventField.TIME).isPresent()
                ? event.number(EventField.TIME).getAsLong()
                : null;
    }

    private static boolean within(LogEvent event, TimeRange range) {
        if (range.isAll()) {
            return true;
        }
        Instant start = event.time();
        if (start == null) {
            return false;
        }
        Instant end = event.instant(EventField.END);
        Instant last = end == null || !end.isAfter(start) ? start.plusMillis(1) : end;
        return (range.to() == null || start.isBefore(range.to()))
                && (range.from() == null || last.isAfter(range.from()));
    }

    private boolean matches(Query query, SampleRecord record) {
        return switch (query) {
            case Query.All all -> true;
            case Query.And and -> and.clauses().stream().allMatch(q -> matches(q, record));
            case Query.Or or -> or.clauses().stream().anyMatch(q -> matches(q, record));
            case Query.Not not -> !matches(not.clause(), record);
            case Query.Words words -> words(words, record);
            case Query.Phrase phrase ->
                    throw new IllegalArgumentException("phrases are for cases: " + phrase);
            case Query.Equal equal -> equal(equal, record);
            case Query.Wildcard wildcard ->
                    anyText(wildcard.target(), record, text(wildcard.pattern()));
            case Query.Regex regex ->
                    anyText(
                            regex.target(),
                            record,
                            Pattern.compile(regex.expression(), Pattern.DOTALL).asMatchPredicate());
            case Query.Range range -> range(range, record);
            case Query.Cidr cidr ->
                    anyText(
                            cidr.target(),
                            record,
                            text ->
                                    Address.parse(text)
                                            .map(
                                                    Network.parse(cidr.network()).orElseThrow()
                                                            ::contains)
                                            .orElse(false));
            case Query.Exists exists -> exists(exists.target(), record);
            case Query.InLeaves files ->
                    files.leaves().getOrDefault(record.item(), Set.of()).contains("");
        };
    }

    private static Predicate<String> text(String pattern) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            switch (c) {
                case '*' -> out.append(".*");
                case '?' -> out.append('.');
                case '\\' -> out.append(Pattern.quote(String.valueOf(pattern.charAt(++i))));
                default -> out.append(Pattern.quote(String.valueOf(c)));
            }
        }
        return Pattern.compile(joinSurrogates(out), Pattern.DOTALL).asMatchPredicate();
    }

    /// Quoting each half of a pair by itself would tear it apart.
    private static String joinSurrogates(StringBuilder regex) {
        return regex.toString()
                .replaceAll("([\\ud800-\\udbff])\\\\E\\\\Q([\\udc00-\\udfff])", "$1$2");
    }

    private List<String> texts(Target target, SampleRecord record) {
        List<String> out = new ArrayList<>();
        switch (target) {
            case Target.Named named -> {
                if (record.event().has(named.field())) {
                    out.add(Objects.requireNonNull(record.event().text(named.field())));
                }
            }
            case Target.Path path -> {
                for (RecordField field : record.fields()) {
                    if (field.path().equals(path.path()) && field.kind() != RecordField.Kind.NULL) {
                        out.add(field.text());
                    }
                }
            }
            case Target.Meta meta -> {
                String repeated = duplicateOf(record);
                switch (meta.field()) {
                    case ID -> out.add(record.printedId(repeated));
                    case DUPLICATE_OF -> {
                        if (repeated != null) {
                            out.add(repeated);
                        }
                    }
                    case EVIDENCE -> out.add(record.item().hex());
                    case FILE -> out.add(record.file());
                    case CITATION -> out.add(record.citation());
                    case INTEGRITY -> throw new IllegalStateException("no index knows it");
                }
            }
        }
        return out;
    }

    private boolean anyText(Target target, SampleRecord record, Predicate<String> test) {
        return texts(target, record).stream().anyMatch(test);
    }

    private boolean equal(Query.Equal equal, SampleRecord record) {
        if (equal.target() instanceof Target.Named named
                && named.field().type() == EventField.Type.ADDRESS
                && Address.parse(equal.value()).isPresent()) {
            return anyText(
                    equal.target(),
                    record,
                    text -> Address.parse(text).equals(Address.parse(equal.value())));
        }
        return anyText(equal.target(), record, equal.value()::equals);
    }

    private boolean exists(Target target, SampleRecord record) {
        if (target instanceof Target.Path path) {
            String prefix = path.path() + '.';
            return !texts(target, record).isEmpty()
                    || record.fields().stream().anyMatch(field -> field.path().startsWith(prefix));
        }
        return !texts(target, record).isEmpty();
    }

    private boolean range(Query.Range range, SampleRecord record) {
        return anyText(
                range.target(),
                record,
                text -> {
                    Integer from = compare(range.target(), text, range.from());
                    Integer to = compare(range.target(), text, range.to());
                    boolean above =
                            range.from() == null
                                    || (from != null
                                            && (range.fromInclusive() ? from >= 0 : from > 0));
                    boolean below =
                            range.to() == null
                                    || (to != null && (range.toInclusive() ? to <= 0 : to < 0));
                    return above && below;
                });
    }

    private static @Nullable Integer compare(Target target, String text, @Nullable String bound) {
        if (bound == null) {
            return null;
        }
        if (target instanceof Target.Named named && named.field().type() == EventField.Type.TIME) {
            return Long.compare(Long.parseLong(text), Instant.parse(bound).toEpochMilli());
        }
        if (target instanceof Target.Named named
                && named.field().type() == EventField.Type.ADDRESS) {
            Address own = Address.parse(text).orElse(null);
            Address other = Address.parse(bound).orElseThrow();
            return own == null || own.isV6() != other.isV6() ? null : own.compareTo(other);
        }
        return new BigDecimal(text).compareTo(new BigDecimal(bound));
    }

    static Set<String> cut(String text) {
        Set<String> words = new HashSet<>();
        for (String word : SEPARATORS.split(text, -1)) {
            if (!word.isEmpty()) {
                words.add(word.toLowerCase(Locale.ROOT));
            }
        }
        return words;
    }

    private static Set<String> words(SampleRecord record) {
        Set<String> words = new HashSet<>();
        for (EventField field : EventField.values()) {
            boolean left =
                    Arrays.asList(
                                    EventField.SOURCE,
                                    EventField.PRECISION,
                                    EventField.EVENT_ID,
                                    EventField.REQUEST_ID,
                                    EventField.HOST_ID)
                            .contains(field);
            if (!field.numeric() && !left && record.event().has(field)) {
                words.addAll(cut(Objects.requireNonNull(record.event().text(field))));
            }
        }
        SourceKind source = record.event().source();
        for (RecordField field : record.fields()) {
            if (field.kind() == RecordField.Kind.TEXT
                    && Schema.alias(source, field.path()) == null) {
                words.addAll(cut(field.text()));
            }
        }
        return words;
    }

    private boolean words(Query.Words query, SampleRecord record) {
        Set<String> words = words(record);
        if (query.wildcard()) {
            Predicate<String> test = text(query.text().toLowerCase(Locale.ROOT));
            return words.stream().anyMatch(test);
        }
        LogEvent event = record.event();
        return (!cut(query.text()).isEmpty() && words.containsAll(cut(query.text())))
                || query.text().equals(event.text(EventField.EVENT_ID))
                || query.text().equals(event.text(EventField.REQUEST_ID))
                || query.text().equals(event.text(EventField.HOST_ID))
                || query.text().equals(record.id());
    }
}
