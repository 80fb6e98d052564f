package org.exhibit.app.ui.evidence;

import org.exhibit.indexer.casefile.Acquisition;
import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.custody.CustodyEntry;
import org.exhibit.indexer.digest.Digest;
import org.exhibit.indexer.event.SourceKind;
import org.exhibit.indexer.evidence.Problem;
import org.exhibit.indexer.index.Counts;
import org.exhibit.indexer.index.FileRow;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// What the evidence screen shows of one state of a case.
///
/// @param acquisitions by number
/// @param files by acquisition, path and member
/// @param problems by item and offset
/// @param custody as written
public record EvidenceContent(
        List<AcquisitionRow> acquisitions,
        List<FileRow> files,
        List<Problem> problems,
        List<CustodyEntry> custody) {
    static final EvidenceContent NONE =
            new EvidenceContent(List.of(), List.of(), List.of(), List.of());

    public EvidenceContent {
        acquisitions = List.copyOf(acquisitions);
        files = List.copyOf(files);
        problems = List.copyOf(problems);
        custody = List.copyOf(custody);
    }

    /// Reads it; blocks.
    static EvidenceContent read(CaseReader reader) throws IOException {
        List<FileRow> files;
        List<Problem> problems;
        try (Stream<FileRow> rows = reader.events().files()) {
            files = rows.toList();
        }
        try (Stream<Problem> rows = reader.events().problems()) {
            problems = rows.toList();
        }
        return new EvidenceContent(
                rows(reader.acquisitions(), files), files, problems, reader.custody());
    }

    private static List<AcquisitionRow> rows(List<Acquisition> acquisitions, List<FileRow> files) {
        Map<Integer, List<FileRow>> byNumber = new HashMap<>();
        files.forEach(file ->
                byNumber.computeIfAbsent(file.acquisition(), n -> new ArrayList<>()).add(file));
        return acquisitions.stream()
                .map(acquisition ->
                        row(acquisition, byNumber.getOrDefault(acquisition.number(), List.of())))
                .toList();
    }

    private static AcquisitionRow row(Acquisition acquisition, List<FileRow> files) {
        Set<SourceKind> sources = EnumSet.noneOf(SourceKind.class);
        Counts counts = Counts.NONE;
        long unknown = 0;
        long unreadable = 0;
        long excluded = 0;
        for (FileRow file : files) {
            sources.addAll(file.bySource().keySet());
            counts = counts.plus(file.counts());
            unknown += file.kind() == FileRow.Kind.UNKNOWN ? 1 : 0;
            unreadable += file.kind() == FileRow.Kind.UNREADABLE ? 1 : 0;
            excluded += file.kind() == FileRow.Kind.EXCLUDED ? 1 : 0;
        }
        return new AcquisitionRow(
                acquisition, sources, files.size(), unknown, unreadable, excluded, counts);
    }

    /// The files one acquisition saw.
    List<FileRow> filesOf(int acquisition) {
        return files.stream().filter(file -> file.acquisition() == acquisition).toList();
    }

    /// What is wrong in the files of one acquisition.
    List<Problem> problemsOf(int acquisition) {
        Set<Digest> items = new HashSet<>();
        filesOf(acquisition).forEach(file -> items.add(file.evidence()));
        return problems.stream()
                .filter(problem -> items.contains(problem.origin().evidence()))
                .toList();
    }

    /// The entries of custody that name one acquisition.
    List<CustodyEntry> custodyOf(AcquisitionRow row) {
        String label = row.acquisition().label();
        String number = Integer.toString(row.acquisition().number());
        return custody.stream()
                .filter(entry -> {
                    String named = entry.details().get("acquisition");
                    return named != null && (named.equals(label) || named.equals(number));
                })
                .toList();
    }
}
