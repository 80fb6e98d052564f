package org.exhibit.indexer.acquire.s3;

import org.exhibit.indexer.acquire.sidecar.ObjectRecord;
import org.exhibit.indexer.casefile.FoundFile;
import org.exhibit.indexer.casefile.NotAcquired;

/// What became of one object.
sealed interface Fetched {
    /// Its bytes are in the store.
    record Got(FoundFile file, ObjectRecord record) implements Fetched {}

    /// The case has it from before, by key, version, ETag and size.
    record Known(long size) implements Fetched {}

    /// A version without bytes.
    record Marker(ObjectRecord record) implements Fetched {}

    /// Its bytes could not be had.
    record Left(NotAcquired file, ObjectRecord record) implements Fetched {}
}
