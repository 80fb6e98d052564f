package org.exhibit.indexer.format.cloudtrail;

import static org.assertj.core.api.Assertions.assertThat;

import org.exhibit.indexer.format.LeafContext;
import org.exhibit.indexer.format.ParsedRecord;
import org.exhibit.indexer.format.RecordSink;
import org.exhibit.indexer.format.RecordSpan;
import org.exhibit.indexer.progress.CancelToken;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.util.SplittableRandom;

class StreamingTest {

    @Test
    void aLineOf300MegabytesIsReadFromABufferOfKilobytes() throws IOException {
        assertThat(read(165_000)).isBetween(1, 512 * 1024);
    }

    @Test
    @Tag("slow")
    void aLineOfThreeTimesTheHeapIsReadAlike() throws IOException {
        assertThat(read(1_650_000)).isBetween(1, 512 * 1024);
    }

    @Test
    void theSizeOfTheReadsDoesNotMatter() throws IOException {
        byte[] whole = SyntheticTrail.logFile(300).readAllBytes();
        Collected expected = Collected.of(whole);
        assertThat(expected.events).hasSize(300);
        Collected small = Collected.of(new SmallReads(whole, new SplittableRandom(1)));
        assertThat(small.events).isEqualTo(expected.events);
    }

    @Test
    void whereDamagedRecordsEndDoesNotDependOnTheSizeOfTheReads() throws IOException {
        byte[] sound = SyntheticTrail.logFile(300).readAllBytes();
        SplittableRandom random = new SplittableRandom(9);
        int rejected = 0;
        for (int round = 0; round < 40; round++) {
            byte[] bytes = sound.clone();
            for (int i = 0; i < 60; i++) {
                bytes[random.nextInt(20, bytes.length)] = (byte) "\"{}[],\\\n".charAt(i % 8);
            }
            Collected expected = Collected.of(bytes);
            Collected small = Collected.of(new SmallReads(bytes, random));
            assertThat(small.events).isEqualTo(expected.events);
            assertThat(small.rejected).isEqualTo(expected.rejected);
            assertThat(small.broken).isEqualTo(expected.broken);
            rejected += expected.rejected.size();
            assertThat(expected.events.size()).isGreaterThan(200);
        }
        assertThat(rejected).isGreaterThan(1_000);
    }

    private static final class SmallReads extends FilterInputStream {
        private final SplittableRandom random;

        SmallReads(byte[] bytes, SplittableRandom random) {
            super(new ByteArrayInputStream(bytes));
            this.random = random;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            return super.read(into, offset, Math.min(length, random.nextInt(1, 50)));
        }
    }

    /// @return the largest buffer that was handed out
    private static int read(int records) throws IOException {
        Counter counter = new Counter();
        new CloudTrailFormat()
                .read(
                        SyntheticTrail.logFile(records),
                        new LeafContext("x", null, new CancelToken()),
                        counter);
        assertThat(counter.records).isEqualTo(records);
        return counter.buffer;
    }

    private static final class Counter implements RecordSink {
        private int records;
        private int buffer;

        @Override
        public void event(RecordSpan span, ParsedRecord record, String layout) {
            records++;
            buffer = Math.max(buffer, span.buffer().length);
        }

        @Override
        public void rejected(RecordSpan span, String reason) {
            throw new AssertionError(reason);
        }

        @Override
        public void broken(long offset, String reason) {
            throw new AssertionError(reason);
        }

        @Override
        public void nested(RecordSpan span, String pointer, byte[] content) {
            throw new AssertionError(pointer);
        }
    }
}
