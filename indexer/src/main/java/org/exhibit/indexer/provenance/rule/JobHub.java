package org.exhibit.indexer.provenance.rule;

import org.exhibit.indexer.provenance.graph.Evidence;
import org.exhibit.indexer.provenance.graph.NodeId;
import org.exhibit.indexer.provenance.identity.Access;
import org.exhibit.indexer.provenance.identity.Actor;
import org.exhibit.indexer.provenance.table.CaseRecord;
import org.exhibit.indexer.provenance.table.Place;
import org.exhibit.indexer.provenance.table.TableReading;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A job and how long it can have been at work.
///
/// @param end from its end record; else 24 hours after its start
/// @param model the record that made its model, or null
/// @param roles that it runs with, of a job with a model the model's; empty where no record tells
/// @param modelData objects that the model is made of
/// @param inputs its own and those of what it was started by
/// @param outputs likewise
/// @param mentioned places that are only mentioned, whether read or written
record JobHub(
        TableReading.Job job,
        Instant start,
        Instant end,
        @Nullable CaseRecord model,
        List<JobRole> roles,
        List<JobPlace> modelData,
        List<JobPlace> inputs,
        List<JobPlace> outputs,
        List<JobPlace> mentioned) {
    static final Duration LONGEST = Duration.ofHours(24);
    private static final int SHORTEST_ID = 8;
    private static final Duration SLACK = Duration.ofSeconds(2);

    JobHub {
        roles = List.copyOf(roles);
        modelData = List.copyOf(modelData);
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        mentioned = List.copyOf(mentioned);
    }

    /// How an access's caller fits the job.
    enum Caller {
        /// A session of the job's role, or the job's own caller where it has no role.
        YES,
        /// A service's session, while the job's role is not known.
        MAYBE,
        NO
    }

    NodeId id() {
        return job.node().id();
    }

    boolean isAtWork(@Nullable Instant time) {
        return time != null && !time.isBefore(start.minus(SLACK)) && !time.isAfter(end.plus(SLACK));
    }

    Caller caller(Actor actor) {
        if (!roles.isEmpty()) {
            boolean its = roles.stream().anyMatch(role -> role.isOf(actor));
            return its ? Caller.YES : Caller.NO;
        }
        if (job.model() == null && Actor.of(job.record().event()).mayBe(actor)) {
            return Caller.YES;
        }
        return job.model() != null && actor.session().equals("SageMaker")
                ? Caller.MAYBE
                : Caller.NO;
    }

    /// Whether the caller's session is called by the job's own id.
    boolean isNamedBy(Actor actor) {
        String task = job.task();
        return task != null && task.length() >= SHORTEST_ID && actor.session().contains(task);
    }

    /// Whether the object lies under a configured input, or is part of the model.
    boolean takes(String bucket, String key) {
        return covering(inputs, bucket, key).isPresent() || takesByModel(bucket, key);
    }

    boolean takesByModel(String bucket, String key) {
        return covering(modelData, bucket, key).isPresent();
    }

    boolean gives(String bucket, String key) {
        return covering(outputs, bucket, key).isPresent();
    }

    boolean mentions(String bucket, String key) {
        return covering(mentioned, bucket, key).isPresent();
    }

    /// The place by which an object is the job's; of several the one that needs least to say so.
    private static Optional<JobPlace> covering(List<JobPlace> places, String bucket, String key) {
        return places.stream()
                .filter(place -> place.covers(bucket, key))
                .reduce((one, other) -> one.by().size() <= other.by().size() ? one : other);
    }

    /// What ties an object that the job read, or wrote, to its place and role.
    List<Evidence> tie(String bucket, String key, Actor actor, boolean read) {
        List<Evidence> found = new ArrayList<>();
        Stream.of(read ? inputs : outputs, read ? modelData : List.<JobPlace>of(), mentioned)
                .flatMap(places -> covering(places, bucket, key).stream())
                .findFirst()
                .ifPresent(place -> found.addAll(place.by()));
        roles.stream()
                .filter(role -> role.isOf(actor))
                .findFirst()
                .ifPresent(role -> found.addAll(role.by()));
        return found;
    }

    /// Whether only this job can have written the key: it lies in a folder of the job's name under
    /// its output, or holds the job's own id.
    boolean owns(String bucket, String key) {
        String task = job.task();
        if (task != null && gives(bucket, key) && key.contains(task)) {
            return true;
        }
        for (JobPlace output : outputs) {
            boolean named =
                    job.name() != null
                            && output.place() instanceof Place.Under(String own, String prefix)
                            && own.equals(bucket)
                            && isOwnFolder(key, folder(prefix) + job.name());
            boolean exactly =
                    output.place()
                                    instanceof
                                    Place.ObjectAt(String own, String exact, String version)
                            && own.equals(bucket)
                            && exact.equals(key);
            if (named || exactly) {
                return true;
            }
        }
        return false;
    }

    /// Jobs that work for another put a number behind its name.
    private boolean isOwnFolder(String key, String folder) {
        return key.startsWith(folder + '/') || (job.children() && key.startsWith(folder + '-'));
    }

    private static String folder(String prefix) {
        return prefix.isEmpty() || prefix.endsWith("/") ? prefix : prefix + '/';
    }

    /// Reads of the object that fall into the job's work.
    boolean mayRead(Access access) {
        boolean its =
                takes(access.bucket(), access.key())
                        || mentions(access.bucket(), access.key())
                        || (job.byRole() && !roles.isEmpty());
        return its && access.kind().reads() && access.succeeded() && isAtWork(access.time());
    }

    boolean mayWrite(Access access) {
        boolean its =
                gives(access.bucket(), access.key()) || mentions(access.bucket(), access.key());
        return its && access.kind().writes() && access.succeeded() && isAtWork(access.time());
    }
}
