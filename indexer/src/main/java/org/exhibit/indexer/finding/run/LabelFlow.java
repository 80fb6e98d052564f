package org.exhibit.indexer.finding.run;

import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.finding.CaseRecords;
import org.exhibit.indexer.finding.FindingSettings;
import org.exhibit.indexer.finding.pattern.Environment;
import org.exhibit.indexer.index.StoredEvent;
import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.indexer.provenance.Selector;
import org.exhibit.indexer.provenance.graph.Edge;
import org.exhibit.indexer.provenance.graph.EdgeKind;
import org.exhibit.indexer.provenance.graph.Evidence;
import org.exhibit.indexer.provenance.graph.Graph;
import org.exhibit.indexer.provenance.graph.LabelClaim;
import org.exhibit.indexer.provenance.graph.Node;
import org.exhibit.indexer.provenance.graph.NodeId;
import org.exhibit.indexer.provenance.graph.NodeKind;
import org.exhibit.indexer.provenance.graph.Strength;
import org.exhibit.indexer.provenance.lineage.Lineage;
import org.exhibit.indexer.provenance.lineage.LineageQuestion;
import org.exhibit.indexer.provenance.lineage.LineageSearch;
import org.exhibit.indexer.provenance.lineage.SubjectLabels;
import org.exhibit.indexer.provenance.rule.Declared;
import org.exhibit.indexer.provenance.rule.ObjectEdges;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Follows what lies where PHI or synthetic objects lie to what it became, at least inferred.
final class LabelFlow {
    private static final int MOST_BUCKETS = 1_000;

    /// After as many objects a search begins anew.
    private static final int KEPT = 20 * ObjectEdges.HUB;

    private static final String PHI = "PHI";
    private static final String SYNTHETIC = "SYNTHETIC";

    private final CaseRecords records;
    private final FindingSettings settings;
    private final List<Declared.LabelRule> rules = new ArrayList<>();
    private final Unfollowed unfollowed = new Unfollowed();
    private final Searches searches;

    /// A new search of the case.
    private interface Searches {
        LineageSearch get();
    }

    LabelFlow(CaseReader reader, FindingSettings settings, CancelToken cancel) throws IOException {
        this.records = new CaseRecords(reader, cancel);
        this.settings = settings;
        this.rules.addAll(SubjectLabels.rules(reader.subjects()));
        for (FindingSettings.LabelRule rule : settings.labels()) {
            for (String bucket : buckets(rule)) {
                rules.add(
                        new Declared.LabelRule(
                                rule.label(),
                                bucket,
                                rule.prefix(),
                                rule.exact(),
                                "settings for findings: " + rule.place()));
            }
        }
        LineageSearch.Tools standard = LineageSearch.Tools.of(reader, cancel);
        LineageSearch.Tools own =
                new LineageSearch.Tools(
                        standard.table(),
                        new Declared(settings.codeBaseline(), rules),
                        standard.settings(),
                        standard.gaps());
        this.searches = () -> LineageSearch.ofContent(reader, own, cancel);
    }

    /// The buckets of the case that a rule is about.
    private List<String> buckets(FindingSettings.LabelRule rule) throws IOException {
        String wanted = rule.bucket();
        if (!wanted.contains("*") && !wanted.contains("?")) {
            return List.of(wanted);
        }
        List<String> found = new ArrayList<>();
        for (String bucket :
                records.values(CaseRecords.query("bucket:*"), "bucket", MOST_BUCKETS)) {
            if (rule.covers(bucket, rule.prefix())) {
                found.add(bucket);
            }
        }
        found.sort(null);
        return found;
    }

    /// What is told a part of a label's objects at a time.
    private interface Part {
        void became(Lineage lineage);
    }

    /// What a label's objects became: all of those that may have become something, some at a time.
    private void down(Declared.LabelRule rule, Part part) throws IOException {
        String below =
                rule.prefix().isEmpty() ? "" : " AND key:" + CaseRecords.beginning(rule.prefix());
        if (records.count(CaseRecords.query("bucket:" + CaseRecords.quoted(rule.bucket()) + below))
                == 0) {
            return;
        }
        Selector place = place(rule);
        LineageQuestion question =
                new LineageQuestion(
                        place,
                        LineageQuestion.Direction.DOWN,
                        LineageQuestion.DEPTH,
                        Strength.INFERRED,
                        Set.of());
        LineageSearch search = searches.get();
        LineageSearch.Flowing flowing =
                place instanceof Selector.OneObject one
                        ? new LineageSearch.Flowing(List.of(one), 0)
                        : search.flowing(rule.bucket(), rule.prefix());
        if (flowing.left() > 0) {
            unfollowed.add(
                    rule.label(),
                    place.text(),
                    flowing.left() + " more of its objects may have flowed on than were followed");
        }
        List<Selector.OneObject> all = flowing.objects();
        int from = 0;
        do {
            int to = Math.min(all.size(), from + ObjectEdges.HUB);
            Lineage lineage = search.answer(question, all.subList(from, to));
            unfollowed.add(rule.label(), lineage);
            part.became(lineage);
            from = to;
            // A search keeps what it found: of a large place that would be all of it.
            search = from % KEPT == 0 ? searches.get() : search;
        } while (from < all.size());
    }

    private static Selector place(Declared.LabelRule rule) {
        if (rule.whole()) {
            return new Selector.OneObject(rule.bucket(), rule.prefix());
        }
        return rule.prefix().isEmpty()
                ? new Selector.Bucket(rule.bucket())
                : new Selector.Prefix(rule.bucket(), rule.prefix());
    }

    /// Where the objects of a label were not followed further, as far as was asked.
    List<Environment.Unfollowed> unfollowed(String label) {
        return unfollowed.of(label);
    }

    /// Versions that are synthetic because of where their content came from.
    List<Environment.Labelled> inherited() throws IOException {
        Map<String, Environment.Labelled> found = new TreeMap<>();
        for (Declared.LabelRule rule : rules) {
            if (rule.label().equals(SYNTHETIC)) {
                down(
                        rule,
                        lineage -> {
                            for (Node node : lineage.graph().nodes()) {
                                claim(node, SYNTHETIC)
                                        .filter(claim -> !claim.own())
                                        .map(claim -> labelled(lineage.graph(), node, claim))
                                        .ifPresent(each ->
                                                found.merge(
                                                        node.id().name(),
                                                        each,
                                                        LabelFlow::stronger));
                            }
                        });
            }
        }
        return List.copyOf(found.values());
    }

    private static Environment.Labelled stronger(
            Environment.Labelled one, Environment.Labelled other) {
        return one.strength().atLeast(other.strength()) ? one : other;
    }

    private static Optional<LabelClaim> claim(Node node, String label) {
        boolean object = node.kind() == NodeKind.VERSION;
        return node.labels().stream()
                .filter(claim ->
                        object
                                && claim.label().equals(label)
                                && claim.strength().atLeast(Strength.INFERRED))
                .findFirst();
    }

    private static Environment.Labelled labelled(Graph graph, Node node, LabelClaim claim) {
        String[] name = name(node.id());
        return new Environment.Labelled(
                name[0],
                name[1],
                name[2],
                claim.label(),
                claim.strength(),
                way(graph, Set.of(node.id())).stream().map(StoredEvent::id).distinct().toList());
    }

    /// Bucket, key and version of an object's version.
    private static String[] name(NodeId id) {
        String text = id.name().substring("s3://".length());
        int slash = text.indexOf('/');
        int at = text.lastIndexOf('@');
        return new String[] {
            text.substring(0, slash), text.substring(slash + 1, at), text.substring(at + 1)
        };
    }

    /// The records of the edges by which content came to some nodes, by time.
    private static List<StoredEvent> way(Graph graph, Set<NodeId> to) {
        List<StoredEvent> found = new ArrayList<>();
        for (Edge edge : upstream(graph, to)) {
            for (Evidence piece : edge.evidence()) {
                if (piece instanceof Evidence.OfRecord record) {
                    found.add(record.event());
                }
            }
        }
        return Residues.byTime(found.stream());
    }

    private static List<Edge> upstream(Graph graph, Set<NodeId> to) {
        List<Edge> edges = new ArrayList<>();
        Set<NodeId> seen = new TreeSet<>(to);
        Deque<NodeId> open = new ArrayDeque<>(to);
        while (!open.isEmpty()) {
            NodeId node = open.removeFirst();
            for (Edge edge : graph.into(node)) {
                boolean flows =
                        edge.kind().role() == EdgeKind.Role.DATA
                                && edge.kind() != EdgeKind.INFLUENCED_BY
                                && edge.strength().atLeast(Strength.INFERRED);
                if (flows) {
                    edges.add(edge);
                    if (seen.add(edge.from())) {
                        open.add(edge.from());
                    }
                }
            }
        }
        return edges;
    }

    /// Jobs whose output lies where synthetic objects lie though PHI went in. A job fed from
    /// several places of PHI is one.
    List<Environment.Residue> residues() throws IOException {
        Map<String, Environment.Residue> byJob = new TreeMap<>();
        for (Declared.LabelRule rule : rules) {
            if (rule.label().equals(PHI)) {
                Map<String, Environment.Residue> own = new TreeMap<>();
                down(
                        rule,
                        lineage ->
                                residues(lineage.graph(), rule)
                                        .forEach(each ->
                                                own.merge(each.job(), each, Residues::both)));
                own.forEach(byJob::putIfAbsent);
            }
        }
        byJob.keySet().forEach(job -> unfollowed.settled(PHI, job));
        return List.copyOf(byJob.values());
    }

    private List<Environment.Residue> residues(Graph graph, Declared.LabelRule rule) {
        Map<NodeId, Set<NodeId>> byJob = new TreeMap<>();
        Map<NodeId, Strength> strengths = new TreeMap<>();
        for (Node node : graph.nodes()) {
            Optional<LabelClaim> claim = claim(node, PHI).filter(each -> !each.own());
            if (claim.isEmpty() || !isSynthetic(node)) {
                continue;
            }
            for (Edge edge : graph.into(node.id())) {
                if (edge.kind().role() == EdgeKind.Role.DATA
                        && edge.strength().atLeast(Strength.INFERRED)) {
                    byJob.computeIfAbsent(edge.from(), id -> new TreeSet<>()).add(node.id());
                    strengths.merge(edge.from(), claim.get().strength(), Strength::stronger);
                }
            }
        }
        List<Environment.Residue> found = new ArrayList<>();
        byJob.forEach((job, outputs) -> {
            Set<String> sources = new TreeSet<>();
            List<String> jobs = new ArrayList<>();
            for (Edge edge : upstream(graph, outputs)) {
                boolean first = graph.into(edge.from()).isEmpty() || isPhi(edge.from(), rule);
                if (first && isPhi(edge.from(), rule)) {
                    sources.add(edge.from().name());
                }
                if (edge.from().kind() == NodeKind.JOB) {
                    jobs.add(edge.from().name().replaceFirst("^.*[:/]", ""));
                }
            }
            List<StoredEvent> evidence = way(graph, outputs);
            if (!evidence.isEmpty()) {
                found.add(
                        new Environment.Residue(
                                job.name(),
                                outputs.stream().map(NodeId::name).toList(),
                                List.copyOf(sources),
                                strengths.getOrDefault(job, Strength.INFERRED),
                                jobs,
                                evidence));
            }
        });
        return found;
    }

    private boolean isSynthetic(Node node) {
        String[] name = name(node.id());
        return node.isCalled(SYNTHETIC) || settings.labels(name[0], name[1]).contains(SYNTHETIC);
    }

    private static boolean isPhi(NodeId id, Declared.LabelRule rule) {
        return id.kind() == NodeKind.VERSION && rule.covers(name(id)[0], name(id)[1]);
    }
}
