package org.exhibit.app.ui.events;

import static org.assertj.core.api.Assertions.assertThat;

import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.index.Query;
import org.junit.jupiter.api.Test;

import java.util.List;

/// Choices in facets as conditions of the query.
class FacetSelectionTest {
    private static final Query STATUS = new Query.Words("stranger", false);

    private static FacetSelection.Choice tick(String field, String value) {
        return new FacetSelection.Choice(field, value, true);
    }

    private static FacetSelection.Choice strike(String field, String value) {
        return new FacetSelection.Choice(field, value, false);
    }

    private static Query equal(EventField field, String value) {
        return new Query.Equal(new Query.Target.Named(field), value);
    }

    @Test
    void joinsTicksOfOneFieldByOrAndEverythingElseByAnd() {
        FacetSelection chosen =
                FacetSelection.NONE
                        .toggle(tick("status", "200"))
                        .toggle(tick("status", "206"))
                        .toggle(strike("ip", "10.0.0.1"));

        assertThat(chosen.narrow(STATUS))
                .isEqualTo(
                        new Query.And(
                                List.of(
                                        STATUS,
                                        new Query.Or(
                                                List.of(
                                                        equal(EventField.STATUS, "200"),
                                                        equal(EventField.STATUS, "206"))),
                                        new Query.Not(equal(EventField.IP, "10.0.0.1")))));
    }

    @Test
    void addsNothingToAQueryWhereNothingIsChosen() {
        assertThat(FacetSelection.NONE.narrow(STATUS)).isSameAs(STATUS);
    }

    @Test
    void leavesOutEveryEventBesideAChoice() {
        assertThat(FacetSelection.NONE.toggle(tick("status", "200")).narrow(new Query.All()))
                .isEqualTo(equal(EventField.STATUS, "200"));
    }

    @Test
    void takesAChoiceBackOnTheSecondClickAndTurnsItOnTheOther() {
        FacetSelection ticked = FacetSelection.NONE.toggle(tick("status", "200"));

        assertThat(ticked.toggle(tick("status", "200"))).isEqualTo(FacetSelection.NONE);
        assertThat(ticked.toggle(strike("status", "200")).choices())
                .containsExactly(strike("status", "200"));
    }

    @Test
    void countsAFieldWithoutItsOwnChoices() {
        FacetSelection chosen =
                FacetSelection.NONE
                        .toggle(tick("status", "200"))
                        .toggle(strike("status", "403"))
                        .toggle(tick("ip", "10.0.0.1"));

        assertThat(chosen.withoutField("status").choices()).containsExactly(tick("ip", "10.0.0.1"));
    }

    @Test
    void takesUnknownNamesForPathsOfTheRecord() {
        assertThat(
                        FacetSelection.NONE
                                .toggle(tick("requestParameters.roleArn", "x"))
                                .narrow(new Query.All()))
                .isEqualTo(
                        new Query.Equal(new Query.Target.Path("requestParameters.roleArn"), "x"));
    }
}
