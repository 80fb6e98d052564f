package org.exhibit.app.cli;

import org.exhibit.indexer.acquire.aws.AwsOptions;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/// What every pull from AWS is told: who asks, where, and of which regions. No option takes a
/// secret.
final class AwsArguments {
    @Option(
            names = "--profile",
            paramLabel = "NAME",
            description =
                    "profile of the shared AWS configuration, also one signed in by aws sso login;"
                            + " else the environment's keys, else the default profile")
    @Nullable String profile;

    @Option(
            names = "--role-arn",
            paramLabel = "ARN",
            description = "role to assume; its session is limited to reads")
    @Nullable String roleArn;

    @Option(
            names = "--mfa-serial",
            paramLabel = "ARN",
            description = "device whose code the role asks for; the code is asked for here")
    @Nullable String mfaSerial;

    @Option(
            names = "--external-id",
            paramLabel = "ID",
            description = "what the role's owner agreed on with you")
    @Nullable String externalId;

    @Option(
            names = "--region",
            paramLabel = "REGION",
            description = "region to ask; else the profile's, else the environment's")
    @Nullable String region;

    @Option(
            names = "--endpoint-url",
            paramLabel = "URL",
            description = "server to ask instead of AWS's own")
    @Nullable URI endpoint;

    @Option(
            names = "--path-style",
            description = "name the bucket in the path, as most servers other than AWS need it")
    boolean pathStyle;

    @Option(
            names = "--log-region",
            paramLabel = "REGION",
            split = ",",
            description =
                    "only this region: the folders of it in a bucket, or the region to ask of"
                            + " events and trails; may be repeated")
    List<String> logRegions = new ArrayList<>();

    AwsOptions options() {
        if (mfaSerial != null && roleArn == null) {
            throw new WrongUsage("--mfa-serial belongs to a role: name it with --role-arn.");
        }
        if (endpoint != null
                && !"http".equals(endpoint.getScheme())
                && !"https".equals(endpoint.getScheme())) {
            throw new WrongUsage("--endpoint-url: expected http://… or https://…");
        }
        return new AwsOptions(
                profile,
                roleArn,
                mfaSerial,
                externalId,
                region,
                endpoint,
                pathStyle,
                AwsArguments::asked);
    }

    private static String asked(String serial) {
        java.io.Console terminal = System.console();
        char[] code =
                terminal == null || !terminal.isTerminal()
                        ? null
                        : terminal.readPassword("Code of %s: ", serial);
        if (code == null || code.length == 0) {
            throw new WrongUsage("No terminal to ask for the device's code on.");
        }
        return new String(code).strip();
    }
}
