package org.exhibit.reports.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.reports.SampleCase;
import org.exhibit.reports.SampleFindings;
import org.exhibit.reports.facts.PackFacts;
import org.exhibit.reports.facts.PackSnapshot;
import org.exhibit.reports.facts.Statements;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// What the pages say of findings and subjects, and what is attached of them.
class FindingsSectionTest {
    private final SampleCase sample = SampleCase.usual();
    private String citation = "";
    private String text = "";
    private Companions companions = new Companions(List.of());

    @BeforeEach
    void makePages() throws IOException {
        citation =
                take(Statements.of(List.of())).exhibits().getFirst().stored().citation().toString();
        PackFacts facts =
                take(
                        new Statements(
                                List.of(),
                                List.of(SampleFindings.subject(citation)),
                                SampleFindings.of(citation)));
        companions = Companions.of(facts);
        text = PackPagesTest.text(PackPages.of(facts, companions));
    }

    private PackFacts take(Statements statements) throws IOException {
        return new PackSnapshot(sample, new CancelToken())
                .take(SampleCase.FREEZE, null, statements, List.of(PackPagesTest.SIGNER), "0.1.0");
    }

    private String attached(String name) {
        return new String(companions.named(name).content(), StandardCharsets.UTF_8);
    }

    @Test
    void printsWhatPeopleUpholdInFull() {
        assertThat(text)
                .contains("3.1.1 Bucket policy open to everyone")
                .contains(
                        "confirmed by R. Okafor, 2026-11-19 08:00:00Z: not intended <b>\n"
                                + "before: investigating by R. Okafor, 2026-11-19 08:00:00Z: asked"
                                + " the owner")
                .contains("F01, version Exhibit 0.1.0; level high")
                .contains("eventName = PutBucketPolicy")
                .contains(citation + "\nEX-0001\n+4 in findings.csv")
                .contains("ISO 27001 (2022 Annex A): A.5.15\nanalyst mapping 2026-11-20")
                .contains(
                        "ISO 27001 A.5.15: Not met, said R. Okafor, 2026-11-19 08:00:00Z:"
                                + " no review for <two> years")
                .contains("R. Okafor, 2026-11-19 08:00:00Z: see ticket")
                .contains("3.1.2 PHI not excluded")
                .contains("investigating by R. Okafor, 2026-11-19 08:00:00Z: no reason given");
    }

    @Test
    void leavesNothingOutOfWhatNobodyUpholds() {
        assertThat(text)
                .contains("Notebook open\ns3://b Dismissed by R. Okafor")
                .contains("approved")
                .contains("Not judged by anybody: 1 finding, listed")
                .contains("Root\ns3://b eventName = PutBucketPolicy")
                .contains("F10 Egress no flow logs from 09:00 to 10:00.");
    }

    @Test
    void saysWhichRulesWereOffAndWhy() {
        assertThat(text)
                .contains(
                        "3 rules run, 1 off in this case, 1 refused; 1 of them the examiner's"
                                + " own.")
                .contains("F19 Title of F19 R. Okafor, 2026-11-19 08:00:00Z: one bucket by design")
                .contains("own/a.yml:7 the modifier 'odd' is not supported.")
                .contains("Decisions without their finding. ")
                .contains("F05, s3://b: confirmed by R. Okafor")
                .contains(CoverPage.grouped(companions.named(FindingTables.RULES).sha256().hex()));
    }

    @Test
    void countsThemOnTheCover() {
        assertThat(text)
                .contains(
                        "4 findings: 1 confirmed, 1 under investigation, 1 dismissed, 1 not judged."
                                + " 1 rule was off. findings.csv section 3")
                .contains("Confirmed: Bucket policy open to everyone");
    }

    @Test
    void saysWhatTheRecordsSayOfASubject() {
        assertThat(text)
                .contains("2.1 s3://b/synthetic/* (synthetic)")
                .contains(
                        "version s3://b/synthetic/copy was copied from version s3://b/source, by"
                                + " arn:aws:iam::111111111111:user/kim, 1,000 bytes recorded\nR1/1")
                .contains("What became of it. Records tell of requests for it only;")
                .contains("Open to ANON, not closed since, 48 bytes sent. s3:GetObject open to")
                .contains("Completely: one response carried the whole object, 48 bytes.")
                .contains("Upstream not followed further at x: a hub (7).");
    }

    @Test
    void attachesTheWholeTables() {
        assertThat(attached(FindingTables.FINDINGS).lines())
                .hasSize(5)
                .anyMatch(line -> line.startsWith("confirmed,F01,Exhibit 0.1.0,high,Bucket policy"))
                .allMatch(line -> line.startsWith("state,") || line.contains("e1 e2 e3 e4 e5"));
        assertThat(attached(FindingTables.RULES))
                .contains(
                        "own-1,Title of own-1,high,\"Sigma, the examiner's own\","
                                + "sha256:cdcdcdcdcdcd,own-1.yml,"
                                + "cd".repeat(32)
                                + ",on")
                .contains(
                        "F19,Title of F19,,\"code, with Exhibit\",Exhibit 0.1.0,,,off,"
                                + "2026-11-19T08:00:00.000Z,R. Okafor,one bucket by design");
        assertThat(attached(FindingTables.UNDECIDED)).contains("F10,Egress,,no flow logs");
        assertThat(attached(Companions.LINEAGE).lines()).hasSize(5);
        assertThat(attached(Companions.MANIFEST))
                .contains("\"confirmed\" : 1", "\"rulesOff\" : 1", "\"undecided\" : 1")
                .contains(companions.named(FindingTables.RULES).sha256().hex());
    }

    @Test
    void saysSoWhereTheRulesWereNotRun() throws IOException {
        PackFacts none = take(Statements.of(List.of()));
        assertThat(PackPagesTest.text(PackPages.of(none, Companions.of(none))))
                .contains("The rules were not run for this pack.");
    }
}
