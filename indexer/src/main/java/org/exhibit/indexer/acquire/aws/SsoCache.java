package org.exhibit.indexer.acquire.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileFileLocation;
import software.amazon.awssdk.services.sso.SsoClient;
import software.amazon.awssdk.services.sso.model.RoleCredentials;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HexFormat;

/// Credentials of a person who signed in before with `aws sso login`: the token it left is read,
/// never renewed and never written.
final class SsoCache {
    private SsoCache() {}

    /// @throws IOException where there is no token, or it has expired
    static AwsCredentialsProvider credentials(
            Profile profile, ProfileFile profiles, AwsAccess.SsoLogin login) throws IOException {
        String session = profile.property("sso_session").orElse("");
        String url = property(profile, profiles, session, "sso_start_url");
        String region = property(profile, profiles, session, "sso_region");
        String account = profile.property("sso_account_id").orElse("");
        String role = profile.property("sso_role_name").orElse("");
        Path folder =
                ProfileFileLocation.configurationFilePath()
                        .toAbsolutePath()
                        .resolveSibling("sso")
                        .resolve("cache");
        String token = token(folder, session.isEmpty() ? url : session);
        SsoClient client = login.client(region);
        return () -> {
            RoleCredentials found =
                    client.getRoleCredentials(request ->
                                    request.accessToken(token).accountId(account).roleName(role))
                            .roleCredentials();
            return AwsSessionCredentials.builder()
                    .accessKeyId(found.accessKeyId())
                    .secretAccessKey(found.secretAccessKey())
                    .sessionToken(found.sessionToken())
                    .expirationTime(Instant.ofEpochMilli(found.expiration()))
                    .build();
        };
    }

    private static String property(
            Profile profile, ProfileFile profiles, String session, String name) throws IOException {
        return profile.property(name)
                .or(() ->
                        profiles.getSection("sso-session", session)
                                .flatMap(section -> section.property(name)))
                .orElseThrow(() ->
                        new IOException(
                                "The profile " + profile.name() + " does not say its " + name));
    }

    /// @param named what the token was kept for: the session's name, or the start page of older
    ///   profiles
    static String token(Path folder, String named) throws IOException {
        Path file = folder.resolve(sha1(named) + ".json");
        try {
            JsonNode json = new ObjectMapper().readTree(Files.readAllBytes(file));
            Instant until = OffsetDateTime.parse(json.path("expiresAt").asText()).toInstant();
            String token = json.path("accessToken").asText();
            if (token.isEmpty() || until.isBefore(Instant.now())) {
                throw new IOException(
                        "The sign-in to " + named + " has expired: run aws sso login again.");
            }
            return token;
        } catch (NoSuchFileException e) {
            throw new IOException(
                    "There is no sign-in to " + named + ": run aws sso login first.", e);
        } catch (DateTimeException e) {
            throw new IOException(
                    "The sign-in to " + named + " cannot be read: run aws sso login again.", e);
        }
    }

    private static String sha1(String text) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-1")
                                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-1", e);
        }
    }
}
