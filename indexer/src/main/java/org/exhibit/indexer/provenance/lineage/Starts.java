package org.exhibit.indexer.provenance.lineage;

import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.index.Facet;
import org.exhibit.indexer.index.Query;
import org.exhibit.indexer.index.TimeRange;
import org.exhibit.indexer.provenance.Selector;
import org.exhibit.indexer.provenance.graph.NodeId;
import org.exhibit.indexer.provenance.graph.NodeKind;
import org.exhibit.indexer.provenance.identity.Access;
import org.exhibit.indexer.provenance.identity.Ask;
import org.exhibit.indexer.provenance.identity.ObjectFacts;
import org.exhibit.indexer.provenance.identity.ObjectReader;
import org.exhibit.indexer.provenance.identity.VersionLife;
import org.exhibit.indexer.provenance.rule.ObjectEdges;
import org.exhibit.indexer.provenance.table.S3Place;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The nodes a selector stands for.
final class Starts {
    private static final Pattern ARN =
            Pattern.compile("arn:aws[a-z-]*:([^:]*):([^:]*):([^:]*):(.+)");

    private final ObjectReader objects;

    Starts(ObjectReader objects) {
        this.objects = objects;
    }

    /// @param left how many objects there are, where not all were taken; else 0
    record Chosen(List<NodeId> nodes, long left) {}

    record ObjectName(String bucket, String key) {}

    /// The object of a key, version or marker.
    static ObjectName objectOf(NodeId id) {
        String name = id.name().substring("s3://".length());
        if (id.kind() != NodeKind.KEY) {
            name = name.substring(0, name.lastIndexOf('@'));
        }
        // An access point's ARN stands where a bucket does, and has a slash of its own.
        int from = name.startsWith("arn:") ? name.indexOf('/') + 1 : 0;
        int slash = name.indexOf('/', from);
        return new ObjectName(name.substring(0, slash), name.substring(slash + 1));
    }

    Chosen of(Selector selector) throws IOException {
        return switch (selector) {
            case Selector.OneObject(String bucket, String key) ->
                    new Chosen(object(bucket, key), 0);
            case Selector.Prefix(String bucket, String prefix) -> prefix(bucket, prefix);
            case Selector.Bucket(String bucket) -> bucket(bucket);
            case Selector.Arn(String arn) -> arn(arn);
            case Selector.AccessKey(String id) -> new Chosen(List.of(NodeId.credential(id)), 0);
            case Selector.Session(String name) -> session(name);
            case Selector.Ip(String address) -> new Chosen(List.of(NodeId.address(address)), 0);
        };
    }

    /// Some objects, and the bucket or prefix they lie in.
    Chosen of(Selector place, List<Selector.OneObject> some) throws IOException {
        List<NodeId> found = new ArrayList<>();
        switch (place) {
            case Selector.Bucket(String bucket) ->
                    found.add(NodeId.bucket(objects.names().real(bucket)));
            case Selector.Prefix(String bucket, String prefix) ->
                    found.add(NodeId.prefix(objects.names().real(bucket), prefix));
            case Selector.OneObject one -> {}
            case Selector.Arn arn -> {}
            case Selector.AccessKey key -> {}
            case Selector.Session session -> {}
            case Selector.Ip address -> {}
        }
        for (Selector.OneObject one : some) {
            found.addAll(object(one.bucket(), one.key()));
        }
        return new Chosen(found, 0);
    }

    private Chosen prefix(String bucket, String prefix) throws IOException {
        return under(
                Ask.all(called(bucket), Ask.starts(EventField.KEY, prefix)),
                NodeId.prefix(objects.names().real(bucket), prefix));
    }

    private Chosen bucket(String bucket) throws IOException {
        return under(called(bucket), NodeId.bucket(objects.names().real(bucket)));
    }

    /// Records of a bucket by any of its names.
    private Query called(String bucket) throws IOException {
        String real = objects.names().real(bucket);
        List<String> names = new ArrayList<>(List.of(real));
        names.addAll(objects.names().namesOf(real));
        return Ask.any(EventField.BUCKET, names);
    }

    /// An access point's ARN stands for its bucket, or for an object in it.
    private Chosen arn(String arn) throws IOException {
        S3Place place = S3Place.parse(arn);
        if (place == null) {
            return new Chosen(resource(arn), 0);
        }
        return place.key().isEmpty()
                ? bucket(place.bucket())
                : new Chosen(object(place.bucket(), place.key()), 0);
    }

    private List<NodeId> object(String bucket, String key) throws IOException {
        ObjectFacts facts = objects.facts(bucket, key);
        TreeSet<NodeId> found = new TreeSet<>();
        found.add(facts.keyNode());
        for (VersionLife life : facts.versions().lives()) {
            found.add(life.id());
        }
        for (Access access : facts.accesses()) {
            if (access.succeeded()) {
                found.add(facts.versions().of(access));
            }
        }
        return List.copyOf(found);
    }

    private Chosen under(Query query, NodeId whole) throws IOException {
        Facet facet = objects.records().facet(query, TimeRange.ALL, "object", ObjectEdges.HUB);
        List<NodeId> found = new ArrayList<>(List.of(whole));
        for (Facet.Value value : facet.values()) {
            S3Place place = S3Place.parse(value.value());
            if (place != null && !place.key().isEmpty()) {
                found.addAll(object(place.bucket(), place.key()));
            }
        }
        long left = facet.distinct() > facet.values().size() ? facet.distinct() : 0;
        return new Chosen(found, left);
    }

    private Chosen session(String name) throws IOException {
        if (name.matches("i-[0-9a-z]+")) {
            return new Chosen(List.of(new NodeId(NodeKind.INSTANCE, name)), 0);
        }
        Query query = Ask.equal(EventField.ACTOR_SESSION, name);
        TreeSet<NodeId> found = new TreeSet<>();
        Facet keys =
                objects.records()
                        .facet(
                                query,
                                TimeRange.ALL,
                                EventField.ACTOR_ACCESS_KEY.jsonName(),
                                ObjectEdges.HUB);
        keys.values().forEach(value -> found.add(NodeId.credential(value.value())));
        Facet arns =
                objects.records()
                        .facet(
                                query,
                                TimeRange.ALL,
                                EventField.ACTOR_ARN.jsonName(),
                                ObjectEdges.HUB);
        for (Facet.Value value : arns.values()) {
            found.add(new NodeId(NodeKind.SESSION, value.value()));
        }
        if (found.isEmpty()) {
            found.add(new NodeId(NodeKind.SESSION, name));
        }
        long left = Math.max(keys.distinct(), arns.distinct());
        return new Chosen(List.copyOf(found), left > ObjectEdges.HUB ? left : 0);
    }

    private static List<NodeId> resource(String arn) {
        Matcher matcher = ARN.matcher(arn);
        if (!matcher.matches()) {
            return List.of(NodeId.principal(arn));
        }
        String service = matcher.group(1);
        String resource = matcher.group(4);
        String type = resource.split("[:/]", 2)[0];
        String rest = resource.substring(Math.min(resource.length(), type.length() + 1));
        String place = matcher.group(3) + ':' + matcher.group(2) + ':';
        return List.of(
                switch (service) {
                    case "lambda" ->
                            type.equals("layer")
                                    ? new NodeId(NodeKind.LAYER, place + rest)
                                    : new NodeId(NodeKind.FUNCTION, place + rest.split(":", 2)[0]);
                    case "rds" ->
                            type.endsWith("snapshot")
                                    ? new NodeId(NodeKind.DB_SNAPSHOT, place + rest)
                                    : new NodeId(NodeKind.DATABASE, place + rest);
                    case "dynamodb" -> new NodeId(NodeKind.TABLE, place + rest.split("/", 2)[0]);
                    case "kms" -> new NodeId(NodeKind.KMS_KEY, place + rest);
                    case "ec2" -> ofEc2(type, rest);
                    case "sagemaker", "bedrock" ->
                            type.startsWith("model") && !type.endsWith("job")
                                    ? new NodeId(NodeKind.MODEL, place + rest)
                                    : new NodeId(NodeKind.JOB, place + type + '/' + rest);
                    case "secretsmanager" -> new NodeId(NodeKind.STATE, place + "secret/" + rest);
                    case "sts" -> new NodeId(NodeKind.SESSION, arn);
                    default -> NodeId.principal(arn);
                });
    }

    private static NodeId ofEc2(String type, String id) {
        return switch (type) {
            case "snapshot" -> new NodeId(NodeKind.SNAPSHOT, id);
            case "volume" -> new NodeId(NodeKind.VOLUME, id);
            case "image" -> new NodeId(NodeKind.IMAGE, id);
            case "network-interface" -> new NodeId(NodeKind.INTERFACE, id);
            case "instance" -> new NodeId(NodeKind.INSTANCE, id);
            case "vpc", "subnet", "transit-gateway", "transit-gateway-attachment" ->
                    new NodeId(NodeKind.STATE, "network/" + id);
            default -> new NodeId(NodeKind.STATE, type + '/' + id);
        };
    }
}
