package org.exhibit.indexer.ingest;

import org.exhibit.indexer.digest.Digest;
import org.exhibit.indexer.evidence.MemberStep;
import org.exhibit.indexer.evidence.Problem;
import org.exhibit.indexer.format.LeafContext;
import org.exhibit.indexer.format.Recognition;
import org.exhibit.indexer.index.EventIndexWriter;
import org.exhibit.indexer.index.EventIndexWriter.ProblemPlace;
import org.exhibit.indexer.index.FileRow;
import org.exhibit.indexer.index.ItemAccount;
import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.indexer.store.Containers;
import org.exhibit.indexer.store.LeafStream;
import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/// Reads one evidence item into the index: every leaf recognised, every record accounted for.
/// Failures of the index leave as `UncheckedIOException`; damage of the evidence never leaves. One
/// item an instance.
final class ItemReading implements Containers.Visitor {
    private final Digest evidence;
    private final EventIndexWriter index;
    private final FormatChoice formats;
    private final @Nullable String flowFormat;
    private final CancelToken cancel;
    private final Counters counters;
    private final List<ItemAccount.Leaf> leaves = new ArrayList<>();
    private final List<LeafTally> open = new ArrayList<>();

    /// What all items of a run count together.
    ///
    /// @param records records read
    /// @param rejected of them, rejected
    record Counters(LongAdder records, LongAdder rejected) {
        Counters() {
            this(new LongAdder(), new LongAdder());
        }
    }

    ItemReading(
            Digest evidence,
            EventIndexWriter index,
            FormatChoice formats,
            @Nullable String flowFormat,
            CancelToken cancel,
            Counters counters) {
        this.evidence = evidence;
        this.index = index;
        this.formats = formats;
        this.flowFormat = flowFormat;
        this.cancel = cancel;
        this.counters = counters;
    }

    ItemAccount account() {
        return new ItemAccount(evidence, leaves);
    }

    @Override
    public void leaf(String name, String member, LeafStream content) {
        read(new LeafTally(name, member, List.of()), content);
    }

    private void read(LeafTally tally, LeafStream content) {
        int leaf = leaves.size() + open.size();
        open.add(tally);
        List<Payload> payloads = new ArrayList<>();
        try {
            Recognition found = formats.recognise(content.head(), tally.name());
            switch (found) {
                case Recognition.Log log -> {
                    tally.is(FileRow.Kind.LOG, log.format().name(), log.format().source());
                    LeafRecords sink =
                            new LeafRecords(evidence, leaf, tally, index, counters, payloads);
                    log.format()
                            .read(content, new LeafContext(tally.name(), flowFormat, cancel), sink);
                }
                case Recognition.Reference reference ->
                        tally.is(FileRow.Kind.REFERENCE, reference.kind(), null);
                case Recognition.Unknown unknown ->
                        tally.is(FileRow.Kind.UNKNOWN, unknown.reason(), null);
            }
            tally.complete(content.finish());
            if (!content.remark().isEmpty()) {
                problem(leaf, content.count(), content.remark());
            }
        } catch (IOException e) {
            damaged(tally, leaf, content.count(), e);
        }
        for (Payload payload : payloads) {
            nested(tally, payload);
        }
    }

    /// What was read before the damage stands.
    private void damaged(LeafTally tally, int leaf, long at, IOException damage) {
        String reason = damage.getMessage() == null ? damage.toString() : damage.getMessage();
        if (tally.records() == 0) {
            tally.is(FileRow.Kind.UNREADABLE, reason, null);
        }
        problem(leaf, at, reason);
    }

    private void problem(int leaf, long offset, String reason) {
        try {
            index.problem(
                    evidence,
                    leaf,
                    Problem.Kind.UNREADABLE,
                    new ProblemPlace(0, offset, 0),
                    reason);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A base64 payload is a member of its own.
    ///
    /// @param step how to find it again
    record Payload(MemberStep step, byte[] content) {}

    private void nested(LeafTally outer, Payload payload) {
        List<MemberStep> inner = new ArrayList<>(outer.inner());
        inner.add(payload.step());
        String member =
                outer.member().isEmpty()
                        ? payload.step().place()
                        : outer.member() + '/' + payload.step().place();
        LeafTally tally = new LeafTally(outer.name() + "!" + payload.step().name(), member, inner);
        if (inner.size() > 1) {
            int leaf = leaves.size() + open.size();
            open.add(tally);
            tally.is(FileRow.Kind.UNREADABLE, "a payload within a payload is not opened", null);
            problem(leaf, 0, "a payload within a payload is not opened");
            return;
        }
        try (LeafStream content = LeafStream.open(new ByteArrayInputStream(payload.content()))) {
            read(tally, content);
        } catch (IOException e) {
            throw new UncheckedIOException("closing a stream over memory cannot fail", e);
        }
    }

    @Override
    public void broken(String name, String reason) {
        int leaf = leaves.size() + open.size();
        LeafTally tally = new LeafTally(name, "", List.of());
        tally.is(FileRow.Kind.UNREADABLE, reason, null);
        open.add(tally);
        problem(leaf, 0, name + ": " + reason);
    }

    @Override
    public void done(List<MemberStep> steps) {
        for (LeafTally tally : open) {
            leaves.add(tally.leaf(steps));
        }
        open.clear();
        cancel.check();
    }
}
