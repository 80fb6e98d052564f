package org.exhibit.indexer.provenance.rule;

import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.index.TimeRange;
import org.exhibit.indexer.provenance.graph.Edge;
import org.exhibit.indexer.provenance.graph.EdgeKind;
import org.exhibit.indexer.provenance.graph.Evidence;
import org.exhibit.indexer.provenance.graph.NodeId;
import org.exhibit.indexer.provenance.graph.NodeKind;
import org.exhibit.indexer.provenance.graph.RuleId;
import org.exhibit.indexer.provenance.graph.Strength;
import org.exhibit.indexer.provenance.identity.Access;
import org.exhibit.indexer.provenance.identity.Ask;
import org.exhibit.indexer.provenance.identity.ObjectFacts;
import org.exhibit.indexer.provenance.identity.ObjectReader;
import org.exhibit.indexer.provenance.table.CaseRecord;
import org.exhibit.indexer.provenance.table.Place;
import org.exhibit.indexer.provenance.table.TableReading;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Rule R10: a write by the replication service, while a rule names its bucket as destination, is a
/// copy of the same key's version in the rule's source.
final class Replication {
    static final RuleId RULE = RuleId.of("R10", 1);
    private static final String SESSION = "s3-replication";

    private final ObjectReader objects;
    private @Nullable List<TableReading.NamedEdge> rules;

    Replication(ObjectReader objects) {
        this.objects = objects;
    }

    private List<TableReading.NamedEdge> rules() throws IOException {
        List<TableReading.NamedEdge> found = rules;
        if (found == null) {
            found = new ArrayList<>();
            for (CaseRecord record :
                    objects.records()
                            .read(
                                    objects.records()
                                            .find(
                                                    Ask.equal(
                                                            EventField.ACTION,
                                                            "PutBucketReplication"),
                                                    TimeRange.ALL)
                                            .events())) {
                for (TableReading.NamedEdge edge : objects.table().edges(record)) {
                    if (edge.kind() == EdgeKind.REPLICATION_RULE) {
                        found.add(edge);
                    }
                }
            }
            rules = found;
        }
        return found;
    }

    private static boolean isBucket(Place place, String bucket) {
        return place instanceof Place.Thing(NodeId id, String label)
                && id.equals(NodeId.bucket(bucket));
    }

    private static String bucket(Place place) {
        return place instanceof Place.Thing(NodeId id, String label)
                ? id.name().substring("s3://".length())
                : "";
    }

    void addInto(ObjectFacts facts, Found found) throws IOException {
        for (TableReading.NamedEdge rule : rules()) {
            if (!isBucket(rule.to(), facts.bucket())) {
                continue;
            }
            ObjectFacts source = objects.facts(bucket(rule.from()), facts.key());
            for (Access write : facts.accesses()) {
                boolean replicated =
                        write.kind().writes()
                                && write.succeeded()
                                && write.actor().session().equals(SESSION);
                if (replicated) {
                    add(rule, source, write, facts.versions().of(write), found);
                }
            }
        }
    }

    private static void add(
            TableReading.NamedEdge rule,
            ObjectFacts source,
            Access write,
            NodeId made,
            Found found) {
        Instant time = write.time();
        Instant set = rule.record().time();
        NodeId origin = source.versions().at(null, time);
        Access first = source.versions().writeOf(origin);
        boolean known = origin.kind() == NodeKind.VERSION && first != null && time != null;
        if (!known || first == null || set == null || time == null || set.isAfter(time)) {
            return;
        }
        // What was there before the rule is replicated only on request, which no record here tells.
        boolean covered = first.time() != null && !first.time().isBefore(set);
        List<Evidence> evidence = new ArrayList<>();
        evidence.add(rule.record().evidence(rule.fields()));
        evidence.addAll(first.evidence("requestParameters.key", "key"));
        evidence.addAll(write.evidence("requestParameters.key", "userIdentity.arn", "key"));
        found.add(
                new Edge(
                        origin,
                        made,
                        EdgeKind.COPIED_FROM,
                        covered ? Strength.CORROBORATED : Strength.POSSIBLE,
                        List.of(RULE),
                        time,
                        time,
                        evidence,
                        List.of(),
                        write.bytes(),
                        write.actor().node().id().toString(),
                        ""));
    }

    Set<List<String>> targets(ObjectFacts facts) throws IOException {
        Set<List<String>> found =
                new TreeSet<>(Comparator.comparing((List<String> each) -> each.toString()));
        for (TableReading.NamedEdge rule : rules()) {
            if (isBucket(rule.from(), facts.bucket())) {
                found.add(List.of(bucket(rule.to()), facts.key()));
            }
        }
        return found;
    }
}
