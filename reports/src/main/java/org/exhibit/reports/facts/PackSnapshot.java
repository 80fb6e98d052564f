package org.exhibit.reports.facts;

import org.exhibit.indexer.casefile.CaseFolder;
import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.casefile.MarkedExhibit;
import org.exhibit.indexer.coverage.Coverage;
import org.exhibit.indexer.custody.CustodyEntry;
import org.exhibit.indexer.digest.Digest;
import org.exhibit.indexer.evidence.MemberStep;
import org.exhibit.indexer.evidence.Origin;
import org.exhibit.indexer.evidence.Problem;
import org.exhibit.indexer.index.EventIndex;
import org.exhibit.indexer.index.FileRow;
import org.exhibit.indexer.index.StoredEvent;
import org.exhibit.indexer.index.Totals;
import org.exhibit.indexer.integrity.chain.RecordVerdicts;
import org.exhibit.indexer.progress.CancelToken;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Gathers the facts of a pack from one committed state of a case.
public final class PackSnapshot {
    private static final int RECORDS_AT_ONCE = 500;

    private final CaseReader reader;
    private final @Nullable Coverage coverage;
    private final CancelToken cancel;

    public PackSnapshot(CaseReader reader, CancelToken cancel) {
        this(reader, null, cancel);
    }

    /// @param coverage of this state of the case; null where it was not worked out, which the pack
    ///   says
    public PackSnapshot(CaseReader reader, @Nullable Coverage coverage, CancelToken cancel) {
        this.reader = reader;
        this.coverage = coverage;
        this.cancel = cancel;
    }

    public PackFacts take(
            Instant freeze,
            @Nullable Long custodyUpTo,
            List<TimelineSection> timelines,
            List<CertificateFacts> signer,
            String toolVersion)
            throws IOException {
        return take(freeze, custodyUpTo, Statements.of(timelines), signer, toolVersion);
    }

    /// @param custodyUpTo last custody entry to print, or null for the last one that is not about a
    ///   pack
    /// @throws IOException where the case cannot give what a pack must state: the accounting does
    ///   not add up, the chain of custody is broken, an exhibit's bytes are absent
    public PackFacts take(
            Instant freeze,
            @Nullable Long custodyUpTo,
            Statements statements,
            List<CertificateFacts> signer,
            String toolVersion)
            throws IOException {
        EventIndex events = reader.events();
        Totals totals = events.totals();
        if (!totals.counts().addsUp()) {
            throw new IOException(
                    "The accounting of the case does not add up ("
                            + totals.counts()
                            + "), so no pack was built. Nothing was changed; run the import again"
                            + " to finish the index.");
        }
        CustodyFacts custody = custody(custodyUpTo);
        List<FileRow> files;
        try (Stream<FileRow> rows = events.files()) {
            files = rows.toList();
        }
        ProblemFacts problems;
        try (Stream<Problem> found = events.problems()) {
            problems = ProblemFacts.of(found);
        }
        cancel.check();
        return new PackFacts(
                reader.description(),
                freeze,
                toolVersion,
                totals,
                reader.acquisitions(),
                files,
                reader.subjects(),
                reader.exclusions().stream().filter(one -> one.files() > 0).toList(),
                exhibits(files),
                statements.timelines(),
                statements.subjects(),
                statements.findings(),
                problems,
                DigestFacts.of(new CaseFolder(reader.folder())),
                custody,
                signer,
                coverage);
    }

    private CustodyFacts custody(@Nullable Long upTo) throws IOException {
        List<CustodyEntry> all = reader.custody();
        int count = all.size();
        if (upTo != null) {
            count = (int) Math.min(Math.max(upTo, 0), count);
        } else {
            while (count > 0 && aboutPacks(all.get(count - 1).kind())) {
                count--;
            }
        }
        if (count == 0) {
            throw new IOException(
                    "The case has no custody entry to print, so no pack was built. Nothing was"
                            + " changed.");
        }
        List<CustodyEntry> entries = all.subList(0, count);
        List<String> lines = new ArrayList<>(count);
        for (CustodyEntry entry : entries) {
            lines.add(CustodyLine.write(entry));
        }
        try {
            CustodyLine.requireWhole(lines);
        } catch (IOException e) {
            throw new IOException(
                    "The chain of custody does not hold, so no pack was built: "
                            + e.getMessage()
                            + ". Nothing was changed; verify the case to see what still holds.",
                    e);
        }
        return new CustodyFacts(entries, lines);
    }

    /// Entries that a build itself leaves behind: the pack's, and the run's that comes before it.
    private static boolean aboutPacks(String kind) {
        return kind.startsWith("pack-") || kind.equals("run-started");
    }

    private List<ExhibitFacts> exhibits(List<FileRow> files) throws IOException {
        List<MarkedExhibit> marks = reader.exhibits();
        List<ExhibitFacts> found = new ArrayList<>(marks.size());
        Map<String, FileRow> byPlace = marks.isEmpty() ? Map.of() : byPlace(files);
        RecordVerdicts verdicts =
                marks.isEmpty()
                        ? RecordVerdicts.none()
                        : RecordVerdicts.of(new CaseFolder(reader.folder()));
        for (int from = 0; from < marks.size(); from += RECORDS_AT_ONCE) {
            cancel.check();
            List<MarkedExhibit> some =
                    marks.subList(from, Math.min(marks.size(), from + RECORDS_AT_ONCE));
            List<StoredEvent> stored = new ArrayList<>(some.size());
            for (MarkedExhibit mark : some) {
                stored.add(find(mark));
            }
            List<byte[]> raw = reader.raw(stored.stream().map(StoredEvent::origin).toList());
            for (int i = 0; i < some.size(); i++) {
                found.add(exhibit(some.get(i), stored.get(i), raw.get(i), byPlace, verdicts));
            }
        }
        return found;
    }

    private StoredEvent find(MarkedExhibit mark) throws IOException {
        return reader.events()
                .find(mark.event())
                .orElseThrow(() ->
                        new IOException(
                                "Exhibit "
                                        + mark.label()
                                        + " names record "
                                        + mark.event()
                                        + ", which the index does not hold, so no pack was"
                                        + " built. Nothing was changed; remove the exhibit,"
                                        + " or include its evidence again."));
    }

    private static ExhibitFacts exhibit(
            MarkedExhibit mark,
            StoredEvent stored,
            byte[] raw,
            Map<String, FileRow> byPlace,
            RecordVerdicts verdicts)
            throws IOException {
        Origin origin = stored.origin();
        if (raw.length != origin.length()) {
            throw new IOException(
                    "Exhibit "
                            + mark.label()
                            + " has "
                            + raw.length
                            + " bytes in the original where its origin says "
                            + origin.length()
                            + ", so no pack was built. Verify evidence item "
                            + origin.evidence()
                            + ".");
        }
        return new ExhibitFacts(
                mark,
                stored,
                new RawRecord(raw),
                byPlace.get(place(origin.evidence(), origin.member())),
                verdicts.of(origin));
    }

    private static Map<String, FileRow> byPlace(List<FileRow> files) {
        Map<String, FileRow> rows = new HashMap<>();
        files.forEach(row -> rows.putIfAbsent(place(row.evidence(), row.member()), row));
        return rows;
    }

    private static String place(Digest evidence, List<MemberStep> member) {
        StringBuilder place = new StringBuilder(evidence.hex());
        member.forEach(step -> place.append('/').append(step.kind().word()).append(step.ordinal()));
        return place.toString();
    }
}
