package org.exhibit.indexer.coverage;

import org.exhibit.indexer.digest.Digest;
import org.exhibit.indexer.evidence.Citation;

import java.time.Instant;

/// What a status rests on.
public sealed interface Proof {
    /// A content id, or the SHA-256 of an item.
    String id();

    /// How a sentence names it.
    String text();

    /// How machine output names it: as a sentence does, with an event's id.
    default String machineText() {
        return text();
    }

    /// A record.
    ///
    /// @param id of the event
    /// @param action the call that was recorded, e.g. `StopLogging`
    record Event(String id, Instant at, String action, Citation citation) implements Proof {
        @Override
        public String text() {
            return action + ' ' + citation;
        }

        @Override
        public String machineText() {
            return text() + " [" + id + ']';
        }
    }

    /// An acquired answer of AWS about settings.
    ///
    /// @param evidence SHA-256 of the item
    /// @param path as acquired
    /// @param api e.g. `cloudtrail:GetTrailStatus`
    /// @param at when AWS gave the answer
    record Setting(Digest evidence, String path, String api, Instant at) implements Proof {
        @Override
        public String id() {
            return evidence.hex();
        }

        @Override
        public String text() {
            return api + " as of " + at + " (" + path + ')';
        }
    }

    /// A file of the evidence that is no log, as a digest.
    ///
    /// @param evidence SHA-256 of the item
    /// @param path as acquired
    record ReferenceFile(Digest evidence, String path) implements Proof {
        @Override
        public String id() {
            return evidence.hex();
        }

        @Override
        public String text() {
            return path;
        }
    }
}
