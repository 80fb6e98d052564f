package org.exhibit.indexer.acquire.s3;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What kind of log a key's folders say it is, for people; what it is, its content decides.
final class LogKind {
    private static final Pattern SERVICE =
            Pattern.compile(
                    "(?:^|/)AWSLogs/(?:o-[a-z0-9]+/)?(?:aws-account-id=)?\\d{12}/"
                            + "(?:aws-service=)?([A-Za-z0-9-]{1,40})/");

    private LogKind() {}

    static String of(String key, KeyParts parts) {
        Matcher service = SERVICE.matcher(key);
        if (service.find()) {
            return service.group(1);
        }
        boolean named = parts.day() != null && parts.day().text().month().isEmpty();
        return named ? "S3 access" : "other";
    }
}
