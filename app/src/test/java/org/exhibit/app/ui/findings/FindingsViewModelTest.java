package org.exhibit.app.ui.findings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.exhibit.app.ui.common.Failure;
import org.exhibit.app.ui.common.TimeDisplay;
import org.exhibit.app.ui.common.Workspace;
import org.exhibit.app.ui.fixture.Direct;
import org.exhibit.app.ui.fixture.FixtureCase;
import org.exhibit.app.ui.fixture.FixtureFindings;
import org.exhibit.app.ui.fixture.FixtureService;
import org.exhibit.indexer.finding.Control;
import org.exhibit.indexer.finding.ControlJudgements;
import org.exhibit.indexer.finding.ControlState;
import org.exhibit.indexer.finding.Finding;
import org.exhibit.indexer.finding.FindingNotes;
import org.exhibit.indexer.finding.FindingReport;
import org.exhibit.indexer.finding.Level;
import org.exhibit.indexer.finding.Triage;
import org.exhibit.indexer.finding.TriageState;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;

/// The screen of findings: what it shows, what it leaves open, and what it writes down.
class FindingsViewModelTest {
    private final FixtureService service =
            new FixtureService(0).with(Direct.CASE, () -> FixtureCase.of(Direct.CASE, 10));
    private final Workspace workspace = new Workspace(service, Direct.background());
    private final List<Failure> failures = new ArrayList<>();
    private Finder answer = (reader, own, board, cancel) -> FixtureFindings.found();
    private final FindingsViewModel model =
            new FindingsViewModel(
                    workspace,
                    (reader, own, board, cancel) -> answer.find(reader, own, board, cancel));

    private void run() {
        workspace.open(Direct.CASE, open -> {}, failures::add);
        model.run();
    }

    private FindingsContent content() {
        return Objects.requireNonNull(model.content().get());
    }

    private Finding selected() {
        return Objects.requireNonNull(model.selected().get());
    }

    private void answerWith(Exception problem) {
        answer =
                (reader, own, board, cancel) -> {
                    if (problem instanceof IOException io) {
                        throw io;
                    }
                    throw new CancellationException();
                };
    }

    @Test
    void showsTheGravestFirstAndSelectsIt() {
        run();

        assertThat(model.rows()).extracting(Finding::rule).containsExactly("F01", "F03a", "F03b");
        assertThat(selected().rule()).isEqualTo("F01");
        assertThat(model.unjudged().get()).isEqualTo(3);
        assertThat(model.state().get()).isEqualTo(new FindingsState.Done());
    }

    @Test
    void runsOnceByItselfAndAgainOnlyWhenAsked() {
        List<String> runs = new ArrayList<>();
        answer =
                (reader, own, board, cancel) -> {
                    runs.add("run");
                    return FixtureFindings.found();
                };
        workspace.open(Direct.CASE, open -> {}, failures::add);
        assertThat(runs).isEmpty();
        model.runOnce();
        model.runOnce();
        assertThat(runs).hasSize(1);
        model.run();
        assertThat(runs).hasSize(2);
    }

    @Test
    void narrowsByLevelAndByState() {
        run();
        model.levels().add(Level.LOW);
        assertThat(model.rows()).extracting(Finding::rule).containsExactly("F03b");
        assertThat(selected().rule()).isEqualTo("F03b");
        model.levels().add(Level.HIGH);
        assertThat(model.rows()).hasSize(2);

        model.judged().set(TriageState.CONFIRMED);
        assertThat(model.rows()).isEmpty();
        assertThat(model.selected().get()).isNull();
        assertThat(content().count(TriageState.NEW)).isEqualTo(3);
    }

    @Test
    void keepsADecisionInCustodyAndTheFindingSelected() {
        run();
        model.walk(1);
        assertThat(selected().rule()).isEqualTo("F03a");

        model.deeds()
                .triage(selected(), TriageState.CONFIRMED, " seen by two people ", failures::add);

        assertThat(failures).isEmpty();
        assertThat(selected().rule()).isEqualTo("F03a");
        assertThat(selected().state()).isEqualTo(TriageState.CONFIRMED);
        assertThat(model.unjudged().get()).isEqualTo(2);
        assertThat(content().history(selected()))
                .extracting(Triage.Decision::state, Triage.Decision::reason)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                TriageState.CONFIRMED, "seen by two people"));
        assertThat(service.marks()).hasSize(1);
        assertThat(service.marks().getFirst()).startsWith("finding-triaged {rule=F03a, subject=");
    }

    @Test
    void keepsNotesInCustodyAndTakesThemBackThere() {
        run();

        model.deeds().note(selected(), "  ", failures::add);
        model.deeds().note(selected(), " ask the role's owner ", failures::add);
        model.deeds().note(selected(), "second", failures::add);

        assertThat(content().notes(selected()))
                .extracting(FindingNotes.Note::number, FindingNotes.Note::text)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(1, "ask the role's owner"),
                        org.assertj.core.groups.Tuple.tuple(2, "second"));
        model.walk(1);
        assertThat(content().notes(selected())).isEmpty();
        model.walk(-1);

        model.deeds().removeNote(content().notes(selected()).getFirst(), "wrong", failures::add);
        assertThat(content().notes(selected()))
                .extracting(FindingNotes.Note::number)
                .containsExactly(2);
        model.deeds().note(selected(), "third", failures::add);
        assertThat(content().notes(selected()).getLast().number()).isEqualTo(3);
        assertThat(failures).isEmpty();
    }

    @Test
    void doesNotDismissWithoutAReason() {
        run();

        model.deeds().triage(selected(), TriageState.DISMISSED, "  ", failures::add);

        assertThat(service.marks()).isEmpty();
        assertThat(selected().state()).isEqualTo(TriageState.NEW);
        assertThat(FindingDeeds.suffices(TriageState.DISMISSED, "a test account")).isTrue();
        assertThat(FindingDeeds.suffices(TriageState.INVESTIGATING, "")).isTrue();
    }

    @Test
    void saysWhatIsUnknownNearestGapFirstAndOfItsAccountOnly() {
        run();

        assertThat(FindingText.known(selected(), TimeDisplay.UTC))
                .isEqualTo(
                        "2 records fit the rule, the first of 2026-11-07 16:31:09Z, account"
                                + " 444455556666, eu-west-1. The records say it themselves.");
        assertThat(FindingText.unknown(selected(), content(), TimeDisplay.UTC))
                .isEqualTo(
                        "No read log tells who. What happened where logs have gaps: 444455556666"
                                + " eu-west-1 trail from 11-07 15:31Z to 11-07 16:01Z;"
                                + " 444455556666 eu-west-1 trail from 11-24 05:31Z to 11-24"
                                + " 06:01Z.");
        assertThat(FindingText.notClaimed(selected())).endsWith("Nobody has judged it yet.");
    }

    @Test
    void listsWhatFoundNothingWhatFailedAndWhatStayedOpen() {
        run();

        assertThat(content().silent())
                .extracting(SilentRow::outcome, SilentRow::rule)
                .containsExactly(
                        tuple(SilentRow.Outcome.FAILED, "own/a.yml:12"),
                        tuple(SilentRow.Outcome.UNDECIDED, "F04"),
                        tuple(SilentRow.Outcome.UNDECIDED, "F04"),
                        tuple(SilentRow.Outcome.UNDECIDED, "F10"),
                        tuple(SilentRow.Outcome.OPEN, "F01"),
                        tuple(SilentRow.Outcome.NOTHING, "F12"));
        assertThat(content().silentUndecided()).isEqualTo(2);
        assertThat(FindingsPanels.summary(content())).isEqualTo("3 from 6 patterns");
        assertThat(FindingsPanels.silent(content())).isEqualTo("3 patterns found nothing");
        assertThat(FindingsPanels.silentOpen(content()))
                .isEqualTo(
                        "of these, 2 could not be decided because of gaps or settings; 1 not run");
    }

    @Test
    void keepsTheStateOfAControlInCustodyWithItsReason() {
        run();
        Control control = selected().controls().getFirst();

        model.deeds().judge(selected(), control, ControlState.NOT_MET, "  ", failures::add);
        assertThat(service.marks()).isEmpty();

        model.deeds()
                .judge(selected(), control, ControlState.NOT_MET, " no approval ", failures::add);
        assertThat(failures).isEmpty();
        assertThat(service.marks())
                .singleElement()
                .asString()
                .startsWith("finding-control-judged {rule=F01, ")
                .contains("control=A.8.15, state=not-met, reason=no approval");
        assertThat(content().judgements(selected(), control))
                .extracting(ControlJudgements.Judgement::state)
                .containsExactly(ControlState.NOT_MET);
        assertThat(FindingText.kept(selected(), content(), TimeDisplay.UTC))
                .startsWith("last edit ");
        model.walk(1);
        assertThat(content().judgements(selected(), selected().controls().getFirst())).isEmpty();
        assertThat(FindingText.kept(selected(), content(), TimeDisplay.UTC)).isEmpty();
    }

    @Test
    void bookmarksEveryRecord() {
        run();
        model.deeds().bookmark(selected(), failures::add);

        assertThat(service.marks()).containsExactly("tagged 2 bookmark");
        assertThat(model.notice().get()).isEqualTo("2 records bookmarked.");
    }

    @Test
    void walksInTheOrderThatIsShown() {
        run();
        List<Finding> shown = model.rows().reversed();

        model.walk(-1, shown);
        assertThat(selected().rule()).isEqualTo("F03a");
        model.walk(-1, shown);
        model.walk(-1, shown);
        assertThat(selected().rule()).isEqualTo("F03b");
    }

    @Test
    void copiesTheFindingWithEveryCitation() {
        run();

        String copied = FindingText.copied(selected(), model.records());
        assertThat(copied)
                .startsWith(
                        "F01, Critical, recorded: Bucket open to everyone\ns3://nl-synth-out\n");
        for (CitedRecord record : model.records()) {
            assertThat(copied).contains("[" + record.citation() + "]");
        }
    }

    @Test
    void readsTheRecordsOfTheSelectedFinding() {
        run();

        assertThat(model.records())
                .extracting(CitedRecord::id)
                .containsExactlyElementsOf(selected().evidence());
        assertThat(model.records()).allMatch(each -> each.source() != null);
        model.walk(2);
        assertThat(model.records())
                .extracting(CitedRecord::id)
                .containsExactlyElementsOf(selected().evidence());
    }

    @Test
    void keepsOldResultsWhenARunFailsOrIsStopped() {
        run();
        answerWith(new IOException("E-02 is not where it was"));
        model.run();
        assertThat(model.state().get())
                .isInstanceOfSatisfying(
                        FindingsState.Failed.class,
                        failed ->
                                assertThat(failed.failure().kept())
                                        .startsWith("What they found before is kept"));
        assertThat(model.rows()).hasSize(3);

        answerWith(new CancellationException());
        model.run();
        assertThat(model.state().get()).isEqualTo(new FindingsState.Cancelled());
        assertThat(model.rows()).hasSize(3);
        assertThat(workspace.tasks()).isEmpty();
    }

    @Test
    void saysThatTheEvidenceHasChanged() {
        run();
        assertThat(model.notice().get()).isEmpty();
        service.with(Direct.CASE, () -> FixtureCase.of(Direct.CASE, 12));
        workspace.refresh(failures::add);
        assertThat(model.notice().get()).startsWith("The evidence has changed");

        model.run();
        assertThat(model.notice().get()).isEmpty();
    }

    @Test
    void sendsOnlyPlacesInS3ToTimelineAndProvenance() {
        run();
        assertThat(FindingPlace.of(selected())).contains(FixtureFindings.BUCKET);
        model.walk(1);
        assertThat(FindingPlace.of(selected())).isEmpty();
    }

    @Test
    void addsEveryRecordToThePackWithItsNote() {
        run();

        model.deeds().addToPack(selected(), "F01: open", failures::add);

        assertThat(service.marks())
                .containsExactly(
                        "exhibit " + selected().evidence().get(0) + ": F01: open",
                        "exhibit " + selected().evidence().get(1) + ": F01: open");
        assertThat(model.notice().get()).isEqualTo("2 records added to the exhibits.");
    }

    @Test
    void forgetsEverythingWhenTheCaseIsClosed() {
        run();
        workspace.close();

        assertThat(model.state().get()).isEqualTo(new FindingsState.Idle());
        assertThat(model.content().get()).isNull();
        assertThat(model.rows()).isEmpty();
        assertThat(model.records()).isEmpty();
        assertThat(model.unjudged().get()).isZero();
    }

    @Test
    void claimsNothingWhereNoRuleMatched() {
        answer =
                (reader, own, board, cancel) ->
                        new Finder.Found(
                                new FindingReport(List.of(), List.of(), List.of(), 46), List.of());
        run();

        assertThat(model.selected().get()).isNull();
        assertThat(content().silentUndecided()).isZero();
    }
}
