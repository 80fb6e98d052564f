package org.exhibit.reports.document;

import org.exhibit.reports.document.Block.Align;
import org.exhibit.reports.document.Block.Column;
import org.exhibit.reports.document.Block.Pair;
import org.exhibit.reports.document.Block.Step;
import org.exhibit.reports.document.Block.Tone;
import org.exhibit.reports.facts.CertificateFacts;
import org.exhibit.reports.facts.PackFacts;

import java.util.ArrayList;
import java.util.List;

/// Sections 8 and 9: how anyone checks the pack without Exhibit, and what its words mean.
final class VerifySection {
    private static final int MOST_LISTED = 40;

    private final PackFacts facts;
    private final Companions companions;

    VerifySection(PackFacts facts, Companions companions) {
        this.facts = facts;
        this.companions = companions;
    }

    List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.PageBreak());
        blocks.add(new Block.Heading(1, "8 How to verify", "verify"));
        blocks.add(
                new Block.Paragraph(
                        Phrase.of(
                                "None of these steps needs Exhibit or a network. PACK.pdf stands"
                                    + " for this file. If a step gives anything but the expected"
                                    + " result, rely on no page of this pack and ask the examiner"
                                    + " for a new copy."),
                        Tone.BODY));
        blocks.add(new Block.Steps(steps()));
        blocks.add(new Block.Heading(2, "8.1 Attached files", "attachments"));
        blocks.add(attachments());
        int left = companions.attachments().size() - MOST_LISTED;
        if (left > 0) {
            blocks.add(
                    new Block.Paragraph(
                            Phrase.of(
                                            Figures.counted(left, "more attached file")
                                                    + " with their hashes are listed in ")
                                    .cite(Companions.MANIFEST),
                            Tone.SMALL));
        }
        blocks.add(new Block.Heading(1, "9 Words", "words"));
        blocks.add(new Block.KeyValues(words()));
        return blocks;
    }

    private List<Step> steps() {
        CertificateFacts signer = facts.signer().getFirst();
        List<Step> steps = new ArrayList<>();
        steps.add(
                new Step(
                        "The file.",
                        Phrase.of(
                                "Compare the file's hash with the one that was sent to you by"
                                        + " another way."),
                        List.of("sha256sum PACK.pdf"),
                        Phrase.of("the hash in PACK.pdf.sha256, and the one told to you")));
        steps.add(
                new Step(
                        "The signature.",
                        Phrase.of(
                                "Any PDF reader that checks PAdES will do; pdfsig belongs to"
                                        + " poppler-utils."),
                        List.of("pdfsig -nocert PACK.pdf"),
                        Phrase.of(
                                "one signature, ETSI.CAdES.detached, “Signature is Valid”, “Total"
                                        + " document signed”")));
        steps.add(
                new Step(
                        "The signer.",
                        Phrase.of(
                                "Ask the signer for the fingerprint by telephone or in person. The"
                                    + " signature proves who signed only as far as you trust this"
                                    + " certificate."),
                        List.of(),
                        Phrase.of("SHA-256 ")
                                .log(CoverPage.grouped(signer.sha256().hex()))
                                .text(", " + signer.subject())));
        steps.add(
                new Step(
                        "The attachments.",
                        Phrase.of(
                                "Save them and hash the manifest; it lists the hash of every other"
                                        + " one."),
                        List.of(
                                "mkdir exhibits",
                                "pdfdetach -saveall PACK.pdf",
                                "sha256sum manifest.json"),
                        Phrase.of("the manifest hash at the foot of every page: ")
                                .log(companions.manifest().sha256().hex())));
        steps.add(
                new Step(
                        "An exhibit.",
                        Phrase.of(
                                "Take the evidence item named at the exhibit and run the commands"
                                    + " printed beside it, in the case folder or with ITEM set to"
                                    + " your copy."),
                        List.of(),
                        Phrase.of(
                                "the hashes printed after each command, and that of the attached"
                                        + " file")));
        steps.add(
                new Step(
                        "The chain of custody.",
                        Phrase.of(
                                "For any line of custody.jsonl, take away its last member, hash,"
                                        + " and hash the rest of the line."),
                        List.of(
                                "sed -n 1p custody.jsonl | sed 's/,\"hash\":\"[0-9a-f]*\"}$/}/' |"
                                        + " tr -d '\\n' | sha256sum"),
                        Phrase.of("the line's own hash, which the next line repeats as previous")));
        steps.add(
                new Step(
                        "The archive form.",
                        Phrase.of("veraPDF checks that the file is PDF/A-3a and PDF/UA-1."),
                        List.of("verapdf --flavour 3a PACK.pdf", "verapdf --flavour ua1 PACK.pdf"),
                        Phrase.of("compliant, twice")));
        return steps;
    }

    private Block attachments() {
        List<List<Phrase>> rows = new ArrayList<>();
        List<Attachment> listed = companions.attachments().reversed();
        for (Attachment attachment : listed.subList(0, Math.min(MOST_LISTED, listed.size()))) {
            rows.add(
                    List.of(
                            Phrase.EMPTY.cite(attachment.name()),
                            Phrase.of(attachment.description()),
                            Phrase.of(Figures.count(attachment.length())),
                            Phrase.ofLog(attachment.sha256().hex())));
        }
        return new Block.Table(
                "Attached files with size and hash",
                List.of(
                        new Column("Name", 25, Align.LEFT),
                        new Column("What it is", 27, Align.LEFT),
                        new Column("Bytes", 10, Align.RIGHT),
                        new Column("SHA-256", 38, Align.LEFT)),
                rows);
    }

    private static List<Pair> words() {
        return List.of(
                word("evidence item", "one file as acquired, kept unchanged under its SHA-256"),
                word("record", "one entry of a log as its source wrote it"),
                word("event", "a record that is not the repetition of another"),
                word(
                        "duplicate",
                        "a record delivered again with the same content; counted, not an event"),
                word(
                        "rejected",
                        "a record that could not be understood; kept with its origin and reason"),
                word(
                        "origin",
                        "evidence item, place inside it, offset and length: where the bytes lie"),
                word(
                        "citation",
                        "E-02/h8WdK3mQ#41 is acquisition 2, the file whose short hash is h8WdK3mQ,"
                                + " record 41"),
                word("exhibit", "a record numbered for presentation"),
                word(
                        "strength",
                        "corroborated: independent records agree; recorded: one record says so;"
                                + " inferred: a rule leaves one candidate; possible: several, or a"
                                + " gap"),
                word(
                        "custody head",
                        "the hash of the last custody entry; it stands for all before it"));
    }

    private static Pair word(String word, String meaning) {
        return new Pair(word, Phrase.of(meaning));
    }
}
