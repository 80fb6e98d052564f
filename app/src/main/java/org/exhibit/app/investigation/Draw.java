package org.exhibit.app.investigation;

import java.time.Instant;
import java.util.List;
import java.util.Random;

/// Chance that repeats itself: `java.util.Random`, whose algorithm its contract fixes, with a seed.
final class Draw {
    private final Random random;

    Draw(long seed) {
        this.random = new Random(seed);
    }

    /// From `least` to `most`, both included.
    int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    boolean oneIn(int count) {
        return random.nextInt(count) == 0;
    }

    <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    /// An instant of whole seconds in [from, to).
    Instant within(Instant from, Instant to) {
        return from.plusSeconds(
                random.nextInt(Math.toIntExact(to.getEpochSecond() - from.getEpochSecond())));
    }
}
