package org.exhibit.indexer.provenance.biography;

import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.coverage.Act;
import org.exhibit.indexer.coverage.Watched;
import org.exhibit.indexer.event.Address;
import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.event.LogEvent;
import org.exhibit.indexer.event.SourceKind;
import org.exhibit.indexer.format.RecordField;
import org.exhibit.indexer.index.StoredEvent;
import org.exhibit.indexer.provenance.Deed;
import org.exhibit.indexer.provenance.Outcome;
import org.exhibit.indexer.provenance.TimelineEntry;
import org.exhibit.indexer.provenance.flow.FlowLog;
import org.exhibit.indexer.provenance.graph.EdgeKind;
import org.exhibit.indexer.provenance.graph.Strength;
import org.exhibit.indexer.provenance.table.EventTable;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Requests as lines where no replay of one object's versions stands behind them: what identities
/// and addresses did, and what was done to buckets and other resources.
final class EntryLines {
    private final Watch watch;
    private final EventTable table;
    private final CaseReader reader;

    EntryLines(Watch watch, EventTable table, CaseReader reader) {
        this.watch = watch;
        this.table = table;
        this.reader = reader;
    }

    /// @param told the edge that the event table gives the record, or null
    /// @param object what the edge is about, where the record's named fields do not tell
    LifeLine line(TimelineEntry entry, @Nullable EdgeKind told, String object) throws IOException {
        boolean both = sources(entry).size() > 1;
        boolean twin = accounts(entry).size() > 1;
        int row = table.accessRow(entry.records().getFirst().event());
        String rule = both ? "R5/1" : twin ? "L2/1" : row == 0 ? "R1/1" : "R1/1:" + row;
        return new LifeLine(
                entry.time(),
                entry.end(),
                entry.outcome() == Outcome.SUCCESS ? edge(entry, told) : LifeLine.ATTEMPTED,
                both || twin ? Strength.CORROBORATED : Strength.RECORDED,
                entry.object().isEmpty() ? object : entry.object(),
                entry.version(),
                entry.actor(),
                entry.ip(),
                entry.bytes(),
                entry.outcome().word(),
                rule,
                status(entry),
                LifeLine.cited(entry.records()),
                entry.notes());
    }

    private static Set<SourceKind> sources(TimelineEntry entry) {
        Set<SourceKind> out = EnumSet.noneOf(SourceKind.class);
        entry.records().forEach(record -> out.add(record.event().source()));
        return out;
    }

    private static Set<String> accounts(TimelineEntry entry) {
        Set<String> out = new TreeSet<>();
        for (StoredEvent record : entry.records()) {
            String account = record.event().text(EventField.ACCOUNT);
            if (record.event().source() == SourceKind.CLOUDTRAIL && account != null) {
                out.add(account);
            }
        }
        return out;
    }

    private static String edge(TimelineEntry entry, @Nullable EdgeKind told) {
        if (told != null) {
            return told.word();
        }
        return switch (entry.deed()) {
            case READ -> isOutside(entry) ? "downloaded" : "read-by";
            case WRITTEN -> "created";
            case COPIED -> "copied-from";
            case DELETED -> "deleted";
            case RESTORED -> "restored-from";
            case LISTED -> "enumerated";
            case INSPECTED -> "inspected";
            case PERMISSION_CHANGED, SETTING_CHANGED -> "config-changed";
            case KEY_USED -> "key-used";
            case CREDENTIALS_ISSUED -> "issued";
            case CONNECTED -> "connected";
            case CONNECTION_REFUSED -> LifeLine.ATTEMPTED;
            case CALLED -> called(entry);
        };
    }

    private static String called(TimelineEntry entry) {
        String action = String.valueOf(entry.records().getFirst().event().text(EventField.ACTION));
        if (action.matches("(Delete|Deregister|Terminate)\\w+")) {
            return "deleted";
        }
        return action.matches("Create\\w+") ? "created" : "called";
    }

    private static boolean isOutside(TimelineEntry entry) {
        return entry.actor().equals("anonymous")
                || Address.parse(entry.ip()).isPresent() && !FlowLog.isPrivate(entry.ip());
    }

    private String status(TimelineEntry entry) throws IOException {
        LogEvent event = entry.records().getFirst().event();
        String bucket = event.text(EventField.BUCKET);
        Act act = act(entry.deed());
        boolean data = "Data".equals(event.text(EventField.CATEGORY));
        if (event.source() == SourceKind.VPC_FLOW) {
            String eni = event.text(EventField.INTERFACE);
            return eni == null
                    ? ""
                    : watch.status(new Watched.NetworkInterface(eni), Act.TRAFFIC, entry.time());
        }
        if (bucket != null && (data || event.source() == SourceKind.S3_ACCESS)) {
            return watch.status(new Watched.Objects(bucket, "*"), act, entry.time());
        }
        String account = event.text(EventField.ACCOUNT);
        String region = event.text(EventField.REGION);
        String service = event.text(EventField.SERVICE);
        boolean told = account != null && region != null && service != null;
        if (!told || account == null || region == null || service == null) {
            return "";
        }
        Watched calls = new Watched.Calls(account, region, service, "");
        String ofReads = watch.status(calls, Act.LOOK, entry.time());
        String ofChanges = watch.status(calls, Act.CHANGE, entry.time());
        if (ofReads.equals(ofChanges)) {
            return ofReads;
        }
        return reads(entry, act) ? ofReads : ofChanges;
    }

    /// Whether CloudTrail counts a call among those that read, which its name does not always tell:
    /// AssumeRole reads.
    private boolean reads(TimelineEntry entry, Act act) throws IOException {
        for (RecordField field : reader.reparse(entry.records().getFirst()).fields()) {
            if (field.path().equals("readOnly")) {
                return field.text().equals("true");
            }
        }
        return act == Act.READ || act == Act.LIST;
    }

    private static Act act(Deed deed) {
        return switch (deed) {
            case READ, INSPECTED, KEY_USED -> Act.READ;
            case LISTED -> Act.LIST;
            case WRITTEN,
                    COPIED,
                    RESTORED,
                    PERMISSION_CHANGED,
                    SETTING_CHANGED,
                    CREDENTIALS_ISSUED,
                    CALLED ->
                    Act.WRITE;
            case DELETED -> Act.DELETE;
            case CONNECTED, CONNECTION_REFUSED -> Act.TRAFFIC;
        };
    }

    /// Whether a line of the event table may say more of an entry than its deed does.
    static boolean asksTable(TimelineEntry entry) {
        return switch (entry.deed()) {
            case CALLED, SETTING_CHANGED, PERMISSION_CHANGED, DELETED, WRITTEN ->
                    entry.outcome() == Outcome.SUCCESS
                            && entry.records().getFirst().event().source() == SourceKind.CLOUDTRAIL;
            case READ,
                    COPIED,
                    RESTORED,
                    LISTED,
                    INSPECTED,
                    KEY_USED,
                    CREDENTIALS_ISSUED,
                    CONNECTED,
                    CONNECTION_REFUSED ->
                    false;
        };
    }

    static List<String> evidence(TimelineEntry entry) {
        return entry.records().stream().map(StoredEvent::id).toList();
    }
}
