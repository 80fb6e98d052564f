package org.exhibit.app.ui.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.exhibit.app.ui.fixture.Direct;
import org.exhibit.app.ui.fixture.FixtureCase;
import org.junit.jupiter.api.Test;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// A reader that is closed under a question would answer with an error from inside the index.
class OpenCaseTest {

    @Test
    void refusesQuestionsAfterItWasClosed() throws Exception {
        OpenCase open = OpenCase.of(FixtureCase.of(Direct.CASE, 10));
        open.close();
        open.close();

        assertThatThrownBy(() -> open.ask(reader -> reader.events().totals()))
                .isInstanceOf(CancellationException.class)
                .hasMessage("the case was closed");
    }

    @Test
    void closesOnlyWhenTheQuestionsUnderWayAreAnswered() throws Exception {
        OpenCase open = OpenCase.of(FixtureCase.of(Direct.CASE, 10));
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        Thread.ofPlatform()
                .start(() -> {
                    try {
                        open.ask(reader -> {
                            asked.countDown();
                            return answer.await(10, TimeUnit.SECONDS);
                        });
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                });
        asked.await();
        Thread.ofPlatform()
                .start(() -> {
                    try {
                        open.close();
                        closed.countDown();
                    } catch (java.io.IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                });

        assertThat(closed.await(100, TimeUnit.MILLISECONDS)).isFalse();
        answer.countDown();
        assertThat(closed.await(10, TimeUnit.SECONDS)).isTrue();
    }
}
