package org.exhibit.indexer.index;

import static org.assertj.core.api.Assertions.assertThat;

import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.index.Query.MetaField;
import org.exhibit.indexer.index.Query.Target;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Locale;

class QueryParserTest {
    private static final Query A = new Query.Words("a", false);
    private static final Query B = new Query.Words("b", false);
    private static final Query C = new Query.Words("c", false);

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n ", "\u00a0\u2003", "*", "**", " * "})
    void anEmptyQueryIsEveryEvent(String text) throws QuerySyntaxException {
        assertThat(QueryParser.parse(text)).isEqualTo(new Query.All());
    }

    @Test
    void notBindsBeforeAndAndBeforeOr() throws QuerySyntaxException {
        Query expected = new Query.Or(List.of(A, new Query.And(List.of(B, new Query.Not(C)))));
        assertThat(QueryParser.parse("a OR b AND NOT c")).isEqualTo(expected);
        assertThat(QueryParser.parse("a OR b NOT c")).isEqualTo(expected);
        assertThat(QueryParser.parse("a OR b -c")).isEqualTo(expected);
        assertThat(QueryParser.parse("a OR b !c")).isEqualTo(expected);
        assertThat(QueryParser.parse("a OR (b (NOT c))")).isEqualTo(expected);
        assertThat(QueryParser.parse("(a OR b)c"))
                .isEqualTo(new Query.And(List.of(new Query.Or(List.of(A, B)), C)));
        assertThat(QueryParser.parse("NOT(a b)"))
                .isEqualTo(new Query.Not(new Query.And(List.of(A, B))));
        assertThat(QueryParser.parse("--a")).isEqualTo(new Query.Not(new Query.Not(A)));
    }

    @Test
    void operatorsInLowerCaseAreWords() throws QuerySyntaxException {
        assertThat(QueryParser.parse("or \"AND\" ANDROID"))
                .isEqualTo(
                        new Query.And(
                                List.of(
                                        new Query.Words("or", false),
                                        new Query.Phrase("AND"),
                                        new Query.Words("ANDROID", false))));
    }

    @ParameterizedTest
    @EnumSource(EventField.class)
    void everyNamedFieldIsKnown(EventField field) throws QuerySyntaxException {
        assertThat(QueryParser.parse(field.jsonName() + ":*"))
                .isEqualTo(new Query.Exists(new Target.Named(field)));
    }

    @ParameterizedTest
    @EnumSource(MetaField.class)
    void everyNameOutsideTheRecordIsKnown(MetaField field) throws QuerySyntaxException {
        assertThat(QueryParser.parse(field.jsonName() + ":*"))
                .isEqualTo(new Query.Exists(new Target.Meta(field)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "object:s3://bucket/a:b/c | s3://bucket/a:b/c",
                "object:arn:aws:s3:::b | arn:aws:s3:::b",
                "object:\"a b\\\"c\\\\d\" | a b\"c\\d",
                "object:a\\ b | a b",
                "object:a\\*b\\?c\\\\ | a*b?c\\",
                "object:\"a*b\" | a*b",
                "object:\\[x | [x",
                "object:\"\" | ``",
                "object:a(1).txt | a(1).txt",
                "(object:a(1).txt) | a(1).txt",
                "(object:a) | a",
                "object:a) | a)",
                "(object:a\\)) | a)",
                "object:- | -",
                "object:AND | AND",
                "object:é\uD83D\uDE00 | é\uD83D\uDE00",
            })
    void aValueRunsToWhiteSpaceOrTheClosingParenthesis(String text, String value)
            throws QuerySyntaxException {
        assertThat(QueryParser.parse(text))
                .isEqualTo(
                        new Query.Equal(
                                new Target.Named(EventField.OBJECT), value == null ? "" : value));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "requestParameters.bucketName:x | requestParameters.bucketName",
                "eventName:x | eventName",
                "requestID:x | requestID",
                "log-status:x | log-status",
                "additionalEventData.x-amz-id-2:x | additionalEventData.x-amz-id-2",
                "requestParameters.tags.aws\\:name:x | requestParameters.tags.aws:name",
                "\"a b:c\":x | a b:c",
                "\"object\":x | object",
                "\"acton\":x | acton",
                "_x.@y.$z:x | _x.@y.$z",
            })
    void anyOtherNameIsAPathOfTheOriginal(String text, String path) throws QuerySyntaxException {
        assertThat(QueryParser.parse(text)).isEqualTo(new Query.Equal(new Target.Path(path), "x"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s3://bucket/key",
                "https://x.example/?a=b&c=%20",
                "arn:aws:iam::111122223333:role/x",
                "fe80::1",
                "2001:db8::8a2e:370:7334",
                "10.0.0.1",
                "aws-cli/2.0",
                "/aws/lambda/x",
                "a[0]",
                "12:30",
                "E-02/x#1"
            })
    void whatOnlyLooksLikeAFieldIsText(String text) throws QuerySyntaxException {
        Query words =
                text.indexOf('?') < 0 ? new Query.Words(text, false) : new Query.Words(text, true);
        assertThat(QueryParser.parse(text)).isEqualTo(words);
        assertThat(QueryParser.parse("(" + text + ")")).isEqualTo(words);
    }

    @Test
    void aBareCitationIsLookedUpAsOne() throws QuerySyntaxException {
        assertThat(QueryParser.parse("E-02/h8WdK3mQ#41"))
                .isEqualTo(
                        new Query.Equal(new Target.Meta(MetaField.CITATION), "E-02/h8WdK3mQ#41"));
    }

    @Test
    void wildcardsKeepTheirEscapes() throws QuerySyntaxException {
        Target key = new Target.Named(EventField.KEY);
        assertThat(QueryParser.parse("key:a\\*b*\\ c?\\\\"))
                .isEqualTo(new Query.Wildcard(key, "a\\*b* c?\\\\"));
        assertThat(QueryParser.parse("Get*")).isEqualTo(new Query.Words("Get*", true));
        assertThat(QueryParser.parse("key:/a b\\/[c\\]]+/"))
                .isEqualTo(new Query.Regex(key, "a b/[c\\]]+"));
    }

    @Test
    void aFieldTakesAGroup() throws QuerySyntaxException {
        Target action = new Target.Named(EventField.ACTION);
        assertThat(QueryParser.parse("action:(Get* OR \"Put\" AND NOT /D.*/ (a:b))"))
                .isEqualTo(
                        new Query.Or(
                                List.of(
                                        new Query.Wildcard(action, "Get*"),
                                        new Query.And(
                                                List.of(
                                                        new Query.Equal(action, "Put"),
                                                        new Query.Not(
                                                                new Query.Regex(action, "D.*")),
                                                        new Query.Equal(action, "a:b"))))));
        assertThat(QueryParser.parse("bytesOut:(>5 <9)"))
                .isEqualTo(
                        new Query.And(
                                List.of(
                                        range(EventField.BYTES_OUT, "5", false, null, true),
                                        range(EventField.BYTES_OUT, null, true, "9", false))));
    }

    @Test
    void rangesKeepTheirBounds() throws QuerySyntaxException {
        EventField out = EventField.BYTES_OUT;
        assertThat(QueryParser.parse("bytesOut:>1000000"))
                .isEqualTo(range(out, "1000000", false, null, true));
        assertThat(QueryParser.parse("bytesOut:>=1")).isEqualTo(range(out, "1", true, null, true));
        assertThat(QueryParser.parse("bytesOut:<-1"))
                .isEqualTo(range(out, null, true, "-1", false));
        assertThat(QueryParser.parse("bytesOut:<=007"))
                .isEqualTo(range(out, null, true, "7", true));
        assertThat(QueryParser.parse("bytesOut:[1 TO 2]"))
                .isEqualTo(range(out, "1", true, "2", true));
        assertThat(QueryParser.parse("bytesOut:{1 TO 2}"))
                .isEqualTo(range(out, "1", false, "2", false));
        assertThat(QueryParser.parse("bytesOut:[ 1 TO 2 }"))
                .isEqualTo(range(out, "1", true, "2", false));
        assertThat(QueryParser.parse("(bytesOut:{\"1\" TO 2])"))
                .isEqualTo(range(out, "1", false, "2", true));
        assertThat(QueryParser.parse("bytesOut:[1 TO *]"))
                .isEqualTo(range(out, "1", true, null, true));
        assertThat(QueryParser.parse("bytesOut:{* TO 1}"))
                .isEqualTo(range(out, null, true, "1", false));
        assertThat(QueryParser.parse("bytesOut:[* TO *]"))
                .isEqualTo(new Query.Exists(new Target.Named(out)));
        assertThat(QueryParser.parse("status:2xx"))
                .isEqualTo(range(EventField.STATUS, "200", true, "299", true));
        assertThat(QueryParser.parse("ip:[10.0.0.1 TO 10.0.0.9]"))
                .isEqualTo(range(EventField.IP, "10.0.0.1", true, "10.0.0.9", true));
        assertThat(QueryParser.parse("requestParameters.maxResults:>=-1.5e3"))
                .isEqualTo(
                        new Query.Range(
                                new Target.Path("requestParameters.maxResults"),
                                "-1.5e3",
                                true,
                                null,
                                true));
    }

    @ParameterizedTest
    @CsvSource({
        "time:2026-03-10, [, 2026-03-10T00:00:00.000Z, 2026-03-11T00:00:00.000Z, }",
        "time:2026-02, [, 2026-02-01T00:00:00.000Z, 2026-03-01T00:00:00.000Z, }",
        "time:2026, [, 2026-01-01T00:00:00.000Z, 2027-01-01T00:00:00.000Z, }",
        "time:2026-03-10T09, [, 2026-03-10T09:00:00.000Z, 2026-03-10T10:00:00.000Z, }",
        "time:2026-03-10T09:30Z, [, 2026-03-10T09:30:00.000Z, 2026-03-10T09:31:00.000Z, }",
        "time:2026-03-10T09:30:05.25Z, [, 2026-03-10T09:30:05.250Z, 2026-03-10T09:30:05.251Z, }",
        "time:2026-03-10T09:30+02:00, [, 2026-03-10T07:30:00.000Z, 2026-03-10T07:31:00.000Z, }",
        "time:\"2026-03-10 09:30\", [, 2026-03-10T09:30:00.000Z, 2026-03-10T09:31:00.000Z, }",
        "time:>2026-03-10T09:00Z, {, 2026-03-10T09:00:00.000Z, , ]",
        "time:>=2026-03-10T09:00Z, [, 2026-03-10T09:00:00.000Z, , ]",
        "time:<2026-03-10T09:00Z, [, , 2026-03-10T09:00:00.000Z, }",
        "time:<=2026-03-10T09:00Z, [, , 2026-03-10T09:00:00.000Z, ]",
        "time:>2026-03-10, [, 2026-03-11T00:00:00.000Z, , ]",
        "time:>=2026-03-10, [, 2026-03-10T00:00:00.000Z, , ]",
        "time:<2026-03-10, [, , 2026-03-10T00:00:00.000Z, }",
        "time:<=2026-03-10, [, , 2026-03-11T00:00:00.000Z, }",
        "time:[2026-03-10 TO 2026-03-12], [, 2026-03-10T00:00:00.000Z, 2026-03-13T00:00:00.000Z, }",
        "time:{2026-03-10 TO 2026-03-12}, [, 2026-03-11T00:00:00.000Z, 2026-03-12T00:00:00.000Z, }",
    })
    void aTimeIsTheSpanItNames(
            String text, String open, @Nullable String from, @Nullable String to, String close)
            throws QuerySyntaxException {
        assertThat(QueryParser.parse(text))
                .isEqualTo(range(EventField.TIME, from, open.equals("["), to, close.equals("]")));
    }

    @Test
    void networksAreForAddressesAlone() throws QuerySyntaxException {
        assertThat(QueryParser.parse("ip:10.0.0.0/8"))
                .isEqualTo(new Query.Cidr(new Target.Named(EventField.IP), "10.0.0.0/8"));
        assertThat(QueryParser.parse("(dstIp:2001:db8::/32)"))
                .isEqualTo(new Query.Cidr(new Target.Named(EventField.DST_IP), "2001:db8::/32"));
        assertThat(QueryParser.parse("requestParameters.cidrIp:0.0.0.0/0"))
                .isEqualTo(
                        new Query.Equal(new Target.Path("requestParameters.cidrIp"), "0.0.0.0/0"));
        assertThat(QueryParser.parse("sourceIPAddress:10.0.0.0/8"))
                .isEqualTo(new Query.Cidr(new Target.Path("sourceIPAddress"), "10.0.0.0/8"));
        assertThat(QueryParser.parse("ip:\"10.0.0.0/8\""))
                .isEqualTo(new Query.Equal(new Target.Named(EventField.IP), "10.0.0.0/8"));
        assertThat(QueryParser.parse("ip:s3.amazonaws.com"))
                .isEqualTo(new Query.Equal(new Target.Named(EventField.IP), "s3.amazonaws.com"));
    }

    @Test
    void idsAreReadInEitherCase() throws QuerySyntaxException {
        String id = "0123456789ABCDEF0123456789abcdef";
        assertThat(QueryParser.parse("id:" + id))
                .isEqualTo(
                        new Query.Equal(
                                new Target.Meta(MetaField.ID), id.toLowerCase(Locale.ROOT)));
        assertThat(QueryParser.parse("origin.evidence:0Af*"))
                .isEqualTo(new Query.Wildcard(new Target.Meta(MetaField.EVIDENCE), "0af*"));
        assertThat(QueryParser.parse("origin.file:*/2026/*.gz"))
                .isEqualTo(new Query.Wildcard(new Target.Meta(MetaField.FILE), "*/2026/*.gz"));
    }

    private static Query range(
            EventField field,
            @Nullable String from,
            boolean fromInclusive,
            @Nullable String to,
            boolean toInclusive) {
        return new Query.Range(new Target.Named(field), from, fromInclusive, to, toInclusive);
    }
}
