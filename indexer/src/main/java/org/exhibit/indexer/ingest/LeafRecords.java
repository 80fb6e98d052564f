package org.exhibit.indexer.ingest;

import org.exhibit.indexer.digest.Digest;
import org.exhibit.indexer.evidence.MemberStep;
import org.exhibit.indexer.evidence.Problem;
import org.exhibit.indexer.format.ParsedRecord;
import org.exhibit.indexer.format.RecordSink;
import org.exhibit.indexer.format.RecordSpan;
import org.exhibit.indexer.format.Repeat;
import org.exhibit.indexer.index.EventIndexWriter;
import org.exhibit.indexer.index.EventIndexWriter.ProblemPlace;
import org.exhibit.indexer.index.RecordIds;
import org.exhibit.indexer.store.PayloadPlace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/// Takes one leaf's records into the index. Not thread-safe.
final class LeafRecords implements RecordSink {
    private final Digest evidence;
    private final int leaf;
    private final LeafTally tally;
    private final EventIndexWriter index;
    private final ItemReading.Counters counters;
    private final List<ItemReading.Payload> payloads;
    private final ContentIds ids = new ContentIds();
    private final Occurrences occurrences = new Occurrences();

    LeafRecords(
            Digest evidence,
            int leaf,
            LeafTally tally,
            EventIndexWriter index,
            ItemReading.Counters counters,
            List<ItemReading.Payload> payloads) {
        this.evidence = evidence;
        this.leaf = leaf;
        this.tally = tally;
        this.index = index;
        this.counters = counters;
        this.payloads = payloads;
    }

    @Override
    public void event(RecordSpan span, ParsedRecord record, String layout) {
        tally.event();
        counters.records().increment();
        byte[] base = ids.base(span, record, layout);
        byte[] content =
                switch (record.repeat()) {
                    case Repeat.ByEventId known -> ids.content(base, 0);
                    case Repeat.ByContent equal -> ids.content(base, occurrences.meet(base));
                    case Repeat.Never never ->
                            ids.alone(
                                    base, RecordIds.place(evidence, tally.member(), span.offset()));
                };
        try {
            index.event(evidence, leaf, RecordIds.ofContent(content), span, record, layout);
            if (!record.warnings().isEmpty() && tally.warned()) {
                String reason = String.join("; ", record.warnings());
                index.problem(evidence, leaf, Problem.Kind.WARNING, place(span), reason);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void rejected(RecordSpan span, String reason) {
        tally.rejected();
        counters.records().increment();
        counters.rejected().increment();
        problem(Problem.Kind.REJECTED, place(span), reason);
    }

    @Override
    public void broken(long offset, String reason) {
        problem(Problem.Kind.UNREADABLE, new ProblemPlace(0, offset, 0), reason);
    }

    @Override
    public void nested(RecordSpan span, String pointer, byte[] content) {
        PayloadPlace place = new PayloadPlace(span.offset(), span.length(), pointer);
        MemberStep step =
                new MemberStep(
                        MemberStep.Kind.BASE64_GZIP,
                        place.toString(),
                        "",
                        payloads.size(),
                        Digest.of(content));
        payloads.add(new ItemReading.Payload(step, content));
    }

    private static ProblemPlace place(RecordSpan span) {
        return new ProblemPlace(span.record(), span.offset(), span.length());
    }

    private void problem(Problem.Kind kind, ProblemPlace place, String reason) {
        try {
            index.problem(evidence, leaf, kind, place, reason);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
