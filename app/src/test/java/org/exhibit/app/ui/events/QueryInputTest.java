package org.exhibit.app.ui.events;

import static org.assertj.core.api.Assertions.assertThat;

import org.exhibit.indexer.index.QueryParser;
import org.junit.jupiter.api.Test;

/// The query bar: a query that is not understood must never be run as if it were, nor lose what was
/// typed.
class QueryInputTest {
    private final QueryInput input = new QueryInput(QueryParser::parse);

    @Test
    void settlesWhatIsTypedIntoChips() {
        input.text().set("source:s3-access status:200");

        assertThat(input.settle()).isTrue();
        assertThat(input.chips()).containsExactly("source:s3-access", "status:200");
        assertThat(input.text().get()).isEmpty();
        assertThat(input.query()).isEqualTo("source:s3-access AND status:200");
        assertThat(input.history()).containsExactly("source:s3-access AND status:200");
    }

    @Test
    void keepsChipsAndTextWhereTheTextIsNotUnderstood() {
        input.replace("status:200");
        input.text().set("bytesOut:>");

        assertThat(input.settle()).isFalse();
        assertThat(input.chips()).containsExactly("status:200");
        assertThat(input.text().get()).isEqualTo("bytesOut:>");
        assertThat(input.mistake().get()).isNotNull();
        assertThat(input.mistake().get().position()).isBetween(0, 10);
        assertThat(input.mistake().get().reason()).contains("no value");
    }

    @Test
    void forgetsTheMistakeOnceItIsMended() {
        input.text().set("status:");
        input.settle();

        input.text().set("status:20");
        assertThat(input.mistake().get()).isNull();
    }

    @Test
    void marksNothingWhileTypingBeforeTheFirstAttempt() {
        input.text().set("status:");

        assertThat(input.mistake().get()).isNull();
    }

    @Test
    void takesAChipBackToChangeIt() {
        input.replace("status:200 ip:10.0.0.1");
        input.text().set("GetObject");

        input.edit(0);

        assertThat(input.chips()).containsExactly("ip:10.0.0.1");
        assertThat(input.text().get()).isEqualTo("status:200 GetObject");
    }

    @Test
    void turnsAChipRound() {
        input.replace("status:200");

        input.negate(0);

        assertThat(input.query()).isEqualTo("NOT status:200");
    }

    @Test
    void doesNotRepeatAChip() {
        input.replace("status:200");
        input.text().set("status:200");

        input.settle();

        assertThat(input.chips()).containsExactly("status:200");
    }

    @Test
    void remembersTheLastQueriesOnce() {
        input.replace("a");
        input.replace("b");
        input.replace("a");

        assertThat(input.history()).containsExactly("a", "b");
    }
}
