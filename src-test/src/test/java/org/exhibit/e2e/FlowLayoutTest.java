package org.exhibit.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Flow logs without a header are read as the examiner said, also when they are read again.
class FlowLayoutTest {
    private static final String LAYOUT =
            "account-id interface-id srcaddr dstaddr srcport dstport protocol bytes start end"
                    + " action";

    @TempDir Path folder;

    private Path custom = Path.of("");
    private Path plain = Path.of("");

    @BeforeEach
    void write() throws IOException {
        custom =
                Files.writeString(
                        folder.resolve("custom.log"),
                        "111122223333 eni-0a1b2c3d4e5f60718 10.0.0.5 198.51.100.7 443 50000 6 1200"
                                + " 1773133200 1773133260 ACCEPT\n");
        plain =
                Files.writeString(
                        folder.resolve("plain.log"),
                        "2 111122223333 eni-0a1b2c3d4e5f60718 10.0.0.5 198.51.100.8 443 50001 6 10"
                                + " 900 1773133200 1773133260 REJECT OK\n");
    }

    @Test
    void keepsTheLayoutForANewIndex() throws IOException {
        TestCase imported = TestCase.make(folder.resolve("case"));
        assertThat(imported.acquire(custom, "--flow-format", LAYOUT).status()).isZero();
        assertThat(imported.acquire(plain).status()).isZero();
        assertThat(imported.search("dstIp:198.51.100.7 AND bytesOut:1200")).hasSize(1);
        String counts = imported.counts();
        for (Path file : BundledLogs.files(imported.folder().resolve("index"))) {
            Files.delete(file);
        }
        assertThat(imported.acquire(plain).status()).isZero();
        assertThat(imported.counts()).isEqualTo(counts).isEqualTo("2 = 2 + 0 + 0");
        assertThat(imported.search("dstIp:198.51.100.7 AND bytesOut:1200")).hasSize(1);
        assertThat(imported.search("dstIp:198.51.100.8 AND action:REJECT")).hasSize(1);
    }

    @Test
    void refusesALayoutThatIsNone() {
        TestCase imported = TestCase.make(folder.resolve("case"));
        CommandRun run = imported.acquire(custom, "--flow-format", "srcaddr srcaddr");
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.messages()).contains("--flow-format: ");
    }
}
