package org.exhibit.indexer.finding.pattern;

import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.finding.CaseRecords;
import org.exhibit.indexer.finding.Finding;
import org.exhibit.indexer.finding.Level;
import org.exhibit.indexer.finding.RecordView;
import org.exhibit.indexer.index.Ends;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// F13: someone changes S3 with a credential that needed no second factor. Users and roots are
/// judged by the record, sessions of roles by the call that issued them. One finding a credential.
final class WritesWithoutMfa implements Pattern {
    private static final int MOST_CREDENTIALS = 10_000;
    private static final int AT_ONCE = 500;
    private static final String CHANGES =
            "service:s3.amazonaws.com AND NOT readOnly:true AND NOT eventType:AwsServiceEvent AND"
                    + " NOT eventType:AwsVpceEvent AND NOT action:(Get* OR Head* OR List*)";
    private static final String WRITES = CHANGES + " AND actor.accessKey:*";

    @Override
    public String id() {
        return "F13";
    }

    @Override
    public String title() {
        return "S3 changed without a second factor";
    }

    @Override
    public void run(PatternContext context) throws IOException {
        CaseRecords records = context.records();
        List<String> keys =
                records.values(PatternContext.trail(WRITES), "actor.accessKey", MOST_CREDENTIALS);
        CredentialJudge judge = new CredentialJudge(records);
        Map<String, Ends> writes =
                records.ends(
                        PatternContext.trail(WRITES),
                        EventField.ACTOR_ACCESS_KEY,
                        Set.copyOf(keys));
        List<String> sorted = keys.stream().filter(key -> !key.isEmpty()).sorted().toList();
        for (int from = 0; from < sorted.size(); from += AT_ONCE) {
            List<String> some = sorted.subList(from, Math.min(sorted.size(), from + AT_ONCE));
            credentials(context, judge, some, writes);
        }
        if (keys.size() >= MOST_CREDENTIALS) {
            context.undecided(
                    this, "", "only the " + MOST_CREDENTIALS + " busiest credentials were judged");
        }
        withoutKey(context, judge);
        versioning(context);
    }

    /// Users and roots whose records name no credential, as in the console; one finding each.
    private void withoutKey(PatternContext context, CredentialJudge judge) throws IOException {
        String query = CHANGES + " AND NOT actor.accessKey:* AND actor.type:(IAMUser OR Root)";
        Map<String, List<RecordView>> byActor = new TreeMap<>();
        for (RecordView record : context.calls(query)) {
            List<RecordView> group =
                    byActor.computeIfAbsent(
                            record.text(EventField.ACTOR_ARN), arn -> new ArrayList<>());
            boolean without = judge.judge(record) instanceof CredentialJudge.Without;
            if (without && group.size() < Finding.MOST_CITED) {
                group.add(record);
            }
        }
        byActor.forEach((arn, group) -> {
            if (!group.isEmpty()) {
                Map<String, String> matched =
                        Matched.of("userIdentity.arn", arn)
                                .with(
                                        "userIdentity.type",
                                        group.getFirst().text(EventField.ACTOR_TYPE))
                                .with("writes", number(group.size()))
                                .fields();
                context.found(this, title(), Level.MEDIUM, group, arn, matched);
            }
        });
    }

    /// The first write of each credential is enough to judge it by.
    private void credentials(
            PatternContext context,
            CredentialJudge judge,
            List<String> keys,
            Map<String, Ends> writes)
            throws IOException {
        List<String> known = keys.stream().filter(writes::containsKey).toList();
        List<RecordView> first =
                context.records()
                        .read(
                                known.stream()
                                        .map(key -> Objects.requireNonNull(writes.get(key)).first())
                                        .toList());
        Map<String, RecordView> byKey = new HashMap<>();
        for (int i = 0; i < known.size(); i++) {
            if (first.get(i).succeeded()) {
                byKey.put(known.get(i), first.get(i));
            }
        }
        judge.foresee(byKey.values());
        for (String key : keys) {
            RecordView write = byKey.get(key);
            Optional<RecordView> use =
                    write == null ? firstWrite(context, key) : Optional.of(write);
            if (use.isPresent()) {
                credential(context, judge, key, use.get());
            }
        }
    }

    private static String query(String key) {
        return WRITES + " AND actor.accessKey:\"" + key + "\"";
    }

    /// The first write that succeeded.
    private static Optional<RecordView> firstWrite(PatternContext context, String key)
            throws IOException {
        List<RecordView> writes = new ArrayList<>();
        context.records()
                .records(
                        PatternContext.trail(query(key)),
                        record -> {
                            if (record.succeeded()) {
                                writes.add(record);
                            }
                            return writes.isEmpty();
                        });
        return writes.stream().findFirst();
    }

    private void credential(
            PatternContext context, CredentialJudge judge, String key, RecordView first)
            throws IOException {
        CredentialJudge.Verdict verdict = judge.judge(first);
        switch (verdict) {
            case CredentialJudge.Fine fine -> {}
            case CredentialJudge.Unknown unknown ->
                    context.undecided(this, who(first, key), unknown.reason());
            case CredentialJudge.Without without -> found(context, query(key), key, first, without);
        }
    }

    private void found(
            PatternContext context,
            String query,
            String key,
            RecordView first,
            CredentialJudge.Without without)
            throws IOException {
        List<RecordView> all = new ArrayList<>();
        boolean[] others = new boolean[1];
        String arn = first.text(EventField.ACTOR_ARN);
        context.records()
                .records(
                        PatternContext.trail(query),
                        record -> {
                            // AWS gives a key to one identity; sanitised records may not.
                            boolean same = record.text(EventField.ACTOR_ARN).equals(arn);
                            others[0] |= !same;
                            if (same && record.succeeded()) {
                                all.add(record);
                            }
                            return all.size() < Finding.MOST_CITED;
                        });
        Map<String, String> matched =
                Matched.of("userIdentity.accessKeyId", key)
                        .with("userIdentity.arn", first.text(EventField.ACTOR_ARN))
                        .with("because", without.because())
                        .with("writes", number(all.size()))
                        .fields();
        context.found(this, title(), Level.MEDIUM, all, who(first, key), matched);
        if (others[0]) {
            context.undecided(
                    this,
                    who(first, key),
                    "records of other identities name the same access key; only this one's are"
                            + " counted");
        }
    }

    /// No more than are cited were read.
    private static String number(int writes) {
        return (writes < Finding.MOST_CITED ? "" : "at least ") + writes;
    }

    private static String who(RecordView record, String key) {
        String arn = record.text(EventField.ACTOR_ARN);
        return arn.isEmpty() ? key : arn + " (" + key + ")";
    }

    private void versioning(PatternContext context) throws IOException {
        String query =
                "action:PutBucketVersioning AND"
                        + " requestParameters.VersioningConfiguration.MfaDelete:Disabled";
        for (RecordView record : context.calls(query)) {
            Map<String, String> matched =
                    Matched.of("requestParameters.VersioningConfiguration.MfaDelete", "Disabled")
                            .fields();
            context.found(
                    this,
                    "Deletion of versions needs no second factor",
                    Level.MEDIUM,
                    record,
                    record.subject(),
                    matched);
        }
    }
}
