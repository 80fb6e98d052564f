package org.exhibit.app.ui.events;

import static org.assertj.core.api.Assertions.assertThat;

import org.exhibit.app.ui.common.Destination;
import org.exhibit.app.ui.common.Failure;
import org.exhibit.app.ui.common.OpenCase;
import org.exhibit.app.ui.common.Workspace;
import org.exhibit.app.ui.fixture.Direct;
import org.exhibit.app.ui.fixture.FixtureCase;
import org.exhibit.app.ui.fixture.FixtureGaps;
import org.exhibit.app.ui.fixture.FixtureService;
import org.exhibit.app.ui.fixture.SyntheticEvents;
import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.casefile.Subject;
import org.exhibit.indexer.coverage.Coverage;
import org.exhibit.indexer.coverage.UnloggedStretch;
import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.event.SourceKind;
import org.exhibit.indexer.index.QueryParser;
import org.exhibit.indexer.index.Search;
import org.exhibit.indexer.index.StoredEvent;
import org.exhibit.indexer.index.TimeRange;
import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.indexer.progress.ProgressBoard;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The events screen without a window: what is asked, what is shown, and that nothing old is shown
/// as new.
class EventsViewModelTest {
    private static final long ALL = 4_000;
    private final Workspace workspace = Direct.workspace(ALL);
    private final EventsViewModel model = new EventsViewModel(workspace, QueryParser::parse);

    @BeforeEach
    void show() {
        model.activate();
    }

    private void ask(String text) {
        model.input().text().set(text);
        model.submit();
    }

    private long found() {
        return model.state().get() instanceof ResultState.Found found ? found.count() : -1;
    }

    /// The event in a row, the gaps between not counted.
    private StoredEvent row(int index) {
        EventRows rows = model.rows().get();
        StoredEvent event = rows == null ? null : rows.get(rows.placeOf(index)).event().get();
        assertThat(event).isNotNull();
        return event;
    }

    @Test
    void beginsWithEveryEventInOrderOfTime() {
        assertThat(found()).isEqualTo(ALL);
        assertThat(row(0).event().time()).isEqualTo(SyntheticEvents.START);
        assertThat(model.histogram().get().bins().stream().mapToLong(bin -> bin.count()).sum())
                .isEqualTo(ALL);
        assertThat(model.histogram().get().bins())
                .hasSizeLessThanOrEqualTo(EventsViewModel.MOST_BINS);
    }

    @Test
    void showsOnlyWhatTheQueryAsksFor() {
        ask("source:s3-access status:403");

        assertThat(found()).isPositive().isLessThan(ALL);
        assertThat(row(0).event().source()).isEqualTo(SourceKind.S3_ACCESS);
        assertThat(row(0).event().text(EventField.STATUS)).isEqualTo("403");
        assertThat(model.stale().get()).isFalse();
    }

    @Test
    void keepsOldResultsGreyedWhereAQueryIsNotUnderstood() {
        ask("source:s3-access");
        long before = found();
        EventRows rows = model.rows().get();

        ask("status:");

        assertThat(model.stale().get()).isTrue();
        assertThat(model.rows().get()).isSameAs(rows);
        assertThat(found()).isEqualTo(before);
        assertThat(model.input().mistake().get()).isNotNull();
    }

    @Test
    void keepsOldResultsGreyedWhereTheIndexRefuses() {
        EventRows rows = model.rows().get();

        ask("ip:10.0.0.0/8");

        assertThat(model.state().get())
                .isEqualTo(new ResultState.Refused("networks cannot be answered here: 10.0.0.0/8"));
        assertThat(model.stale().get()).isTrue();
        assertThat(model.rows().get()).isSameAs(rows);
    }

    @Test
    void narrowsTableAndCountsButNotTheHistogramByTheSpan() {
        TimeRange day =
                new TimeRange(
                        SyntheticEvents.START.plus(Duration.ofDays(2)),
                        SyntheticEvents.START.plus(Duration.ofDays(3)));

        model.range().set(day);

        assertThat(found()).isPositive().isLessThan(ALL);
        assertThat(row(0).event().time()).isAfterOrEqualTo(day.from()).isBefore(day.to());
        assertThat(model.histogram().get().bins().stream().mapToLong(bin -> bin.count()).sum())
                .isEqualTo(ALL);
        assertThat(
                        model.facets().facets().get().getFirst().entries().stream()
                                .mapToLong(FacetModel.Entry::count)
                                .sum())
                .isEqualTo(found());
    }

    @Test
    void includesAndExcludesByFacets() {
        model.facets().toggle("source", "s3-access", true);
        long access = found();
        model.facets().toggle("source", "cloudtrail", true);
        long both = found();
        model.facets().clear();
        model.facets().toggle("source", "vpc-flow", false);

        assertThat(access).isPositive();
        assertThat(both).isGreaterThan(access);
        assertThat(found()).isEqualTo(both);
    }

    @Test
    void showsOtherValuesOfAFieldBesideTheTickedOnes() {
        model.facets().toggle("source", "s3-access", true);

        FacetModel sources = model.facets().facets().get().getFirst();

        assertThat(sources.entries())
                .extracting(FacetModel.Entry::label, FacetModel.Entry::state)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("CloudTrail", FacetModel.State.FREE),
                        org.assertj.core.groups.Tuple.tuple("S3 access", FacetModel.State.INCLUDED),
                        org.assertj.core.groups.Tuple.tuple("VPC Flow", FacetModel.State.FREE));
    }

    @Test
    void namesTheConditionsThatKeepEverythingOut() {
        ask("source:vpc-flow");
        ask("actor.name:svc-share");

        assertThat(model.state().get()).isInstanceOf(ResultState.Nothing.class);
        ResultState.Nothing nothing = (ResultState.Nothing) model.state().get();
        assertThat(nothing.total()).isEqualTo(ALL);
        assertThat(nothing.blocking())
                .extracting(ResultState.Blocking::condition)
                .containsExactly("source:vpc-flow", "actor.name:svc-share");
        assertThat(nothing.blocking()).allMatch(blocking -> blocking.withoutIt() > 0);
    }

    @Test
    void turnsTheOrderRound() {
        StoredEvent first = row(0);
        model.order().set(Search.Order.TIME_DESCENDING);

        assertThat(row((int) ALL - 1)).isEqualTo(first);
        assertThat(row(0).event().time()).isAfter(row(1).event().time());
    }

    @Test
    void showsWhatAnotherScreenAsksFor() {
        ask("status:403");
        model.facets().toggle("source", "s3-access", true);

        model.show(new Destination.Events("source:vpc-flow", TimeRange.ALL));

        assertThat(model.input().chips()).containsExactly("source:vpc-flow");
        assertThat(row(0).event().source()).isEqualTo(SourceKind.VPC_FLOW);
    }

    @Test
    void keepsTheQueryWhenTheSameCaseIsReadAgainAndDropsItForAnother() {
        ask("source:vpc-flow");
        workspace.refresh(failure -> {});
        assertThat(model.input().chips()).containsExactly("source:vpc-flow");

        workspace.close();
        assertThat(model.input().chips()).isEmpty();
        assertThat(model.rows().get()).isNull();
        assertThat(model.state().get()).isEqualTo(new ResultState.NoCase());
    }

    @Test
    void readsTheSelectedRecordAgainWithItsRelations() {
        ask("source:cloudtrail");
        model.detail().show(row(5));

        EventDetail detail = model.detail().detail().get();

        assertThat(detail).isNotNull();
        assertThat(detail.raw().form()).isEqualTo(RawText.Form.JSON);
        assertThat(detail.proven()).isNull();
        assertThat(detail.fields())
                .contains(
                        new EventDetail.NamedValue(
                                "original.ip", String.valueOf(row(5).event().text(EventField.IP))));
        assertThat(detail.related())
                .allMatch(other ->
                        String.valueOf(other.event().text(EventField.REQUEST_ID))
                                .equals(row(5).event().text(EventField.REQUEST_ID)));
    }

    @Test
    void proposesFieldsThenValuesWithTheirCounts() {
        model.propose("acti", 4, false);
        assertThat(model.completion().proposals().get())
                .extracting(CompletionViewModel.Proposal::insert)
                .containsExactly("action:");

        model.propose("action:HeadO", 12, false);
        List<CompletionViewModel.Proposal> values = model.completion().proposals().get();
        assertThat(values)
                .extracting(CompletionViewModel.Proposal::insert)
                .containsExactly("action:HeadObject");

        assertThat(model.completion().take("x AND action:HeadO y", 18, false))
                .isEqualTo(new CompletionViewModel.Taken("x AND action:HeadObject y", 23));
    }

    @Test
    void excludesAProposedValueWhenAskedTo() {
        model.propose("ip:10.0", 7, false);

        assertThat(model.completion().take("ip:10.0", 7, true).text())
                .isEqualTo("NOT ip:10.0.4.17");
        assertThat(model.completion().proposals().get()).isEmpty();
    }

    @Test
    void marksExhibitsAndSubjectsAndReadsTheCaseAgain() {
        FixtureService service = (FixtureService) workspace.service();
        OpenCase before = workspace.openCase().get();
        StoredEvent event = row(7);

        model.marks().addExhibit(event, "the first reading", failure -> {});
        model.marks().addSubject(Subject.Kind.PHI, "s3://phi/*", "scans", failure -> {});

        assertThat(service.marks())
                .containsExactly(
                        "exhibit " + event.id() + ": the first reading", "phi s3://phi/*: scans");
        assertThat(workspace.openCase().get()).isNotSameAs(before);
    }

    @Test
    void saysWhyAMarkWasNotWritten() {
        List<Failure> failures = new ArrayList<>();

        model.marks().addSubject(Subject.Kind.PHI, "", "scans", failures::add);

        assertThat(failures)
                .extracting(Failure::reason, Failure::kept)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                "an empty selector names nothing", "The case is as it was."));
    }

    @Test
    void selectsTheSameRowAfterTheCaseWasReadAgain() {
        model.rowSelected(7);
        workspace.refresh(failure -> {});
        assertThat(model.takeRowToSelect()).isEqualTo(7);
        assertThat(model.takeRowToSelect()).isEqualTo(-1);

        ask("source:vpc-flow");
        assertThat(model.takeRowToSelect()).isEqualTo(-1);
    }

    @Test
    void makesTheCommandsThatCutARecordWithoutThisProgram() {
        List<String> commands = new ArrayList<>();
        StoredEvent event = row(5);
        model.detail().show(event);

        model.detail().commands(commands::addAll);

        String hash = event.origin().evidence().hex();
        assertThat(commands)
                .startsWith(
                        "ITEM=evidence/" + hash.substring(0, 2) + '/' + hash.substring(2),
                        "sha256sum \"$ITEM\"",
                        "# " + hash);
        assertThat(String.join("\n", commands))
                .contains(
                        "tail -c +" + (event.origin().offset() + 1),
                        "head -c " + event.origin().length());
    }

    private EventsViewModel withGaps() {
        FixtureService service =
                new FixtureService(0) {
                    @Override
                    public Coverage coverage(
                            CaseReader reader, ProgressBoard board, CancelToken cancel) {
                        return FixtureGaps.until(SyntheticEvents.START.plus(Duration.ofDays(30)));
                    }
                };
        service.with(Direct.CASE, () -> FixtureCase.of(Direct.CASE, ALL));
        Workspace gapped = new Workspace(service, Direct.background());
        gapped.open(
                Direct.CASE,
                open -> {},
                failure -> {
                    throw new AssertionError(failure.copyText());
                });
        EventsViewModel made = new EventsViewModel(gapped, QueryParser::parse);
        made.activate();
        return made;
    }

    @Test
    void putsGapsBetweenTheEventsOfTheLogsAskedFor() throws Exception {
        EventsViewModel gapped = withGaps();
        assertThat(gapped.rows().get()).hasSize((int) ALL + 5);
        assertThat(gapped.gaps().stretches()).hasSize(3);
        assertThat(gapped.gaps().inTime()).hasSize(2);

        gapped.facets().toggle("source", "cloudtrail", true);

        assertThat(gapped.gaps().stretches())
                .extracting(UnloggedStretch::what)
                .containsExactly("CloudTrail (calls that read) of 111122223333 in eu-west-1");
        EventRows rows = gapped.rows().get();
        assertThat(rows).isNotNull();
        assertThat(rows.size()).isEqualTo(rows.events() + 2);
    }

    @Test
    void namesTheGapsWhereNothingIsFound() {
        EventsViewModel gapped = withGaps();

        gapped.input().text().set("bucket:nowhere");
        gapped.submit();

        assertThat(gapped.state().get()).isInstanceOf(ResultState.Nothing.class);
        assertThat(gapped.gaps().stretches())
                .extracting(UnloggedStretch::what)
                .containsExactly("CloudTrail (calls that read) of 111122223333 in eu-west-1");
        assertThat(gapped.rows().get()).hasSize(1);
    }

    @Test
    void saysSoWhereGapsCannotBeWorkedOut() {
        FixtureService service =
                new FixtureService(0) {
                    @Override
                    public Coverage coverage(
                            CaseReader reader, ProgressBoard board, CancelToken cancel)
                            throws IOException {
                        throw new IOException("a setting cannot be read");
                    }
                };
        service.with(Direct.CASE, () -> FixtureCase.of(Direct.CASE, ALL));
        Workspace broken = new Workspace(service, Direct.background());
        broken.open(Direct.CASE, open -> {}, failure -> {});
        EventsViewModel made = new EventsViewModel(broken, QueryParser::parse);

        made.activate();

        assertThat(made.gaps().gaps().get())
                .isEqualTo(new GapsViewModel.Gaps.Failed("a setting cannot be read"));
        assertThat(made.rows().get()).hasSize((int) ALL);
    }
}
