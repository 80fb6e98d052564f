package org.exhibit.indexer.custody;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// The fields of a deed, in the order they are given, for an entry's `details`. Not thread-safe.
public final class Details {
    private static final String LONE_SURROGATE = "[\\x{D800}-\\x{DFFF}]";

    private final Map<String, String> fields = new LinkedHashMap<>();

    public static Details none() {
        return new Details();
    }

    public static Details of(String name, String value) {
        return new Details().with(name, value);
    }

    public Details with(String name, String value) {
        fields.put(name, wellFormed(value));
        return this;
    }

    // A lone surrogate, as a file name on Windows may hold, has no form in UTF-8.
    private static String wellFormed(String value) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(value)
                ? value
                : value.replaceAll(LONE_SURROGATE, "\uFFFD");
    }

    public Details with(String name, long value) {
        return with(name, Long.toString(value));
    }

    public Map<String, String> toMap() {
        return Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }
}
