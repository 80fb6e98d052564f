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
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Lists what a pull would bring, and neither fetches nor changes anything. Not thread-safe.
public final class S3DryRun {
    private static final int POSTED = 1_000;

    private final SortedMap<GroupKey, Tally> tallies =
            new TreeMap<>(
                    Comparator.comparing(GroupKey::kind)
                            .thenComparing(GroupKey::account)
                            .thenComparing(GroupKey::region));
    private final SortedMap<String, S3Plan.Amount> byClass = new TreeMap<>();
    private S3Plan.Amount fetched = S3Plan.Amount.NONE;
    private S3Plan.Amount inCase = S3Plan.Amount.NONE;
    private S3Plan.Amount archived = S3Plan.Amount.NONE;
    private long deleteMarkers;
    private long listed;

    private record GroupKey(String kind, String account, String region) {}

    private static final class Tally {
        private S3Plan.Amount amount = S3Plan.Amount.NONE;
        private S3Plan.Amount inCase = S3Plan.Amount.NONE;
        private S3Plan.Amount archived = S3Plan.Amount.NONE;
        private final SortedSet<LocalDate> days = new TreeSet<>();
    }

    /// Receives every object in scope.
    public interface Visitor {
        void object(Listed listed) throws IOException;
    }

    private S3DryRun() {}

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
                new Listing(new BucketPages(access.s3(), request, patience), request.scope());
        S3DryRun run = new S3DryRun();
        for (@Nullable Listed next = listing.next(); next != null; next = listing.next()) {
            run.add(next, known.has(next));
            visitor.object(next);
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
        Tally tally =
                tallies.computeIfAbsent(
                        new GroupKey(
                                LogKind.of(listed.key(), parts),
                                value(parts.account()),
                                value(parts.region())),
                        key -> new Tally());
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
        } else {
            fetched = fetched.plus(listed.size());
            byClass.merge(
                    listed.storageClass(),
                    S3Plan.Amount.NONE.plus(listed.size()),
                    (a, b) -> new S3Plan.Amount(a.objects() + b.objects(), a.bytes() + b.bytes()));
        }
    }

    private static String value(KeyParts.@Nullable Folder folder) {
        return folder == null ? "" : folder.value();
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
        tallies.forEach((key, tally) ->
                groups.add(
                        new S3Plan.Group(
                                key.kind(),
                                key.account(),
                                key.region(),
                                tally.amount,
                                tally.inCase,
                                tally.archived,
                                tally.days)));
        return new S3Plan(
                fetched,
                inCase,
                archived,
                byClass,
                groups,
                deleteMarkers,
                listRequests,
                Prices.builtIn().cost(listRequests, byClass),
                leftOut);
    }
}
