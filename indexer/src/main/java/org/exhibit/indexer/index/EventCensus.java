package org.exhibit.indexer.index;

import java.io.Closeable;
import java.io.IOException;

/// Everything one committed state of an index holds of events, for whoever holds it against the
/// originals. Never locks, never changes anything. Not thread-safe.
public interface EventCensus extends Closeable {

    /// Hands over every event, duplicates too, in no promised order.
    void each(Visitor visitor) throws IOException;

    /// Hands over every content id that more than one record has.
    void repeated(Repeats visitor) throws IOException;

    /// Receives events.
    interface Visitor {
        /// @param contentId what its own record says; of a duplicate not always that of the event
        ///   it repeats, since the same content can be spelled otherwise
        void event(StoredEvent event, String contentId) throws IOException;
    }

    /// Receives repeated content ids.
    interface Repeats {
        /// @param events records with this content that are no duplicates
        /// @param duplicates records with this content that are marked as repeating this very id
        void repeated(String contentId, long events, long duplicates) throws IOException;
    }
}
