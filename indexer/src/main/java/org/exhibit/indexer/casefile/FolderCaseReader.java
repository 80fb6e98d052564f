package org.exhibit.indexer.casefile;

import org.exhibit.indexer.custody.CustodyCheck;
import org.exhibit.indexer.custody.CustodyEntry;
import org.exhibit.indexer.custody.CustodyLog;
import org.exhibit.indexer.digest.Digest;
import org.exhibit.indexer.evidence.MemberStep;
import org.exhibit.indexer.evidence.Origin;
import org.exhibit.indexer.format.LogFormat;
import org.exhibit.indexer.format.ParsedRecord;
import org.exhibit.indexer.format.RecordSpan;
import org.exhibit.indexer.index.EventIndex;
import org.exhibit.indexer.index.PhraseCheck;
import org.exhibit.indexer.index.StoredEvent;
import org.exhibit.indexer.store.MemberReader;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A case read from its folder: `case.json`, the index's last commit, custody and the originals.
/// Opens no database and no lock, and writes nothing. Thread-safe.
public final class FolderCaseReader implements CaseReader {
    private final CaseFolder folder;
    private final CaseSnapshot snapshot;
    private final EventIndex events;
    private final Originals originals;
    private final RawReader raw;
    private final Tools tools;

    /// What reading needs besides the folder.
    ///
    /// @param formats every format there is
    /// @param phrases finds phrases in records read again
    /// @param subjects which records name a subject
    public record Tools(
            IndexOpener index,
            List<LogFormat> formats,
            MemberReader members,
            ContentCheck check,
            PhraseCheck phrases,
            SubjectRecords subjects) {
        public Tools {
            formats = List.copyOf(formats);
        }
    }

    private FolderCaseReader(
            CaseFolder folder, CaseSnapshot snapshot, EventIndex events, Tools tools) {
        this.folder = folder;
        this.snapshot = snapshot;
        this.tools = tools;
        this.originals = new Originals(folder);
        this.raw = new RawReader(originals, tools.members());
        this.events =
                new CaseEvents(
                        events,
                        snapshot.marks(),
                        new MarkClauses(snapshot.marks(), tools.subjects()),
                        new PhraseSearch(events, tools.phrases(), this::reparse));
    }

    /// @throws CaseVersionException where a newer Exhibit wrote the case
    /// @throws IOException where the folder holds no case, or one whose snapshot is damaged
    public static FolderCaseReader open(Path root, Tools tools) throws IOException {
        CaseFolder folder = new CaseFolder(root);
        return new FolderCaseReader(
                folder, snapshot(folder), tools.index().open(folder.index()), tools);
    }

    /// What a case says of itself; it needs no index.
    ///
    /// @throws IOException as `open`
    public static CaseDescription description(Path root) throws IOException {
        return snapshot(new CaseFolder(root)).description();
    }

    private static CaseSnapshot snapshot(CaseFolder folder) throws IOException {
        try {
            return new SnapshotFile(folder).read();
        } catch (NoSuchFileException e) {
            throw new IOException(
                    folder.isCase()
                            ? "The case "
                                    + folder.root()
                                    + " has lost its file case.json; the evidence is not affected."
                                    + " Any command that writes to the case makes it again."
                            : "There is no case in " + folder.root() + ": it has no case.json.",
                    e);
        }
    }

    @Override
    public Path folder() {
        return folder.root();
    }

    @Override
    public CaseDescription description() {
        return snapshot.description();
    }

    @Override
    public List<MarkedExhibit> exhibits() {
        return snapshot.marks().exhibits();
    }

    @Override
    public List<Subject> subjects() {
        return snapshot.marks().subjects();
    }

    @Override
    public List<Exclusion> exclusions() {
        return snapshot.marks().exclusions();
    }

    @Override
    public List<EventTag> tags() {
        return snapshot.marks().tags();
    }

    @Override
    public List<EventNote> notes() {
        return snapshot.marks().notes();
    }

    @Override
    public List<SavedQuery> savedQueries() {
        return snapshot.marks().queries();
    }

    @Override
    public List<Acquisition> acquisitions() {
        return snapshot.acquisitions();
    }

    @Override
    public EventIndex events() {
        return events;
    }

    @Override
    public byte[] raw(Origin origin) throws IOException {
        return raw.read(List.of(origin)).getFirst();
    }

    @Override
    public List<byte[]> raw(List<Origin> origins) throws IOException {
        return raw.read(origins);
    }

    @Override
    public ParsedRecord reparse(StoredEvent event) throws IOException {
        return reparse(event, raw(event.origin()));
    }

    @Override
    public List<ParsedRecord> reparse(List<StoredEvent> events) throws IOException {
        List<byte[]> records = raw(events.stream().map(StoredEvent::origin).toList());
        List<ParsedRecord> parsed = new ArrayList<>(events.size());
        for (int i = 0; i < events.size(); i++) {
            parsed.add(reparse(events.get(i), records.get(i)));
        }
        return parsed;
    }

    private ParsedRecord reparse(StoredEvent event, byte[] bytes) throws IOException {
        Origin origin = event.origin();
        RecordSpan span =
                new RecordSpan(
                        bytes,
                        0,
                        bytes.length,
                        origin.offset(),
                        origin.record(),
                        origin.payload(),
                        origin.decode());
        @Nullable IOException failure = null;
        for (LogFormat format : tools.formats()) {
            if (format.source() != event.event().source()) {
                continue;
            }
            try {
                ParsedRecord parsed = format.parse(span, event.layout());
                if (tools.check().isSame(event, bytes, parsed)) {
                    return parsed;
                }
                failure = new IOException("its bytes say something else now");
            } catch (IOException e) {
                failure = e;
            }
        }
        throw new IOException(
                "Record "
                        + origin.record()
                        + " of "
                        + origin.file()
                        + " (evidence "
                        + origin.evidence().hex()
                        + ") no longer gives the event "
                        + event.id()
                        + ": "
                        + (failure == null ? "no format reads this source" : failure.getMessage())
                        + ". Verify the case.",
                failure);
    }

    @Override
    public InputStream content(Digest evidence, List<MemberStep> member) throws IOException {
        return tools.members().open(originals.find(evidence), member);
    }

    @Override
    public List<CustodyEntry> custody() throws IOException {
        return CustodyLog.entries(folder.custody());
    }

    @Override
    public List<CustodyEntry> custody(Set<String> kinds) throws IOException {
        return CustodyLog.entries(folder.custody(), kinds);
    }

    /// Whether no writer was at work on the case, nor had been interrupted, when it was opened.
    public boolean isClosed() {
        return snapshot.closed();
    }

    /// Verifies the chain of custody in itself and against the head that the last checkpoint kept.
    public CustodyCheck checkCustody() throws IOException {
        return CustodyLog.verify(folder.custody(), snapshot.custody(), snapshot.closed());
    }

    @Override
    public void close() throws IOException {
        events.close();
    }
}
