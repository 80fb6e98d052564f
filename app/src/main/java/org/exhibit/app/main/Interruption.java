package org.exhibit.app.main;

import org.exhibit.indexer.progress.CancelToken;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Ctrl+C asks the command to stop at its next safe point and waits until it has said what is kept.
final class Interruption {
    private static final long MOST_SECONDS = 60;

    private final CancelToken cancel;
    private final CountDownLatch finished = new CountDownLatch(1);

    Interruption(CancelToken cancel) {
        this.cancel = cancel;
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "interruption"));
    }

    CancelToken cancel() {
        return cancel;
    }

    /// The command is over; what comes now is the ordinary end.
    void finished() {
        finished.countDown();
    }

    private void stop() {
        cancel.cancel();
        try {
            boolean ended = finished.await(MOST_SECONDS, TimeUnit.SECONDS);
            if (!ended) {
                System.err.println(
                        "exhibit: stopped without waiting longer; the case completes on its next"
                                + " use");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
