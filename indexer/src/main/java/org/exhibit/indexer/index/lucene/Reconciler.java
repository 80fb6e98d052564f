package org.exhibit.indexer.index.lucene;

import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.MergePolicy;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.BytesRef;
import org.exhibit.indexer.digest.Digest;
import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.evidence.MemberStep;
import org.exhibit.indexer.evidence.Origin;
import org.exhibit.indexer.evidence.Problem;
import org.exhibit.indexer.index.EventIndexWriter.ContentComparer;
import org.exhibit.indexer.index.EventIndexWriter.ProblemPlace;
import org.exhibit.indexer.index.RecordIds;
import org.exhibit.indexer.index.StoredEvent;
import org.exhibit.indexer.index.lucene.AccountingJson.StoredProblem;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/// Finds repeated records from the term dictionary: a term of more than one document nominates, the
/// live documents decide. Which copy is the event depends on the copies alone, never on the order
/// they came in.
final class Reconciler {
    private static final Comparator<RecordCopy> PREFERENCE =
            Comparator.comparing(RecordCopy::delivery)
                    .thenComparing(copy -> copy.event().origin().evidence())
                    .thenComparing(RecordCopy::leaf)
                    .thenComparing(copy -> copy.event().origin().offset());

    private final IndexWriter writer;
    private final ContentComparer comparer;
    private final Map<BytesRef, Map<Integer, Long>> duplicates = new HashMap<>();
    private long conflicts;

    Reconciler(IndexWriter writer, ContentComparer comparer) {
        this.writer = writer;
        this.comparer = comparer;
    }

    void run() throws IOException {
        // A merge would renumber the documents between finding and marking them.
        MergePolicy merging = writer.getConfig().getMergePolicy();
        writer.getConfig().setMergePolicy(LuceneIndexWriter.noMerges());
        try {
            if (writer.getConfig().getMergeScheduler()
                    instanceof ConcurrentMergeScheduler scheduler) {
                scheduler.sync();
            }
            writer.deleteDocuments(new Term(Schema.TYPE, Schema.TYPE_CONFLICT));
            try (DirectoryReader reader = DirectoryReader.open(writer)) {
                CopyReader copies = new CopyReader(reader);
                eachGroup(reader, Schema.keyword(EventField.EVENT_ID), copies, this::sameEventId);
                new RepeatedIds(reader).each(docs -> sameId(reader, docs, copies));
                new Bookkeeping(writer, reader).update(duplicates, conflicts);
            }
        } finally {
            writer.getConfig().setMergePolicy(merging);
        }
        writer.maybeMerge();
    }

    private interface Group {
        void decide(DirectoryReader reader, List<RecordCopy> copies) throws IOException;
    }

    private static void eachGroup(
            DirectoryReader reader, String field, CopyReader copies, Group group)
            throws IOException {
        Terms terms = MultiTerms.getTerms(reader, field);
        if (terms == null) {
            return;
        }
        TermsEnum each = terms.iterator();
        PostingsEnum postings = null;
        List<RecordCopy> found = new ArrayList<>();
        for (BytesRef term = each.next(); term != null; term = each.next()) {
            if (each.docFreq() < 2 || term.length == 0) {
                continue;
            }
            found.clear();
            postings = each.postings(postings, PostingsEnum.NONE);
            for (int doc = postings.nextDoc();
                    doc != DocIdSetIterator.NO_MORE_DOCS;
                    doc = postings.nextDoc()) {
                copies.add(doc, found);
            }
            if (found.size() > 1) {
                group.decide(reader, found);
            } else if (found.size() == 1 && found.getFirst().duplicateOf() != null) {
                group.decide(reader, found);
            }
        }
    }

    /// Documents whose ids begin alike, by their whole ids.
    private void sameId(DirectoryReader reader, List<Integer> docs, CopyReader copies)
            throws IOException {
        List<RecordCopy> found = new ArrayList<>();
        for (int doc : docs) {
            copies.add(doc, found);
        }
        Map<String, List<RecordCopy>> byId = new TreeMap<>();
        for (RecordCopy copy : found) {
            byId.computeIfAbsent(copy.contentId(), id -> new ArrayList<>()).add(copy);
        }
        for (List<RecordCopy> same : byId.values()) {
            if (same.size() > 1 || same.getFirst().duplicateOf() != null) {
                sameContent(reader, same);
            }
        }
    }

    /// Records without an event id of their own: equal content ids are repeats.
    private void sameContent(DirectoryReader reader, List<RecordCopy> copies) throws IOException {
        List<RecordCopy> lines =
                copies.stream()
                        .filter(copy -> {
                            String eventId = copy.event().event().text(EventField.EVENT_ID);
                            return eventId == null || eventId.isEmpty();
                        })
                        .toList();
        if (!lines.isEmpty()) {
            mark(reader, lines);
        }
    }

    private void sameEventId(DirectoryReader reader, List<RecordCopy> copies) throws IOException {
        Map<String, List<RecordCopy>> byId = new HashMap<>();
        for (RecordCopy copy : copies) {
            byId.computeIfAbsent(copy.contentId(), id -> new ArrayList<>()).add(copy);
        }
        if (byId.size() == 1) {
            mark(reader, copies);
            return;
        }
        List<List<RecordCopy>> classes = new ArrayList<>(byId.values());
        List<StoredEvent> samples = classes.stream().map(same -> same.getFirst().event()).toList();
        List<Digest> contents = comparer.contentsOf(samples);
        Map<Digest, List<RecordCopy>> byContent = new HashMap<>();
        for (int i = 0; i < classes.size(); i++) {
            byContent
                    .computeIfAbsent(contents.get(i), digest -> new ArrayList<>())
                    .addAll(classes.get(i));
        }
        for (List<RecordCopy> same : byContent.values()) {
            mark(reader, same);
        }
        if (byContent.size() > 1) {
            conflict(copies, byContent.size());
        }
    }

    private void conflict(List<RecordCopy> copies, int contents) throws IOException {
        conflicts++;
        RecordCopy first = copies.stream().min(PREFERENCE).orElseThrow();
        Origin origin = first.event().origin();
        StoredProblem problem =
                new StoredProblem(
                        origin.evidence(),
                        first.leaf(),
                        Problem.Kind.CONFLICT,
                        new ProblemPlace(origin.record(), origin.offset(), origin.length()),
                        "event id "
                                + first.event().event().text(EventField.EVENT_ID)
                                + " stands for "
                                + contents
                                + " different records; each is kept as an event");
        writer.addDocument(
                LuceneIndexWriter.document(Schema.TYPE_CONFLICT, AccountingJson.problem(problem)));
    }

    private void mark(DirectoryReader reader, List<RecordCopy> same) throws IOException {
        RecordCopy event = same.stream().min(PREFERENCE).orElseThrow();
        Set<RecordCopy> changed = new HashSet<>();
        for (RecordCopy copy : same) {
            String repeats = copy == event ? null : event.contentId();
            if (repeats != null) {
                duplicates
                        .computeIfAbsent(copy.item(), item -> new HashMap<>())
                        .merge(copy.leaf(), 1L, Long::sum);
            }
            boolean marked = !Objects.equals(repeats, copy.duplicateOf()) && changed.add(copy);
            if (marked) {
                update(
                        reader,
                        copy,
                        // A null value takes the mark away again: the copy that was the event has
                        // been superseded by this one.
                        new NumericDocValuesField(
                                Schema.SOFT_DELETED, repeats == null ? null : Long.valueOf(1)),
                        new BinaryDocValuesField(
                                Schema.DUPLICATE_OF,
                                repeats == null ? null : new BytesRef(event.contentIdBytes())));
            }
            if (same.size() > 1 && !copy.placed()) {
                update(reader, copy, new NumericDocValuesField(Schema.PLACE_HIGH, place(copy)));
            }
        }
    }

    private static long place(RecordCopy copy) {
        Origin origin = copy.event().origin();
        return Schema.high(
                RecordIds.place(
                        origin.evidence(), MemberStep.path(origin.member()), origin.offset()));
    }

    private void update(DirectoryReader reader, RecordCopy copy, Field... values)
            throws IOException {
        if (writer.tryUpdateDocValue(reader, copy.doc(), values) == -1) {
            throw new IOException(
                    "the index changed while repeated records were being marked; run the command"
                            + " again");
        }
    }
}
