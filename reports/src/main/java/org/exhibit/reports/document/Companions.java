package org.exhibit.reports.document;

import org.exhibit.indexer.evidence.MemberStep;
import org.exhibit.indexer.evidence.Origin;
import org.exhibit.indexer.evidence.Problem;
import org.exhibit.indexer.index.FileRow;
import org.exhibit.reports.document.Attachment.Relation;
import org.exhibit.reports.facts.ExhibitFacts;
import org.exhibit.reports.facts.FindingFacts;
import org.exhibit.reports.facts.PackFacts;
import org.exhibit.reports.facts.TimelineRow;
import org.exhibit.reports.facts.TimelineSection;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// The files that travel inside a pack, made from the same facts as its pages.
///
/// @param attachments the exhibits first, by number; `manifest.json` last
public record Companions(List<Attachment> attachments) {
    public static final String MANIFEST = "manifest.json";
    public static final String CUSTODY = "custody.jsonl";
    public static final String FILES = "files.csv";
    public static final String PROBLEMS = "problems.csv";
    public static final String TIMELINE = "timeline.csv";
    public static final String LINEAGE = "lineage.csv";
    public static final String SCHEMA = Manifest.SCHEMA;

    public Companions {
        attachments = List.copyOf(attachments);
    }

    public static Companions of(PackFacts facts) {
        List<Attachment> exhibits = facts.exhibits().stream().map(Companions::exhibit).toList();
        List<Attachment> all = new ArrayList<>(exhibits);
        all.add(
                table(
                        TIMELINE,
                        "The rows of the timelines, with their citations",
                        timeline(facts)));
        if (!facts.subjectSections().isEmpty()) {
            all.add(
                    table(
                            LINEAGE,
                            "Where each subject came from, what became of it, to whom it stood"
                                    + " open",
                            LineageTable.of(facts.subjectSections())));
        }
        FindingFacts findings = facts.findings();
        if (findings != null) {
            all.add(
                    table(
                            FindingTables.FINDINGS,
                            "Every finding with its state and records",
                            FindingTables.findings(findings)));
            all.add(
                    table(
                            FindingTables.RULES,
                            "Every rule with its version, and which were off",
                            FindingTables.rules(findings)));
            all.add(
                    table(
                            FindingTables.UNDECIDED,
                            "What the rules could not decide",
                            FindingTables.undecided(findings)));
        }
        all.add(table(FILES, "Every file acquired, with hash and accounting", files(facts)));
        all.add(table(PROBLEMS, "Every rejected record and unreadable file", problems(facts)));
        all.add(
                Attachment.ofText(
                        CUSTODY,
                        "application/x-ndjson",
                        Relation.DATA,
                        "The chain of custody, as the case holds it",
                        facts.custody().lines().stream()
                                .map(line -> line + '\n')
                                .collect(Collectors.joining())));
        String manifest = new Manifest(facts).write(exhibits, all);
        all.add(
                Attachment.ofText(
                        MANIFEST,
                        "application/json",
                        Relation.DATA,
                        "What the pack holds, with the hash of every attachment",
                        manifest));
        return new Companions(all);
    }

    public Attachment manifest() {
        return attachments.getLast();
    }

    /// The attachment of a name.
    Attachment named(String name) {
        return attachments.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("nothing attached as " + name));
    }

    private static Attachment table(String name, String description, String text) {
        return Attachment.ofText(name, "text/csv", Relation.DATA, description, text);
    }

    private static Attachment exhibit(ExhibitFacts exhibit) {
        String text = exhibit.raw().text();
        String ending = "bin";
        String mediaType = "application/octet-stream";
        if (text != null) {
            boolean json = text.startsWith("{");
            ending = json ? "json" : "txt";
            mediaType = json ? "application/json" : "text/plain";
        }
        return new Attachment(
                exhibitName(exhibit, ending),
                mediaType,
                Relation.SOURCE,
                "The exact bytes of exhibit " + exhibit.label(),
                exhibit.raw().bytes());
    }

    private static String exhibitName(ExhibitFacts exhibit, String ending) {
        return "exhibits/" + exhibit.label() + '.' + ending;
    }

    private static String timeline(PackFacts facts) {
        CsvText csv =
                new CsvText(
                        "timeline",
                        "time",
                        "end",
                        "action",
                        "strength",
                        "source",
                        "actor",
                        "ip",
                        "bytes",
                        "outcome",
                        "citations",
                        "note");
        for (TimelineSection section : facts.timelines()) {
            for (TimelineRow row : section.rows()) {
                csv.row(
                        List.of(
                                section.selector(),
                                Times.iso(row.time()),
                                Times.iso(row.end()),
                                row.action(),
                                row.strength(),
                                row.source(),
                                row.actor(),
                                row.ip(),
                                row.bytes() == null ? "" : Long.toString(row.bytes()),
                                row.outcome(),
                                String.join(" ", row.citations()),
                                row.note()));
            }
        }
        return csv.toString();
    }

    private static String files(PackFacts facts) {
        CsvText csv =
                new CsvText(
                        "acquisition",
                        "path",
                        "member",
                        "kind",
                        "format",
                        "source",
                        "size",
                        "sha256",
                        "contentSha256",
                        "records",
                        "events",
                        "duplicates",
                        "rejected",
                        "warnings");
        for (FileRow row : facts.files()) {
            csv.row(
                    List.of(
                            String.format(Locale.ROOT, "E-%02d", row.acquisition()),
                            row.path(),
                            member(row.member()),
                            row.kind().word(),
                            row.format(),
                            row.source() == null ? "" : row.source().word(),
                            Long.toString(row.size()),
                            row.evidence().hex(),
                            row.content() == null ? "" : row.content().hex(),
                            Long.toString(row.counts().records()),
                            Long.toString(row.counts().events()),
                            Long.toString(row.counts().duplicates()),
                            Long.toString(row.counts().rejected()),
                            Long.toString(row.warnings())));
        }
        return csv.toString();
    }

    private static String problems(PackFacts facts) {
        CsvText csv =
                new CsvText(
                        "kind",
                        "evidence",
                        "file",
                        "member",
                        "record",
                        "offset",
                        "length",
                        "reason");
        for (Problem problem : facts.problems().listed()) {
            Origin origin = problem.origin();
            csv.row(
                    List.of(
                            problem.kind().word(),
                            origin.evidence().hex(),
                            origin.file(),
                            member(origin.member()),
                            Long.toString(origin.record()),
                            Long.toString(origin.offset()),
                            Long.toString(origin.length()),
                            problem.reason()));
        }
        return csv.toString();
    }

    static String member(List<MemberStep> steps) {
        return steps.stream()
                .map(step -> step.kind().word() + ':' + step.ordinal() + ':' + step.name())
                .collect(Collectors.joining(" > "));
    }
}
