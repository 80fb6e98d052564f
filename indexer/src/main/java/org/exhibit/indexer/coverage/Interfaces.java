package org.exhibit.indexer.coverage;

import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.event.SourceKind;
import org.exhibit.indexer.format.ParsedRecord;
import org.exhibit.indexer.format.RecordField;
import org.exhibit.indexer.index.Facet;
import org.exhibit.indexer.index.Query;
import org.exhibit.indexer.index.StoredEvent;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The network interfaces that the evidence names, and whose flow logs hold their traffic. Each is
/// looked for when it is asked for. One thread at a time.
final class Interfaces {
    private static final int MOST_INTERFACES = 5_000;
    private static final Pattern PATH =
            Pattern.compile("vpcflowlogs/([a-z0-9-]+)/|aws-region=([a-z0-9-]+)/");

    private final CaseReader reader;
    private final Questions questions;
    private final FlowLogs logs;
    private final Map<String, Watch> watches = new HashMap<>();
    private final Set<String> recorded = new TreeSet<>();
    private @Nullable Facet interfaces;

    /// An interface and the resources whose flow logs hold its traffic.
    record Watch(String account, String region, String id, Set<String> resources) {}

    Interfaces(CaseReader reader, Questions questions, FlowLogs logs) {
        this.reader = reader;
        this.questions = questions;
        this.logs = logs;
    }

    private static Query flows() {
        return Questions.source(SourceKind.VPC_FLOW);
    }

    private static Query flows(String id) {
        return Questions.all(flows(), Questions.is(EventField.INTERFACE, id));
    }

    private Facet interfaces() throws IOException {
        Facet known = interfaces;
        if (known == null) {
            known = questions.values(flows(), "interface", MOST_INTERFACES);
            interfaces = known;
            for (Facet.Value one : known.values()) {
                recorded.add(one.value());
            }
            recorded.remove("-");
        }
        return known;
    }

    private Set<String> recorded() throws IOException {
        interfaces();
        return recorded;
    }

    /// What no lane can say, one sentence each.
    List<String> notes() throws IOException {
        Facet found = interfaces();
        return found.distinct() > MOST_INTERFACES
                ? List.of(
                        found.distinct()
                                + " network interfaces have flow records; the "
                                + MOST_INTERFACES
                                + " with the most have lanes of their own.")
                : List.of();
    }

    /// Every interface.
    Set<String> ids() throws IOException {
        Set<String> ids = new TreeSet<>(recorded());
        for (FlowLogHistory log : logs.all()) {
            if (log.resource().startsWith("eni-")) {
                ids.add(log.resource());
            }
        }
        return ids;
    }

    /// One interface, if the evidence names it.
    Optional<Watch> of(String id) throws IOException {
        Watch known = watches.get(id);
        if (known == null && recorded().contains(id)) {
            known = recorded(id);
        } else if (known == null && id.startsWith("eni-")) {
            known =
                    logs.all().stream()
                            .filter(log -> log.resource().equals(id))
                            .map(log -> new Watch(log.account(), log.region(), id, Set.of(id)))
                            .findFirst()
                            .orElse(null);
        }
        if (known != null) {
            watches.put(id, known);
        }
        return Optional.ofNullable(known);
    }

    /// Asks at once what folding every lane asks, and reads at once what it reads.
    void foresee() throws IOException {
        questions.foresee(flows(), EventField.INTERFACE, recorded(), Interfaces::flows);
        List<String> ids = new ArrayList<>();
        List<StoredEvent> firsts = new ArrayList<>();
        for (String id : recorded()) {
            questions
                    .first(flows(id), Questions.PLAUSIBLE)
                    .ifPresent(first -> {
                        ids.add(id);
                        firsts.add(first);
                    });
        }
        List<ParsedRecord> parsed = reader.reparse(firsts);
        for (int i = 0; i < ids.size(); i++) {
            watches.put(ids.get(i), watch(ids.get(i), firsts.get(i), parsed.get(i)));
        }
    }

    private Watch recorded(String id) throws IOException {
        StoredEvent first = questions.first(flows(id), Questions.PLAUSIBLE).orElse(null);
        return first == null
                ? new Watch("unknown", "unknown", id, Set.of(id))
                : watch(id, first, reader.reparse(first));
    }

    private Watch watch(String id, StoredEvent first, ParsedRecord parsed) {
        Set<String> resources = new TreeSet<>(Set.of(id));
        for (RecordField field : parsed.fields()) {
            boolean names = field.path().equals("vpc-id") || field.path().equals("subnet-id");
            if (names && field.kind() == RecordField.Kind.TEXT) {
                resources.add(field.text());
            }
        }
        return new Watch(
                Objects.requireNonNullElse(first.event().text(EventField.ACCOUNT), "unknown"),
                region(first, resources),
                id,
                resources);
    }

    private String region(StoredEvent first, Set<String> resources) {
        String region = first.event().text(EventField.REGION);
        if (region != null) {
            return region;
        }
        Matcher path = PATH.matcher(first.origin().file());
        if (path.find()) {
            return path.group(1) == null ? path.group(2) : path.group(1);
        }
        return logs.all().stream()
                .filter(log -> resources.contains(log.resource()))
                .map(FlowLogHistory::region)
                .findFirst()
                .orElse("unknown");
    }
}
