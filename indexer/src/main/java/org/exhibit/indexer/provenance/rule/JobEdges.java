package org.exhibit.indexer.provenance.rule;

import org.exhibit.indexer.provenance.graph.Edge;
import org.exhibit.indexer.provenance.graph.EdgeKind;
import org.exhibit.indexer.provenance.graph.Evidence;
import org.exhibit.indexer.provenance.graph.Node;
import org.exhibit.indexer.provenance.graph.NodeId;
import org.exhibit.indexer.provenance.graph.RuleId;
import org.exhibit.indexer.provenance.graph.Strength;
import org.exhibit.indexer.provenance.identity.Access;
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
        List<JobHub> hubs = jobs.around(facts.bucket(), facts.key());
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
    }

    private void used(Access access, ObjectFacts facts, List<JobHub> hubs, Found found)
            throws IOException {
        List<JobHub> able =
                hubs.stream()
                        .filter(hub -> hub.mayRead(access))
                        .filter(hub -> hub.caller(access.actor()) != JobHub.Caller.NO)
                        .toList();
        List<JobHub> chosen = able.size() > 1 ? byCredential(access, able) : able;
        for (JobHub hub : chosen) {
            Strength strength =
                    chosen.size() > 1
                            ? Strength.POSSIBLE
                            : hub.caller(access.actor()) == JobHub.Caller.YES
                                    ? strong(access)
                                    : Strength.INFERRED;
            boolean roleByModel = hub.job().role() == null && hub.role() != null;
            boolean cited = roleByModel || hub.takesByModel(facts.bucket(), facts.key());
            List<Evidence> evidence = evidence(hub, cited, access);
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
        List<JobHub> chosen = owned ? owners : able;
        if (chosen.size() > 1 && credential) {
            chosen = byCredential(access, chosen);
        }
        NodeId made = access.keyOnly() ? facts.keyNode() : facts.versions().of(access);
        for (JobHub hub : chosen) {
            boolean sure = owned || (credential && hub.caller(access.actor()) == JobHub.Caller.YES);
            Strength strength =
                    chosen.size() > 1
                            ? Strength.POSSIBLE
                            : sure ? strong(access) : Strength.INFERRED;
            add(
                    access,
                    hub.id(),
                    made,
                    EdgeKind.GENERATED,
                    strength,
                    evidence(hub, false, access),
                    found);
            found.add(Node.of(hub.id(), hub.job().node().label()));
        }
    }

    /// Services write some jobs' results themselves, or in their caller's name; another known role
    /// is neither.
    private static boolean mayOwn(JobHub hub, Access access) {
        return hub.role() == null
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

    private static List<Evidence> evidence(JobHub hub, boolean withModel, Access access) {
        List<Evidence> evidence = new ArrayList<>();
        evidence.add(hub.job().record().evidence(hub.job().fields()));
        CaseRecord model = hub.model();
        if (withModel && model != null) {
            evidence.add(model.evidence(List.of("requestParameters")));
        }
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
