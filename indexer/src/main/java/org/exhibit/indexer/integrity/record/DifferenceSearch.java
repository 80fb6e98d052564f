package org.exhibit.indexer.integrity.record;

import org.exhibit.indexer.digest.Digest;
import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.event.LogEvent;
import org.exhibit.indexer.evidence.MemberStep;
import org.exhibit.indexer.format.ParsedRecord;
import org.exhibit.indexer.format.RecordSpan;
import org.exhibit.indexer.index.EventCensus;
import org.exhibit.indexer.index.RecordIds;
import org.exhibit.indexer.index.StoredEvent;
import org.exhibit.indexer.integrity.record.RecordHash.Place;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Names the records of a few items of which the index says something else than the originals.
final class DifferenceSearch {
    private static final int MOST_RECORDS = 500_000;
    private static final int MOST_NAMED = 3;
    private static final int LONGEST = 80;

    private final EventCensus census;
    private final byte[] key;
    private final Map<Key, Long> indexed = new HashMap<>();
    private final Map<Key, Reread> wanted = new LinkedHashMap<>();
    private final Map<Digest, List<String>> sentences = new TreeMap<>();

    DifferenceSearch(EventCensus census, byte[] key) {
        this.census = census;
        this.key = key;
    }

    private record Key(Digest evidence, String member, long offset) {
        static Key of(StoredEvent event) {
            return new Key(
                    event.origin().evidence(),
                    MemberStep.path(event.origin().member()),
                    event.origin().offset());
        }
    }

    /// What an original gives; null where it gives no record there.
    private record Reread(@Nullable Place place, String id, @Nullable LogEvent event) {
        static final Reread NOTHING = new Reread(null, "", null);
    }

    /// Reads an item again.
    interface Reader {
        void read(Digest evidence, Rereading into) throws IOException;
    }

    /// @param items with the places of their leaves
    /// @return sentences by item; none for an item with too many records to tell them apart
    Map<Digest, List<String>> find(Map<Digest, List<String>> items, Reader reader)
            throws IOException {
        RecordHash hash = RecordHash.with(key);
        Set<Digest> named = items.keySet();
        census.each((event, id) -> {
            if (named.contains(event.origin().evidence()) && indexed.size() <= MOST_RECORDS) {
                indexed.put(
                        Key.of(event), hash.event(IndexedSums.place(event), id, event.event()).a());
            }
        });
        if (indexed.size() > MOST_RECORDS) {
            return Map.of();
        }
        for (Map.Entry<Digest, List<String>> item : items.entrySet()) {
            reader.read(item.getKey(), new Comparing(item.getKey(), item.getValue()));
        }
        int left = 0;
        for (Key extra : indexed.keySet()) {
            if (left++ < MOST_NAMED) {
                wanted.put(extra, Reread.NOTHING);
            }
        }
        census.each((event, id) -> {
            Reread again = wanted.get(Key.of(event));
            if (again != null) {
                say(event.origin().evidence(), sentence(event, id, again));
            }
        });
        return sentences;
    }

    private void say(Digest evidence, String sentence) {
        List<String> said = sentences.computeIfAbsent(evidence, item -> new ArrayList<>());
        if (said.size() < MOST_NAMED) {
            said.add(sentence);
        }
    }

    /// Reads one item again and strikes off what is alike.
    private final class Comparing extends Rereading {
        private final RecordHash hash = RecordHash.with(key);
        private final Digest item;
        private final List<String> places;
        private int different;

        Comparing(Digest item, List<String> places) {
            super(RecordHash.with(key));
            this.item = item;
            this.places = places;
        }

        @Override
        public void event(
                Digest evidence,
                int leaf,
                RecordIds ids,
                RecordSpan span,
                ParsedRecord record,
                String layout) {
            Key at = new Key(item, leaf < places.size() ? places.get(leaf) : "", span.offset());
            Place place = place(span, layout);
            String id = HexFormat.of().formatHex(ids.content());
            Long known = indexed.remove(at);
            if (known == null) {
                say(
                        item,
                        "record "
                                + span.record()
                                + " at byte "
                                + span.offset()
                                + inside(at.member())
                                + " is in the original and not in the index");
            } else if (known != hash.event(place, id, record.event()).a()
                    && different++ < MOST_NAMED) {
                wanted.put(at, new Reread(place, id, record.event()));
            }
        }
    }

    private static String inside(String member) {
        return member.isEmpty() ? "" : " of " + member;
    }

    private static String sentence(StoredEvent event, String id, Reread again) {
        String record =
                "record "
                        + event.origin().record()
                        + inside(MemberStep.path(event.origin().member()))
                        + " ("
                        + event.citation()
                        + ")";
        LogEvent original = again.event();
        if (original == null || again.place() == null) {
            return record + " is in the index and not in the original";
        }
        List<String> said = new ArrayList<>();
        for (EventField field : EventField.values()) {
            String ours = value(event.event(), field);
            String theirs = value(original, field);
            if (!ours.equals(theirs)) {
                said.add(
                        field.jsonName()
                                + " is "
                                + ours
                                + " in the index and "
                                + theirs
                                + " in the original");
            }
        }
        if (!id.equals(again.id())) {
            said.add("its id is " + id + " in the index and " + again.id() + " by the original");
        }
        if (!IndexedSums.place(event).equals(again.place())) {
            said.add("its place is another: " + again.place());
        }
        return record + ": " + String.join(", ", said);
    }

    private static String value(LogEvent event, EventField field) {
        if (event.isNull(field)) {
            return "null";
        }
        String text = event.text(field);
        if (text == null) {
            return "absent";
        }
        return '"' + (text.length() > LONGEST ? text.substring(0, LONGEST) + '…' : text) + '"';
    }
}
