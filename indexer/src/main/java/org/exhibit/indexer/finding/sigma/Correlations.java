package org.exhibit.indexer.finding.sigma;

import org.exhibit.indexer.finding.Finding;
import org.exhibit.indexer.finding.RefusedRule;
import org.exhibit.indexer.finding.TriageState;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Puts matches together in windows of time. A window begins with a match and is as long as the
/// rule says; once it fits, its matches are used up, so that one burst is one finding.
final class Correlations {
    private static final Pattern NUMBER =
            Pattern.compile("-?[0-9]{1,30}(\\.[0-9]{1,30})?([eE][+-]?[0-9]{1,2})?");

    private final Correlation rule;
    private final Map<String, List<Match>> byRule;

    Correlations(Correlation rule, Map<String, List<Match>> byRule) {
        this.rule = rule;
        this.byRule = byRule;
    }

    void run(List<Finding> findings, List<RefusedRule> refused) {
        List<Match> all = new ArrayList<>();
        List<Set<String>> members = new ArrayList<>();
        for (String name : rule.rules()) {
            List<Match> matches = byRule.get(name);
            if (matches == null) {
                refused.add(
                        new RefusedRule(
                                rule.file(),
                                rule.line(),
                                "it counts a rule that is not there: " + name));
                return;
            }
            all.addAll(matches);
            Set<String> ids = new HashSet<>();
            matches.forEach(match -> ids.add(match.rule()));
            members.add(ids);
        }
        for (Map.Entry<List<String>, List<Match>> group : groups(all).entrySet()) {
            windows(group.getKey(), group.getValue(), members, findings);
        }
    }

    /// Records that lack a field of the grouping belong to no group.
    private Map<List<String>, List<Match>> groups(List<Match> all) {
        Map<List<String>, List<Match>> groups =
                new TreeMap<>(Comparator.comparing(key -> String.join("\0", key)));
        for (Match match : all) {
            List<@Nullable String> key = new ArrayList<>();
            for (String field : rule.groupBy()) {
                key.add(match.value(rule, field));
            }
            if (match.time() != null && key.stream().allMatch(Objects::nonNull)) {
                List<String> whole = key.stream().map(String::valueOf).toList();
                groups.computeIfAbsent(whole, values -> new ArrayList<>()).add(match);
            }
        }
        return groups;
    }

    private void windows(
            List<String> key,
            List<Match> matches,
            List<Set<String>> members,
            List<Finding> findings) {
        matches.sort(Comparator.comparing(Correlations::time).thenComparing(Match::id));
        int from = 0;
        while (from < matches.size()) {
            Instant end = time(matches.get(from)).plus(rule.span());
            int to = from;
            while (to < matches.size() && !time(matches.get(to)).isAfter(end)) {
                to++;
            }
            List<Match> window = matches.subList(from, to);
            if (fits(window, members)) {
                findings.add(finding(key, window));
                from = to;
            } else {
                from++;
            }
        }
    }

    private static Instant time(Match match) {
        return Objects.requireNonNull(match.time(), "only timed matches are grouped");
    }

    private boolean fits(List<Match> window, List<Set<String>> members) {
        return switch (rule.kind()) {
            case EVENT_COUNT -> fits(window.stream().map(Match::id).distinct().count());
            case VALUE_COUNT ->
                    fits(
                            window.stream()
                                    .map(match -> match.value(rule, rule.field()))
                                    .filter(Objects::nonNull)
                                    .distinct()
                                    .count());
            case VALUE_SUM -> {
                List<BigDecimal> numbers = numbers(window);
                yield !numbers.isEmpty() && rule.satisfied(sum(numbers));
            }
            case VALUE_AVERAGE -> {
                List<BigDecimal> numbers = numbers(window);
                yield !numbers.isEmpty()
                        && rule.satisfied(
                                sum(numbers)
                                        .divide(
                                                BigDecimal.valueOf(numbers.size()),
                                                MathContext.DECIMAL128));
            }
            case TEMPORAL ->
                    members.stream()
                            .allMatch(ids ->
                                    window.stream().anyMatch(match -> ids.contains(match.rule())));
            case TEMPORAL_ORDERED -> ordered(window, members);
        };
    }

    private boolean fits(long count) {
        return rule.satisfied(BigDecimal.valueOf(count));
    }

    private static BigDecimal sum(List<BigDecimal> numbers) {
        return numbers.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /// The field's numbers, once a record. What is no number, or is written to be a monstrous one,
    /// adds nothing.
    private List<BigDecimal> numbers(List<Match> window) {
        Set<String> seen = new HashSet<>();
        List<BigDecimal> numbers = new ArrayList<>();
        for (Match match : window) {
            String value = match.value(rule, rule.field());
            if (value != null && NUMBER.matcher(value).matches() && seen.add(match.id())) {
                numbers.add(new BigDecimal(value));
            }
        }
        return numbers;
    }

    /// Whether the rules' matches follow one another in the order of the rules.
    private static boolean ordered(List<Match> window, List<Set<String>> members) {
        int next = 0;
        for (Match match : window) {
            if (next < members.size() && members.get(next).contains(match.rule())) {
                next++;
            }
        }
        return next == members.size();
    }

    private Finding finding(List<String> key, List<Match> window) {
        Match first = window.getFirst();
        Map<String, String> matched = new LinkedHashMap<>();
        for (int i = 0; i < key.size(); i++) {
            matched.put(rule.groupBy().get(i), key.get(i));
        }
        List<String> evidence = window.stream().map(Match::id).distinct().toList();
        matched.put("records", Integer.toString(evidence.size()));
        matched.put("timespan", rule.span().toString());
        return new Finding(
                rule.id(),
                rule.title(),
                rule.level(),
                first.time(),
                first.account(),
                first.region(),
                key.isEmpty() ? "all records" : String.join(" / ", key),
                matched,
                evidence.stream().limit(Finding.MOST_CITED).toList(),
                List.of(),
                TriageState.NEW);
    }
}
