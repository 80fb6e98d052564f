package org.exhibit.app.ui.custody;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// Places that files leaving a case may go to: anywhere but into the case itself, whose folder
/// holds nothing that custody does not name.
final class OutsideCase {
    private OutsideCase() {}

    /// The folder of a file that is to be written.
    ///
    /// @throws IOException where it does not exist or lies in the case
    static Path folderOf(Path target, Path caseFolder) throws IOException {
        Path folder = target.toAbsolutePath().normalize().resolveSibling("");
        refuseTheCaseItself(folder, caseFolder);
        return folder;
    }

    /// @param folder need not exist yet
    static void refuseTheCaseItself(Path folder, Path caseFolder) throws IOException {
        Path there = folder.toAbsolutePath().normalize();
        while (there.getParent() != null && Files.notExists(there)) {
            there = there.getParent();
        }
        if (there.toRealPath().startsWith(caseFolder.toRealPath())) {
            throw new IOException("the copy would lie in the case's own folder; choose another");
        }
    }

    /// Writes a file whole or not at all.
    static void write(Path target, Path caseFolder, byte[] content) throws IOException {
        Path part = Files.createTempFile(folderOf(target, caseFolder), "exhibit", ".part");
        try {
            Files.write(part, content);
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    static void write(Path target, Path caseFolder, String content) throws IOException {
        write(target, caseFolder, content.getBytes(StandardCharsets.UTF_8));
    }
}
