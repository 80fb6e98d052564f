package org.exhibit.indexer.index.lucene;

import org.apache.lucene.codecs.CodecUtil;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexInput;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// The files of an index, each with its own checksum.
public final class IndexFiles {
    private IndexFiles() {}

    /// Reads every file of the last commit against its checksum, which tells any changed byte.
    ///
    /// @param folder the case's `index` folder
    /// @return what is damaged, as `file: reason`; empty where nothing is, or there is no index
    public static List<String> damaged(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<String> found = new ArrayList<>();
        try (FSDirectory directory = FSDirectory.open(folder)) {
            if (!DirectoryReader.indexExists(directory)) {
                return List.of();
            }
            SegmentInfos commit;
            try {
                commit = SegmentInfos.readLatestCommit(directory);
            } catch (IOException | RuntimeException e) {
                return List.of("the list of its segments: " + e.getMessage());
            }
            for (String name : new TreeSet<>(commit.files(true))) {
                try (IndexInput in = directory.openInput(name, IOContext.READONCE)) {
                    CodecUtil.checksumEntireFile(in);
                } catch (IOException | RuntimeException e) {
                    found.add(name + ": " + e.getMessage());
                }
            }
        }
        return found;
    }
}
