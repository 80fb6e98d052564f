package org.exhibit.e2e.bench;

/// SplitMix64 with a seed of its own for each record, so that any thread can write any record.
final class Chance {
    private static final String HEX = "0123456789abcdef";
    private static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    private static final String BASE64 =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    private long state;

    Chance(long corpus, long record) {
        this.state = corpus * 0x9E3779B97F4A7C15L + record * 0xD1342543DE82EF95L;
    }

    long next() {
        state += 0x9E3779B97F4A7C15L;
        long mixed = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }

    /// From 0 to `bound`, `bound` left out.
    int below(int bound) {
        return (int) ((next() >>> 33) % bound);
    }

    /// Like `below`, but small results come far more often: a cube of an even chance.
    int skewed(int bound) {
        double even = (next() >>> 11) * 0x1.0p-53;
        return (int) (even * even * even * bound);
    }

    <T> T pick(T[] values) {
        return values[skewed(values.length)];
    }

    StringBuilder hex(StringBuilder out, int length) {
        return spell(out, HEX, length);
    }

    StringBuilder upper(StringBuilder out, int length) {
        return spell(out, UPPER, length);
    }

    StringBuilder base64(StringBuilder out, int length) {
        return spell(out, BASE64, length);
    }

    StringBuilder uuid(StringBuilder out) {
        hex(out, 8).append('-');
        hex(out, 4).append("-4");
        hex(out, 3).append("-a");
        hex(out, 3).append('-');
        return hex(out, 12);
    }

    private StringBuilder spell(StringBuilder out, String alphabet, int length) {
        long bits = 0;
        for (int i = 0; i < length; i++) {
            if (i % 8 == 0) {
                bits = next();
            }
            out.append(alphabet.charAt((int) ((bits & 0xff) % alphabet.length())));
            bits >>>= 8;
        }
        return out;
    }
}
