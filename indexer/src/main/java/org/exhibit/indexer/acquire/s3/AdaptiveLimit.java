package org.exhibit.indexer.acquire.s3;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// How many requests may be under way at once: one more after as many successes as are allowed,
/// half as many once S3 asks for fewer, but at most once a second. Thread-safe.
final class AdaptiveLimit {
    private static final int START = 12;
    private static final long CALM_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final int most;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition room = lock.newCondition();
    private int allowed;
    private int underWay;
    private int successes;
    private long halved = System.nanoTime() - CALM_NANOS;

    AdaptiveLimit(int most) {
        this.most = most;
        this.allowed = Math.min(START, most);
    }

    /// Waits for room.
    void enter() {
        lock.lock();
        try {
            while (underWay >= allowed) {
                room.awaitUninterruptibly();
            }
            underWay++;
        } finally {
            lock.unlock();
        }
    }

    void leave() {
        lock.lock();
        try {
            underWay--;
            room.signal();
        } finally {
            lock.unlock();
        }
    }

    void succeeded() {
        lock.lock();
        try {
            successes++;
            if (successes >= allowed && allowed < most) {
                allowed++;
                successes = 0;
                room.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    void throttled() {
        lock.lock();
        try {
            if (System.nanoTime() - halved >= CALM_NANOS) {
                halved = System.nanoTime();
                allowed = Math.max(1, allowed / 2);
                successes = 0;
            }
        } finally {
            lock.unlock();
        }
    }

    int allowed() {
        lock.lock();
        try {
            return allowed;
        } finally {
            lock.unlock();
        }
    }
}
