package org.exhibit.indexer.casefile;

import org.exhibit.indexer.custody.CustodyEntry;
import org.exhibit.indexer.digest.Digest;
import org.exhibit.indexer.evidence.MemberStep;
import org.exhibit.indexer.evidence.Origin;
import org.exhibit.indexer.format.ParsedRecord;
import org.exhibit.indexer.index.EventIndex;
import org.exhibit.indexer.index.StoredEvent;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A case as its readers see it: any number at a time, beside one writer, without a lock and
/// without changing anything in the folder. Shows the state of the last commit; open again to see a
/// newer one. Thread-safe.
public interface CaseReader extends Closeable {
    Path folder();

    CaseDescription description();

    /// Numbered exhibits, by number.
    List<MarkedExhibit> exhibits();

    List<Subject> subjects();

    /// Every exclusion of evidence that was ever made; those with no files left are over.
    List<Exclusion> exclusions();

    /// By tag and event.
    List<EventTag> tags();

    /// By number.
    List<EventNote> notes();

    /// By name.
    List<SavedQuery> savedQueries();

    /// The acquisitions, by number.
    List<Acquisition> acquisitions();

    EventIndex events();

    /// A record's exact bytes, cut again from its original.
    ///
    /// @throws IOException where the original is absent, or no longer yields bytes of the expected
    ///   length; names the evidence item
    byte[] raw(Origin origin) throws IOException;

    /// Cuts many records again, reading each original once; results in the order of the argument.
    List<byte[]> raw(List<Origin> origins) throws IOException;

    /// Reads a record again, with every field under its source's own name; checks that the bytes
    /// still give the same content id.
    ParsedRecord reparse(StoredEvent event) throws IOException;

    /// Reads many records again, each original once; results in the order of the argument.
    default List<ParsedRecord> reparse(List<StoredEvent> events) throws IOException {
        List<ParsedRecord> parsed = new ArrayList<>(events.size());
        for (StoredEvent event : events) {
            parsed.add(reparse(event));
        }
        return parsed;
    }

    /// The decompressed content of a file or of a container's member, from its first byte, as
    /// `FileRow` names it. Close the stream.
    ///
    /// @throws IOException where the original or the member is absent or damaged
    InputStream content(Digest evidence, List<MemberStep> member) throws IOException;

    /// The chain of custody as written; verify it with `CustodyLog`.
    List<CustodyEntry> custody() throws IOException;

    /// Its entries of some kinds, without reading what the others hold.
    default List<CustodyEntry> custody(Set<String> kinds) throws IOException {
        return custody().stream().filter(entry -> kinds.contains(entry.kind())).toList();
    }
}
