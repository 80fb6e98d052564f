package org.exhibit.app.cli;

import org.exhibit.indexer.index.TimeRange;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Instants and lengths of time as options give them. UTC unless an offset is written.
final class Instants implements CommandLine.ITypeConverter<Instant> {
    private static final Pattern LENGTH = Pattern.compile("(\\d{1,6})([smhdw])");

    @Override
    public Instant convert(String text) {
        Instant instant = read(text);
        if (instant == null) {
            throw new CommandLine.TypeConversionException(
                    "\""
                            + text
                            + "\" is no instant: expected 2026-03-10, 2026-03-10T09:05 or"
                            + " 2026-03-10T09:05:02.125Z (UTC unless an offset is given)");
        }
        return instant;
    }

    private static @Nullable Instant read(String text) {
        String iso = text.replace(' ', 'T');
        try {
            if (iso.length() == 10) {
                return LocalDate.parse(iso).atStartOfDay().toInstant(ZoneOffset.UTC);
            }
            boolean offset = iso.endsWith("Z") || iso.matches(".*T.*[+-]\\d\\d(:?\\d\\d)?");
            return offset
                    ? OffsetDateTime.parse(iso).toInstant()
                    : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            return null;
        }
    }

    static TimeRange range(@Nullable Instant from, @Nullable Instant to) {
        if (from != null && to != null && !from.isBefore(to)) {
            throw new WrongUsage("--from must lie before --to; --to itself is not included.");
        }
        return from == null && to == null ? TimeRange.ALL : new TimeRange(from, to);
    }

    /// Reads `30s`, `15m`, `1h`, `1d`, `1w`.
    static Duration length(String text) {
        Matcher matcher = LENGTH.matcher(text);
        if (!matcher.matches() || Integer.parseInt(matcher.group(1)) == 0) {
            throw new WrongUsage(
                    "\"" + text + "\" is no length of time: expected 30s, 15m, 1h or 1d.");
        }
        long number = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            case "d" -> Duration.ofDays(number);
            default -> Duration.ofDays(7 * number);
        };
    }
}
