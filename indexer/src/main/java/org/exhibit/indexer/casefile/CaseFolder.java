package org.exhibit.indexer.casefile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Where everything lies in a case's folder.
public record CaseFolder(Path root) {
    static final String DATABASE_FILE = "case.mv.db";

    public CaseFolder {
        root = root.toAbsolutePath().normalize();
    }

    public Path evidence() {
        return root.resolve("evidence");
    }

    /// The search index, rebuilt from the originals where it is lost.
    public Path index() {
        return root.resolve("index");
    }

    public Path custody() {
        return root.resolve("custody.jsonl");
    }

    /// The snapshot that readers open.
    public Path snapshot() {
        return root.resolve("case.json");
    }

    public Path packs() {
        return root.resolve("packs");
    }

    Path database() {
        return root.resolve(DATABASE_FILE);
    }

    Path lock() {
        return root.resolve("lock");
    }

    /// Whether the folder holds a case, intact or not.
    public boolean isCase() {
        return Files.exists(snapshot()) || Files.exists(custody());
    }

    /// @throws IOException where the folder holds no case
    void requireCase() throws IOException {
        if (!isCase()) {
            throw new IOException(
                    "There is no case in "
                            + root
                            + ": it has neither case.json nor custody.jsonl. Nothing was changed.");
        }
    }
}
