package org.exhibit.indexer.coverage;

import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.event.SourceKind;
import org.exhibit.indexer.index.Facet;
import org.exhibit.indexer.index.Query;
import org.exhibit.indexer.index.StoredEvent;
import org.jspecify.annotations.Nullable;

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

/// Which accounts, regions and days the evidence has logs of. Asks the index when it is asked, and
/// each thing once. One thread at a time.
final class Survey {
    static final int MOST_ACCOUNTS = 1_000;
    private static final int MOST_REGIONS = 100;
    private static final int MOST_OUTSIDE = 200;
    private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");
    private static final Pattern MEMBER = Pattern.compile("AWSLogs/o-[a-z0-9]+/(\\d{12})/");

    private final Questions questions;
    private final Set<String> settled = new TreeSet<>();
    private final Set<String> members = new TreeSet<>();
    private final Map<String, Map<String, Days>> days = new TreeMap<>();
    private @Nullable Set<String> accounts;
    private @Nullable Map<String, Set<String>> lookedUp;
    private @Nullable Set<String> outside;

    /// @param folders of every file of the case
    Survey(Set<String> folders, Questions questions, AccountSettings settings) {
        this.questions = questions;
        for (String folder : folders) {
            Matcher member = MEMBER.matcher(folder);
            if (member.find()) {
                members.add(member.group(1));
            }
        }
        settings.list().forEach(setting -> settled.add(setting.account()));
    }

    /// Accounts that deliver through an organisation's trail.
    Set<String> members() {
        return members;
    }

    /// Accounts of which a trail delivered something.
    Set<String> accounts() throws IOException {
        Set<String> known = accounts;
        if (known == null) {
            known = new TreeSet<>();
            for (Facet.Value one : values(questions, Questions.byTrail(), EventField.ACCOUNT)) {
                known.add(one.value());
            }
            accounts = known;
        }
        return known;
    }

    /// The days of each region of an account on which a trail delivered something.
    Map<String, Days> days(String account) throws IOException {
        Map<String, Days> known = days.get(account);
        if (known == null) {
            known = new TreeMap<>();
            if (accounts == null || accounts.contains(account)) {
                Query own =
                        Questions.all(
                                Questions.byTrail(), Questions.is(EventField.ACCOUNT, account));
                for (Facet.Value region : values(questions, own, EventField.REGION)) {
                    Query there =
                            Questions.all(own, Questions.is(EventField.REGION, region.value()));
                    known.put(region.value(), new Days(questions.days(there)));
                }
            }
            days.put(account, known);
        }
        return known;
    }

    /// Accounts and regions of which the event history was read.
    Map<String, Set<String>> lookedUp() throws IOException {
        Map<String, Set<String>> known = lookedUp;
        if (known == null) {
            known = new TreeMap<>();
            for (Facet.Value account :
                    values(questions, Questions.lookedUp(), EventField.ACCOUNT)) {
                Query own =
                        Questions.all(
                                Questions.lookedUp(),
                                Questions.is(EventField.ACCOUNT, account.value()));
                Set<String> regions = new TreeSet<>();
                values(questions, own, EventField.REGION).forEach(one -> regions.add(one.value()));
                known.put(account.value(), regions);
            }
            lookedUp = known;
        }
        return known;
    }

    /// Whether records name an account of which no evidence was collected.
    boolean isOutside(String account) throws IOException {
        return !isCollected(account) && outside().contains(account);
    }

    /// Of one account its own records tell, without counting those of all.
    private boolean isDelivered(String account) throws IOException {
        Set<String> known = accounts;
        return known == null ? !days(account).isEmpty() : known.contains(account);
    }

    private boolean isCollected(String account) throws IOException {
        return settled.contains(account) || isDelivered(account) || lookedUp().containsKey(account);
    }

    /// Accounts that records name and that no evidence was collected of.
    Set<String> outside() throws IOException {
        Set<String> known = outside;
        if (known == null) {
            known = new TreeSet<>();
            accounts();
            Query trail = Questions.source(SourceKind.CLOUDTRAIL);
            for (String field : List.of("actor.account", "resources.accountId")) {
                for (Facet.Value one : questions.values(trail, field, MOST_ACCOUNTS).values()) {
                    boolean account = ACCOUNT.matcher(one.value()).matches();
                    if (account && !isCollected(one.value()) && known.size() < MOST_OUTSIDE) {
                        known.add(one.value());
                    }
                }
            }
            outside = known;
        }
        return known;
    }

    private static List<Facet.Value> values(Questions questions, Query query, EventField field)
            throws IOException {
        int most = field == EventField.REGION ? MOST_REGIONS : MOST_ACCOUNTS;
        return questions.values(query, field.jsonName(), most).values();
    }

    /// The days on which any region of an account has something.
    Days daysOf(String account) throws IOException {
        return Days.union(days(account).values());
    }

    /// The days of which an account's logs of a region were acquired, quiet ones among them.
    Days acquired(String account, String region) throws IOException {
        Days own = days(account).getOrDefault(region, Days.none());
        return own.reached(daysOf(account));
    }

    /// From the first to after the last instant of the evidence; none where nothing has a time.
    static Optional<Interval> span(
            Questions questions, AccountSettings settings, DigestEvidence digests)
            throws IOException {
        List<Instant> starts = new ArrayList<>();
        List<Instant> ends = new ArrayList<>();
        Query flows = Questions.source(SourceKind.VPC_FLOW);
        questions.firstOfAll().ifPresent(one -> starts.add(time(one)));
        questions.lastOfAll().ifPresent(one -> ends.add(time(one)));
        questions
                .lastOf(flows)
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
