package org.exhibit.indexer.provenance.exposure;

import com.fasterxml.jackson.databind.JsonNode;

import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.event.SourceKind;
import org.exhibit.indexer.format.RecordField;
import org.exhibit.indexer.index.Query;
import org.exhibit.indexer.index.StoredEvent;
import org.exhibit.indexer.index.TimeRange;
import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.indexer.provenance.Found;
import org.exhibit.indexer.provenance.decision.BoundsDecisions;
import org.exhibit.indexer.provenance.graph.Evidence;
import org.exhibit.indexer.provenance.graph.Strength;
import org.exhibit.indexer.provenance.policy.Audience;
import org.exhibit.indexer.provenance.policy.JsonForms;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Windows of URLs that were signed: from when the URL says it was signed until it ran out, or the
/// credential that signed it did. Only a URL that was used leaves a record; where the record leaves
/// out when it was signed, its window is not known.
public final class SignedUrls {
    /// Requests that are read for one question.
    public static final int MOST_REQUESTS = 1_000;

    private static final DateTimeFormatter SIGNED =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT);
    private static final Pattern DATE = Pattern.compile("[?&]X-Amz-Date=(\\d{8}T\\d{6}Z)");
    private static final Pattern EXPIRES = Pattern.compile("[?&]X-Amz-Expires=(\\d{1,7})(?!\\d)");
    private static final Pattern CREDENTIAL =
            Pattern.compile("[?&]X-Amz-Credential=([A-Z0-9]{8,128})(?:/|%2F|%2f|%252F)");

    private final CaseReader reader;
    private final CancelToken cancel;

    public SignedUrls(CaseReader reader, CancelToken cancel) {
        this.reader = reader;
        this.cancel = cancel;
    }

    private record Url(Instant from, long seconds, String key) {}

    /// @param signed records of requests that were signed in their URL
    /// @return one window for each URL, by time
    public List<ExposureWindow> windows(List<StoredEvent> signed) throws IOException {
        List<ExposureWindow> out = new ArrayList<>();
        for (StoredEvent event : signed.stream().limit(MOST_REQUESTS).toList()) {
            cancel.check();
            Url url = url(event);
            String object = event.event().text(EventField.OBJECT);
            if (url == null || object == null) {
                continue;
            }
            Evidence issued = url.key().isEmpty() ? null : issue(url.key());
            Instant runsOut = url.from().plusSeconds(url.seconds());
            Instant expiry = issued instanceof Evidence.OfRecord record ? expiry(record) : null;
            boolean sooner = expiry != null && expiry.isBefore(runsOut);
            String signer = url.key().isEmpty() ? String.valueOf(actor(event)) : url.key();
            out.add(
                    new ExposureWindow(
                            object.replaceFirst("^s3://", "arn:aws:s3:::"),
                            List.of("s3:GetObject"),
                            new Audience.UrlHolder(signer),
                            url.from(),
                            false,
                            List.of(Evidence.of(event, "requestUri")),
                            sooner && issued != null ? List.of(issued) : List.of(),
                            sooner ? expiry : runsOut,
                            List.of(),
                            Strength.RECORDED,
                            "the signing itself is in no log"));
        }
        BoundsDecisions decisions =
                BoundsDecisions.of(reader.custody(Set.of(BoundsDecisions.ENTRY)));
        return out.stream().distinct().map(window -> window.decided(decisions)).sorted().toList();
    }

    private static @Nullable String actor(StoredEvent event) {
        String arn = event.event().text(EventField.ACTOR_ARN);
        return arn == null ? event.event().text(EventField.ACTOR_NAME) : arn;
    }

    private @Nullable Url url(StoredEvent event) throws IOException {
        String uri = "";
        String date = "";
        String expires = "";
        for (RecordField field : reader.reparse(event).fields()) {
            switch (field.path()) {
                case "requestUri", "request_uri" -> uri = field.text();
                case "requestParameters.X-Amz-Date" -> date = field.text();
                case "requestParameters.X-Amz-Expires" -> expires = field.text();
                default -> {}
            }
        }
        date = date.isEmpty() ? first(DATE, uri) : date;
        expires = expires.isEmpty() ? first(EXPIRES, uri) : expires;
        String key = event.event().text(EventField.ACTOR_ACCESS_KEY);
        if (date.isEmpty() || !expires.matches("\\d{1,7}")) {
            return null;
        }
        try {
            Instant from = LocalDateTime.parse(date, SIGNED).toInstant(ZoneOffset.UTC);
            return new Url(
                    from, Long.parseLong(expires), key == null ? first(CREDENTIAL, uri) : key);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static String first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1) : "";
    }

    private @Nullable Evidence issue(String key) throws IOException {
        Query query =
                Found.all(
                        Found.from(SourceKind.CLOUDTRAIL),
                        Found.path("responseElements.credentials.accessKeyId", key));
        return Found.of(reader.events(), query, TimeRange.ALL, 1, cancel).events().stream()
                .map(event -> Evidence.of(event, "responseElements.credentials.expiration"))
                .findFirst()
                .orElse(null);
    }

    /// AWS writes two forms of it.
    private @Nullable Instant expiry(Evidence.OfRecord issued) throws IOException {
        for (Call call : new Calls(reader, cancel).of(List.of(issued.event()))) {
            JsonNode at = call.response("credentials", "expiration");
            String text = JsonForms.text(at);
            for (DateTimeFormatter form :
                    List.of(
                            DateTimeFormatter.ISO_OFFSET_DATE_TIME,
                            DateTimeFormatter.ofPattern("MMM d, uuuu, h:mm:ss a", Locale.ROOT)
                                    .withZone(ZoneOffset.UTC),
                            DateTimeFormatter.ofPattern("MMM d, uuuu h:mm:ss a", Locale.ROOT)
                                    .withZone(ZoneOffset.UTC))) {
                try {
                    return form.parse(text, Instant::from);
                } catch (DateTimeException e) {
                    // The next form may fit.
                }
            }
        }
        return null;
    }
}
