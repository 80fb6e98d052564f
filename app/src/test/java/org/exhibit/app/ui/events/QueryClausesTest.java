package org.exhibit.app.ui.events;

import static org.assertj.core.api.Assertions.assertThat;

import org.exhibit.indexer.index.Query;
import org.exhibit.indexer.index.QueryParser;
import org.exhibit.indexer.index.QuerySyntaxException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

/// Queries taken apart into chips and put together again: a chip that changes what is asked would
/// change what is found.
class QueryClausesTest {

    @Test
    void makesOneClauseOfEachConditionThatIsJoinedByAnd() {
        assertThat(
                        QueryClauses.clauses(
                                "source:s3-access AND status:200 NOT ip:10.0.0.1 \"two words\""))
                .containsExactly(
                        "source:s3-access", "status:200", "NOT ip:10.0.0.1", "\"two words\"");
    }

    @Test
    void keepsBracketsQuotesAndExpressionsTogether() {
        assertThat(
                        QueryClauses.clauses(
                                "bytesOut:[1000 TO 5000] key:/a b/ (action:Get OR action:Put)"
                                        + " actor.name:(a OR b) userAgent:\"a \\\" b\""))
                .containsExactly(
                        "bytesOut:[1000 TO 5000]",
                        "key:/a",
                        "b/",
                        "(action:Get OR action:Put)",
                        "actor.name:(a OR b)",
                        "userAgent:\"a \\\" b\"");
    }

    @Test
    void leavesAnAlternativeWhole() {
        assertThat(QueryClauses.clauses("action:Get OR action:Put status:200"))
                .containsExactly("action:Get OR action:Put status:200");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "stranger",
                "source:s3-access status:200",
                "NOT ip:10.0.0.0/8 AND bytesOut:>1000",
                "action:Get OR action:Put status:200",
                "(a OR b) NOT c",
                "object:s3://phi/ct/* requestParameters.bucketName:phi-*",
                "actor.arn:arn:aws:iam::222222222222:role/ml userAgent:\"a b\\\"c\""
            })
    void asksTheSameAfterTakingApartAndPuttingTogether(String text) throws QuerySyntaxException {
        String again = QueryClauses.join(QueryClauses.clauses(text));

        assertThat(flat(QueryParser.parse(again))).isEqualTo(flat(QueryParser.parse(text)));
    }

    private static Query flat(Query query) {
        return query instanceof Query.And and && and.clauses().size() == 1
                ? and.clauses().getFirst()
                : query;
    }

    @Test
    void putsParenthesesAroundAnAlternativeOnlyWhereSomethingElseMustHoldToo() {
        assertThat(QueryClauses.join(List.of("a OR b"))).isEqualTo("a OR b");
        assertThat(QueryClauses.join(List.of("a OR b", "c"))).isEqualTo("(a OR b) AND c");
    }

    @Test
    void turnsAClauseRoundAndBack() {
        assertThat(QueryClauses.negated("ip:10.0.0.1")).isEqualTo("NOT ip:10.0.0.1");
        assertThat(QueryClauses.negated("NOT ip:10.0.0.1")).isEqualTo("ip:10.0.0.1");
        assertThat(QueryClauses.negated("a OR b")).isEqualTo("NOT (a OR b)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "two words",
                "quo\"te",
                "back\\slash",
                "star*",
                "(paren)",
                "[range",
                "a:b",
                "/home",
                ">5",
                ""
            })
    void writesAnyValueSoThatItIsReadBack(String value) throws QuerySyntaxException {
        assertThat(QueryParser.parse(QueryClauses.equal("userAgent", value)))
                .isEqualTo(new Query.Equal(FacetSelection.target("userAgent"), value));
    }

    @Test
    void findsTheTokenThatIsBeingTyped() {
        assertThat(QueryClauses.typedAt("source:s3-access ip:203.0", 25))
                .isEqualTo(new QueryClauses.Typed(17, "ip:203.0"));
        assertThat(QueryClauses.typedAt("(sou", 4)).isEqualTo(new QueryClauses.Typed(1, "sou"));
        assertThat(QueryClauses.typedAt("userAgent:\"Mozilla Fire", 23))
                .isEqualTo(new QueryClauses.Typed(0, "userAgent:\"Mozilla Fire"));
        assertThat(QueryClauses.typedAt("", 0)).isEqualTo(new QueryClauses.Typed(0, ""));
    }
}
