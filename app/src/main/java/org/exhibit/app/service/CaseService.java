package org.exhibit.app.service;

import org.exhibit.indexer.casefile.CaseDescription;
import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.casefile.EventNote;
import org.exhibit.indexer.casefile.MarkedExhibit;
import org.exhibit.indexer.casefile.OpeningReport;
import org.exhibit.indexer.casefile.Subject;
import org.exhibit.indexer.coverage.CaseCoverage;
import org.exhibit.indexer.coverage.Coverage;
import org.exhibit.indexer.custody.Details;
import org.exhibit.indexer.finding.Finding;
import org.exhibit.indexer.finding.FindingSettings;
import org.exhibit.indexer.finding.Triage;
import org.exhibit.indexer.finding.TriageState;
import org.exhibit.indexer.index.QueryException;
import org.exhibit.indexer.index.TimeRange;
import org.exhibit.indexer.integrity.Verification;
import org.exhibit.indexer.integrity.chain.IntegrityResult;
import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.indexer.progress.ProgressBoard;
import org.exhibit.indexer.provenance.Selector;
import org.exhibit.indexer.provenance.biography.Biography;
import org.exhibit.indexer.provenance.biography.Life;
import org.exhibit.indexer.provenance.lineage.Lineage;
import org.exhibit.indexer.provenance.lineage.LineageQuestion;
import org.exhibit.indexer.provenance.lineage.LineageSearch;
import org.exhibit.indexer.store.ZipPasswords;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// What can be done with cases. Every writing call takes the case's one-writer lock for its own
/// duration and throws `CaseLockedException` where another has it. Thread-safe; calls block, so a
/// window makes them off its own thread.
public interface CaseService {

    /// Passwords to try on encrypted zip entries from now on, wherever originals are read. Kept in
    /// memory only.
    void unlock(ZipPasswords passwords);

    /// Told whenever a case that is opened for writing had been left by an interrupted writer, or
    /// otherwise not as it should be.
    void onRecovery(Consumer<OpeningReport> listener);

    /// Makes a case folder, which must not exist or be empty.
    void create(Path folder, CaseDescription description) throws IOException;

    /// Opens a case for reading; never locks and never changes it.
    CaseReader open(Path folder) throws IOException;

    /// Acquires, hashes, parses and indexes. After a cancel the case holds what was finished; the
    /// same call again completes it.
    AcquireReport acquire(
            Path folder, AcquireRequest request, ProgressBoard board, CancelToken cancel)
            throws IOException;

    /// What asks AWS; nothing is asked before one of its methods is called.
    PullService pulls();

    /// Finishes work that an interrupted run left: parses items that are acquired but not indexed.
    AcquireReport resume(Path folder, ProgressBoard board, CancelToken cancel) throws IOException;

    /// Leaves evidence out of the index: its events are no longer found, counted or printed, and
    /// its originals stay. Files that repeat its records become events in their place.
    ///
    /// @param names acquisitions, files or hashes, as `evidence list` prints them
    /// @throws IOException where a name names nothing; nothing is then changed
    EvidenceReport excludeEvidence(
            Path folder, List<String> names, String reason, ProgressBoard board, CancelToken cancel)
            throws IOException;

    /// Takes excluded evidence into the index again.
    EvidenceReport includeEvidence(
            Path folder, List<String> names, String reason, ProgressBoard board, CancelToken cancel)
            throws IOException;

    /// Puts a tag on events, by their content ids.
    ///
    /// @return on how many it is new
    /// @throws IllegalArgumentException where the word cannot be a tag
    int addTag(Path folder, String tag, List<String> eventIds) throws IOException;

    /// @return from how many it was taken
    int removeTag(Path folder, String tag, List<String> eventIds) throws IOException;

    EventNote addNote(Path folder, String eventId, String text) throws IOException;

    void removeNote(Path folder, int number, String reason) throws IOException;

    /// Keeps a query under a name, in place of the one that had it.
    void saveQuery(Path folder, String name, String query) throws IOException;

    void removeQuery(Path folder, String name) throws IOException;

    MarkedExhibit addExhibit(Path folder, String eventId, String note) throws IOException;

    /// Numbers several records under one lock, in the order given.
    default List<MarkedExhibit> addExhibits(Path folder, List<NewExhibit> exhibits)
            throws IOException {
        List<MarkedExhibit> added = new ArrayList<>();
        for (NewExhibit exhibit : exhibits) {
            added.add(addExhibit(folder, exhibit.eventId(), exhibit.note()));
        }
        return added;
    }

    void removeExhibit(Path folder, int number, String reason) throws IOException;

    void addSubject(Path folder, Subject.Kind kind, String selector, String reason)
            throws IOException;

    void removeSubject(Path folder, String selector, String reason) throws IOException;

    /// Enters a deed that changes nothing but custody.
    void enter(Path folder, String kind, Details details) throws IOException;

    /// Enters what was done with the evidence outside Exhibit, with what checking the case's seals
    /// gives at that moment.
    ///
    /// @return what checking the seals gave
    default String enter(Path folder, CustodyDeed deed) throws IOException {
        String seals = SealState.of(folder);
        enter(folder, deed.kind().word(), deed.details(seals));
        return seals;
    }

    /// Enters what a person decided about a finding.
    default void triage(Path folder, Finding finding, TriageState state, String reason)
            throws IOException {
        enter(folder, Triage.ENTRY, Triage.details(finding, state, reason));
    }

    /// Keeps the settings that the rules for findings go by from now on.
    ///
    /// @param yaml their text, which must be readable
    /// @param source where it came from, e.g. a file's name
    default void keepFindingSettings(Path folder, String yaml, String source) throws IOException {
        enter(folder, FindingSettings.ENTRY, Details.of("source", source).with("yaml", yaml));
    }

    /// What people do about findings and suggested subjects.
    default CaseFindings findings() {
        return new CaseFindings(this);
    }

    /// Builds and signs a pack and enters it in the chain of custody.
    PackReport buildPack(Path folder, PackOrder order, ProgressBoard board, CancelToken cancel)
            throws IOException;

    /// Checks CloudTrail's chains of digests in the originals, and keeps the result in the case if
    /// it differs from the one kept before. Takes the writer's lock only for that.
    IntegrityReport checkIntegrity(Path folder, ProgressBoard board, CancelToken cancel)
            throws IOException;

    /// Checks a case: originals against their hashes, the custody chain, the database, and every
    /// record of the index against its original, read again.
    Verification verifyCase(Path folder, ProgressBoard board, CancelToken cancel)
            throws IOException;

    /// Likewise, without reading the records again: the index is held against its own checksums and
    /// counts alone.
    default Verification verifyCaseQuickly(Path folder, ProgressBoard board, CancelToken cancel)
            throws IOException {
        return verifyCase(folder, board, cancel);
    }

    /// What was logged where and when, as far as the evidence tells.
    default Coverage coverage(CaseReader reader, ProgressBoard board, CancelToken cancel)
            throws IOException {
        return CaseCoverage.of(reader, board, cancel);
    }

    /// Where something came from and where it went.
    default Lineage lineage(CaseReader reader, LineageQuestion question, CancelToken cancel)
            throws IOException {
        return new LineageSearch(reader, LineageSearch.Tools.of(reader, cancel), cancel)
                .answer(question);
    }

    /// Likewise, telling of what is found while it is looked for.
    default Lineage lineage(
            CaseReader reader,
            LineageQuestion question,
            LineageSearch.Listener listener,
            CancelToken cancel)
            throws IOException {
        return new LineageSearch(reader, LineageSearch.Tools.of(reader, cancel), cancel)
                .telling(listener)
                .answer(question);
    }

    /// What people decide about the answers of provenance.
    default CaseJudgements judgements() {
        return new CaseJudgements(this);
    }

    /// The life of an object, or what a key, a session or an address did.
    ///
    /// @throws QueryException where more records name the selection than one life can hold
    default Life life(
            CaseReader reader,
            Selector selector,
            TimeRange range,
            ProgressBoard board,
            CancelToken cancel)
            throws IOException, QueryException {
        return new Biography(reader, CaseCoverage.onDemand(reader, board, cancel), board, cancel)
                .of(selector, range);
    }

    /// Checks a pack on its own, without a case.
    Verification verifyPack(Path pdf) throws IOException;

    /// @param kept whether the case now holds this result; false where another writer has it or it
    ///   lies on a medium that cannot be written to
    record IntegrityReport(IntegrityResult result, boolean kept) {}

    /// Seals of cases.
    CaseSeals seals();

    /// A record to be numbered.
    ///
    /// @param eventId its content id
    record NewExhibit(String eventId, String note) {}

    /// @param key PKCS#12 file with the signing key
    /// @param freeze instant printed in and fixed for the pack; null for now
    /// @param out the PDF to write; `OUT.pdf.sha256` is written beside it
    /// @param rules folder of the examiner's own Sigma rules, which are run as well; or null
    record PackOrder(
            Path key,
            char[] password,
            @Nullable Instant freeze,
            Path out,
            List<String> timelineSelectors,
            @Nullable Path rules) {
        /// With the rules that come with Exhibit alone.
        public PackOrder(
                Path key,
                char[] password,
                @Nullable Instant freeze,
                Path out,
                List<String> timelineSelectors) {
            this(key, password, freeze, out, timelineSelectors, null);
        }
    }

    /// @param sha256 of the signed file, lower-case hexadecimal
    record PackReport(
            Path pdf, String sha256, int pages, int exhibits, Verification verification) {}
}
