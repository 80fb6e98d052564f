package org.exhibit.indexer.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Random;

class QueryTextTest {

    @Test
    void whatIsPrintedReadsAsTheSameTree() throws QuerySyntaxException {
        RandomQueries queries = new RandomQueries(17);
        for (int i = 0; i < 20_000; i++) {
            Query query = queries.next(i % 5);
            String text = QueryText.print(query);
            assertThat(QueryParser.parse(text)).as(text).isEqualTo(query);
        }
    }

    @Test
    void printsTreesThatNoTextGives() throws QuerySyntaxException {
        assertThat(QueryText.print(new Query.And(List.of()))).isEqualTo("*");
        assertThat(QueryParser.parse(QueryText.print(new Query.Or(List.of()))))
                .isEqualTo(new Query.Not(new Query.All()));
        Query word = new Query.Words("a", false);
        assertThat(QueryText.print(new Query.Or(List.of(new Query.And(List.of(word))))))
                .isEqualTo("a");
    }

    /// Whatever is typed is a query or a syntax error inside the text, and what is a query keeps
    /// its meaning.
    @Test
    void noTextBreaksTheParser() {
        Random random = new Random(23);
        String[] pieces = {
            "a",
            "key",
            "time",
            "ip",
            "status",
            "id",
            "citation",
            "origin.file",
            "x.y",
            ":",
            ":",
            "(",
            ")",
            "[",
            "]",
            "{",
            "}",
            " TO ",
            " AND ",
            " OR ",
            " NOT ",
            "-",
            "!",
            "\"",
            "\\",
            "/",
            "*",
            "?",
            ">",
            "<",
            "=",
            " ",
            "\t",
            "\u00a0",
            "2026-03-10",
            "10.0.0.0/8",
            "::1",
            "200",
            "2xx",
            "é",
            "\uD83D",
            "\uDE00",
            "\0",
            "arn",
            "s3://",
            ",",
            "#",
            "{2}"
        };
        for (int i = 0; i < 100_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(12); length > 0; length--) {
                boolean any = random.nextInt(10) == 0;
                text.append(
                        any
                                ? String.valueOf((char) random.nextInt(0x10000))
                                : pieces[random.nextInt(pieces.length)]);
            }
            check(text.toString());
        }
    }

    private static void check(String text) {
        Query query;
        try {
            query = QueryParser.parse(text);
        } catch (QuerySyntaxException e) {
            assertThat(e.position()).as(text).isBetween(0, text.length());
            assertThat(e.length()).as(text).isBetween(0, text.length() - e.position());
            assertThat(e.length() > 0 || e.position() == text.length()).as(text).isTrue();
            return;
        }
        String printed = QueryText.print(query);
        try {
            assertThat(QueryParser.parse(printed))
                    .as("%s printed as %s", text, printed)
                    .isEqualTo(query);
        } catch (QuerySyntaxException e) {
            fail("%s is printed as %s, which is no query: %s", text, printed, e.getMessage());
        }
    }
}
