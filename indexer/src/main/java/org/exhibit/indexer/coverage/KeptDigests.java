package org.exhibit.indexer.coverage;

import com.fasterxml.jackson.databind.JsonNode;

import org.exhibit.indexer.casefile.CaseFolder;
import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.coverage.DigestEvidence.Listed;
import org.exhibit.indexer.coverage.DigestEvidence.Period;
import org.exhibit.indexer.coverage.DigestEvidence.Verdict;
import org.exhibit.indexer.evidence.MemberStep;
import org.exhibit.indexer.index.FileRow;
import org.exhibit.indexer.progress.CancelToken;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The digests of a case with the verdicts that the last check of integrity left. What came into
/// the case, or was left out of it, since then is taken as it is now.
final class KeptDigests {
    private static final String KIND = "cloudtrail-digest";
    private static final int MOST_BYTES = 16 << 20;
    private static final int MOST_IN_ARCHIVES = 500;
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Pattern NAME =
            Pattern.compile(
                    "(\\d{12})_CloudTrail-Digest_([a-z0-9-]+)_(.+)_([a-z0-9-]+)_(\\d{8}T\\d{6})Z"
                            + "(_backfill)?\\.json(?:\\.gz)?");
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT);

    private final CaseReader reader;
    private final List<FileRow> files;
    private final Set<String> names;
    private final boolean named;
    private final List<String> notes;

    private KeptDigests(CaseReader reader, List<FileRow> files, List<String> notes)
            throws IOException {
        this.reader = reader;
        this.files = files;
        this.notes = notes;
        this.names = reader.events().logNames();
        this.named = names.stream().anyMatch(name -> name.contains("_CloudTrail_"));
    }

    static DigestEvidence read(CaseReader reader, List<String> notes, CancelToken cancel)
            throws IOException {
        List<FileRow> digests;
        try (Stream<FileRow> rows = reader.events().files(FileRow.Kind.REFERENCE, KIND)) {
            digests = rows.toList();
        }
        if (digests.isEmpty()) {
            return DigestEvidence.NONE;
        }
        Optional<KeptVerdicts> kept = KeptVerdicts.of(new CaseFolder(reader.folder()));
        if (kept.isEmpty()) {
            notes.add(
                    "The evidence holds digests that were not checked; exhibit integrity checks"
                            + " them.");
            return DigestEvidence.NONE;
        }
        return new KeptDigests(reader, digests, notes).periods(kept.get(), cancel);
    }

    private DigestEvidence periods(KeptVerdicts kept, CancelToken cancel) throws IOException {
        Map<String, Period> periods = new TreeMap<>();
        int archived = 0;
        for (FileRow file : files) {
            cancel.check();
            if (!file.member().isEmpty() && ++archived > MOST_IN_ARCHIVES) {
                continue;
            }
            try (InputStream in = reader.content(file.evidence(), file.member())) {
                JsonNode digest = ConfigRecords.tree(in.readNBytes(MOST_BYTES));
                Proof.ReferenceFile proof = new Proof.ReferenceFile(file.evidence(), name(file));
                period(digest, kept, proof)
                        .ifPresent(one ->
                                periods.merge(
                                        Members.text(digest, "digestS3Object") + "",
                                        one,
                                        KeptDigests::stronger));
            } catch (IOException | DateTimeException e) {
                notes.add("Digest " + name(file) + " could not be read; it proves nothing.");
            }
        }
        if (archived > MOST_IN_ARCHIVES) {
            notes.add(
                    archived
                            + " digests lie in archives; the first "
                            + MOST_IN_ARCHIVES
                            + " of them were used.");
        }
        for (Map.Entry<String, Verdict> one : kept.digests().entrySet()) {
            if (one.getValue() == Verdict.MISSING && !periods.containsKey(one.getKey())) {
                missing(one.getKey(), periods).ifPresent(gap -> periods.put(one.getKey(), gap));
            }
        }
        return new DigestEvidence(List.copyOf(periods.values()));
    }

    private static Period stronger(Period one, Period other) {
        return one.verdict().compareTo(other.verdict()) <= 0 ? one : other;
    }

    private Optional<Period> period(JsonNode digest, KeptVerdicts kept, Proof.ReferenceFile proof) {
        String key = Members.text(digest, "digestS3Object");
        String from = Members.text(digest, "digestStartTime");
        String to = Members.text(digest, "digestEndTime");
        if (key == null || from == null || to == null) {
            return Optional.empty();
        }
        Matcher name = NAME.matcher(FileRow.name(key));
        Optional<Interval> delivered = Interval.between(Instant.parse(from), Instant.parse(to));
        // Digests written afterwards repeat what the hourly ones are about.
        if (!name.matches() || name.group(6) != null || delivered.isEmpty()) {
            return Optional.empty();
        }
        List<Listed> logs = new ArrayList<>();
        for (JsonNode log : Members.list(digest.path("logFiles"))) {
            String object = Members.text(log, "s3Object");
            if (object != null) {
                logs.add(
                        new Listed(
                                object,
                                verdict(object, kept),
                                instant(Members.text(log, "oldestEventTime")),
                                instant(Members.text(log, "newestEventTime"))));
            }
        }
        return Optional.of(
                new Period(
                        name.group(1),
                        name.group(2),
                        name.group(3),
                        name.group(4),
                        delivered.get(),
                        kept.digests().getOrDefault(key, Verdict.UNPROVEN),
                        Members.text(digest, "previousDigestS3Object") == null,
                        proof,
                        logs));
    }

    /// A file that is searched now, and was proven then, is proven.
    private Verdict verdict(String object, KeptVerdicts kept) {
        Verdict verdict = kept.logs().getOrDefault(object, Verdict.UNPROVEN);
        boolean there = names.contains(FileRow.name(object));
        if (verdict == Verdict.MISSING) {
            return there ? Verdict.UNPROVEN : verdict;
        }
        return there || verdict == Verdict.CONTRADICTED || renamed(verdict)
                ? verdict
                : Verdict.MISSING;
    }

    /// Files under other names are known by their hashes; where the evidence has none under AWS's
    /// names, the verdict of the check stands.
    private boolean renamed(Verdict verdict) {
        return verdict == Verdict.PROVEN && !named;
    }

    private static @Nullable Instant instant(@Nullable String text) {
        return text == null ? null : Instant.parse(text);
    }

    /// The time of a digest that is named and absent, by its name.
    private static Optional<Period> missing(String key, Map<String, Period> periods) {
        Matcher name = NAME.matcher(FileRow.name(key));
        if (!name.matches()) {
            return Optional.empty();
        }
        try {
            Instant end = LocalDateTime.parse(name.group(5), STAMP).toInstant(ZoneOffset.UTC);
            Proof.ReferenceFile successor =
                    periods.values().stream()
                            .filter(one -> one.delivered().from().equals(end))
                            .filter(one -> one.account().equals(name.group(1)))
                            .filter(one -> one.region().equals(name.group(2)))
                            .map(Period::digest)
                            .findFirst()
                            .orElse(null);
            return successor == null
                    ? Optional.empty()
                    : Optional.of(
                            new Period(
                                    name.group(1),
                                    name.group(2),
                                    name.group(3),
                                    name.group(4),
                                    new Interval(end.minus(HOUR), end),
                                    Verdict.MISSING,
                                    false,
                                    successor,
                                    List.of()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static String name(FileRow file) {
        List<MemberStep> steps = file.member();
        return steps.isEmpty() ? file.path() : steps.getLast().name();
    }
}
