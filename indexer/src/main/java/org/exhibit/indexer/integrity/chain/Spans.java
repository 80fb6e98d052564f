package org.exhibit.indexer.integrity.chain;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// From when to when the digests of each account and region reach, to say what it means that none
/// of them lists a file.
final class Spans {
    private static final Pattern LOG =
            Pattern.compile("(\\d{12})_CloudTrail(?:-[A-Za-z]+)?_([a-z0-9-]+)_(\\d{8}T\\d{4}Z)_.*");
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmm'Z'", Locale.ROOT);

    private record Span(Instant from, Instant to) {
        Span with(Span other) {
            return new Span(
                    from.isBefore(other.from) ? from : other.from,
                    to.isAfter(other.to) ? to : other.to);
        }
    }

    private final Map<String, Span> spans = new TreeMap<>();

    Spans(List<ReadDigest> digests) {
        for (ReadDigest digest : digests) {
            if (!digest.contradicted() && !digest.file().backfill()) {
                ChainName chain = digest.file().chain();
                spans.merge(
                        chain.account() + ' ' + chain.region(),
                        new Span(digest.file().start(), digest.file().end()),
                        Span::with);
            }
        }
    }

    String whyUnlisted(Place place) {
        Matcher name = LOG.matcher(place.name());
        if (spans.isEmpty()) {
            return "the case has no digest";
        }
        if (!name.matches()) {
            return "no digest lists it";
        }
        Span span = spans.get(name.group(1) + ' ' + name.group(2));
        if (span == null) {
            return "no digest lists it: the case has none of its account and region";
        }
        Instant stamp = stamp(name.group(3));
        boolean covered = !stamp.isBefore(span.from) && stamp.isBefore(span.to);
        return covered
                ? "no digest lists it, although the digests of its account and region cover the"
                        + " time in its name: it was put there, or its digest is absent or"
                        + " contradicted"
                : "no digest lists it: those of its account and region reach from "
                        + span.from
                        + " to "
                        + span.to;
    }

    private static Instant stamp(String text) {
        try {
            return LocalDateTime.parse(text, STAMP).toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException e) {
            return Instant.EPOCH;
        }
    }
}
