package org.exhibit.indexer.provenance.lineage;

import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.index.StoredEvent;
import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.indexer.provenance.Selector;
import org.exhibit.indexer.provenance.exposure.ExposureWindow;
import org.exhibit.indexer.provenance.exposure.Exposures;
import org.exhibit.indexer.provenance.exposure.SignedUrls;
import org.exhibit.indexer.provenance.graph.NodeId;
import org.exhibit.indexer.provenance.identity.Access;
import org.exhibit.indexer.provenance.identity.ObjectFacts;
import org.exhibit.indexer.provenance.identity.ObjectReader;
import org.exhibit.indexer.provenance.identity.WriteGaps;
import org.exhibit.indexer.provenance.rule.Found;
import org.exhibit.indexer.provenance.rule.ObjectEdges;
import org.exhibit.indexer.provenance.table.ResourceName;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Windows in which someone outside could reach what a lineage names, as nodes with an edge from
/// each thing concerned. Nothing flows through them: that someone could is not that someone did.
/// Windows of a bucket are found once. One thread at a time.
final class ExposureEdges {
    private static final String BUCKETS = "arn:aws:s3:::";

    private final CaseReader reader;
    private final ObjectReader objects;
    private final CancelToken cancel;
    private final ExposureStatement statement;
    private final Map<String, Exposures.Answer> buckets = new HashMap<>();
    private final Map<NodeId, Found> known = new HashMap<>();
    private @Nullable Exposures exposures;

    ExposureEdges(CaseReader reader, ObjectReader objects, WriteGaps gaps, CancelToken cancel) {
        this.reader = reader;
        this.objects = objects;
        this.cancel = cancel;
        this.statement = new ExposureStatement(objects, gaps);
    }

    private Exposures exposures() {
        Exposures made = exposures;
        if (made == null) {
            made = new Exposures(reader, objects.acquired(), cancel);
            exposures = made;
        }
        return made;
    }

    /// The windows that concern a node; of one with more than a hub has members the first, and how
    /// many there are.
    Found of(NodeId id) throws IOException {
        Found found = known.get(id);
        if (found == null) {
            found = new Found();
            List<ExposureNode> nodes = ExposureNode.of(windows(id));
            if (nodes.size() > ObjectEdges.HUB) {
                found.cut(id, nodes.size());
            }
            for (ExposureNode node : nodes.stream().limit(ObjectEdges.HUB).toList()) {
                statement.add(node, id, found);
            }
            known.put(id, found);
        }
        return found;
    }

    private List<ExposureWindow> windows(NodeId id) throws IOException {
        return switch (id.kind()) {
            case KEY, VERSION -> {
                Starts.ObjectName object = Starts.objectOf(id);
                yield ofObject(object.bucket(), object.key());
            }
            case BUCKET -> {
                String bucket = id.name().substring("s3://".length());
                yield ofBucket(bucket).windows().stream()
                        .filter(window -> !isOneObject(window.resource()))
                        .toList();
            }
            case PREFIX -> {
                String name = id.name().substring("s3://".length(), id.name().length() - 1);
                int slash = name.indexOf('/');
                yield exposures()
                        .of(
                                new Selector.Prefix(
                                        name.substring(0, slash), name.substring(slash + 1)))
                        .windows()
                        .stream()
                        .filter(window -> !isOneObject(window.resource()))
                        .toList();
            }
            case SNAPSHOT, IMAGE, DB_SNAPSHOT, FUNCTION, KMS_KEY -> ofResource(id);
            default -> List.of();
        };
    }

    private static boolean isOneObject(String resource) {
        return resource.startsWith(BUCKETS)
                && resource.indexOf('/') >= 0
                && resource.indexOf('*') < 0
                && resource.indexOf('?') < 0;
    }

    private Exposures.Answer ofBucket(String bucket) throws IOException {
        Exposures.Answer answer = buckets.get(bucket);
        if (answer == null) {
            answer = exposures().of(new Selector.Bucket(bucket));
            buckets.put(bucket, answer);
        }
        return answer;
    }

    /// Of an object, whose bucket may have had too many lists of single objects to be read at once.
    private List<ExposureWindow> ofObject(String bucket, String key) throws IOException {
        Exposures.Answer whole = ofBucket(bucket);
        List<ExposureWindow> all =
                whole.notes().isEmpty()
                        ? whole.windows()
                        : exposures().of(new Selector.OneObject(bucket, key)).windows();
        List<ExposureWindow> found = new ArrayList<>();
        for (ExposureWindow window : all) {
            if (ExposureNode.reaches(window.resource(), bucket, key)) {
                found.add(window);
            }
        }
        ObjectFacts facts = objects.facts(bucket, key);
        List<StoredEvent> signed =
                facts.accesses().stream()
                        .filter(Access::presigned)
                        .flatMap(access -> access.records().stream())
                        .toList();
        if (!signed.isEmpty()) {
            found.addAll(new SignedUrls(reader, cancel).windows(signed));
        }
        return found;
    }

    private List<ExposureWindow> ofResource(NodeId id) throws IOException {
        ResourceName name = ResourceName.ofNode(id);
        if (name == null) {
            return List.of();
        }
        Set<ExposureWindow> found = new TreeSet<>();
        for (String arn : arns(id, name)) {
            found.addAll(exposures().of(new Selector.Arn(arn)).windows());
        }
        return List.copyOf(found);
    }

    /// The forms in which windows name a resource.
    private static List<String> arns(NodeId id, ResourceName name) {
        String place = name.region() + ':' + name.account() + ':';
        return switch (id.kind()) {
            case DB_SNAPSHOT ->
                    List.of(
                            "arn:aws:rds:" + place + "snapshot:" + name.name(),
                            "arn:aws:rds:" + place + "cluster-snapshot:" + name.name());
            case FUNCTION -> List.of("arn:aws:lambda:" + place + "function:" + name.name());
            case KMS_KEY -> {
                String key = name.name().startsWith("alias/") ? name.name() : "key/" + name.name();
                yield List.of("arn:aws:kms:" + place + key);
            }
            default -> List.of(name.name());
        };
    }
}
