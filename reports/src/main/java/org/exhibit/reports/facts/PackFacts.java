package org.exhibit.reports.facts;

import org.exhibit.indexer.casefile.Acquisition;
import org.exhibit.indexer.casefile.CaseDescription;
import org.exhibit.indexer.casefile.Exclusion;
import org.exhibit.indexer.casefile.Subject;
import org.exhibit.indexer.coverage.Coverage;
import org.exhibit.indexer.digest.Digest;
import org.exhibit.indexer.index.FileRow;
import org.exhibit.indexer.index.Totals;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;

/// Everything a pack states. Immutable; equal facts give an equal pack before signing.
///
/// @param exclusions of evidence that still leave something out
/// @param freeze fixed by the examiner, UTC
/// @param signer certificates of the signing key, its own first
/// @param subjectSections what the records say of the case's subjects
/// @param findings what the rules came to; null where they were not run
/// @param coverage what was logged where and when; null where it was not worked out
public record PackFacts(
        CaseDescription description,
        Instant freeze,
        String toolVersion,
        Totals totals,
        List<Acquisition> acquisitions,
        List<FileRow> files,
        List<Subject> subjects,
        List<Exclusion> exclusions,
        List<ExhibitFacts> exhibits,
        List<TimelineSection> timelines,
        List<SubjectSection> subjectSections,
        @Nullable FindingFacts findings,
        ProblemFacts problems,
        DigestFacts digests,
        CustodyFacts custody,
        List<CertificateFacts> signer,
        @Nullable Coverage coverage) {
    public PackFacts {
        acquisitions = List.copyOf(acquisitions);
        files = List.copyOf(files);
        subjects = List.copyOf(subjects);
        exclusions = List.copyOf(exclusions);
        exhibits = List.copyOf(exhibits);
        timelines = List.copyOf(timelines);
        subjectSections = List.copyOf(subjectSections);
        signer = List.copyOf(signer);
    }

    /// Names the pack by what it rests on: case, freeze, custody head, exhibits, timelines and the
    /// rules that were run.
    public String packId() {
        MessageDigest sha = Digest.sha256();
        put(sha, description.number());
        put(sha, description.title());
        put(sha, freeze.toString());
        put(sha, custody.head().hex());
        exhibits.forEach(exhibit -> put(sha, exhibit.label() + exhibit.mark().event()));
        timelines.forEach(timeline -> put(sha, timeline.selector()));
        if (findings != null) {
            findings.rules().forEach(rule -> put(sha, rule.entry().id() + ' ' + rule.version()));
        }
        return "P-" + Digest.ofHash(sha.digest()).hex().substring(0, 8);
    }

    private static void put(MessageDigest sha, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        sha.update(java.nio.ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        sha.update(bytes);
    }

    /// The case's number, or its title where it has none.
    public String caseName() {
        return description.number().isBlank() ? description.title() : description.number();
    }
}
