package org.exhibit.indexer.coverage;

import org.exhibit.indexer.coverage.LaneClass.Access;
import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.event.SourceKind;
import org.exhibit.indexer.index.Query;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Which records can only have come from a lane.
final class LaneQuery {
    private LaneQuery() {}

    /// @param narrower selectors of other lanes that lie within this one
    /// @return null where records do not tell, as of a lane of everything else
    static @Nullable Query of(Lane lane, Set<String> narrower) {
        Query own = own(lane.kind(), narrower);
        if (own == null || lane.region().equals(LaneClass.OTHERS)) {
            return null;
        }
        boolean access = lane.kind() instanceof LaneClass.AccessLog;
        boolean flow = lane.kind() instanceof LaneClass.FlowLog;
        if (access || flow) {
            return own;
        }
        Query source =
                lane.kind() instanceof LaneClass.EventHistory
                        ? Questions.source(SourceKind.CLOUDTRAIL)
                        : Questions.byTrail();
        return Questions.all(
                source,
                Questions.is(EventField.ACCOUNT, lane.account()),
                Questions.is(EventField.REGION, lane.region()),
                own);
    }

    private static @Nullable Query own(LaneClass kind, Set<String> narrower) {
        return switch (kind) {
            case LaneClass.ManagementRead read -> management("true");
            case LaneClass.ManagementWrite write -> management("false");
            case LaneClass.ManagementOf one ->
                    Questions.all(
                            Questions.is(EventField.CATEGORY, "Management"),
                            Questions.is(EventField.SERVICE, one.source()));
            case LaneClass.Data data -> data(data, narrower);
            case LaneClass.NetworkActivity network ->
                    Questions.all(
                            Questions.is(EventField.CATEGORY, "NetworkActivity"),
                            Questions.is(EventField.SERVICE, network.source()));
            case LaneClass.AccessLog log ->
                    Questions.all(
                            Questions.source(SourceKind.S3_ACCESS),
                            Questions.is(EventField.BUCKET, log.bucket()));
            case LaneClass.FlowLog flow ->
                    flow.networkInterface().equals(LaneClass.OTHERS)
                            ? null
                            : Questions.all(
                                    Questions.source(SourceKind.VPC_FLOW),
                                    Questions.is(EventField.INTERFACE, flow.networkInterface()));
            // Naming duplicates shows the copies of what the trails delivered too.
            case LaneClass.EventHistory history ->
                    Questions.all(
                            Questions.lookedUp(),
                            new Query.Or(
                                    List.of(
                                            new Query.Exists(DUPLICATE),
                                            new Query.Not(new Query.Exists(DUPLICATE)))));
        };
    }

    private static final Query.Target DUPLICATE =
            new Query.Target.Meta(Query.MetaField.DUPLICATE_OF);

    static Query readOnly(Access access) {
        return Questions.path("readOnly", Boolean.toString(access == Access.READ));
    }

    static Query management(String readOnly) {
        return Questions.all(
                Questions.is(EventField.CATEGORY, "Management"),
                Questions.path("readOnly", readOnly));
    }

    private static @Nullable Query data(LaneClass.Data data, Set<String> narrower) {
        List<Query> clauses = new ArrayList<>();
        clauses.add(Questions.is(EventField.CATEGORY, "Data"));
        if (data.access() != Access.ALL) {
            clauses.add(readOnly(data.access()));
        }
        if (!data.type().equals(Arns.S3_OBJECT)) {
            if (!data.selector().equals(LaneClass.OTHERS)) {
                return null;
            }
            clauses.add(Questions.path("resources.type", data.type()));
            return new Query.And(clauses);
        }
        String bucket = Arns.bucket(data.selector());
        if (bucket.isEmpty()) {
            return null;
        }
        clauses.add(Questions.is(EventField.BUCKET, bucket));
        String prefix = Arns.ofBucket(bucket);
        if (data.selector().length() > prefix.length()) {
            clauses.add(
                    Questions.begins(EventField.KEY, data.selector().substring(prefix.length())));
        }
        for (String one : narrower) {
            clauses.add(
                    new Query.Not(
                            Questions.begins(EventField.KEY, one.substring(prefix.length()))));
        }
        return new Query.And(clauses);
    }
}
