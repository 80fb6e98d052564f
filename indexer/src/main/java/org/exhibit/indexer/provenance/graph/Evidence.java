package org.exhibit.indexer.provenance.graph;

import org.exhibit.indexer.digest.Digest;
import org.exhibit.indexer.index.StoredEvent;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/// What a statement rests on: something whose bytes lie in the case.
public sealed interface Evidence extends Comparable<Evidence> {
    /// A content id, or the SHA-256 of an item.
    String id();

    /// The fields that say it, under the source's own names.
    List<String> fields();

    /// The first instant it can speak of; null where it has none.
    @Nullable Instant from();

    /// The last instant it can speak of, at or after `from`.
    @Nullable Instant to();

    /// One log record.
    record OfRecord(StoredEvent event, List<String> fields) implements Evidence {
        public OfRecord {
            fields = fields.stream().sorted().distinct().toList();
        }

        @Override
        public String id() {
            return event.id();
        }

        @Override
        public @Nullable Instant from() {
            return event.event().time();
        }

        @Override
        public @Nullable Instant to() {
            Instant end = event.event().instant(org.exhibit.indexer.event.EventField.END);
            return end == null ? from() : end;
        }
    }

    /// An item that is no log: an account's settings, a digest.
    ///
    /// @param file its path as acquired
    /// @param at the instant it speaks of
    record OfItem(Digest item, String file, Instant at, List<String> fields) implements Evidence {
        public OfItem {
            fields = fields.stream().sorted().distinct().toList();
        }

        @Override
        public String id() {
            return item.hex();
        }

        @Override
        public Instant from() {
            return at;
        }

        @Override
        public Instant to() {
            return at;
        }
    }

    static Evidence of(StoredEvent event, String... fields) {
        return new OfRecord(event, List.of(fields));
    }

    /// By id; one statement cites a record once.
    @Override
    default int compareTo(Evidence other) {
        return id().compareTo(other.id());
    }
}
