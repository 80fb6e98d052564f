package org.exhibit.indexer.acquire.s3;

import org.exhibit.indexer.acquire.aws.AwsAccess;
import org.exhibit.indexer.acquire.aws.AwsCall;
import org.exhibit.indexer.acquire.aws.Patience;
import org.exhibit.indexer.casefile.CaseFolder;
import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.indexer.progress.Progress;
import org.exhibit.indexer.progress.ProgressBoard;
import org.exhibit.indexer.store.EvidenceStore;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Lists what a pull would bring, and neither fetches nor changes anything. Not thread-safe.
public final class S3DryRun {
    private static final int POSTED = 1_000;

    /// Commands that are kept; the visitor is told of every object.
    private static final int COMMANDS = 1_000;

    private final String bucket;
    private final SortedMap<S3Group, Tally> tallies = new TreeMap<>();
    private final List<String> restore = new ArrayList<>();
    private S3Plan.Amount fetched = S3Plan.Amount.NONE;
    private S3Plan.Amount inCase = S3Plan.Amount.NONE;
    private S3Plan.Amount archived = S3Plan.Amount.NONE;
    private long deleteMarkers;
    private long listed;

    private static final class Tally {
        private S3Plan.Amount amount = S3Plan.Amount.NONE;
        private S3Plan.Amount inCase = S3Plan.Amount.NONE;
        private S3Plan.Amount archived = S3Plan.Amount.NONE;
        private final SortedMap<String, S3Plan.Amount> byClass = new TreeMap<>();
        private final SortedSet<LocalDate> days = new TreeSet<>();
    }

    /// Receives every object in scope.
    public interface Visitor {
        /// @param inCase whether the case has it, by key, version, ETag and size
        void object(Listed listed, boolean inCase) throws IOException;
    }

    private S3DryRun(String bucket) {
        this.bucket = bucket;
    }

    /// @param folder of the case the objects would come into
    public static S3Plan run(
            CaseFolder folder,
            AwsAccess access,
            S3Request request,
            ProgressBoard board,
            CancelToken cancel,
            Visitor visitor)
            throws IOException {
        KnownObjects known =
                KnownObjects.of(folder, new EvidenceStore(folder.evidence()), request.bucket());
        Patience patience = new Patience(cancel, 100);
        Listing listing =
                new Listing(
                        new BucketPages(access.s3(), request, patience),
                        request.scope(),
                        request.without());
        S3DryRun run = new S3DryRun(request.bucket());
        for (@Nullable Listed next = listing.next(); next != null; next = listing.next()) {
            boolean inCase = known.has(next);
            run.add(next, inCase);
            visitor.object(next, inCase);
            if (run.listed % POSTED == 1) {
                board.post(run.picture(next.key()));
            }
            cancel.check();
        }
        return run.plan(
                access.guard().count(AwsCall.LIST_OBJECTS, AwsCall.LIST_VERSIONS),
                List.copyOf(listing.leftOut()));
    }

    private void add(Listed listed, boolean known) {
        this.listed++;
        if (listed.deleteMarker()) {
            deleteMarkers++;
            return;
        }
        KeyParts parts = KeyParts.of(listed.key());
        Tally tally = tallies.computeIfAbsent(S3Group.of(listed.key(), parts), key -> new Tally());
        tally.amount = tally.amount.plus(listed.size());
        KeyParts.@Nullable Day day = parts.day();
        if (day != null) {
            tally.days.add(day.date());
        }
        if (known) {
            inCase = inCase.plus(listed.size());
            tally.inCase = tally.inCase.plus(listed.size());
        } else if (listed.archived()) {
            archived = archived.plus(listed.size());
            tally.archived = tally.archived.plus(listed.size());
            if (restore.size() < COMMANDS) {
                restore.add(Archive.command(bucket, listed));
            }
        } else {
            fetched = fetched.plus(listed.size());
            tally.byClass.merge(
                    listed.storageClass(),
                    S3Plan.Amount.NONE.plus(listed.size()),
                    S3Plan.Amount::plus);
        }
    }

    private Progress picture(String key) {
        return new Progress(
                Progress.Stage.SCANNING,
                key,
                listed,
                OptionalLong.empty(),
                0,
                OptionalLong.empty(),
                0,
                0);
    }

    private S3Plan plan(long listRequests, List<String> leftOut) {
        List<S3Plan.Group> groups = new ArrayList<>();
        tallies.forEach((group, tally) ->
                groups.add(
                        new S3Plan.Group(
                                group,
                                tally.amount,
                                tally.inCase,
                                tally.archived,
                                tally.byClass,
                                tally.days)));
        return new S3Plan(
                fetched, inCase, archived, groups, deleteMarkers, listRequests, restore, leftOut);
    }
}
