package org.exhibit.reports;

import org.exhibit.indexer.digest.Digest;
import org.exhibit.indexer.finding.Control;
import org.exhibit.indexer.finding.ControlJudgements;
import org.exhibit.indexer.finding.ControlState;
import org.exhibit.indexer.finding.Finding;
import org.exhibit.indexer.finding.FindingNotes;
import org.exhibit.indexer.finding.Level;
import org.exhibit.indexer.finding.RefusedRule;
import org.exhibit.indexer.finding.RuleSwitches;
import org.exhibit.indexer.finding.Triage;
import org.exhibit.indexer.finding.TriageState;
import org.exhibit.indexer.finding.Undecided;
import org.exhibit.indexer.finding.run.RuleBook;
import org.exhibit.indexer.provenance.graph.EdgeKind;
import org.exhibit.reports.facts.FindingFacts;
import org.exhibit.reports.facts.FoundFacts;
import org.exhibit.reports.facts.LineageRow;
import org.exhibit.reports.facts.RuleFacts;
import org.exhibit.reports.facts.SubjectSection;
import org.exhibit.reports.facts.TakenRow;
import org.exhibit.reports.facts.TimelineRow;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/// What rules found and what records say of a subject, for tests.
public final class SampleFindings {
    public static final Instant AT = Instant.parse("2026-11-18T10:22:31Z");
    private static final Instant JUDGED = Instant.parse("2026-11-19T08:00:00Z");
    private static final Digest RULE = new Digest("cd".repeat(32));

    private SampleFindings() {}

    /// One finding in each state, a rule that is off, one refused, a question without an answer and
    /// a decision without its finding.
    ///
    /// @param citation printed reference of the record they rest on
    public static FindingFacts of(String citation) {
        FoundFacts confirmed =
                found(
                        "F01",
                        "Bucket policy open to everyone",
                        TriageState.CONFIRMED,
                        citation,
                        List.of(
                                decision("F01", TriageState.INVESTIGATING, "asked the owner"),
                                decision("F01", TriageState.CONFIRMED, "not intended <b>")),
                        List.of(
                                new FindingNotes.Note(
                                        1,
                                        "F01",
                                        "s3://b",
                                        "e1",
                                        "see ticket",
                                        "R. Okafor",
                                        JUDGED)));
        return new FindingFacts(
                List.of(
                        confirmed,
                        found(
                                "F14",
                                "Notebook open",
                                TriageState.DISMISSED,
                                citation,
                                List.of(decision("F14", TriageState.DISMISSED, "approved")),
                                List.of()),
                        found(
                                "F20",
                                "PHI not excluded",
                                TriageState.INVESTIGATING,
                                citation,
                                List.of(decision("F20", TriageState.INVESTIGATING, "")),
                                List.of()),
                        found("own-1", "Root", TriageState.NEW, citation, List.of(), List.of())),
                List.of(
                        rule("F01", RuleBook.Origin.CODE, null),
                        rule("F14", RuleBook.Origin.SIGMA, null),
                        rule("own-1", RuleBook.Origin.OWN, null),
                        rule(
                                "F19",
                                RuleBook.Origin.CODE,
                                new RuleSwitches.Switch(
                                        "F19",
                                        false,
                                        "R. Okafor",
                                        "one bucket by design",
                                        JUDGED))),
                List.of(new Undecided("F10", "Egress", "", "no flow logs from 09:00 to 10:00")),
                List.of(new RefusedRule("own/a.yml", 7, "the modifier 'odd' is not supported")),
                List.of(decision("F05", TriageState.CONFIRMED, "seen last week")),
                "2026-11-20");
    }

    private static FoundFacts found(
            String rule,
            String title,
            TriageState state,
            String citation,
            List<Triage.Decision> decisions,
            List<FindingNotes.Note> notes) {
        Finding finding =
                new Finding(
                        rule,
                        title,
                        Level.HIGH,
                        AT,
                        "111111111111",
                        "eu-west-1",
                        "s3://b",
                        Map.of("eventName", "PutBucketPolicy"),
                        List.of("e1", "e2", "e3", "e4", "e5"),
                        List.of(
                                new Control(
                                        "ISO 27001",
                                        "2022 Annex A",
                                        "A.5.15",
                                        "analyst mapping 2026-11-20")),
                        state);
        List<ControlJudgements.Judgement> judgements =
                state == TriageState.CONFIRMED
                        ? List.of(
                                new ControlJudgements.Judgement(
                                        rule,
                                        "s3://b",
                                        "e1",
                                        "ISO 27001",
                                        "2022 Annex A",
                                        "A.5.15",
                                        ControlState.NOT_MET,
                                        "R. Okafor",
                                        "no review for <two> years",
                                        JUDGED))
                        : List.of();
        return new FoundFacts(
                finding,
                "Exhibit 0.1.0",
                "recorded",
                decisions,
                judgements,
                notes,
                List.of(citation));
    }

    private static Triage.Decision decision(String rule, TriageState state, String reason) {
        return new Triage.Decision(rule, "s3://b", "e1", state, "R. Okafor", reason, JUDGED);
    }

    private static RuleFacts rule(
            String id, RuleBook.Origin origin, RuleSwitches.@Nullable Switch off) {
        boolean code = origin == RuleBook.Origin.CODE;
        return new RuleFacts(
                new RuleBook.Entry(
                        id,
                        "Title of " + id,
                        code ? null : Level.HIGH,
                        origin,
                        code ? "" : id + ".yml",
                        code ? null : RULE,
                        off == null),
                code ? "Exhibit 0.1.0" : "sha256:cdcdcdcdcdcd",
                off);
    }

    public static SubjectSection subject(String citation) {
        return new SubjectSection(
                "s3://b/synthetic/*",
                "synthetic",
                List.of(
                        new LineageRow(
                                AT,
                                AT,
                                "version s3://b/source",
                                EdgeKind.COPIED_FROM,
                                "version s3://b/synthetic/copy",
                                "arn:aws:iam::111111111111:user/kim",
                                1_000L,
                                "recorded",
                                "R1/1",
                                List.of(citation),
                                List.of())),
                List.of(
                        new LineageRow(
                                AT,
                                AT,
                                "version s3://b/synthetic/copy",
                                EdgeKind.READ_BY,
                                "session kim",
                                "",
                                null,
                                "recorded",
                                "R1/1",
                                List.of(citation),
                                List.of())),
                List.of(
                        new TimelineRow(
                                AT,
                                null,
                                "exposed",
                                "corroborated",
                                "exposed",
                                "ANON",
                                "",
                                48L,
                                "open",
                                List.of(citation),
                                "s3:GetObject open to ANON")),
                List.of(taken(citation)),
                List.of(taken(citation)),
                List.of("Upstream not followed further at x: a hub (7)."));
    }

    private static TakenRow taken(String citation) {
        return new TakenRow(
                "s3://b/synthetic/copy",
                "v1",
                "anonymous",
                "",
                "203.0.113.9",
                "curl/8",
                48,
                "Completely: one response carried the whole object, 48 bytes.",
                List.of(citation));
    }
}
