package org.exhibit.indexer.coverage;

import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.index.Query;

import java.util.Collection;

/// How much of what a lane's log holds a query can ask for, as far as the lane alone tells: its
/// source, account, region, bucket and network interface. What the lane does not tell may be in it.
final class AskedLanes {
    private static final String OBJECT = "s3://";

    private final Lane lane;

    private AskedLanes(Lane lane) {
        this.lane = lane;
    }

    /// In the order in which AND takes the first of two and OR the last.
    private enum Share {
        NONE,
        SOME,
        ALL;

        private static Share of(boolean holds) {
            return holds ? SOME : NONE;
        }

        private Share other() {
            return switch (this) {
                case NONE -> ALL;
                case SOME -> SOME;
                case ALL -> NONE;
            };
        }
    }

    /// Whether a record of this lane can be among what a query finds.
    static boolean isAsked(Query query, Lane lane) {
        return new AskedLanes(lane).share(query) != Share.NONE;
    }

    private Share share(Query query) {
        return switch (query) {
            case Query.All all -> Share.ALL;
            case Query.And and -> least(and.clauses());
            case Query.Or or -> most(or.clauses());
            case Query.Not not -> share(not.clause()).other();
            case Query.Equal equal -> equal(equal.target(), equal.value());
            case Query.Wildcard wildcard -> begins(wildcard.target(), wildcard.pattern());
            case Query.Words words -> Share.SOME;
            case Query.Phrase phrase -> Share.SOME;
            case Query.Regex regex -> Share.SOME;
            case Query.Range range -> Share.SOME;
            case Query.Cidr cidr -> Share.SOME;
            case Query.Exists exists -> Share.SOME;
            case Query.InLeaves files -> Share.SOME;
        };
    }

    private Share least(Collection<Query> clauses) {
        return clauses.stream().map(this::share).reduce(Share.ALL, AskedLanes::lesser);
    }

    private Share most(Collection<Query> clauses) {
        return clauses.stream().map(this::share).reduce(Share.NONE, AskedLanes::greater);
    }

    private static Share lesser(Share one, Share other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    private static Share greater(Share one, Share other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private Share equal(Query.Target target, String value) {
        if (!(target instanceof Query.Target.Named named)) {
            return Share.SOME;
        }
        boolean everywhere = lane.region().equals(LaneClass.OTHERS);
        return switch (named.field()) {
            case SOURCE -> lane.kind().records().word().equals(value) ? Share.ALL : Share.NONE;
            case ACCOUNT -> Share.of(isFree() || lane.account().equals(value));
            case REGION -> Share.of(isFree() || everywhere || lane.region().equals(value));
            case BUCKET -> bucket(value);
            case OBJECT -> object(value);
            case INTERFACE -> networkInterface(value);
            default -> Share.SOME;
        };
    }

    /// Records of access logs and flow logs do not always tell whose they are.
    private boolean isFree() {
        return lane.kind() instanceof LaneClass.AccessLog
                || lane.kind() instanceof LaneClass.FlowLog;
    }

    private Share begins(Query.Target target, String pattern) {
        int end = 0;
        while (end < pattern.length() && "*?\\".indexOf(pattern.charAt(end)) < 0) {
            end++;
        }
        String start = pattern.substring(0, end);
        boolean object = target.equals(new Query.Target.Named(EventField.OBJECT));
        // Only a pattern that spells the bucket out tells of one.
        return object && start.startsWith(OBJECT) && start.indexOf('/', OBJECT.length()) > 0
                ? object(start)
                : Share.SOME;
    }

    private Share object(String uri) {
        if (!uri.startsWith(OBJECT)) {
            return Share.SOME;
        }
        String path = uri.substring(OBJECT.length());
        int slash = path.indexOf('/');
        return bucket(slash < 0 ? path : path.substring(0, slash));
    }

    /// Management events of every account may name any bucket.
    private Share bucket(String name) {
        return switch (lane.kind()) {
            case LaneClass.AccessLog log -> Share.of(log.bucket().equals(name));
            case LaneClass.FlowLog flow -> Share.NONE;
            case LaneClass.Data data -> data(data, name);
            case LaneClass.ManagementRead read -> Share.SOME;
            case LaneClass.ManagementWrite write -> Share.SOME;
            case LaneClass.ManagementOf one -> Share.SOME;
            case LaneClass.NetworkActivity network -> Share.SOME;
            case LaneClass.EventHistory history -> Share.SOME;
        };
    }

    private static Share data(LaneClass.Data data, String bucket) {
        if (!data.type().equals(Arns.S3_OBJECT)) {
            return Share.SOME;
        }
        String own = Arns.bucket(data.selector());
        return Share.of(own.isEmpty() || own.equals(bucket));
    }

    private Share networkInterface(String id) {
        return lane.kind() instanceof LaneClass.FlowLog flow
                ? Share.of(
                        flow.networkInterface().equals(LaneClass.OTHERS)
                                || flow.networkInterface().equals(id))
                : Share.NONE;
    }
}
