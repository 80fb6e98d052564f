package org.exhibit.indexer.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.exhibit.indexer.casefile.CaseFile;
import org.exhibit.indexer.casefile.CaseFixture;
import org.exhibit.indexer.custody.CustodyEntry;
import org.exhibit.indexer.custody.CustodyLog;
import org.exhibit.indexer.custody.Details;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Notes on findings and switches of rules, which live in the chain of custody alone.
class CustodyDecisionsTest {
    @TempDir private Path folder;
    private Path root = Path.of("");

    @BeforeEach
    void create() throws IOException {
        root = CaseFixture.create(folder.resolve("case"));
    }

    private static Finding finding(String rule, String subject, String... evidence) {
        return new Finding(
                rule,
                "T",
                Level.HIGH,
                null,
                "",
                "",
                subject,
                Map.of(),
                List.of(evidence),
                List.of(),
                TriageState.NEW);
    }

    private void enter(String kind, Details details) throws IOException {
        try (CaseFile caseFile = CaseFile.open(root, CaseFixture.run())) {
            caseFile.enter(kind, details);
        }
    }

    private List<CustodyEntry> custody() throws IOException {
        return CustodyLog.entries(root.resolve("custody.jsonl"));
    }

    @Test
    void aNoteIsNumberedAndStaysWithItsFinding() throws IOException {
        Finding key = finding("F07", "key", "e1");
        Finding other = finding("F07", "other", "e2");
        enter(FindingNotes.ENTRY, FindingNotes.details(key, "asked the owner"));
        enter(FindingNotes.ENTRY, FindingNotes.details(other, "seen"));
        enter(FindingNotes.ENTRY, FindingNotes.details(key, "planned"));

        FindingNotes notes = FindingNotes.of(custody());

        assertThat(notes.all())
                .extracting(FindingNotes.Note::number, FindingNotes.Note::text)
                .containsExactly(
                        tuple(1, "asked the owner"), tuple(2, "seen"), tuple(3, "planned"));
        FindingNotes.Note first = notes.all().getFirst();
        assertThat(List.of(first.rule(), first.subject(), first.first(), first.author()))
                .containsExactly("F07", "key", "e1", "Ada");
        assertThat(notes.of(key)).extracting(FindingNotes.Note::number).containsExactly(1, 3);
        // More evidence joins the group: its notes stay.
        assertThat(notes.of(finding("F07", "key", "e0", "e1"))).hasSize(2);
        assertThat(notes.of(finding("F08", "key", "e1"))).isEmpty();
        assertThat(notes.of(finding("F07", "key", "e9"))).isEmpty();
    }

    @Test
    void aNoteTakenBackIsGoneAndItsNumberIsNotGivenAgain() throws IOException {
        Finding key = finding("F07", "key", "e1");
        enter(FindingNotes.ENTRY, FindingNotes.details(key, "one"));
        enter(FindingNotes.ENTRY, FindingNotes.details(key, "two"));
        FindingNotes.Note second = FindingNotes.of(custody()).all().getLast();
        enter(FindingNotes.REMOVED, FindingNotes.removal(second, "mistaken"));
        enter(FindingNotes.ENTRY, FindingNotes.details(key, "three"));

        assertThat(FindingNotes.of(custody()).all())
                .extracting(FindingNotes.Note::number, FindingNotes.Note::text)
                .containsExactly(tuple(1, "one"), tuple(3, "three"));
        assertThat(custody())
                .filteredOn(entry -> entry.kind().equals(FindingNotes.REMOVED))
                .extracting(
                        entry -> entry.details().get("number"),
                        entry -> entry.details().get("reason"))
                .containsExactly(tuple("2", "mistaken"));
    }

    @Test
    void aRuleIsOnUntilItIsSwitchedOff() throws IOException {
        enter(RuleSwitches.ENTRY, RuleSwitches.details("F13", false, "SSO, see memo"));
        enter(RuleSwitches.ENTRY, RuleSwitches.details("F02", false, ""));
        enter(RuleSwitches.ENTRY, RuleSwitches.details("F02", true, "needed after all"));

        RuleSwitches switches = RuleSwitches.of(custody());

        assertThat(switches.isOn("F13")).isFalse();
        assertThat(switches.isOn("F02")).isTrue();
        assertThat(switches.isOn("F01")).isTrue();
        assertThat(switches.off())
                .extracting(
                        RuleSwitches.Switch::rule,
                        RuleSwitches.Switch::on,
                        RuleSwitches.Switch::author,
                        RuleSwitches.Switch::reason)
                .containsExactly(tuple("F13", false, "Ada", "SSO, see memo"));
        assertThat(switches.last("F02").orElseThrow().reason()).isEqualTo("needed after all");
        assertThat(switches.last("F01")).isEmpty();
    }
}
