package org.exhibit.indexer.acquire.s3;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ArchiveTest {

    @Test
    void theCommandNamesTheObjectWhateverItsKeyHolds() {
        Listed odd = new Listed("a b'$(rm)/k", "v1", 1, "e", null, "DEEP_ARCHIVE", false, false);
        assertThat(odd.archived()).isTrue();
        assertThat(Archive.command("logs", odd))
                .isEqualTo(
                        "aws s3api restore-object --bucket logs --key 'a b'\\''$(rm)/k'"
                                + " --version-id v1 --restore-request"
                                + " '{\"Days\":7,\"GlacierJobParameters\":{\"Tier\":\"Bulk\"}}'");
    }

    @Test
    void onlyArchiveClassesAreArchived() {
        Listed instant = new Listed("k", null, 1, "e", null, "GLACIER_IR", true, false);
        assertThat(instant.archived()).isFalse();
    }
}
