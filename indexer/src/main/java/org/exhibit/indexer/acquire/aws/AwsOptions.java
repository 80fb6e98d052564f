package org.exhibit.indexer.acquire.aws;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.URI;

/// Who asks AWS, and where. Holds no secret.
///
/// @param profile of the shared configuration; null for the environment's keys, else the default
///   profile
/// @param roleArn a role to assume with what the profile gives; null for none
/// @param region null for the profile's, else the environment's
/// @param endpoint a server to ask instead of AWS's own; null for AWS's
/// @param pathStyle whether buckets stand in the path rather than in the host's name
public record AwsOptions(
        @Nullable String profile,
        @Nullable String roleArn,
        @Nullable String mfaSerial,
        @Nullable String externalId,
        @Nullable String region,
        @Nullable URI endpoint,
        boolean pathStyle,
        TokenPrompt prompt) {

    /// Asks the person for the code of a device.
    public interface TokenPrompt {
        /// @param serial the device's
        String token(String serial) throws IOException;
    }

    /// Whatever the environment says.
    public static AwsOptions ofEnvironment() {
        return new AwsOptions(
                null,
                null,
                null,
                null,
                null,
                null,
                false,
                serial -> {
                    throw new IOException("the device " + serial + " is asked for a code here");
                });
    }

    public AwsOptions at(URI server) {
        return new AwsOptions(
                profile, roleArn, mfaSerial, externalId, region, server, true, prompt);
    }

    public AwsOptions in(String otherRegion) {
        return new AwsOptions(
                profile, roleArn, mfaSerial, externalId, otherRegion, endpoint, pathStyle, prompt);
    }
}
