package org.exhibit.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.exhibit.reports.sign.ThrowAwayKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What `exhibit pack build` prints of findings and subjects, from the command line on.
class PackFindingsTest {
    private static final String LOG =
            """
            {"Records":[
            {"eventVersion":"1.08","userIdentity":{"type":"AssumedRole","accountId":"111111111111","arn":"arn:aws:sts::111111111111:assumed-role/ops/kim"},"eventTime":"2026-03-10T09:00:00Z","eventSource":"cloudtrail.amazonaws.com","eventName":"StopLogging","awsRegion":"us-east-1","sourceIPAddress":"198.51.100.7","requestParameters":{"name":"arn:aws:cloudtrail:us-east-1:111111111111:trail/main"},"responseElements":null,"eventID":"one","recipientAccountId":"111111111111"},
            {"eventVersion":"1.08","userIdentity":{"type":"Root","accountId":"111111111111","arn":"arn:aws:iam::111111111111:root"},"eventTime":"2026-03-10T11:00:00Z","eventSource":"signin.amazonaws.com","eventName":"ConsoleLogin","awsRegion":"us-east-1","sourceIPAddress":"203.0.113.9","requestParameters":null,"responseElements":{"ConsoleLogin":"Success"},"eventID":"two","recipientAccountId":"111111111111"},
            {"eventVersion":"1.08","userIdentity":{"type":"AssumedRole","accountId":"111111111111","arn":"arn:aws:sts::111111111111:assumed-role/ops/kim"},"eventTime":"2026-03-10T12:00:00Z","eventSource":"s3.amazonaws.com","eventName":"CopyObject","awsRegion":"us-east-1","sourceIPAddress":"198.51.100.7","requestParameters":{"bucketName":"out","key":"scan","x-amz-copy-source":"phi/scan"},"responseElements":null,"requestID":"R3","eventID":"three","recipientAccountId":"111111111111","additionalEventData":{"bytesTransferredOut":0}}
            ]}
            """;
    private static final String OWN =
            """
            title: Root signs in late
            id: own-1
            level: high
            logsource: {product: aws, service: cloudtrail}
            detection:
              login: {eventName: ConsoleLogin, userIdentity.type: Root, eventTime|hour|gte: 11}
              condition: login
            """;

    @Test
    void printsFindingsRulesAndLineage(@TempDir Path folder) throws IOException {
        TestCase made = TestCase.make(folder.resolve("case"));
        assertThat(made.acquire(Files.writeString(folder.resolve("trail.json"), LOG)).status())
                .isZero();
        Path rules = Files.createDirectories(folder.resolve("rules"));
        Files.writeString(rules.resolve("own.yml"), OWN);
        ok("subject", "add", made.folder(), "--kind", "phi", "s3://out/scan", "--reason", "a scan");
        judge(made, "F03a", "confirmed", "no change was asked for");
        judge(made, "own-1", "dismissed", "break-glass drill", "--rules", rules);
        ok("findings", "rules", made.folder(), "--off", "F12", "--reason", "no detector here");
        Path key = folder.resolve("k.p12");
        ThrowAwayKey.write(key, "secret".toCharArray(), Instant.now());
        Path password = Files.writeString(folder.resolve("password"), "secret\n");

        Path with = folder.resolve("with.pdf");
        ok(
                "pack",
                "build",
                made.folder(),
                "--key",
                key,
                "--pass-file",
                password,
                "-o",
                with,
                "--rules",
                rules);
        assertThat(text(with))
                .contains("2 findings: 1 confirmed, 0 under investigation, 1 dismissed, 0 not")
                .contains("3.1.1 Collection of CloudTrail stopped")
                .contains("no change was asked for")
                .contains("Root signs in late")
                .contains("break-glass drill")
                .contains("no detector here")
                .contains("was copied from")
                .doesNotContain("Decisions without their finding");
        assertThat(CommandRun.of("verify", with).status()).isZero();

        Path without = folder.resolve("without.pdf");
        ok("pack", "build", made.folder(), "--key", key, "--pass-file", password, "-o", without);
        assertThat(text(without))
                .contains("Decisions without their finding")
                .contains("break-glass drill");
    }

    private static void judge(
            TestCase made, String rule, String state, String reason, Object... more) {
        List<Object> arguments =
                new ArrayList<>(
                        List.of(
                                "findings",
                                "triage",
                                made.folder(),
                                rule,
                                "--state",
                                state,
                                "--reason",
                                reason));
        arguments.addAll(List.of(more));
        ok(arguments.toArray());
    }

    private static void ok(Object... arguments) {
        CommandRun run = CommandRun.of(arguments);
        assertThat(run.status()).as(run.messages()).isZero();
    }

    /// A pack's text with every run of white space as one space.
    private static String text(Path pack) throws IOException {
        try (PDDocument document = Loader.loadPDF(pack.toFile())) {
            return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
        }
    }
}
