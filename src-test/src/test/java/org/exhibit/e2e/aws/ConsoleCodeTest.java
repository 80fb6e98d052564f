package org.exhibit.e2e.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A device's code typed at a terminal, which `script` lends: asked for, not shown, used once, kept
/// nowhere.
class ConsoleCodeTest {
    private static final Path SCRIPT = Path.of("/usr/bin/script");
    private static final String ROLE = "arn:aws:iam::111122223333:role/ForensicReadOnly";
    private static final String DEVICE = "arn:aws:iam::111122223333:mfa/phone";

    @Test
    void theCodeIsAskedForAtTheTerminalAndNotShown(@TempDir Path folder)
            throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(SCRIPT), "no script command to lend a terminal");
        PullCase made = PullCase.make(folder.resolve("case"));
        try (LocalS3 s3 = LocalS3.inMemory();
                AwsFront aws = new AwsFront(s3.endpoint())) {
            LogArchive.cloudTrail("log-archive", 6, 2, 1).upload(s3.client());
            Process process = started(made.folder(), aws);
            ByteArrayOutputStream seen = new ByteArrayOutputStream();
            readUntil(process.getInputStream(), seen, "Code of " + DEVICE);
            OutputStream typed = process.getOutputStream();
            typed.write((AwsFront.CODE + "\n").getBytes(StandardCharsets.US_ASCII));
            typed.flush();
            process.getInputStream().transferTo(seen);
            assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
            String shown = seen.toString(StandardCharsets.UTF_8);
            assertThat(process.exitValue()).as(shown).isZero();
            assertThat(shown)
                    .contains("AWS sees: arn:aws:sts::111122223333:assumed-role/ForensicReadOnly");
            SecretSearch.none("the terminal", seen.toByteArray());
            SecretSearch.none(made.folder());
            assertThat(aws.queries())
                    .filteredOn(query -> "AssumeRole".equals(query.get("Action")))
                    .singleElement()
                    .satisfies(query ->
                            assertThat(query)
                                    .containsEntry("SerialNumber", DEVICE)
                                    .containsEntry("TokenCode", AwsFront.CODE));
            assertThat(made.held()).hasSize(6);
        }
    }

    private static Process started(Path into, AwsFront aws) throws IOException {
        String command =
                String.join(
                        " ",
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx512m",
                                "-XX:TieredStopAtLevel=1",
                                "--enable-native-access=ALL-UNNAMED",
                                "--sun-misc-unsafe-memory-access=allow",
                                "org.exhibit.app.main.Main",
                                "acquire",
                                "s3",
                                into.toString(),
                                "s3://log-archive",
                                "--role-arn",
                                ROLE,
                                "--mfa-serial",
                                DEVICE,
                                "--region",
                                "us-east-1",
                                "--path-style",
                                "--endpoint-url",
                                aws.endpoint().toString()));
        ProcessBuilder builder =
                new ProcessBuilder(SCRIPT.toString(), "-qec", command, "/dev/null")
                        .redirectErrorStream(true);
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        builder.environment().put("AWS_ACCESS_KEY_ID", LocalS3.KEY);
        builder.environment().put("AWS_SECRET_ACCESS_KEY", LocalS3.SECRET);
        return builder.start();
    }

    private static void readUntil(InputStream in, ByteArrayOutputStream seen, String wanted)
            throws IOException {
        while (!seen.toString(StandardCharsets.UTF_8).contains(wanted)) {
            int next = in.read();
            if (next < 0) {
                throw new AssertionError("it ended: " + seen.toString(StandardCharsets.UTF_8));
            }
            seen.write(next);
        }
    }
}
