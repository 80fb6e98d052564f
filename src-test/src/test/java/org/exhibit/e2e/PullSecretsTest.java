package org.exhibit.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.exhibit.e2e.aws.FaultyProxy;
import org.exhibit.e2e.aws.LocalS3;
import org.exhibit.e2e.aws.LogArchive;
import org.exhibit.e2e.aws.SecretSearch;
import org.exhibit.reports.sign.ThrowAwayKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/// What a pull signs its requests with is nowhere afterwards.
class PullSecretsTest {
    private static final String PASSWORD = "only for this test";

    @Test
    void neitherCaseNorPackNorMessagesHoldASecret(@TempDir Path folder) throws IOException {
        System.setProperty("aws.sharedCredentialsFile", LocalS3.credentials(folder).toString());
        try (LocalS3 s3 = LocalS3.inMemory();
                FaultyProxy proxy = new FaultyProxy(s3.endpoint(), 7)) {
            LogArchive.cloudTrail("log-archive", 60, 3, 1).upload(s3.client());
            TestCase made = TestCase.make(folder.resolve("case"));
            messages("s3", made.folder(), "s3://log-archive", "--endpoint-url", proxy.endpoint());
            messages("s3", made.folder(), "s3://no-such", "--endpoint-url", s3.endpoint());
            Path key = folder.resolve("k.p12");
            ThrowAwayKey.write(key, PASSWORD.toCharArray(), Instant.now());
            Path password = Files.writeString(folder.resolve("password"), PASSWORD + "\n");
            Path pack = folder.resolve("pack.pdf");
            CommandRun.output(
                    "pack",
                    "build",
                    made.folder(),
                    "--key",
                    key,
                    "-o",
                    pack,
                    "--pass-file",
                    password);
            SecretSearch.none(made.folder());
            assertThat(searched(pack)).isGreaterThan(10);
        } finally {
            System.clearProperty("aws.sharedCredentialsFile");
        }
    }

    private static void messages(Object... arguments) throws IOException {
        Object[] all = new Object[arguments.length + 6];
        all[0] = "acquire";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        int at = arguments.length + 1;
        all[at] = "--path-style";
        all[at + 1] = "--profile";
        all[at + 2] = "pull";
        all[at + 3] = "--region";
        all[at + 4] = "us-east-1";
        CommandRun run = CommandRun.of(java.util.Arrays.copyOf(all, at + 5));
        assertThat(run.messages()).isNotEmpty();
        SecretSearch.none("messages", run.messages().getBytes(StandardCharsets.UTF_8));
        SecretSearch.none("output", run.bytes());
    }

    /// Every stream of a pack, unpacked.
    private static int searched(Path pack) throws IOException {
        SecretSearch.none("the pack", Files.readAllBytes(pack));
        int streams = 0;
        try (PDDocument document = Loader.loadPDF(pack.toFile())) {
            for (COSObjectKey key : document.getDocument().getXrefTable().keySet()) {
                COSBase object = document.getDocument().getObjectFromPool(key).getObject();
                if (object instanceof COSStream stream) {
                    try (InputStream in = stream.createInputStream()) {
                        SecretSearch.none("the pack's object " + key, in.readAllBytes());
                        streams++;
                    }
                }
            }
        }
        return streams;
    }
}
