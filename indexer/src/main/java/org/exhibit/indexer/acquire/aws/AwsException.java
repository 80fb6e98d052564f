package org.exhibit.indexer.acquire.aws;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.RetryableException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

import java.io.IOException;
import java.util.Set;

/// A call that AWS did not answer as hoped. Its message names the call and the code.
public final class AwsException extends IOException {
    private static final long serialVersionUID = 1L;

    private static final Set<String> THROTTLES =
            Set.of(
                    "SlowDown",
                    "Throttling",
                    "ThrottlingException",
                    "ThrottledException",
                    "RequestLimitExceeded",
                    "TooManyRequestsException",
                    "RequestThrottled",
                    "BandwidthLimitExceeded",
                    "ServiceUnavailable");
    private static final Set<String> DENIALS =
            Set.of(
                    "AccessDenied",
                    "AccessDeniedException",
                    "UnauthorizedOperation",
                    "AllAccessDisabled",
                    "Forbidden",
                    "403");
    private static final Set<String> EXPIRED =
            Set.of("ExpiredToken", "ExpiredTokenException", "RequestExpired");

    /// What can be done about it.
    public enum Kind {
        /// AWS asks for fewer requests.
        THROTTLED,
        /// The connection or the service failed; the same again may do.
        TRANSIENT,
        /// A permission is missing.
        DENIED,
        /// There is no such thing, or no such setting.
        MISSING,
        /// The object lies in an archive.
        ARCHIVED,
        /// The session has ended.
        EXPIRED,
        OTHER
    }

    private final Kind kind;
    private final String call;
    private final String code;

    private AwsException(Kind kind, String call, String code, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.call = call;
        this.code = code;
    }

    public Kind kind() {
        return kind;
    }

    /// E.g. `s3:GetObject`.
    public String call() {
        return call;
    }

    /// AWS's code, e.g. `AccessDenied`; the kind of failure where there was no answer.
    public String code() {
        return code;
    }

    /// What the person can do about it, one or two sentences; empty where the message says it.
    public String advice() {
        return switch (kind) {
            case DENIED ->
                    code.contains("Signature")
                                    || code.contains("Token")
                                    || code.contains("AccessKey")
                            ? "AWS does not take these credentials: look whether profile and role"
                                    + " are the right ones, and sign in again."
                            : "Ask the account's owner for the permission; docs/iam-policy.json has"
                                    + " all that Exhibit ever asks for.";
            case EXPIRED ->
                    "Sign in again, or give a new code of the device, and repeat: it goes on where"
                            + " it stopped.";
            case THROTTLED -> "AWS is asked too often, by whomever: wait some minutes and repeat.";
            case TRANSIENT ->
                    "Look at the network and the server's address, and repeat: it goes on where it"
                            + " stopped.";
            case MISSING ->
                    code.equals("NoSuchBucket")
                            ? "Look at the bucket's name, and whose account the profile leads to."
                            : "";
            case ARCHIVED -> "A custodian can restore it; restoring changes the account.";
            case OTHER -> "";
        };
    }

    public boolean mayPass() {
        return kind == Kind.THROTTLED || kind == Kind.TRANSIENT;
    }

    public static AwsException of(AwsCall call, SdkException e) {
        if (e instanceof AwsServiceException service) {
            return answered(call, service);
        }
        boolean network = isNetwork(e);
        String text = String.valueOf(e.getMessage());
        if (text.startsWith("Unable to load credentials")) {
            return new AwsException(
                    Kind.OTHER,
                    call.api(),
                    "NoCredentials",
                    call.api()
                            + " was not asked: no credentials were found. Name a profile"
                            + " (--profile), or set AWS_ACCESS_KEY_ID and"
                            + " AWS_SECRET_ACCESS_KEY.",
                    e);
        }
        return new AwsException(
                network ? Kind.TRANSIENT : Kind.OTHER,
                call.api(),
                network ? "NoAnswer" : "ClientError",
                call.api() + " got no answer: " + text,
                e);
    }

    private static boolean isNetwork(SdkException e) {
        if (e instanceof RetryableException) {
            return true;
        }
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof java.net.UnknownHostException) {
                return false;
            }
            if (cause instanceof IOException) {
                return true;
            }
        }
        return e instanceof SdkClientException
                && String.valueOf(e.getMessage()).contains("Unable to execute HTTP request");
    }

    private static AwsException answered(AwsCall call, AwsServiceException e) {
        @Nullable AwsErrorDetails details = e.awsErrorDetails();
        int status = e.statusCode();
        @Nullable String told = details == null ? null : details.errorCode();
        String code = told == null || told.isEmpty() ? Integer.toString(status) : told;
        return answered(call, code, status, details == null ? "" : details.errorMessage(), e);
    }

    /// An answer of a call that was made without the SDK's client for its service.
    static AwsException answered(
            AwsCall call, String code, int status, @Nullable String message, Throwable cause) {
        String text = message == null || message.isEmpty() ? "" : ": " + message;
        return new AwsException(
                kind(code, status),
                call.api(),
                code,
                call.api() + " was answered with " + code + text + hint(code, cause),
                cause);
    }

    private static Kind kind(String code, int status) {
        if (THROTTLES.contains(code) || status == 429 || status == 503) {
            return Kind.THROTTLED;
        }
        if (EXPIRED.contains(code)) {
            return Kind.EXPIRED;
        }
        if (code.equals("InvalidObjectState")) {
            return Kind.ARCHIVED;
        }
        if (DENIALS.contains(code) || (status == 403 && !code.contains("Skew"))) {
            return Kind.DENIED;
        }
        if (status == 404 || code.startsWith("NoSuch") || code.endsWith("NotFoundError")) {
            return Kind.MISSING;
        }
        // A skewed clock is corrected by the SDK from the answer; the next attempt is right.
        boolean again =
                (status >= 500 && status != 501)
                        || code.equals("RequestTimeout")
                        || code.contains("Skew");
        return again ? Kind.TRANSIENT : Kind.OTHER;
    }

    private static String hint(String code, Throwable cause) {
        boolean elsewhere = code.equals("PermanentRedirect") || code.equals("301");
        if (elsewhere && cause instanceof AwsServiceException e && e.awsErrorDetails() != null) {
            return e.awsErrorDetails()
                    .sdkHttpResponse()
                    .firstMatchingHeader("x-amz-bucket-region")
                    .map(region -> "; the bucket lies in " + region + ": name it with --region")
                    .orElse("; the bucket lies in another region: name it with --region");
        }
        return "";
    }
}
