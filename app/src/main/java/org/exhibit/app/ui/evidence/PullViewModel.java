package org.exhibit.app.ui.evidence;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.exhibit.app.service.PullReport;
import org.exhibit.app.service.PullService;
import org.exhibit.app.service.PullSession;
import org.exhibit.app.ui.common.Failure;
import org.exhibit.app.ui.common.OpenCase;
import org.exhibit.app.ui.common.RunningTask;
import org.exhibit.app.ui.common.Workspace;
import org.exhibit.indexer.acquire.aws.AwsOptions;
import org.exhibit.indexer.acquire.aws.PullCancelled;
import org.exhibit.indexer.acquire.s3.Prices;
import org.exhibit.indexer.acquire.s3.S3Request;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;

/// The steps of a pull from S3: who asks, what to pull, a dry run, the pull. Nothing is pulled that
/// was not listed, by nobody but whom AWS named in the first step; what is edited makes the steps
/// behind it stale.
final class PullViewModel {
    private static final String KEPT = "AWS was only read; what had come whole is in the case.";

    /// In their order.
    enum Step {
        ACCESS("Access"),
        SCOPE("Scope"),
        DRY_RUN("Dry run"),
        PULL("Pull");

        private final String title;

        Step(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }
    }

    /// Runs a pull as the import that the screen tells of.
    interface Importer {
        void run(
                String title,
                Workspace.LongWork<PullReport> work,
                Workspace.TaskEnd<PullReport> end);
    }

    private final Workspace workspace;
    private final Importer importer;
    private final ObjectProperty<Prices> prices;
    private final PullAccess access;
    private final PullDryRun dryRun;
    private final ReadOnlyObjectWrapper<Step> step = new ReadOnlyObjectWrapper<>(Step.ACCESS);
    private final ReadOnlyObjectWrapper<PullRun> run =
            new ReadOnlyObjectWrapper<>(new PullRun.NotYet());
    private PullForm form = PullForm.EMPTY;

    /// @param prices what estimates go by
    PullViewModel(Workspace workspace, Importer importer, ObjectProperty<Prices> prices) {
        this.workspace = workspace;
        this.importer = importer;
        this.prices = prices;
        this.access = new PullAccess(workspace);
        this.dryRun = new PullDryRun(workspace);
    }

    ReadOnlyObjectProperty<Step> step() {
        return step.getReadOnlyProperty();
    }

    /// Whether AWS is asked at this moment.
    ReadOnlyBooleanProperty online() {
        return workspace.online();
    }

    ReadOnlyObjectProperty<PullIdentity> identity() {
        return access.identity();
    }

    ReadOnlyObjectProperty<PullRun> run() {
        return run.getReadOnlyProperty();
    }

    PullDryRun dryRun() {
        return dryRun;
    }

    ObjectProperty<Prices> prices() {
        return prices;
    }

    PullForm form() {
        return form;
    }

    /// Takes what the fields say now. Another access makes the identity stale, another scope the
    /// dry run.
    void edit(PullForm next) {
        PullForm before = form;
        form = next;
        if (!before.access().equals(next.access())) {
            access.end();
        }
        if (!before.equals(next)) {
            dryRun.forget();
        }
    }

    /// Asks AWS whom it sees, and goes on to the scope once it says.
    ///
    /// @param code of the device, where the role asks for one; used once and kept nowhere
    /// @throws PullForm.Mistake where the fields cannot be what they are; nothing was asked
    void checkIdentity(String code) throws PullForm.Mistake {
        AwsOptions options = form.access().options(code);
        access.check(options, () -> step.set(Step.SCOPE));
    }

    /// Lists what a pull would bring.
    ///
    /// @throws PullForm.Mistake where the fields cannot be what they are; nothing was asked
    void list() throws PullForm.Mistake {
        S3Request request = form.scope().request();
        OpenCase open = workspace.openCase().get();
        PullSession session = access.session();
        if (open == null || session == null) {
            step.set(Step.ACCESS);
            return;
        }
        step.set(Step.DRY_RUN);
        dryRun.list(session, open.folder(), request, form.scope().url().strip());
    }

    boolean canPull() {
        return dryRun.chosen().objects() > 0
                && access.session() != null
                && !(run.get() instanceof PullRun.Running);
    }

    /// Pulls what was listed and chosen.
    void pull() {
        OpenCase open = workspace.openCase().get();
        if (open != null
                && canPull()
                && dryRun.listing().get() instanceof PullListing.Ready ready) {
            S3Request request = ready.request().without(dryRun.left().get());
            // The pull ends the session: its connections, where it is cancelled.
            PullSession session = access.take();
            if (session != null) {
                pull(open.folder(), () -> session, request);
            }
        }
    }

    /// Opens what a pull asks through, off the window's thread.
    private interface Opening {
        PullSession open() throws IOException;
    }

    private void pull(Path folder, Opening opening, S3Request request) {
        AtomicReference<@Nullable PullCancelled> stopped = new AtomicReference<>();
        workspace.online().set(true);
        step.set(Step.PULL);
        importer.run(
                "Pull from " + form.scope().url().strip(),
                (board, cancel) -> {
                    try (PullSession pulling = opening.open()) {
                        return pulling.pull(folder, request, board, cancel);
                    } catch (PullCancelled e) {
                        stopped.set(e);
                        throw e;
                    }
                },
                new End(stopped));
    }

    /// Says how a pull ended.
    private final class End implements Workspace.TaskEnd<PullReport> {
        private final AtomicReference<@Nullable PullCancelled> stopped;

        End(AtomicReference<@Nullable PullCancelled> stopped) {
            this.stopped = stopped;
        }

        @Override
        public void started(RunningTask task) {
            run.set(new PullRun.Running(task));
        }

        private void end(PullRun state) {
            workspace.online().set(false);
            run.set(state);
        }

        @Override
        public void succeeded(PullReport report) {
            end(new PullRun.Done(report));
        }

        @Override
        public void cancelled() {
            PullCancelled how = stopped.get();
            end(
                    new PullRun.Cancelled(
                            how == null
                                    ? "Stopped as asked, before anything was acquired."
                                    : String.valueOf(how.getMessage())));
        }

        @Override
        public void failed(Throwable cause) {
            Failure failure = Failure.of("The pull could not be finished.", KEPT, cause);
            end(new PullRun.Failed(failure, PullAccess.advice(cause)));
        }
    }

    /// Goes on with a pull that ended before its end: what the case has is not fetched again. A
    /// device is asked for another code first.
    void goOn() {
        OpenCase open = workspace.openCase().get();
        boolean device = !form.access().device().isBlank();
        if (device
                || open == null
                || !(dryRun.listing().get() instanceof PullListing.Ready ready)) {
            run.set(new PullRun.NotYet());
            step.set(Step.ACCESS);
            return;
        }
        try {
            AwsOptions options = form.access().options("");
            PullService pulls = workspace.service().pulls();
            pull(
                    open.folder(),
                    () -> pulls.open(options),
                    ready.request().without(dryRun.left().get()));
        } catch (PullForm.Mistake e) {
            throw new IllegalStateException("a form that was pulled with is none", e);
        }
    }

    /// Goes back to a step, or to one that those before it allow.
    void go(Step wanted) {
        boolean allowed =
                switch (wanted) {
                    case ACCESS -> true;
                    case SCOPE -> access.identity().get().isSettled();
                    case DRY_RUN -> dryRun.listing().get() instanceof PullListing.Ready;
                    case PULL -> !(run.get() instanceof PullRun.NotYet);
                };
        if (allowed && !(run.get() instanceof PullRun.Running)) {
            step.set(wanted);
        }
    }

    /// The dialog is gone. A pull that runs goes on; anything else that asks AWS stops.
    void close() {
        access.end();
        dryRun.forget();
    }
}
