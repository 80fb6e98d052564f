package org.exhibit.indexer.finding.pattern;

import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.finding.CaseRecords;
import org.exhibit.indexer.finding.Finding;
import org.exhibit.indexer.finding.Level;
import org.exhibit.indexer.finding.RecordView;
import org.exhibit.indexer.index.Query;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// F05: an account that nobody approved takes a role, works with objects, is given a snapshot or an
/// image, or copies one. One finding for each pair of accounts and kind of access.
final class CrossAccount implements Pattern {
    private static final int MOST_ACCOUNTS = 1_000;
    private static final String ANONYMOUS = "ANONYMOUS_PRINCIPAL";

    private final Map<Way, List<RecordView>> groups = new TreeMap<>();

    /// @param kind of access
    private record Way(String from, String to, String kind) implements Comparable<Way> {
        @Override
        public int compareTo(Way other) {
            return text().compareTo(other.text());
        }

        String text() {
            return from + " -> " + to + ": " + kind;
        }
    }

    @Override
    public String id() {
        return "F05";
    }

    @Override
    public String title() {
        return "Access across accounts";
    }

    @Override
    public void run(PatternContext context) throws IOException {
        groups.clear();
        roles(context);
        objects(context);
        shares(context);
        for (Map.Entry<Way, List<RecordView>> group : groups.entrySet()) {
            Way way = group.getKey();
            RecordView first = group.getValue().getFirst();
            Map<String, String> matched =
                    Matched.of("from", way.from())
                            .with("to", way.to())
                            .with("access", way.kind())
                            .with("eventName", first.text(EventField.ACTION))
                            .fields();
            context.found(
                    this,
                    title() + ": " + way.kind(),
                    Level.HIGH,
                    group.getValue(),
                    way.text(),
                    matched);
        }
    }

    /// Approving one side approves work between the two; what is given away needs the taker's.
    private void add(
            PatternContext context, String from, String to, String kind, RecordView record) {
        boolean given = kind.contains("snapshot") || kind.contains("image");
        boolean approved =
                context.settings().isApproved(to)
                        || (!given && context.settings().isApproved(from));
        if (from.equals(to) || approved) {
            return;
        }
        List<RecordView> group =
                groups.computeIfAbsent(new Way(from, to, kind), way -> new ArrayList<>());
        if (group.size() < Finding.MOST_CITED) {
            group.add(record);
        }
    }

    /// Roles taken by callers of another account; by account, since most calls stay inside one.
    private void roles(PatternContext context) throws IOException {
        CaseRecords records = context.records();
        Query all = PatternContext.trail("action:AssumeRole");
        for (String account : records.values(all, "actor.account", MOST_ACCOUNTS)) {
            if (!account.matches("\\d{12}")) {
                continue;
            }
            String query =
                    "action:AssumeRole AND actor.account:%1$s AND NOT"
                            + " requestParameters.roleArn:arn:aws*:iam::%1$s:role/*";
            for (RecordView record : context.calls(query.replace("%1$s", account))) {
                String[] role = record.requested("roleArn").split(":", 6);
                if (role.length == 6 && role[4].matches("\\d{12}")) {
                    add(context, account, role[4], "role taken", record);
                }
            }
        }
    }

    /// Requests to objects and buckets that another account owns.
    private void objects(PatternContext context) throws IOException {
        CaseRecords records = context.records();
        Query all = PatternContext.trail("service:s3.amazonaws.com");
        for (String owner : records.values(all, "resources.accountId", MOST_ACCOUNTS)) {
            if (!owner.matches("\\d{12}")) {
                continue;
            }
            String query =
                    "service:s3.amazonaws.com AND resources.accountId:%1$s AND actor.account:* AND"
                            + " NOT actor.account:%1$s";
            for (RecordView record : context.calls(query.replace("%1$s", owner))) {
                String from = record.text(EventField.ACTOR_ACCOUNT);
                boolean anonymous =
                        from.equalsIgnoreCase(ANONYMOUS) || from.equalsIgnoreCase("anonymous");
                boolean bucket = record.owner("AWS::S3::Bucket").equals(owner);
                if (bucket && !anonymous) {
                    add(context, from, owner, "objects of S3", record);
                }
            }
        }
    }

    private void shares(PatternContext context) throws IOException {
        String calls =
                "action:(ModifySnapshotAttribute OR ModifyImageAttribute OR"
                        + " ModifyDBSnapshotAttribute OR ModifyDBClusterSnapshotAttribute OR"
                        + " SharedSnapshotVolumeCreated OR SharedSnapshotCopyInitiated)";
        for (RecordView record : context.calls(calls)) {
            String owner = record.account();
            switch (record.action()) {
                case "ModifySnapshotAttribute" ->
                        share(context, record, "createVolumePermission", "EBS snapshot shared");
                case "ModifyImageAttribute" ->
                        share(context, record, "launchPermission", "image shared");
                case "SharedSnapshotVolumeCreated", "SharedSnapshotCopyInitiated" ->
                        add(
                                context,
                                owner,
                                record.at("userIdentity", "accountId").asText(""),
                                "shared snapshot copied",
                                record);
                default -> {
                    for (String account : Shares.database(record)) {
                        add(context, owner, account, "database snapshot shared", record);
                    }
                }
            }
        }
    }

    private void share(PatternContext context, RecordView record, String member, String kind) {
        for (String account : Shares.added(record, member)) {
            add(context, record.account(), account, kind, record);
        }
    }
}
