package org.exhibit.indexer.provenance.rule;

import org.exhibit.indexer.provenance.graph.Edge;
import org.exhibit.indexer.provenance.graph.EdgeKind;
import org.exhibit.indexer.provenance.graph.Evidence;
import org.exhibit.indexer.provenance.graph.Node;
import org.exhibit.indexer.provenance.graph.NodeId;
import org.exhibit.indexer.provenance.graph.RuleId;
import org.exhibit.indexer.provenance.graph.Strength;
import org.exhibit.indexer.provenance.identity.Access;
import org.exhibit.indexer.provenance.identity.Actor;
import org.exhibit.indexer.provenance.identity.AnswerTime;
import org.exhibit.indexer.provenance.identity.CaseRecords;
import org.exhibit.indexer.provenance.identity.ObjectFacts;
import org.exhibit.indexer.provenance.table.CaseRecord;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// Rule R2: what a job used and made. Objects attach to the job, never to one another; a read or
/// write counts where it lies in the job's configured places, in its time, and was made by its
/// role.
final class JobEdges {
    private static final RuleId RULE = RuleId.of("R2", 1);
    private static final Duration SLACK = Duration.ofSeconds(2);

    private final JobFinder jobs;
    private final CaseRecords records;

    JobEdges(JobFinder jobs, CaseRecords records) {
        this.jobs = jobs;
        this.records = records;
    }

    void add(ObjectFacts facts, Found found) throws IOException {
        List<JobHub> hubs = jobs.around(facts);
        if (hubs.isEmpty()) {
            return;
        }
        for (Access access : facts.accesses()) {
            if (access.kind().reads()) {
                used(access, facts, hubs, found);
            } else if (access.kind().writes()) {
                generated(access, facts, hubs, found);
            }
        }
        for (CaseRecord copy : facts.copiedOut()) {
            copied(copy, facts, hubs, found);
        }
    }

    /// What a job copied by its role's requests it used, too.
    private void copied(CaseRecord copy, ObjectFacts facts, List<JobHub> hubs, Found found) {
        Actor actor = Actor.of(copy.event());
        List<JobHub> able =
                hubs.stream()
                        .filter(hub -> hub.job().byRole() && hub.isAtWork(copy.time()))
                        .filter(hub -> hub.caller(actor) == JobHub.Caller.YES)
                        .toList();
        for (JobHub hub : named(actor, able)) {
            List<Evidence> evidence = new ArrayList<>();
            evidence.add(hub.job().record().evidence(hub.job().fields()));
            evidence.add(copy.evidence(List.of("requestParameters.x-amz-copy-source")));
            Strength strength = byRole(hub, actor, named(actor, able).size());
            found.add(
                    Edge.of(
                            facts.versions().at(null, copy.time()),
                            hub.id(),
                            EdgeKind.USED,
                            strength,
                            RULE,
                            evidence));
            found.add(Node.of(hub.id(), hub.job().node().label()));
        }
    }

    /// A job that was given the place goes before those that only mention it, or that share a role
    /// with it.
    private static List<JobHub> closest(List<JobHub> able, Predicate<JobHub> given, Actor actor) {
        List<JobHub> placed = able.stream().filter(given).toList();
        return named(actor, placed.isEmpty() ? able : placed);
    }

    /// Where the caller's session is called by one job's id, that one.
    private static List<JobHub> named(Actor actor, List<JobHub> able) {
        List<JobHub> named = able.stream().filter(hub -> hub.isNamedBy(actor)).toList();
        return named.isEmpty() ? able : named;
    }

    /// Of a job that no record gives places its role's requests tell: for sure where the session is
    /// called by its id.
    private static Strength byRole(JobHub hub, Actor actor, int candidates) {
        if (candidates > 1) {
            return Strength.POSSIBLE;
        }
        return hub.isNamedBy(actor) ? Strength.CORROBORATED : Strength.INFERRED;
    }

    private void used(Access access, ObjectFacts facts, List<JobHub> hubs, Found found)
            throws IOException {
        List<JobHub> able =
                hubs.stream()
                        .filter(hub -> hub.mayRead(access))
                        .filter(hub -> hub.caller(access.actor()) != JobHub.Caller.NO)
                        .toList();
        List<JobHub> fitting =
                closest(able, hub -> hub.takes(facts.bucket(), facts.key()), access.actor());
        List<JobHub> chosen = fitting.size() > 1 ? byCredential(access, fitting) : fitting;
        for (JobHub hub : chosen) {
            Strength strength = strengthOfRead(hub, access, chosen.size());
            boolean roleByModel = hub.job().role() == null && !hub.roles().isEmpty();
            boolean cited = roleByModel || hub.takesByModel(facts.bucket(), facts.key());
            List<Evidence> evidence = evidence(hub, cited, access, true);
            NodeId certain = facts.certain(access);
            add(access, certain, hub.id(), EdgeKind.USED, strength, evidence, found);
            if (facts.unsure().contains(access)) {
                add(
                        access,
                        facts.versions().of(access),
                        hub.id(),
                        EdgeKind.USED,
                        strength.weaker(Strength.INFERRED),
                        evidence,
                        found);
            }
            found.add(Node.of(hub.id(), hub.job().node().label()));
        }
    }

    private static Strength strengthOfRead(JobHub hub, Access access, int candidates) {
        if (candidates > 1) {
            return Strength.POSSIBLE;
        }
        if (hub.takes(access.bucket(), access.key())) {
            boolean its = hub.caller(access.actor()) == JobHub.Caller.YES;
            return its ? strong(access) : Strength.INFERRED;
        }
        // Arguments only mention places: whether they are what was read is not said.
        return hub.mentions(access.bucket(), access.key())
                ? Strength.POSSIBLE
                : byRole(hub, access.actor(), candidates);
    }

    private void generated(Access access, ObjectFacts facts, List<JobHub> hubs, Found found)
            throws IOException {
        List<JobHub> able =
                hubs.stream()
                        .filter(hub -> hub.mayWrite(access))
                        .filter(hub ->
                                hub.owns(facts.bucket(), facts.key())
                                        ? mayOwn(hub, access)
                                        : hub.caller(access.actor()) != JobHub.Caller.NO)
                        .toList();
        List<JobHub> owners =
                able.stream().filter(hub -> hub.owns(facts.bucket(), facts.key())).toList();
        boolean owned = owners.size() == 1;
        boolean credential = !access.actor().accessKey().isEmpty();
        List<JobHub> chosen =
                owned
                        ? owners
                        : closest(
                                able,
                                hub -> hub.gives(facts.bucket(), facts.key()),
                                access.actor());
        if (chosen.size() > 1 && credential) {
            chosen = byCredential(access, chosen);
        }
        NodeId made = access.keyOnly() ? facts.keyNode() : facts.versions().of(access);
        for (JobHub hub : chosen) {
            boolean sure = owned || (credential && hub.caller(access.actor()) == JobHub.Caller.YES);
            boolean mentioned = !hub.gives(facts.bucket(), facts.key());
            Strength strength =
                    chosen.size() > 1 || mentioned
                            ? Strength.POSSIBLE
                            : sure ? strong(access) : Strength.INFERRED;
            add(
                    access,
                    hub.id(),
                    made,
                    EdgeKind.GENERATED,
                    strength,
                    evidence(hub, false, access, false),
                    found);
            found.add(Node.of(hub.id(), hub.job().node().label()));
        }
    }

    /// Services write some jobs' results themselves, or in their caller's name; another known role
    /// is neither.
    private static boolean mayOwn(JobHub hub, Access access) {
        return hub.roles().isEmpty()
                || access.actor().service()
                || hub.caller(access.actor()) == JobHub.Caller.YES;
    }

    private static Strength strong(Access access) {
        return access.keyOnly() ? Strength.INFERRED : Strength.CORROBORATED;
    }

    /// A job's credential is issued after the job was started: of several jobs the last one started
    /// before the credential was.
    private List<JobHub> byCredential(Access access, List<JobHub> able) throws IOException {
        if (access.actor().accessKey().isEmpty()) {
            return able;
        }
        CaseRecord call = records.read(access.records().getFirst());
        String text = call.fields().first("ui.sessionContext.attributes.creationDate");
        Instant created = text == null ? null : AnswerTime.parse(text);
        if (created == null) {
            return able;
        }
        @Nullable Instant latest = null;
        for (JobHub hub : able) {
            boolean before = !hub.start().isAfter(created.plus(SLACK));
            if (before && (latest == null || hub.start().isAfter(latest))) {
                latest = hub.start();
            }
        }
        Instant start = latest;
        List<JobHub> last = able.stream().filter(hub -> hub.start().equals(start)).toList();
        return last.isEmpty() ? able : last;
    }

    private static List<Evidence> evidence(
            JobHub hub, boolean withModel, Access access, boolean read) {
        List<Evidence> evidence = new ArrayList<>();
        evidence.add(hub.job().record().evidence(hub.job().fields()));
        CaseRecord model = hub.model();
        if (withModel && model != null) {
            evidence.add(model.evidence(List.of("requestParameters")));
        }
        evidence.addAll(hub.tie(access.bucket(), access.key(), access.actor(), read));
        evidence.addAll(access.evidence("requestParameters.key", "userIdentity.arn", "key"));
        return evidence;
    }

    private static void add(
            Access access,
            NodeId from,
            NodeId to,
            EdgeKind kind,
            Strength strength,
            List<Evidence> evidence,
            Found found) {
        Strength lowered =
                access.counter().isEmpty() ? strength : strength.weaker(Strength.RECORDED);
        found.add(
                new Edge(
                        from,
                        to,
                        kind,
                        lowered,
                        List.of(RULE),
                        access.time(),
                        access.time(),
                        evidence,
                        access.against(),
                        access.bytes(),
                        access.actor().node().id().toString(),
                        ""));
    }
}
