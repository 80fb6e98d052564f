package org.exhibit.reports.pack;

import static org.assertj.core.api.Assertions.assertThat;

import org.exhibit.indexer.integrity.Verification;
import org.exhibit.reports.BuiltPack;
import org.exhibit.reports.SampleCase;
import org.exhibit.reports.check.PackCheck;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/// Measures packs of three sizes; the figures go to the console and are not asserted.
@Tag("bench")
class ManyExhibitsTest {
    @TempDir Path folder;

    @Test
    void growsLinearlyWithTheExhibits() throws Exception {
        BuiltPack packs = new BuiltPack(folder);
        packs.build(SampleCase.usual(), List.of(), "warm.pdf");
        for (int count : new int[] {10, 100, 1_000}) {
            SampleCase sample = new SampleCase();
            for (int i = 0; i < count; i++) {
                sample.cloudTrail("GetObject", "clips/" + i + ".mp4", "", 1_200);
            }
            long start = System.nanoTime();
            PackResult result = packs.build(sample, List.of(sample.timeline()), count + ".pdf");
            long built = System.nanoTime();
            Verification verification = PackCheck.check(result.pdf());
            long checked = System.nanoTime();
            System.out.printf(
                    "%d exhibits: %d pages, %d bytes, built in %d ms, checked in %d ms%n",
                    count,
                    result.pages(),
                    Files.size(result.pdf()),
                    (built - start) / 1_000_000,
                    (checked - built) / 1_000_000);
            assertThat(verification.ok()).isTrue();
            assertThat(result.exhibits()).isEqualTo(count);
            String keep = System.getProperty("exhibit.keep");
            if (keep != null) {
                Files.copy(result.pdf(), Path.of(keep), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }
}
