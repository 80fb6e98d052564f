package org.exhibit.indexer.format.s3access;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The reference reading of an access-log line by regular expressions: slow, and open to hostile
/// lines, but plain.
final class SheetPatterns {
    private static final Pattern HEAD =
            Pattern.compile(
                    "^(\\S+) (\\S+) \\[([^\\]]+)\\] (\\S+) +(.+?) (\\S+)"
                            + " ((?:REST|SOAP|WEBSITE|BATCH|S3)\\.\\S+) (\\S+) ");
    private static final Pattern TAIL =
            Pattern.compile(
                    "^ (\\S+)(?: (\\S+)(?: (SigV\\d\\w*|-) (\\S+) (\\S+) (\\S+) (TLS[vV][\\d.]+|-)"
                            + "(?: (arn:\\S+|-)(?: (Yes|-)(?: (\\S+)((?: \\S+)*))?)?)?)?)?$");
    private static final Pattern MID =
            Pattern.compile(
                    "^(\"(?:.*?)\"|-) (\\d{3}|-) ([A-Za-z0-9.]+|-) (\\d+|-) (\\d+|-) (\\d+|-)"
                            + " (\\d+|-) (.*)$");

    private SheetPatterns() {}

    /// The columns without their quotes; null where these patterns alone do not part the line.
    static @Nullable List<String> columns(String line) {
        Matcher head = HEAD.matcher(line);
        if (!head.find()) {
            return null;
        }
        List<String> columns = new ArrayList<>();
        for (int group = 1; group <= 8; group++) {
            columns.add(head.group(group));
        }
        String rest = line.substring(head.end());
        int lastQuote = rest.lastIndexOf('"');
        if (lastQuote < 0) {
            List<String> tokens = Arrays.asList(rest.split(" "));
            columns.addAll(tokens);
            return columns.size() < 18 || tokens.contains("") ? null : columns;
        }
        Matcher tail = TAIL.matcher(rest.substring(lastQuote + 1));
        Matcher mid = MID.matcher(rest.substring(0, lastQuote + 1));
        if (!tail.find() || !mid.find()) {
            return null;
        }
        for (int group = 1; group <= 7; group++) {
            columns.add(unquoted(mid.group(group)));
        }
        List<String> pair = pair(mid.group(8));
        if (pair == null) {
            return null;
        }
        columns.addAll(pair);
        columns.addAll(Arrays.asList(rest.substring(lastQuote + 2).split(" ")));
        return columns;
    }

    private static @Nullable List<String> pair(String text) {
        if (text.startsWith("- \"") && text.length() > 3) {
            return List.of("-", unquoted(text.substring(2)));
        }
        List<Integer> splits = new ArrayList<>();
        for (int at = text.indexOf("\" \"", 1); at >= 0; at = text.indexOf("\" \"", at + 1)) {
            if (at + 3 < text.length()) {
                splits.add(at);
            }
        }
        if (!text.startsWith("\"") || splits.isEmpty()) {
            return null;
        }
        return splits.size() > 1
                ? List.of(text, text)
                : List.of(
                        text.substring(1, splits.get(0)),
                        text.substring(splits.get(0) + 3, text.length() - 1));
    }

    private static String unquoted(String text) {
        return text.startsWith("\"") ? text.substring(1, text.length() - 1) : text;
    }
}
