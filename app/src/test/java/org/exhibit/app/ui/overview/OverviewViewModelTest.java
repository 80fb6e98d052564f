package org.exhibit.app.ui.overview;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.groups.Tuple;
import org.exhibit.app.service.CaseService;
import org.exhibit.app.ui.common.Failure;
import org.exhibit.app.ui.common.Workspace;
import org.exhibit.app.ui.fixture.Direct;
import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.event.SourceKind;
import org.exhibit.indexer.index.Counts;
import org.exhibit.indexer.index.Query;
import org.exhibit.indexer.index.Totals;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The overview: its numbers are the case's, and numbers that do not add up stop a pack.
class OverviewViewModelTest {
    private final Workspace workspace = Direct.workspace(1_000);
    private final OverviewViewModel model = new OverviewViewModel(workspace);

    private OverviewContent content() {
        OverviewContent content = model.content().get();
        assertThat(content).isNotNull();
        return content;
    }

    @Test
    void accountsForEachSource() {
        assertThat(content().accounts())
                .containsExactly(
                        new OverviewContent.Account(
                                SourceKind.CLOUDTRAIL, new Counts(514, 500, 12, 2)),
                        new OverviewContent.Account(
                                SourceKind.S3_ACCESS, new Counts(755, 300, 455, 0)),
                        new OverviewContent.Account(
                                SourceKind.VPC_FLOW, new Counts(200, 200, 0, 0)));
        assertThat(content().addsUp()).isTrue();
        assertThat(content().items()).isEqualTo(6);
        assertThat(content().custodyEntries()).isEqualTo(5);
    }

    @Test
    void seesThatTheNumbersDoNotAddUp() {
        Totals wrong = totals(new Counts(10, 8, 1, 0));
        OverviewContent content =
                new OverviewContent(wrong, null, List.of(), 0, 0, null, List.of(), List.of(), 0);

        assertThat(content.addsUp()).isFalse();
        assertThat(Attention.of(content))
                .first()
                .extracting(Attention::what, Attention::grave)
                .containsExactly("The accounting does not add up", true);
    }

    private static Totals totals(Counts counts) {
        return new Totals(counts, 0, 0, 1, 0, 0, 0, Map.of(), null, null);
    }

    @Test
    void listsWhatNeedsAttentionMostPressingFirst() {
        assertThat(Attention.of(content()))
                .extracting(Attention::what)
                .containsExactly(
                        "1 import was interrupted",
                        "1 file could not be read to the end",
                        "2 records rejected",
                        "1 file of no known format",
                        "3 events have a damaged value");
    }

    @Test
    void asksForNothingWhereNothingIsWrong() {
        OverviewContent clean =
                new OverviewContent(
                        totals(new Counts(10, 9, 1, 0)),
                        null,
                        List.of(),
                        1,
                        1,
                        null,
                        List.of(),
                        List.of(),
                        0);

        assertThat(Attention.of(clean)).isEmpty();
    }

    @Test
    void countsTheEventsOfEachSubject() {
        assertThat(content().subjects())
                .extracting(row -> row.subject().selector(), row -> row.events() > 0)
                .containsExactly(
                        Tuple.tuple("s3://nl-phi-dicom-prod/consult-audio/*", false),
                        Tuple.tuple("s3://nl-synth-out/clips/hale-0147.mp4", true),
                        Tuple.tuple("s3://nl-synth-out/clips/*", true));
    }

    @Test
    void takesOnlyTheLastStarOfASelectorForAPattern() {
        Query.Target object = new Query.Target.Named(EventField.OBJECT);

        assertThat(OverviewContent.query("s3://b/a*b?/*"))
                .isEqualTo(new Query.Wildcard(object, "s3://b/a\\*b\\?/*"));
        assertThat(OverviewContent.query("s3://b/a?c"))
                .isEqualTo(new Query.Equal(object, "s3://b/a?c"));
    }

    @Test
    void saysWhatAVerificationFoundUntilTheCaseChanges() {
        assertThat(model.verify().get()).isEqualTo(new VerifyState.NotYet());

        model.verifyNow();

        assertThat(model.verify().get()).isInstanceOf(VerifyState.Done.class);
        assertThat(((VerifyState.Done) model.verify().get()).verification().ok()).isTrue();
        workspace.refresh(failure -> {});
        assertThat(model.verify().get()).isEqualTo(new VerifyState.NotYet());
    }

    @Test
    void wipesTheKeysPasswordAfterUse() {
        char[] password = "secret".toCharArray();
        List<CaseService.PackReport> built = new ArrayList<>();

        model.buildPack(
                Path.of("key.p12"), password, Path.of("pack.pdf"), built::add, failure -> {});

        assertThat(built).extracting(CaseService.PackReport::pages).containsExactly(12);
        assertThat(password).containsOnly('\0');
    }

    @Test
    void saysWhyAPackWasNotBuilt() {
        List<Failure> failures = new ArrayList<>();

        model.buildPack(
                Path.of("key.p12"), new char[0], Path.of("pack.pdf"), report -> {}, failures::add);

        assertThat(failures)
                .extracting(Failure::what, Failure::reason, Failure::kept)
                .containsExactly(
                        Tuple.tuple(
                                "The pack could not be built.",
                                "the key file key.p12 could not be opened with this password",
                                "No pack was written; the case is unchanged."));
    }

    @Test
    void buildsNoPackFromAnEmptyCase() {
        assertThat(model.mayBuildPack()).isTrue();
        assertThat(new OverviewViewModel(Direct.workspace(0)).mayBuildPack()).isFalse();
    }
}
