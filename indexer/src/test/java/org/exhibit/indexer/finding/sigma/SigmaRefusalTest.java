package org.exhibit.indexer.finding.sigma;

import static org.assertj.core.api.Assertions.assertThat;

import org.exhibit.indexer.finding.RefusedRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is not understood is refused by its name and line, and the other rules are read.
class SigmaRefusalTest {
    private static final String HEAD = "logsource: {product: aws, service: cloudtrail}\n";

    private static SigmaSet read(String text) {
        return SigmaReader.read("dir/r.yml", text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            quoteCharacter = '`',
            value = {
                "a: {f|dotall: x} § the modifier 'dotall' is not supported",
                "a: {f|windash|re: x} § the modifier 'windash' does not go with re",
                "a: {f|base64offset|gt: 3} § the modifier 'base64offset' does not go with gt",
                "a: {f|base64|windash: -x} § the modifier 'windash' is supported before encodings"
                        + " only",
                "a: {f|windash|base64: -a -b -c -d -e} § its dashes stand for more than 1000"
                        + " values",
                "a: {f|wide: x} § the modifier 'wide' is supported before base64 or base64offset"
                        + " only",
                "a: {f|base64|utf16be: x} § the modifier 'utf16be' is supported before base64 or"
                        + " base64offset only",
                "a: {f|wide|utf16be|base64: x} § modifiers exclude each other: [wide, utf16be]",
                "a: {f|base64|base64offset: x} § modifiers exclude each other: [base64,"
                        + " base64offset]",
                "a: {f|base64: 'x*'} § a text with wildcards has no base64",
                "a: {f|hour: 24} § 24 is no hour",
                "a: {f|minute: soon} § soon is no minute",
                "a: {f|week: 0} § 0 is no week",
                "a: {f|hour|contains: 3} § the modifier 'contains' does not go with a part of an"
                        + " instant, hour",
                "a: {f|hour|minute: 3} § modifiers exclude each other: [hour, minute]",
                "a: {f|expand: '%x%'} § the placeholder %x% has no values in placeholders.yml",
                "a: {f|utf16le|contains: x} § the modifier 'utf16le' is supported before base64 or"
                        + " base64offset only",
                "a: {f|re: '('} § a wrong regular expression: Unclosed group",
                "a: {f|cidr: 10.0.0} § 10.0.0 is no network",
                "a: {f|gt: many} § many is no number",
                "a: {f|exists: maybe} § exists takes true or false, not maybe",
                "a: {f|re|cidr: x} § modifiers exclude each other: [re, cidr]",
                "a: {f|i: x} § the modifiers i, m and s belong to re",
                "a: {f: {g: h}} § a value that is no text",
                "a: {} § an empty selection",
                "timeframe: 5m § timeframe without an aggregation is not supported; use a"
                        + " correlation",
            })
    void refusesADetection(String line, String reason) {
        SigmaSet set = read(HEAD + "detection:\n  b: {f: x}\n  " + line + "\n  condition: b\n");
        assertThat(set.refused()).containsExactly(new RefusedRule("dir/r.yml", 4, reason));
        assertThat(set.rules()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            quoteCharacter = '`',
            value = {
                "b and § the condition names no selection at its end",
                "b or (b § a parenthesis of the condition is not closed",
                "b b § the condition is not understood at b",
                "c § the condition names no selection at c",
                "2 of b* § '2 of' is not supported; 1 of and all of are",
                "1 of x* § the condition names no selection at x*",
            })
    void refusesACondition(String condition, String reason) {
        SigmaSet set = read(HEAD + "detection:\n  b: {f: x}\n  condition: " + condition + "\n");
        assertThat(set.refused()).containsExactly(new RefusedRule("dir/r.yml", 4, reason));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            quoteCharacter = '`',
            value = {
                "b | count() by c > 3 § 1 § an aggregation without a timeframe",
                "b | near c § 5m § the aggregation 'near' is not supported; use a correlation",
                "b | sum(d) > 3 § 5m § the aggregation 'sum' is not supported; use a correlation",
                "b | count() > 3 § soon § the timespan 'soon' is not understood",
            })
    void refusesAnAggregation(String condition, String span, String reason) {
        String timeframe = span.equals("1") ? "" : "  timeframe: " + span + "\n";
        SigmaSet set =
                read(
                        HEAD
                                + "detection:\n  b: {f: x}\n"
                                + timeframe
                                + "  condition: "
                                + condition
                                + "\n");
        assertThat(set.refused()).extracting(RefusedRule::reason).containsExactly(reason);
        assertThat(set.rules()).isEmpty();
        assertThat(set.correlations()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            quoteCharacter = '`',
            value = {
                "{product: windows, service: security} § the log source product 'windows' is not"
                        + " supported",
                "{product: aws, service: route53} § the log source service 'route53' is not"
                        + " supported",
                "{category: process_creation} § the log source category 'process_creation' is not"
                        + " supported",
            })
    void refusesALogSource(String source, String reason) {
        SigmaSet set = read("logsource: " + source + "\ndetection:\n  b: {f: x}\n  condition: b\n");
        assertThat(set.refused()).containsExactly(new RefusedRule("dir/r.yml", 1, reason));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            quoteCharacter = '`',
            value = {
                "type: value_percentile § the correlation type 'value_percentile' is not supported",
                "{type: value_sum, rules: [a], timespan: 5m, condition: {gte: 3}} § the condition"
                        + " of the correlation does not fit its type value_sum",
                "type: value_median § the correlation type 'value_median' is not supported",
                "{type: temporal, rules: [a, b], timespan: 5m, condition: a and b} § an extended"
                        + " condition of a correlation is not supported",
                "{type: event_count, rules: [a], timespan: soon, condition: {gte: 3}} § the"
                        + " timespan 'soon' is not understood",
                "{type: event_count, rules: [a], timespan: 5m} § the condition of the correlation"
                        + " does not fit its type event_count",
                "{type: value_count, rules: [a], timespan: 5m, condition: {gte: 3}} § the condition"
                        + " of the correlation does not fit its type value_count",
                "{type: temporal, rules: [a], window: 5m} § the correlation's member 'window' is"
                        + " not supported",
            })
    void refusesACorrelation(String correlation, String reason) {
        String body = correlation.startsWith("{") ? " " + correlation : "\n  " + correlation;
        SigmaSet set = read("title: t\ncorrelation:" + body + "\n");
        assertThat(set.refused()).extracting(RefusedRule::reason).containsExactly(reason);
    }

    @Test
    void refusesAFilter() {
        SigmaSet set = read("title: t\n" + HEAD + "filter:\n  rules: [r]\n  a: {f: x}\n");
        assertThat(set.refused())
                .containsExactly(
                        new RefusedRule("dir/r.yml", 4, "filters of rules are not supported"));
    }

    @Test
    void readsTheRulesBesideARefusedOne() {
        String good = HEAD + "id: %s\ndetection:\n  b: {f: x}\n  condition: b\n";
        SigmaSet set =
                read(
                        good.replace("%s", "one")
                                + "---\n"
                                + good.replace("f: x", "f|odd: x").replace("%s", "two")
                                + "---\n"
                                + good.replace("%s", "three"));
        assertThat(set.rules()).extracting(SigmaRule::id).containsExactly("one", "three");
        assertThat(set.refused())
                .containsExactly(
                        new RefusedRule("dir/r.yml", 10, "the modifier 'odd' is not supported"));
    }
}
