package org.exhibit.app.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import org.exhibit.indexer.progress.CancelToken;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CancellationException;

/// Work off the window's thread: an outcome that gets lost would leave a screen waiting or, worse,
/// look like "nothing found".
class BackgroundTest {
    private final List<String> outcomes = new ArrayList<>();
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private final Background atOnce = new Background(Runnable::run, Runnable::run);

    @Test
    void givesASuccessToItsHandlerAlone() {
        atOnce.job(cancel -> "found")
                .onSuccess(outcomes::add)
                .onCancelled(() -> outcomes.add("cancelled"))
                .onFailure(e -> outcomes.add("failed"));

        assertThat(outcomes).containsExactly("found");
    }

    @Test
    void givesAnExceptionToTheFailureHandler() {
        atOnce.<String>job(
                        cancel -> {
                            throw new IOException("the disk is gone");
                        })
                .onSuccess(outcomes::add)
                .onFailure(e -> outcomes.add("failed: " + e.getMessage()));

        assertThat(outcomes).containsExactly("failed: the disk is gone");
    }

    @Test
    void givesAnErrorToTheFailureHandlerToo() {
        atOnce.<String>job(
                        cancel -> {
                            throw new OutOfMemoryError("heap");
                        })
                .onFailure(e -> outcomes.add("failed: " + e.getMessage()));

        assertThat(outcomes).containsExactly("failed: heap");
    }

    @Test
    void tellsCancelledFromFailed() {
        atOnce.<String>job(
                        cancel -> {
                            throw new CancellationException("by the examiner");
                        })
                .onCancelled(() -> outcomes.add("cancelled"))
                .onFailure(e -> outcomes.add("failed"));

        assertThat(outcomes).containsExactly("cancelled");
    }

    @Test
    void doesNotStartWorkThatWasCancelledWhileItWaited() {
        Background later = new Background(waiting::add, Runnable::run);

        CancelToken token =
                later.job(cancel -> outcomes.add("ran"))
                        .onCancelled(() -> outcomes.add("cancelled"))
                        .onFailure(e -> outcomes.add("failed"));
        token.cancel();
        waiting.remove().run();

        assertThat(outcomes).containsExactly("cancelled");
    }

    @Test
    void bringsOutcomesToTheWindowsThread() {
        Background window = new Background(Runnable::run, waiting::add);

        window.job(cancel -> "found")
                .onSuccess(outcomes::add)
                .onFailure(e -> outcomes.add("failed"));

        assertThat(outcomes).isEmpty();
        waiting.remove().run();
        assertThat(outcomes).containsExactly("found");
    }
}
