package org.exhibit.indexer.finding.pattern;

import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.finding.CaseRecords;
import org.exhibit.indexer.finding.Finding;
import org.exhibit.indexer.finding.Level;
import org.exhibit.indexer.finding.RecordView;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// F13: someone changes S3 with a credential that needed no second factor. Users and roots are
/// judged by the record, sessions of roles by the call that issued them. One finding a credential.
final class WritesWithoutMfa implements Pattern {
    private static final int MOST_CREDENTIALS = 10_000;
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
        for (String key : keys.stream().sorted().toList()) {
            if (!key.isEmpty()) {
                credential(context, judge, key);
            }
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
                                .with("writes", Integer.toString(group.size()))
                                .fields();
                context.found(this, title(), Level.MEDIUM, group, arn, matched);
            }
        });
    }

    private void credential(PatternContext context, CredentialJudge judge, String key)
            throws IOException {
        List<RecordView> writes = new ArrayList<>();
        String query = WRITES + " AND actor.accessKey:\"" + key + "\"";
        context.records()
                .records(
                        PatternContext.trail(query),
                        record -> {
                            if (record.succeeded()) {
                                writes.add(record);
                            }
                            return writes.isEmpty();
                        });
        if (writes.isEmpty()) {
            return;
        }
        RecordView first = writes.getFirst();
        CredentialJudge.Verdict verdict = judge.judge(first);
        switch (verdict) {
            case CredentialJudge.Fine fine -> {}
            case CredentialJudge.Unknown unknown ->
                    context.undecided(this, who(first, key), unknown.reason());
            case CredentialJudge.Without without -> found(context, query, key, first, without);
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
        long[] count = new long[1];
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
                                count[0]++;
                                if (all.size() < Finding.MOST_CITED) {
                                    all.add(record);
                                }
                            }
                            return all.size() < Finding.MOST_CITED;
                        });
        Map<String, String> matched =
                Matched.of("userIdentity.accessKeyId", key)
                        .with("userIdentity.arn", first.text(EventField.ACTOR_ARN))
                        .with("because", without.because())
                        .with("writes", Long.toString(count[0]))
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
