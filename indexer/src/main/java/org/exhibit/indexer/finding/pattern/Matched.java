package org.exhibit.indexer.finding.pattern;

import java.util.LinkedHashMap;
import java.util.Map;

/// The fields a pattern fitted, in the order they are given; empty values are left out.
final class Matched {
    private static final int LONGEST = 1_000;

    private final Map<String, String> fields = new LinkedHashMap<>();

    static Matched of(String field, String value) {
        return new Matched().with(field, value);
    }

    Matched with(String field, String value) {
        if (!value.isEmpty()) {
            String shown = value.length() > LONGEST ? value.substring(0, LONGEST) + "…" : value;
            fields.put(field, shown);
        }
        return this;
    }

    Map<String, String> fields() {
        return fields;
    }
}
