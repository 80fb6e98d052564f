package org.exhibit.indexer.format.foreign;

import org.exhibit.indexer.format.line.LineSplitter;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Names text files by their first line that is not blank.
final class ForeignText {
    private record Rule(Pattern start, String clause) {}

    private static final int LONGEST = 4_096;
    private static final List<Rule> RULES =
            List.of(
                    rule(
                            "(?:https?|h2|grpcs|wss?) \\d{4}-\\d\\d-\\d\\dT\\S+Z \\S+/\\S+ ",
                            "an Application Load Balancer access log"),
                    rule(
                            "tls \\d\\.\\d \\d{4}-\\d\\d-\\d\\dT\\S+ \\S+/\\S+ ",
                            "a Network Load Balancer access log"),
                    rule(
                            "\\d{4}-\\d\\d-\\d\\dT\\S+Z \\S+ \\d+\\.\\d+\\.\\d+\\.\\d+:\\d+ \\S+"
                                    + " \\S+ \\S+ \\S+ \\d{3} ",
                            "a Classic Load Balancer access log"),
                    rule(
                            "\\S+ \\S+ \\S+ \\[\\d\\d/[A-Z][a-z]{2}/\\d{4}:[^\\]]*\\] ?\"",
                            "an access log in Common Log Format, as API Gateway and web servers"
                                    + " write"),
                    rule(
                            "(?:START|END|REPORT|INIT_START) (?:RequestId|Runtime Version): ",
                            "a Lambda function's log"),
                    rule(
                            "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z ",
                            "a CloudWatch Logs export, each message behind its time"),
                    rule(
                            "\\$ion_1_0|\\{ *blockAddress *:",
                            "an Amazon Ion text, as QLDB exports are"),
                    rule("(?i)<!doctype html|<html", "an HTML page"),
                    rule("<\\?xml|<[A-Za-z]+ ?[^>]*>", "an XML document"),
                    rule("-----BEGIN ", "a certificate or key in PEM form"),
                    rule(
                            "\"[a-z0-9.-]{3,63}\",\"[^\"]*\",",
                            "a table in CSV without a header, as S3 Inventory writes"));
    private static final Pattern CLOUDTRAIL_TABLE =
            Pattern.compile("(?i)event[ _]?(?:name|id|time|source|type)\\b");

    private ForeignText() {}

    static Optional<String> name(byte[] head) {
        try {
            LineSplitter lines = LineSplitter.ofBytes(head);
            if (!lines.next()) {
                return Optional.of("a file of white space only");
            }
            String first = text(lines);
            if (first.startsWith("#Version:") || first.startsWith("#Fields:")) {
                String both = lines.next() ? first + text(lines) : first;
                return Optional.of(
                        both.contains("x-edge-location")
                                ? "a CloudFront access log"
                                : "a W3C extended log, as CloudFront and web servers write");
            }
            if (isCloudTrailTable(first)) {
                return Optional.of(
                        "a table of CloudTrail events in CSV, the export of another tool");
            }
            return RULES.stream()
                    .filter(rule -> rule.start().matcher(first).lookingAt())
                    .map(Rule::clause)
                    .findFirst();
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory cannot fail", e);
        }
    }

    private static boolean isCloudTrailTable(String first) {
        if (first.startsWith("{") || first.startsWith("[")) {
            return false;
        }
        long commas = first.chars().filter(c -> c == ',').count();
        return commas >= 3 && CLOUDTRAIL_TABLE.matcher(first).results().limit(3).count() == 3;
    }

    private static String text(LineSplitter lines) {
        int length = Math.min(lines.to() - lines.from(), LONGEST);
        return new String(lines.buffer(), lines.from(), length, StandardCharsets.ISO_8859_1);
    }

    private static Rule rule(String start, String clause) {
        return new Rule(Pattern.compile(start), clause);
    }
}
