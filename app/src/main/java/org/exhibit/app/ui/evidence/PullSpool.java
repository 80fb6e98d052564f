package org.exhibit.app.ui.evidence;

import org.exhibit.app.service.ListingFile;
import org.exhibit.indexer.acquire.s3.Listed;
import org.exhibit.indexer.acquire.s3.S3DryRun;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/// What a dry run lists, in both forms it can be saved in, kept beside the system's temporary files
/// until the dialog closes: a listing may be longer than memory. Written by one thread, then saved.
final class PullSpool implements S3DryRun.Visitor, Closeable {
    private final Path folder;
    private final Path csv;
    private final Path json;
    private final List<ListingFile> writing;

    PullSpool(String bucket) throws IOException {
        folder = Files.createTempDirectory("exhibit-listing");
        csv = folder.resolve("listing.csv");
        json = folder.resolve("listing.json");
        writing = List.of(new ListingFile(csv, bucket), new ListingFile(json, bucket));
    }

    @Override
    public void object(Listed listed, boolean inCase) throws IOException {
        for (ListingFile file : writing) {
            file.object(listed, inCase);
        }
    }

    /// There is nothing more.
    void end() throws IOException {
        for (ListingFile file : writing) {
            file.close();
        }
    }

    /// After `end`.
    ///
    /// @param target JSON where its name ends in `.json`, else CSV; replaced if it is there
    void save(Path target) throws IOException {
        Files.copy(
                ListingFile.isJson(target) ? json : csv,
                target,
                StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void close() throws IOException {
        end();
        Files.deleteIfExists(csv);
        Files.deleteIfExists(json);
        Files.deleteIfExists(folder);
    }
}
