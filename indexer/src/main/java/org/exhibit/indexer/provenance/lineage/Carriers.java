package org.exhibit.indexer.provenance.lineage;

import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.index.Facet;
import org.exhibit.indexer.index.Query;
import org.exhibit.indexer.index.TimeRange;
import org.exhibit.indexer.provenance.identity.Ask;
import org.exhibit.indexer.provenance.identity.CaseRecords;
import org.exhibit.indexer.provenance.table.AccessKind;
import org.exhibit.indexer.provenance.table.EventTable;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Who of those that read something may have carried it on: whoever wrote an object too, under the
/// same access key or name, started a job, or is a session of a role that a job or a model runs
/// with. Of what anyone else read, no rule of lineage says that it went on. One thread at a time.
final class Carriers {
    private static final Pattern SESSION =
            Pattern.compile("arn:aws[a-z-]*:sts::\\d*:assumed-role/([^/]+)/(.*)", Pattern.DOTALL);

    /// As a service calls the sessions of whatever job of a role, where the role is not recorded.
    private static final String ANY_JOB = "SageMaker";

    private static final int MOST = 100_000;
    private static final int AT_ONCE = 500;

    private final CaseRecords records;
    private final EventTable table;
    private @Nullable Set<String> roles;
    private boolean rolesCut;

    Carriers(CaseRecords records, EventTable table) {
        this.records = records;
        this.table = table;
    }

    /// Clauses that together find every event by one who may have carried something on.
    ///
    /// @param reads the events by whoever may be meant
    List<Query> among(Query reads) throws IOException {
        Facet keys = who(reads, EventField.ACTOR_ACCESS_KEY);
        Facet names = who(reads, EventField.ACTOR_ARN);
        boolean all =
                keys.distinct() > keys.values().size() || names.distinct() > names.values().size();
        Set<String> running = roles();
        if (all || rolesCut) {
            return List.of(new Query.All());
        }
        List<Query> found = new ArrayList<>();
        add(EventField.ACTOR_ACCESS_KEY, doing(EventField.ACTOR_ACCESS_KEY, keys), found);
        Set<String> able = doing(EventField.ACTOR_ARN, names);
        for (Facet.Value name : names.values()) {
            Matcher session = SESSION.matcher(name.value());
            if (session.matches()
                    && (running.contains(session.group(1)) || session.group(2).equals(ANY_JOB))) {
                able.add(name.value());
            }
        }
        add(EventField.ACTOR_ARN, able, found);
        return found;
    }

    private static void add(EventField field, Set<String> values, List<Query> into) {
        List<String> all = List.copyOf(values);
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            into.add(Ask.any(field, all.subList(from, Math.min(all.size(), from + AT_ONCE))));
        }
    }

    private Facet who(Query query, EventField field) throws IOException {
        return records.facet(query, TimeRange.ALL, field.jsonName(), MOST);
    }

    /// Those of some callers who wrote an object or started a job.
    private Set<String> doing(EventField field, Facet callers) throws IOException {
        Set<String> deeds = new TreeSet<>(table.jobActions());
        for (AccessKind kind : AccessKind.values()) {
            if (kind.writes() || kind == AccessKind.PART || kind == AccessKind.PART_COPY) {
                deeds.addAll(table.actions(kind));
            }
        }
        Set<String> found = new TreeSet<>();
        for (int from = 0; from < callers.values().size(); from += AT_ONCE) {
            List<String> some =
                    callers
                            .values()
                            .subList(from, Math.min(callers.values().size(), from + AT_ONCE))
                            .stream()
                            .map(Facet.Value::value)
                            .toList();
            Query done = Ask.all(Ask.any(field, some), Ask.actions(deeds));
            records.facet(done, TimeRange.ALL, field.jsonName(), AT_ONCE)
                    .values()
                    .forEach(value -> found.add(value.value()));
        }
        return found;
    }

    /// The names of the roles that jobs and models of the case run with.
    private Set<String> roles() throws IOException {
        Set<String> known = roles;
        if (known == null) {
            known = new TreeSet<>();
            for (String path : table.rolePaths()) {
                for (String spelled : records.spelled(path)) {
                    // Calls that take a role name it by the same path.
                    Query naming =
                            Ask.all(
                                    Ask.actions(table.jobActions()),
                                    new Query.Exists(new Query.Target.Path(spelled)));
                    Facet named = records.facet(naming, TimeRange.ALL, spelled, MOST);
                    rolesCut |= named.distinct() > named.values().size();
                    for (Facet.Value role : named.values()) {
                        known.add(role.value().substring(role.value().lastIndexOf('/') + 1));
                    }
                }
            }
            roles = known;
        }
        return known;
    }
}
