package org.exhibit.app.ui.findings;

import static org.assertj.core.api.Assertions.assertThat;

import org.exhibit.app.ui.common.Failure;
import org.exhibit.app.ui.common.Workspace;
import org.exhibit.app.ui.fixture.Direct;
import org.exhibit.app.ui.fixture.FixtureCase;
import org.exhibit.app.ui.fixture.FixtureService;
import org.exhibit.app.ui.fixture.FixtureSuggestions;
import org.exhibit.indexer.casefile.Subject;
import org.exhibit.indexer.finding.suggestion.Suggestion;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

/// Suggested subjects on the screen: looked for once, confirmed or rejected, remembered.
class SuggestionsViewModelTest {
    private final FixtureService service =
            new FixtureService(0).with(Direct.CASE, () -> FixtureCase.of(Direct.CASE, 10));
    private final Workspace workspace = new Workspace(service, Direct.background());
    private final List<Failure> failures = new ArrayList<>();
    private int searches;
    private Suggester answer = (reader, board, cancel) -> FixtureSuggestions.report(reader);
    private final SuggestionsViewModel model =
            new SuggestionsViewModel(
                    workspace,
                    (reader, board, cancel) -> {
                        searches++;
                        return answer.suggest(reader, board, cancel);
                    });

    private void look() {
        workspace.open(Direct.CASE, open -> {}, failures::add);
        model.lookOnce();
    }

    @Test
    void looksOnceAndListsTheMostTellingFirst() {
        workspace.open(Direct.CASE, open -> {}, failures::add);
        assertThat(searches).isZero();
        model.lookOnce();
        model.lookOnce();
        assertThat(searches).isEqualTo(1);
        assertThat(model.rows())
                .extracting(Suggestion::selector)
                .containsExactly(
                        "s3://nl-claims/intake/*",
                        "s3://nl-synth-out/avatars/*",
                        "s3://nl-marketing");
        model.look();
        assertThat(searches).isEqualTo(2);
    }

    @Test
    void aConfirmedOneBecomesASubjectThatKeepsTheSuggestion() {
        look();
        model.confirm(model.rows().get(1), Subject.Kind.BOTH, " seen ", failures::add);

        assertThat(failures).isEmpty();
        assertThat(service.marks().get(0))
                .isEqualTo(
                        "both s3://nl-synth-out/avatars/*: seen; suggested: output of a model"
                                + " (CreateTransformJob)");
        assertThat(service.marks().get(1))
                .startsWith("subject-suggestion {decision=confirmed, selector=s3://nl-synth-out/");
    }

    @Test
    void aRejectedOneIsListedNoMoreUnlessAskedForAndNoRecordIsReadAgain() {
        look();
        model.reject(model.rows().get(2), " ", failures::add);
        assertThat(service.marks()).isEmpty();

        model.reject(model.rows().get(2), "our own films", failures::add);
        assertThat(model.rows())
                .extracting(Suggestion::selector)
                .containsExactly("s3://nl-claims/intake/*", "s3://nl-synth-out/avatars/*");
        assertThat(model.decidedCount()).isEqualTo(1);
        model.decided().set(true);
        assertThat(model.rows()).hasSize(3);
        assertThat(model.rows().get(2).state().word()).isEqualTo("rejected");
        assertThat(searches).isEqualTo(1);
    }

    @Test
    void saysWhyASearchFailedOrThatItWasStopped() {
        answer =
                (reader, board, cancel) -> {
                    throw new IOException("E-02 is not where it was");
                };
        look();
        assertThat(model.looking().get())
                .isInstanceOfSatisfying(
                        SuggestionsViewModel.Looking.Failed.class,
                        failed ->
                                assertThat(failed.failure().reason())
                                        .contains("E-02 is not where it was"));
        answer =
                (reader, board, cancel) -> {
                    throw new CancellationException();
                };
        model.look();
        assertThat(model.looking().get()).isEqualTo(new SuggestionsViewModel.Looking.Stopped());
        assertThat(workspace.tasks()).isEmpty();
    }

    @Test
    void forgetsEverythingWhenTheCaseIsClosed() {
        look();
        workspace.close();
        assertThat(model.rows()).isEmpty();
        assertThat(model.looking().get()).isEqualTo(new SuggestionsViewModel.Looking.NotYet());
    }
}
