package org.exhibit.indexer.provenance.rule;

import org.exhibit.indexer.provenance.graph.NodeId;
import org.exhibit.indexer.provenance.identity.Access;
import org.exhibit.indexer.provenance.identity.Actor;
import org.exhibit.indexer.provenance.table.CaseRecord;
import org.exhibit.indexer.provenance.table.Place;
import org.exhibit.indexer.provenance.table.TableReading;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// A job and how long it can have been at work.
///
/// @param end from its end record; else 24 hours after its start
/// @param model the record that made its model, or null
/// @param role ARN of the role it runs with, of a job with a model the model's; or null
/// @param modelData objects that the model is made of
record JobHub(
        TableReading.Job job,
        Instant start,
        Instant end,
        @Nullable CaseRecord model,
        @Nullable String role,
        List<Place> modelData) {
    static final Duration LONGEST = Duration.ofHours(24);
    private static final Duration SLACK = Duration.ofSeconds(2);

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
        if (role != null) {
            return actor.isOfRole(role) ? Caller.YES : Caller.NO;
        }
        if (job.model() == null && Actor.of(job.record().event()).mayBe(actor)) {
            return Caller.YES;
        }
        return job.model() != null && actor.session().equals("SageMaker")
                ? Caller.MAYBE
                : Caller.NO;
    }

    /// Whether the object lies under a configured input, or is part of the model.
    boolean takes(String bucket, String key) {
        return Stream.concat(job.inputs().stream(), modelData.stream())
                .anyMatch(place -> covers(place, bucket, key));
    }

    boolean takesByModel(String bucket, String key) {
        return modelData.stream().anyMatch(place -> covers(place, bucket, key));
    }

    boolean gives(String bucket, String key) {
        return job.outputs().stream().anyMatch(place -> covers(place, bucket, key));
    }

    /// Whether only this job can have written the key: it lies in a folder of the job's name under
    /// its output, or holds the job's own id.
    boolean owns(String bucket, String key) {
        String task = job.task();
        if (task != null && gives(bucket, key) && key.contains(task)) {
            return true;
        }
        for (Place place : job.outputs()) {
            boolean named =
                    job.name() != null
                            && place instanceof Place.Under(String own, String prefix)
                            && own.equals(bucket)
                            && key.startsWith(folder(prefix) + job.name() + '/');
            boolean exactly =
                    place instanceof Place.ObjectAt(String own, String exact, String version)
                            && own.equals(bucket)
                            && exact.equals(key);
            if (named || exactly) {
                return true;
            }
        }
        return false;
    }

    private static String folder(String prefix) {
        return prefix.isEmpty() || prefix.endsWith("/") ? prefix : prefix + '/';
    }

    static boolean covers(Place place, String bucket, String key) {
        return switch (place) {
            case Place.ObjectAt(String own, String exact, String version) ->
                    own.equals(bucket) && exact.equals(key);
            case Place.Under(String own, String prefix) ->
                    own.equals(bucket) && key.startsWith(prefix);
            case Place.Thing thing -> false;
            case Place.Caller caller -> false;
        };
    }

    /// Reads of the object that fall into the job's work.
    boolean mayRead(Access access) {
        return access.kind().reads()
                && access.succeeded()
                && takes(access.bucket(), access.key())
                && isAtWork(access.time());
    }

    boolean mayWrite(Access access) {
        return access.kind().writes()
                && access.succeeded()
                && gives(access.bucket(), access.key())
                && isAtWork(access.time());
    }
}
