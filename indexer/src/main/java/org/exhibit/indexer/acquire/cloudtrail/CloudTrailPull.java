package org.exhibit.indexer.acquire.cloudtrail;

import org.exhibit.indexer.acquire.AcquisitionReport;
import org.exhibit.indexer.acquire.ItemListener;
import org.exhibit.indexer.acquire.aws.AwsAccess;
import org.exhibit.indexer.acquire.aws.AwsException;
import org.exhibit.indexer.acquire.aws.CallerEntry;
import org.exhibit.indexer.acquire.aws.Patience;
import org.exhibit.indexer.acquire.aws.PullCancelled;
import org.exhibit.indexer.casefile.Acquisition;
import org.exhibit.indexer.casefile.AcquisitionStart;
import org.exhibit.indexer.casefile.CaseFile;
import org.exhibit.indexer.custody.Details;
import org.exhibit.indexer.custody.JsonTexts;
import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.indexer.progress.ProgressBoard;
import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudtrail.model.EventCategory;
import software.amazon.awssdk.services.cloudtrail.model.Trail;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;

/// Asks an account's CloudTrail for its events, settings and keys, and the account for what bears
/// on what was logged; keeps every answer as evidence. Interrupted at any point, the same request
/// again goes on.
public final class CloudTrailPull {
    private static final long FIRST_PAUSE_MILLIS = 500;

    /// How far back LookupEvents reaches.
    private static final Duration HISTORY = Duration.ofDays(90);

    private final AwsAccess access;
    private final CloudTrailRequest request;
    private final InstantSource clock;
    private final Patience patience;
    private final List<String> notes = new ArrayList<>();
    private long pages;

    private CloudTrailPull(
            AwsAccess access, CloudTrailRequest request, InstantSource clock, Patience patience) {
        this.access = access;
        this.request = request;
        this.clock = clock;
        this.patience = patience;
    }

    /// Runs to the end. A call that AWS refuses is recorded as such and ends nothing.
    ///
    /// @throws PullCancelled once cancelled; what was recorded by then stays
    /// @throws AwsException where AWS does not even say whom it sees, or the session has ended
    /// @throws IOException where the case cannot be written
    public static CloudTrailReport run(
            CaseFile caseFile,
            AwsAccess access,
            CloudTrailRequest request,
            InstantSource clock,
            ProgressBoard board,
            CancelToken cancel,
            ItemListener listener)
            throws IOException {
        Patience patience = new Patience(cancel, FIRST_PAUSE_MILLIS);
        AwsAccess.Caller caller = access.caller(patience);
        List<String> sources = new ArrayList<>(request.sources(caller.account()));
        if (access.endpoint() != null) {
            sources.add("endpoint " + access.endpoint());
        }
        AcquisitionStart start = caseFile.acquisitions().begin("cloudtrail", sources);
        caseFile.enter(
                CallerEntry.KIND,
                new CallerEntry(caller.arn(), caller.account()).details(start.number()));
        caseFile.store().prepare();
        Answers answers = new Answers(caseFile, start.number(), start.resumed(), listener, board);
        CloudTrailPull pull = new CloudTrailPull(access, request, clock, patience);
        try {
            pull.all(answers, caller.account());
        } catch (CancellationException e) {
            stopped(caseFile, start, answers, "cancelled");
            PullCancelled cancelled =
                    new PullCancelled(start.number(), answers.files(), answers.bytes());
            cancelled.initCause(e);
            throw cancelled;
        } catch (AwsException e) {
            stopped(caseFile, start, answers, String.valueOf(e.getMessage()));
            throw e;
        }
        caseFile.enter(
                "aws-asked",
                Details.of("acquisition", Integer.toString(start.number()))
                        .with("caller", caller.arn())
                        .with("answers", answers.files())
                        .with("lookupPages", pull.pages)
                        .with("refused", JsonTexts.array(answers.refused()))
                        .with("notes", JsonTexts.array(pull.notes)));
        Acquisition acquisition =
                caseFile.acquisitions().end(start.number(), answers.files(), answers.bytes());
        caseFile.checkpoint();
        AcquisitionReport acquired =
                new AcquisitionReport(
                        acquisition,
                        start.resumed(),
                        answers.newFiles(),
                        answers.files() - answers.newFiles(),
                        answers.notAcquired());
        return new CloudTrailReport(
                acquired, pull.pages, answers.files() - pull.pages, answers.refused(), pull.notes);
    }

    private static void stopped(
            CaseFile caseFile, AcquisitionStart start, Answers answers, String reason)
            throws IOException {
        answers.flushUntold();
        caseFile.enter(
                PullCancelled.KIND,
                Details.of("acquisition", Integer.toString(start.number()))
                        .with("reason", reason)
                        .with("answers", answers.files())
                        .with("bytes", answers.bytes()));
        caseFile.checkpoint();
    }

    private void all(Answers answers, String account) throws IOException {
        Map<String, Trail> trails = new LinkedHashMap<>();
        for (String region : request.regions()) {
            TrailSettings settings = trailSettings(answers, account, region);
            for (Trail trail : settings.trails()) {
                trails.putIfAbsent(trail.trailARN(), trail);
            }
            settings.eventDataStores();
            settings.publicKeys(request.from(), request.to());
            new FlowLogSettings(access.query(), patience, answers, clock)
                    .ask(account, Region.of(region));
            answers.flush();
        }
        Set<String> logBuckets = new TreeSet<>();
        for (Trail trail : trails.values()) {
            // A trail tells its state where it is at home.
            @Nullable String home = trail.homeRegion();
            trailSettings(answers, account, home == null ? access.region().id() : home)
                    .trail(trail);
            if (trail.s3BucketName() != null) {
                logBuckets.add(trail.s3BucketName());
            }
        }
        buckets(answers, account, logBuckets);
        answers.flush();
        for (String region : request.regions()) {
            events(answers, account, region);
        }
    }

    private TrailSettings trailSettings(Answers answers, String account, String region) {
        return new TrailSettings(
                access.cloudTrail(Region.of(region)),
                access.answers(),
                patience,
                answers,
                clock,
                account,
                region);
    }

    private void buckets(Answers answers, String account, Set<String> logBuckets)
            throws IOException {
        BucketSettings settings = new BucketSettings(access, patience, answers, clock, account);
        SortedMap<String, String> listed = settings.list(logBuckets);
        SortedMap<String, String> wanted = new TreeMap<>(listed);
        if (!request.buckets().isEmpty()) {
            wanted.keySet().retainAll(new TreeSet<>(request.buckets()));
            request.buckets().forEach(name -> wanted.putIfAbsent(name, access.region().id()));
            logBuckets.forEach(
                    name -> wanted.put(name, listed.getOrDefault(name, access.region().id())));
        }
        for (Map.Entry<String, String> bucket : wanted.entrySet()) {
            settings.ask(bucket.getKey(), bucket.getValue());
        }
    }

    private void events(Answers answers, String account, String region) throws IOException {
        Instant now = clock.instant();
        Instant oldest = now.minus(HISTORY);
        Instant from = request.from().isBefore(oldest) ? oldest : request.from();
        Instant to = request.to().isAfter(now) ? now : request.to();
        if (from.isAfter(request.from()) && notes.isEmpty()) {
            notes.add(
                    "CloudTrail looks events up for 90 days: none before "
                            + from
                            + " were asked for");
        }
        if (!from.isBefore(to)) {
            return;
        }
        CloudTrailClient client = access.cloudTrail(Region.of(region));
        String folder = "lookup-events/" + account + "/" + region;
        EventLookup lookup =
                new EventLookup(
                        client,
                        access.answers(),
                        patience,
                        answers,
                        folder,
                        request.pauseMillis(),
                        clock);
        for (@Nullable EventCategory category : categories()) {
            try {
                lookup.look(seconds(from), seconds(to), category);
            } catch (AwsException e) {
                answers.flush();
                answers.refused(folder, e);
            }
        }
        pages += lookup.pages();
    }

    private static List<@Nullable EventCategory> categories() {
        List<@Nullable EventCategory> categories = new ArrayList<>();
        categories.add(null);
        categories.add(EventCategory.INSIGHT);
        return categories;
    }

    private static Instant seconds(Instant instant) {
        return instant.truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
    }
}
