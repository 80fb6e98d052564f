package org.exhibit.app.ui.evidence;

import org.exhibit.indexer.acquire.aws.AwsOptions;
import org.exhibit.indexer.acquire.s3.S3Request;
import org.exhibit.indexer.acquire.s3.S3Scope;
import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.SortedSet;
import java.util.TreeSet;

/// What was typed into the pull dialog, as it stands in its fields. Holds no secret.
record PullForm(Access access, Scope scope) {
    static final PullForm EMPTY =
            new PullForm(new Access("", "", "", "", "", ""), new Scope("", "", "", "", "", false));

    /// Who asks, and where.
    ///
    /// @param role to assume; empty for none
    /// @param device whose code the role asks for
    /// @param endpoint empty for AWS's own
    record Access(
            String profile,
            String role,
            String device,
            String externalId,
            String region,
            String endpoint) {

        /// @param code of the device, given now
        AwsOptions options(String code) throws Mistake {
            if (!device.isBlank() && role.isBlank()) {
                throw new Mistake("A device belongs to a role: name the role to assume.");
            }
            if (!device.isBlank() && !code.matches("\\s*[0-9]{6}\\s*")) {
                throw new Mistake("The device shows a code of six digits: type it in.");
            }
            @Nullable URI server = null;
            if (!endpoint.isBlank()) {
                if (!endpoint.strip().matches("https?://[^\\s]+")) {
                    throw new Mistake("The server must begin with http:// or https://.");
                }
                server = URI.create(endpoint.strip());
            }
            return new AwsOptions(
                    named(profile),
                    named(role),
                    named(device),
                    named(externalId),
                    named(region),
                    server,
                    server != null,
                    serial -> code.strip());
        }
    }

    /// What to pull.
    ///
    /// @param from first day, inclusive, `2026-03-09`; empty for no limit
    /// @param to last day, inclusive
    /// @param accounts separated by commas or blanks; empty for all
    record Scope(
            String url, String from, String to, String accounts, String regions, boolean versions) {

        S3Request request() throws Mistake {
            SortedSet<String> accountIds = split(accounts);
            for (String account : accountIds) {
                if (!account.matches("\\d{12}")) {
                    throw new Mistake("An account has 12 digits: " + account);
                }
            }
            @Nullable LocalDate first = day(from);
            @Nullable LocalDate last = day(to);
            if (first != null && last != null && last.isBefore(first)) {
                throw new Mistake("The last day lies before the first.");
            }
            S3Scope scope = new S3Scope(accountIds, split(regions), first, last, S3Scope.LATE_DAYS);
            try {
                S3Request request = S3Request.parse(url.strip()).within(scope);
                return versions ? request.withVersions() : request;
            } catch (IllegalArgumentException e) {
                throw new Mistake("Name the bucket as s3://bucket/prefix.");
            }
        }
    }

    /// Says of the first field that cannot be what it is; in words for a person.
    static final class Mistake extends Exception {
        private static final long serialVersionUID = 1L;

        Mistake(String message) {
            super(message);
        }
    }

    private static @Nullable String named(String text) {
        return text.isBlank() ? null : text.strip();
    }

    private static SortedSet<String> split(String text) {
        SortedSet<String> parts = new TreeSet<>();
        for (String part : text.split("[\\s,]+")) {
            if (!part.isEmpty()) {
                parts.add(part);
            }
        }
        return parts;
    }

    private static @Nullable LocalDate day(String text) throws Mistake {
        if (text.isBlank()) {
            return null;
        }
        try {
            return LocalDate.parse(text.strip());
        } catch (DateTimeException e) {
            throw new Mistake("A day is written as 2026-03-09: " + text.strip());
        }
    }
}
