package org.exhibit.app.cli;

import picocli.CommandLine;

/// How many rows to print at most: `--limit N` or `--limit all`.
record Limit(long most) {
    static final Limit ALL = new Limit(Long.MAX_VALUE);
    static final String DEFAULT = "100";

    /// Reads the option's value.
    static final class Reader implements CommandLine.ITypeConverter<Limit> {
        @Override
        public Limit convert(String text) {
            if (text.equals("all")) {
                return ALL;
            }
            if (!text.matches("\\d{1,18}")) {
                throw new CommandLine.TypeConversionException(
                        "\"" + text + "\" is no limit: expected a number or all");
            }
            return new Limit(Long.parseLong(text));
        }
    }
}
