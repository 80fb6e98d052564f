package org.exhibit.indexer.acquire.aws;

import org.exhibit.indexer.progress.CancelToken;

import software.amazon.awssdk.core.exception.SdkException;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/// Makes a call again when AWS asks for patience or a connection fails: after growing, random
/// pauses. The SDK's own retries are off, so that every attempt is counted and can be cancelled.
/// Thread-safe.
public final class Patience {
    private static final int THROTTLED_ATTEMPTS = 12;
    private static final int FAILED_ATTEMPTS = 8;
    private static final long LONGEST_PAUSE_MILLIS = 20_000;

    private final CancelToken cancel;
    private final long firstPauseMillis;
    private final LongAdder throttled = new LongAdder();
    private final LongAdder repeated = new LongAdder();

    /// @param firstPauseMillis what the first pause is at most; each next one doubles
    public Patience(CancelToken cancel, long firstPauseMillis) {
        this.cancel = cancel;
        this.firstPauseMillis = firstPauseMillis;
    }

    public CancelToken cancel() {
        return cancel;
    }

    /// @throws AwsException once the call has failed for good
    public <T> T call(AwsCall call, Supplier<T> attempt) throws AwsException {
        for (int failures = 1; ; failures++) {
            cancel.check();
            try {
                return attempt.get();
            } catch (SdkException e) {
                AwsException failure = AwsException.of(call, e);
                if (!again(failure, failures)) {
                    throw failure;
                }
            }
        }
    }

    /// Whether to try again after a failure; pauses before it says yes.
    ///
    /// @param failures how many there were, this one included
    public boolean again(AwsException failure, int failures) {
        boolean slow = failure.kind() == AwsException.Kind.THROTTLED;
        if (slow) {
            throttled.increment();
        }
        if (!failure.mayPass() || failures >= (slow ? THROTTLED_ATTEMPTS : FAILED_ATTEMPTS)) {
            return false;
        }
        repeated.increment();
        pause(failures);
        return true;
    }

    /// Waits as long as the n-th failure asks for.
    public void pause(int failures) {
        long most = Math.min(LONGEST_PAUSE_MILLIS, firstPauseMillis << Math.min(failures - 1, 20));
        long millis = most / 2 + ThreadLocalRandom.current().nextLong(most / 2 + 1);
        sleep(millis);
    }

    /// Sleeps, unless cancelled meanwhile.
    ///
    /// @throws java.util.concurrent.CancellationException once cancelled
    public void sleep(long millis) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
            cancel.check();
            LockSupport.parkNanos(Math.min(left, TimeUnit.MILLISECONDS.toNanos(100)));
        }
    }

    /// How often AWS asked for fewer requests.
    public long throttled() {
        return throttled.sum();
    }

    /// How many attempts were repeated.
    public long repeated() {
        return repeated.sum();
    }
}
