package org.exhibit.indexer.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryErrorTest {

    /// The second column underlines what the answer points at.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "key:\"abc|    ^^^^|this quote is not closed; a closing \" was expected",
                "a \"b c|  ^^^^|this quote is not closed",
                "(a OR b|^|this ( is not closed; a ) was expected",
                "a (b (c)|  ^|this ( is not closed",
                "key:(a OR b|    ^|this ( is not closed",
                "(|^|this ( is not closed",
                "()|^^|empty parentheses",
                "a)| ^|this ) closes nothing",
                "(a))|   ^|this ) closes nothing",
                ") a|^|a ) where",
                "bytesOut:[1 TO 2|         ^^^^^^^|this range is not closed; a ] or } was expected",
                "bytesOut:[1 TO|at the end|a bound of the range is missing",
                "bytesOut:[ TO 2]|           ^^|the lower bound of the range is missing",
                "bytesOut:[1 2]|         ^^^|a range is written [from TO to]; TO was expected",
                "bytesOut:[1 TO 2]x|                 ^|white space was expected after [1 TO 2]",
                "bytesOut:[5 TO 1]|         ^^^^^^^^|nothing lies in this range",
                "time:[2026-03-11 TO 2026-03-09]|     ^^^^^^^^^^^^^^^^^^^^^^^^^^|nothing lies in"
                        + " this range",
                "ip:[10.0.0.9 TO 10.0.0.1]|   ^^^^^^^^^^^^^^^^^^^^^^|nothing lies in this range",
                "a key: b|  ^^^^|key has no value; write it directly after the colon, as in"
                        + " key:value",
                "(key:)| ^^^^|key has no value",
                "bytesOut:>|         ^|> has no value directly after it",
                "(bytesOut:>=)|          ^^|>= has no value directly after it",
                "bytesOut:> 5|         ^|> has no value directly after it",
                "bucket:[a TO b]|       ^^^^^^^^|bucket is text, and a range needs a number, a time"
                        + " or an address",
                "bucket:>a|       ^^|bucket is text, and > needs a number, a time or an address",
                "id:>5|   ^^|id is text",
                "requestParameters.name:[a TO b]|                        ^|a is no number; a range"
                        + " over a path of the record needs numbers",
                "status:abc|       ^^^|abc is no whole number; status takes digits, as in"
                        + " status:>1000",
                "status:4*|       ^^|status is a number and takes no wildcard",
                "status:/4../|       ^^^^^|status takes no regular expression",
                "status:1.5|       ^^^|1.5 is no whole number",
                "bytesOut:99999999999999999999|         ^^^^^^^^^^^^^^^^^^^^|99999999999999999999"
                        + " is beyond the numbers",
                "time:yesterday|     ^^^^^^^^^|yesterday is no time; write 2026-03-10",
                "time:2026-02-30|     ^^^^^^^^^^|2026-02-30 is no time",
                "time:2026-03-10T25:00Z|     ^^^^^^^^^^^^^^^^^|2026-03-10T25:00Z is no time",
                "time:>2026-3-1|      ^^^^^^^^|2026-3-1 is no time",
                "time:2026*|     ^^^^^|time is a time and takes no wildcard",
                "ip:10.0.0.0/33|   ^^^^^^^^^^^|10.0.0.0/33 is no network; write address/prefix",
                "ip:10.0.0/8|   ^^^^^^^^|10.0.0/8 is no network",
                "ip:>10.0|    ^^^^|10.0 is no address",
                "id:zz|   ^^|zz is no id; 32 hexadecimal digits were expected, or the first of them"
                        + " and *",
                "duplicateOf:ab*|            ^^^|ab* is no duplicateOf; 32 hexadecimal digits were"
                        + " expected",
                "origin.evidence:x|                ^|x is no origin.evidence; 64 hexadecimal"
                        + " digits",
                "citation:E-2|         ^^^|E-2 is no citation; one looks like E-02/h8WdK3mQ#41",
                "a AND|  ^^^|AND has nothing after it",
                "a OR|  ^^|OR has nothing after it",
                "a AND OR b|  ^^^|AND has nothing after it",
                "(a OR) b|   ^^|OR has nothing after it",
                "OR a|^^|OR has nothing before it",
                "a (AND b)|   ^^^|AND has nothing before it",
                "NOT|^^^|NOT has nothing after it",
                "a NOT OR b|  ^^^|NOT has nothing after it",
                "- a|^|- excludes what follows it directly",
                "a !|  ^|! excludes what follows it directly",
                "acton:x|^^^^^|unknown field acton; did you mean action?",
                "a IP:x|  ^^|unknown field IP; did you mean ip?",
                "actor.arm:x|^^^^^^^^^|unknown field actor.arm; did you mean actor.arn?",
                "accessKey:x|^^^^^^^^^|unknown field accessKey; did you mean actor.accessKey?",
                "requestParameter.a:x|^^^^^^^^^^^^^^^^^^|did you mean requestParameters.a?",
                "\"\":x|^^|an empty name; a path was expected",
                ":x|^|: needs a field before it",
                ">5|^|> needs a field before it",
                "key:/a(b/|      ^|in the regular expression this ( is not closed",
                "key:/a[b/|      ^|in the regular expression this [ is not closed",
                "key:/a\\/[z-a]/|        ^^^^|in the regular expression this range of characters is"
                        + " empty",
                "key:/*a/|     ^|in the regular expression * has nothing to repeat",
                "key:/^a/|     ^|a regular expression always covers the whole value",
                "key:/abc|    ^^^^|this regular expression is not closed; a closing / was expected",
                "key:/a/b|       ^|white space was expected after /a/",
                "key://|    ^^|an empty regular expression",
                "key:a\"b|     ^|a quote inside a value",
                "\"a\"b|   ^|white space was expected after \"a\"",
                "key:C:\\Users|      ^^|\\U is no escape: write \\\\ for a backslash itself",
                "key:a\\|     ^|a backslash at the end",
                "a && b|  ^^|nothing to search for",
                "\"\"|^^|nothing to search for",
            })
    void pointsAtTheMistakeAndSaysWhatWasExpected(String text, String mark, String message) {
        QuerySyntaxException wrong = wrong(text);
        String underlined = " ".repeat(wrong.position()) + "^".repeat(wrong.length());
        assertThat(wrong.length() == 0 ? "at the end" : underlined).isEqualTo(mark);
        assertThat(wrong).hasMessageContaining(message);
    }

    @Test
    void boundsTheQuery() {
        assertThat(wrong("a".repeat(QueryParser.LONGEST + 5)))
                .hasMessageContaining("too long")
                .extracting(QuerySyntaxException::position, QuerySyntaxException::length)
                .containsExactly(QueryParser.LONGEST, 5);
        assertThat(wrong("a ".repeat(QueryParser.MOST_CLAUSES + 1)))
                .hasMessageContaining("too many clauses");
        assertThat(wrong("(".repeat(QueryParser.DEEPEST + 1) + "a"))
                .hasMessageContaining("inside each other");
        assertThat(wrong("!".repeat(60_000) + "a")).hasMessageContaining("inside each other");
        assertThat(wrong("(".repeat(60_000))).hasMessageContaining("inside each other");
        assertThat(wrong("key:/" + "(".repeat(900) + "/"))
                .hasMessageContaining("inside each other");
        assertThat(wrong("key:/((a{1000}){1000}){1000}/")).hasMessageContaining("too large");
        assertThat(wrong("key:/" + "a".repeat(RegexSyntax.LONGEST + 1) + "/"))
                .hasMessageContaining("too long");
    }

    @Test
    void acceptsWhatLiesWithinTheBounds() throws QuerySyntaxException {
        int deep = QueryParser.DEEPEST;
        assertThat(QueryParser.parse("(".repeat(deep) + "a" + ")".repeat(deep)))
                .isEqualTo(new Query.Words("a", false));
        assertThat(((Query.And) QueryParser.parse("a ".repeat(QueryParser.MOST_CLAUSES))).clauses())
                .hasSize(QueryParser.MOST_CLAUSES);
    }

    private static QuerySyntaxException wrong(String text) {
        QuerySyntaxException wrong =
                catchThrowableOfType(QuerySyntaxException.class, () -> QueryParser.parse(text));
        assertThat(wrong).as("no error in: %s", text).isNotNull();
        return wrong;
    }
}
