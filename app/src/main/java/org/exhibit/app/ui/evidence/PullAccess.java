package org.exhibit.app.ui.evidence;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.exhibit.app.service.PullService;
import org.exhibit.app.service.PullSession;
import org.exhibit.app.ui.common.Failure;
import org.exhibit.app.ui.common.Workspace;
import org.exhibit.indexer.acquire.aws.AwsAccess;
import org.exhibit.indexer.acquire.aws.AwsException;
import org.exhibit.indexer.acquire.aws.AwsOptions;
import org.exhibit.indexer.acquire.aws.CallerEntry;
import org.exhibit.indexer.progress.CancelToken;
import org.jspecify.annotations.Nullable;

import java.io.IOException;

/// The first step of a pull: who asks. Holds the way to AWS that the steps behind it use, so that
/// who was shown is who pulls.
final class PullAccess {
    private static final String READ_ONLY = "AWS was only read, and the case was not changed.";

    private final Workspace workspace;
    private final ReadOnlyObjectWrapper<PullIdentity> identity =
            new ReadOnlyObjectWrapper<>(new PullIdentity.Unknown());
    private @Nullable PullSession session;
    private CancelToken asking = new CancelToken();

    PullAccess(Workspace workspace) {
        this.workspace = workspace;
    }

    ReadOnlyObjectProperty<PullIdentity> identity() {
        return identity.getReadOnlyProperty();
    }

    @Nullable PullSession session() {
        return session;
    }

    /// Gives the session away; whom AWS saw has to be asked anew for the next.
    @Nullable PullSession take() {
        PullSession taken = session;
        session = null;
        identity.set(new PullIdentity.Unknown());
        return taken;
    }

    private record Opened(PullSession session, PullIdentity identity) {}

    /// Asks AWS whom it sees.
    ///
    /// @param settled run once it is known
    void check(AwsOptions options, Runnable settled) {
        end();
        identity.set(new PullIdentity.Asking());
        CancelToken token = new CancelToken();
        asking = token;
        PullService pulls = workspace.service().pulls();
        workspace.online().set(true);
        workspace
                .background()
                .job(cancel -> opened(pulls.open(options), options.endpoint() == null, cancel))
                .cancelledBy(token)
                .onCancelled(() -> told(token, new PullIdentity.Unknown()))
                .onSuccess(opened -> {
                    if (asking == token) {
                        session = opened.session();
                        told(token, opened.identity());
                        settled.run();
                    } else {
                        close(opened.session());
                    }
                })
                .onFailure(e ->
                        told(
                                token,
                                new PullIdentity.Failed(
                                        Failure.of("AWS did not say whom it sees.", READ_ONLY, e),
                                        advice(e))));
    }

    private static Opened opened(PullSession session, boolean aws, CancelToken cancel)
            throws IOException {
        boolean told = false;
        try {
            Opened opened = new Opened(session, identity(session, aws, cancel));
            told = true;
            return opened;
        } finally {
            if (!told) {
                session.close();
            }
        }
    }

    private static PullIdentity identity(PullSession session, boolean aws, CancelToken cancel)
            throws IOException {
        if (aws) {
            return new PullIdentity.Known(session.caller(cancel));
        }
        CallerEntry entry = session.callerEntry(cancel);
        return entry.isKnown()
                ? new PullIdentity.Known(new AwsAccess.Caller(entry.account(), entry.arn()))
                : new PullIdentity.Untold(entry.arn());
    }

    /// The outcome counts unless something else was asked since.
    private void told(CancelToken token, PullIdentity found) {
        if (asking == token) {
            workspace.online().set(false);
            identity.set(found);
        }
    }

    /// What the person can do about a failure; may be empty.
    static String advice(Throwable e) {
        return e instanceof AwsException aws ? aws.advice() : "";
    }

    /// Closes the session, and stops asking for one.
    void end() {
        asking.cancel();
        if (identity.get() instanceof PullIdentity.Asking) {
            workspace.online().set(false);
        }
        asking = new CancelToken();
        identity.set(new PullIdentity.Unknown());
        PullSession ended = session;
        session = null;
        if (ended != null) {
            close(ended);
        }
    }

    private void close(PullSession ended) {
        workspace
                .background()
                .job(cancel -> {
                    ended.close();
                    return ended;
                })
                .onFailure(e ->
                        System.getLogger(PullAccess.class.getName())
                                .log(
                                        System.Logger.Level.WARNING,
                                        "a way to AWS was not closed",
                                        e));
    }
}
