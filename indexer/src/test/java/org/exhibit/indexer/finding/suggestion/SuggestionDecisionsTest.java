package org.exhibit.indexer.finding.suggestion;

import static org.assertj.core.api.Assertions.assertThat;

import org.exhibit.indexer.casefile.Subject;
import org.exhibit.indexer.custody.CustodyEntry;
import org.exhibit.indexer.digest.Digest;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What is remembered of decisions, and for how long it holds.
class SuggestionDecisionsTest {
    private static final Instant AT = Instant.parse("2026-11-20T09:00:00Z");
    private static final Digest NONE = new Digest("0".repeat(64));

    private final List<CustodyEntry> custody = new ArrayList<>();

    private static Suggestion suggestion(String selector, Basis... bases) {
        List<Ground> grounds = new ArrayList<>();
        for (Basis basis : bases) {
            grounds.add(Ground.of(basis, "by its " + basis.word(), List.of("id")));
        }
        return new Suggestion(Subject.Kind.PHI, selector, grounds, new SuggestionState.Open());
    }

    private void decide(Suggestion suggestion, boolean confirmed) {
        custody.add(
                new CustodyEntry(
                        custody.size() + 1L,
                        AT,
                        "Ada",
                        SuggestionDecisions.ENTRY,
                        SuggestionDecisions.details(suggestion, confirmed, "why").toMap(),
                        NONE,
                        NONE));
    }

    private SuggestionState state(Suggestion suggestion, Subject... subjects) {
        return SuggestionDecisions.of(custody).decided(suggestion, List.of(subjects)).state();
    }

    @Test
    void aRejectionHoldsAgainstTheSameGrounds() {
        decide(suggestion("s3://b", Basis.NAME), false);

        assertThat(state(suggestion("s3://b", Basis.NAME)))
                .isEqualTo(new SuggestionState.Rejected("Ada", "why", AT));
        assertThat(state(suggestion("s3://c", Basis.NAME))).isEqualTo(new SuggestionState.Open());
    }

    @Test
    void anotherSortOfGroundIsSuggestedAgain() {
        decide(suggestion("s3://b", Basis.NAME), false);
        Suggestion more = suggestion("s3://b", Basis.NAME, Basis.MACIE);
        assertThat(state(more)).isEqualTo(new SuggestionState.Open());

        decide(more, false);
        assertThat(state(more).word()).isEqualTo("rejected");
        assertThat(state(suggestion("s3://b", Basis.MACIE)).word()).isEqualTo("rejected");
    }

    @Test
    void aConfirmationUndoesARejection() {
        Suggestion one = suggestion("s3://b", Basis.NAME);
        decide(one, false);
        decide(one, true);
        assertThat(state(one)).isEqualTo(new SuggestionState.Open());
    }

    @Test
    void whatLiesWithinASubjectOfItsKindIsNotSuggested() {
        Subject bucket = new Subject(Subject.Kind.PHI, "s3://b/in/*", "", "Ada", AT);
        Suggestion inside = suggestion("s3://b/in/x", Basis.TAG);

        assertThat(state(inside, bucket))
                .isEqualTo(new SuggestionState.IsSubject("s3://b/in/*", "Ada", AT));
        assertThat(state(suggestion("s3://b", Basis.TAG), bucket).word()).isEqualTo("open");
        Subject other = new Subject(Subject.Kind.SYNTHETIC, "s3://b/in/*", "", "Ada", AT);
        assertThat(state(inside, other).word()).isEqualTo("open");
    }

    @Test
    void custodyKeepsWhatWasSuggestedAndWhy() {
        assertThat(
                        SuggestionDecisions.details(
                                        suggestion("s3://b", Basis.NAME, Basis.TAG), true, "seen")
                                .toMap())
                .containsEntry("decision", "confirmed")
                .containsEntry("selector", "s3://b")
                .containsEntry("kind", "phi")
                .containsEntry("reason", "seen")
                .containsEntry("bases", "tag name")
                .containsEntry("suggestion", "by its tag; by its name")
                .containsEntry("records", "[\"id\"]");
    }
}
