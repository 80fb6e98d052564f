package org.exhibit.indexer.coverage;

import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.event.SourceKind;
import org.exhibit.indexer.index.EventIndex;
import org.exhibit.indexer.index.Facet;
import org.exhibit.indexer.index.FileRow;
import org.exhibit.indexer.index.Query;
import org.exhibit.indexer.index.StoredEvent;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Which accounts, regions and days the evidence has logs of.
///
/// @param files every file of the case
/// @param days of each account and region on which a trail delivered something
/// @param members accounts that deliver through an organisation's trail
/// @param lookedUp accounts and regions of which the event history was read
/// @param outside accounts that records name and that no evidence was collected of
record Survey(
        List<FileRow> files,
        Map<String, Map<String, Days>> days,
        Set<String> members,
        Map<String, Set<String>> lookedUp,
        Set<String> outside) {
    private static final int MOST_ACCOUNTS = 1_000;
    private static final int MOST_REGIONS = 100;
    private static final int MOST_OUTSIDE = 200;
    private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");
    private static final Pattern MEMBER = Pattern.compile("AWSLogs/o-[a-z0-9]+/(\\d{12})/");

    static Survey take(List<FileRow> files, Questions questions, AccountSettings settings)
            throws IOException {
        Map<String, Map<String, Days>> days = days(questions);
        Set<String> members = new TreeSet<>();
        for (FileRow file : files) {
            Matcher member = MEMBER.matcher(file.path());
            if (member.find()) {
                members.add(member.group(1));
            }
        }
        Map<String, Set<String>> lookedUp = new TreeMap<>();
        for (Facet.Value account : values(questions, Questions.lookedUp(), EventField.ACCOUNT)) {
            Query own =
                    Questions.all(
                            Questions.lookedUp(),
                            Questions.is(EventField.ACCOUNT, account.value()));
            Set<String> regions = new TreeSet<>();
            values(questions, own, EventField.REGION).forEach(one -> regions.add(one.value()));
            lookedUp.put(account.value(), regions);
        }
        Set<String> collected = new TreeSet<>(days.keySet());
        collected.addAll(lookedUp.keySet());
        settings.list().forEach(setting -> collected.add(setting.account()));
        return new Survey(files, days, members, lookedUp, outside(questions, collected));
    }

    static List<FileRow> files(EventIndex events) throws IOException {
        try (Stream<FileRow> rows = events.files()) {
            return rows.toList();
        }
    }

    private static List<Facet.Value> values(Questions questions, Query query, EventField field)
            throws IOException {
        int most = field == EventField.REGION ? MOST_REGIONS : MOST_ACCOUNTS;
        return questions.values(query, field.jsonName(), most).values();
    }

    private static Map<String, Map<String, Days>> days(Questions questions) throws IOException {
        Map<String, Map<String, Days>> days = new TreeMap<>();
        for (Facet.Value account : values(questions, Questions.byTrail(), EventField.ACCOUNT)) {
            Query own =
                    Questions.all(
                            Questions.byTrail(), Questions.is(EventField.ACCOUNT, account.value()));
            Map<String, Days> regions = new TreeMap<>();
            for (Facet.Value region : values(questions, own, EventField.REGION)) {
                Query there = Questions.all(own, Questions.is(EventField.REGION, region.value()));
                regions.put(region.value(), new Days(questions.days(there)));
            }
            days.put(account.value(), regions);
        }
        return days;
    }

    private static Set<String> outside(Questions questions, Set<String> collected)
            throws IOException {
        Set<String> found = new TreeSet<>();
        Query trail = Questions.source(SourceKind.CLOUDTRAIL);
        for (String field : List.of("actor.account", "resources.accountId")) {
            for (Facet.Value value : questions.values(trail, field, MOST_ACCOUNTS).values()) {
                boolean account = ACCOUNT.matcher(value.value()).matches();
                if (account && !collected.contains(value.value()) && found.size() < MOST_OUTSIDE) {
                    found.add(value.value());
                }
            }
        }
        return found;
    }

    /// The days on which any region of an account has something.
    Days daysOf(String account) {
        return Days.union(days.getOrDefault(account, Map.of()).values());
    }

    /// The days of which an account's logs of a region were acquired, quiet ones among them.
    Days acquired(String account, String region) {
        Days own = days.getOrDefault(account, Map.of()).getOrDefault(region, Days.none());
        return own.reached(daysOf(account));
    }

    /// From the first to after the last instant of the evidence; none where nothing has a time.
    static Optional<Interval> span(
            Questions questions, AccountSettings settings, DigestEvidence digests)
            throws IOException {
        List<Instant> starts = new ArrayList<>();
        List<Instant> ends = new ArrayList<>();
        Query all = new Query.All();
        Query flows = Questions.source(SourceKind.VPC_FLOW);
        questions.first(all, Questions.PLAUSIBLE).ifPresent(one -> starts.add(time(one)));
        questions.last(all, Questions.PLAUSIBLE).ifPresent(one -> ends.add(time(one)));
        questions
                .last(flows, Questions.PLAUSIBLE)
                .map(flow -> flow.event().instant(EventField.END))
                .ifPresent(end -> ends.add(end.minus(Gaps.SECOND)));
        for (AccountSetting setting : settings.list()) {
            starts.add(setting.at());
            ends.add(setting.at());
        }
        for (DigestEvidence.Period period : digests.periods()) {
            if (period.verdict() == DigestEvidence.Verdict.MISSING) {
                continue;
            }
            starts.add(period.delivered().from());
            ends.add(period.delivered().to().minus(Gaps.SECOND));
        }
        if (starts.isEmpty() || ends.isEmpty()) {
            return Optional.empty();
        }
        Instant from = starts.stream().min(Instant::compareTo).orElseThrow();
        Instant to = ends.stream().max(Instant::compareTo).orElseThrow();
        return Interval.between(
                from.truncatedTo(ChronoUnit.SECONDS),
                to.truncatedTo(ChronoUnit.SECONDS).plus(Gaps.SECOND));
    }

    private static Instant time(StoredEvent event) {
        return java.util.Objects.requireNonNull(event.event().time());
    }
}
