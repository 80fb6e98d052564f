package org.exhibit.app.ui.evidence;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.exhibit.app.service.PullSession;
import org.exhibit.app.ui.common.Failure;
import org.exhibit.app.ui.common.RunningTask;
import org.exhibit.app.ui.common.Workspace;
import org.exhibit.indexer.acquire.s3.Prices;
import org.exhibit.indexer.acquire.s3.PullCost;
import org.exhibit.indexer.acquire.s3.S3Group;
import org.exhibit.indexer.acquire.s3.S3Plan;
import org.exhibit.indexer.acquire.s3.S3Request;
import org.exhibit.indexer.progress.CancelToken;
import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/// The third step of a pull: what would come, which of it to take, and what that would cost.
final class PullDryRun {
    private static final String READ_ONLY = "AWS was only read, and the case was not changed.";

    private final Workspace workspace;
    private final ReadOnlyObjectWrapper<PullListing> listing =
            new ReadOnlyObjectWrapper<>(new PullListing.None());

    /// Groups that are left where they are.
    private final ReadOnlyObjectWrapper<SortedSet<S3Group>> left =
            new ReadOnlyObjectWrapper<>(new TreeSet<>());

    private @Nullable PullSpool spool;
    private CancelToken asking = new CancelToken();

    PullDryRun(Workspace workspace) {
        this.workspace = workspace;
    }

    ReadOnlyObjectProperty<PullListing> listing() {
        return listing.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<SortedSet<S3Group>> left() {
        return left.getReadOnlyProperty();
    }

    /// Lists what a pull would bring.
    ///
    /// @param folder of the case
    void list(PullSession session, Path folder, S3Request request, String url) {
        forget();
        AtomicReference<@Nullable PullSpool> written = new AtomicReference<>();
        workspace.online().set(true);
        workspace.start(
                "Listing " + url,
                (board, cancel) -> {
                    PullSpool listed = new PullSpool(request.bucket());
                    written.set(listed);
                    S3Plan plan = session.plan(folder, request, listed, board, cancel);
                    listed.end();
                    return plan;
                },
                new End(request, written));
    }

    /// Says how a dry run ended; it counts unless another began since.
    private final class End implements Workspace.TaskEnd<S3Plan> {
        private final S3Request request;
        private final AtomicReference<@Nullable PullSpool> written;
        private final Instant began = Instant.now();
        private CancelToken token = new CancelToken();

        End(S3Request request, AtomicReference<@Nullable PullSpool> written) {
            this.request = request;
            this.written = written;
        }

        @Override
        public void started(RunningTask running) {
            token = running.cancel();
            asking = token;
            listing.set(new PullListing.Running(running));
        }

        private void end(boolean whole, PullListing state) {
            boolean counts = asking == token;
            PullSpool listed = written.get();
            if (whole && counts) {
                spool = listed;
            } else {
                drop(listed);
            }
            if (counts) {
                workspace.online().set(false);
                listing.set(state);
            }
        }

        @Override
        public void succeeded(S3Plan plan) {
            end(true, new PullListing.Ready(request, plan, Duration.between(began, Instant.now())));
        }

        @Override
        public void cancelled() {
            end(false, new PullListing.Stopped());
        }

        @Override
        public void failed(Throwable cause) {
            Failure failure = Failure.of("The bucket could not be listed.", READ_ONLY, cause);
            end(false, new PullListing.Failed(failure, PullAccess.advice(cause)));
        }
    }

    /// Chooses a row, or leaves it.
    void choose(S3Group group, boolean wanted) {
        SortedSet<S3Group> next = new TreeSet<>(left.get());
        if (wanted ? next.remove(group) : next.add(group)) {
            left.set(next);
        }
    }

    boolean isChosen(S3Group group) {
        return !left.get().contains(group);
    }

    /// What would be fetched as rows are chosen; nothing before a dry run.
    S3Plan.Amount chosen() {
        return listing.get() instanceof PullListing.Ready ready
                ? ready.plan().byClass(this::isChosen).values().stream()
                        .reduce(S3Plan.Amount.NONE, S3Plan.Amount::plus)
                : S3Plan.Amount.NONE;
    }

    /// What that would cost.
    PullCost cost(S3Plan plan, Prices prices) {
        return prices.cost(plan.listRequests(), plan.byClass(this::isChosen));
    }

    /// Saves what was listed.
    ///
    /// @param target JSON where its name ends in `.json`, else CSV
    void save(Path target, Runnable saved, Consumer<Failure> failed) {
        PullSpool listed = spool;
        if (listed != null) {
            workspace
                    .background()
                    .job(cancel -> {
                        listed.save(target);
                        return target;
                    })
                    .onSuccess(file -> saved.run())
                    .onFailure(e ->
                            failed.accept(
                                    Failure.of(
                                            "The listing could not be saved to " + target + ".",
                                            "The listing is still here.",
                                            e)));
        }
    }

    /// Stops listing, and forgets what was listed and chosen.
    void forget() {
        asking.cancel();
        asking = new CancelToken();
        if (listing.get() instanceof PullListing.Running) {
            workspace.online().set(false);
        }
        left.set(new TreeSet<>());
        drop(spool);
        spool = null;
        if (!(listing.get() instanceof PullListing.None)) {
            listing.set(new PullListing.None());
        }
    }

    private void drop(@Nullable PullSpool listed) {
        if (listed != null) {
            workspace
                    .background()
                    .job(cancel -> {
                        listed.close();
                        return listed;
                    })
                    .onFailure(e ->
                            System.getLogger(PullDryRun.class.getName())
                                    .log(
                                            System.Logger.Level.WARNING,
                                            "a listing was not removed",
                                            e));
        }
    }
}
