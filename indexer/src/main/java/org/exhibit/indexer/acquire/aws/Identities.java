package org.exhibit.indexer.acquire.aws;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/// Where credentials and region come from: what was named, then the environment, then the default
/// profile. Never from the metadata service of a machine, unless a profile names it. Credentials
/// stay in memory.
final class Identities {
    private final ProfileFile profiles;
    private final Map<String, String> environment;

    Identities(ProfileFile profiles, Map<String, String> environment) {
        this.profiles = profiles;
        this.environment = environment;
    }

    static Identities ofPerson() {
        return new Identities(ProfileFile.defaultProfileFile(), System.getenv());
    }

    /// @throws IOException where nothing names a region
    Region region(AwsOptions options) throws IOException {
        Optional<String> named =
                Optional.ofNullable(options.region())
                        .or(() -> profile(options).flatMap(p -> p.property("region")))
                        .or(() -> Optional.ofNullable(environment.get("AWS_REGION")))
                        .or(() -> Optional.ofNullable(environment.get("AWS_DEFAULT_REGION")));
        return Region.of(
                named.orElseThrow(() ->
                        new IOException(
                                "No region is named: give --region, or a profile that has one."
                                        + " Nothing was asked of AWS.")));
    }

    private Optional<Profile> profile(AwsOptions options) {
        return profiles.profile(name(options));
    }

    private String name(AwsOptions options) {
        if (options.profile() != null) {
            return options.profile();
        }
        return environment.getOrDefault("AWS_PROFILE", "default");
    }

    /// What the role is assumed with, or what asks AWS where there is no role.
    ///
    /// @throws IOException where the named profile does not exist
    AwsCredentialsProvider base(AwsOptions options, AwsAccess.SsoLogin sso) throws IOException {
        if (options.profile() == null && environment.containsKey("AWS_ACCESS_KEY_ID")) {
            return EnvironmentVariableCredentialsProvider.create();
        }
        String name = name(options);
        Optional<Profile> profile = profiles.profile(name);
        if (profile.isEmpty()) {
            if (options.profile() != null) {
                throw new IOException(
                        "There is no profile "
                                + name
                                + " in the shared AWS configuration. Nothing was asked of AWS.");
            }
            return AwsCredentialsProviderChain.of(EnvironmentVariableCredentialsProvider.create());
        }
        if (profile.get().property("sso_account_id").isPresent()) {
            return SsoCache.credentials(profile.get(), profiles, sso);
        }
        return ProfileCredentialsProvider.builder().profileFile(profiles).profileName(name).build();
    }

    /// A role of the profile becomes one that was named: so that its session is limited to reads,
    /// asked for where the options say, and a device's code can be asked for, none of which the SDK
    /// would do by itself.
    AwsOptions withRoleOfProfile(AwsOptions options) {
        if (options.profile() == null && environment.containsKey("AWS_ACCESS_KEY_ID")) {
            return options;
        }
        Optional<Profile> profile = profile(options);
        @Nullable String serial = profile.flatMap(p -> p.property("mfa_serial")).orElse(null);
        @Nullable String role = profile.flatMap(p -> p.property("role_arn")).orElse(null);
        @Nullable String source = profile.flatMap(p -> p.property("source_profile")).orElse(null);
        if (options.roleArn() != null
                || role == null
                || source == null
                || source.equals(name(options))) {
            return options;
        }
        return new AwsOptions(
                source,
                role,
                serial,
                profile.flatMap(p -> p.property("external_id")).orElse(options.externalId()),
                options.region() != null
                        ? options.region()
                        : profile.flatMap(p -> p.property("region")).orElse(null),
                options.endpoint(),
                options.pathStyle(),
                options.prompt());
    }
}
