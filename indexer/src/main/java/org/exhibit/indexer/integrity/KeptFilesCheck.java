package org.exhibit.indexer.integrity;

import org.exhibit.indexer.casefile.CaseFolder;
import org.exhibit.indexer.custody.CustodyEntry;
import org.exhibit.indexer.custody.CustodyLog;
import org.exhibit.indexer.digest.HashingStream;
import org.exhibit.indexer.integrity.Verification.Check;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Holds what else lies in the case's folder against its hash in custody: packs, and what
/// interrupted writes of custody left.
final class KeptFilesCheck {
    private static final long MOST_SUM = 64 * 1024;

    private final CaseFolder folder;
    private final Map<Path, String> expected = new TreeMap<>();

    KeptFilesCheck(CaseFolder folder) {
        this.folder = folder;
    }

    Check run() throws IOException {
        CustodyLog.read(folder.custody(), this::read);
        List<String> wrong = new ArrayList<>();
        int found = 0;
        for (Map.Entry<Path, String> file : expected.entrySet()) {
            if (!Files.isRegularFile(file.getKey())) {
                // A pack may have been handed over; custody does not say that it stays.
                continue;
            }
            found++;
            try (HashingStream in = new HashingStream(Files.newInputStream(file.getKey()))) {
                if (!in.finish().hex().equals(file.getValue())) {
                    wrong.add(folder.root().relativize(file.getKey()).toString());
                }
            }
            Path sum = file.getKey().resolveSibling(file.getKey().getFileName() + ".sha256");
            if (Files.isRegularFile(sum) && !isSumOf(sum, file.getKey(), file.getValue())) {
                wrong.add(folder.root().relativize(sum).toString());
            }
        }
        return new Check(
                "kept-files",
                wrong.isEmpty(),
                wrong.isEmpty()
                        ? found + " packs and other files of the case are as custody says."
                        : "Not as custody says: " + String.join(", ", wrong) + ".");
    }

    /// Whether a file is what `sha256sum` writes of another.
    private static boolean isSumOf(Path sum, Path of, String hash) throws IOException {
        String name = String.valueOf(of.getFileName());
        String escaped = name.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
        String line = (escaped.equals(name) ? "" : "\\") + hash + "  " + escaped + "\n";
        return Files.size(sum) < MOST_SUM
                && Arrays.equals(Files.readAllBytes(sum), line.getBytes(StandardCharsets.UTF_8));
    }

    private void read(CustodyEntry entry) {
        String name = entry.details().get("file");
        String hash = entry.details().get("sha256");
        if (name == null || hash == null) {
            return;
        }
        Path last = Path.of(name).getFileName();
        if (last == null) {
            return;
        }
        switch (entry.kind()) {
            case "pack-signed" -> expected.put(folder.packs().resolve(last), hash);
            case "custody-torn" -> expected.put(folder.root().resolve(last), hash);
            default -> {}
        }
    }
}
