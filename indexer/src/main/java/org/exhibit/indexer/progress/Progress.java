package org.exhibit.indexer.progress;

import java.util.OptionalLong;

/// An immutable picture of a running job. Counters never decrease.
///
/// @param stage what the job is doing now
/// @param item the evidence item being worked on, or empty
/// @param filesDone files finished
/// @param filesTotal files to do, where known
/// @param bytesRead bytes of originals read
/// @param bytesTotal bytes of originals to read, where known
/// @param records records read so far
/// @param rejected records rejected so far
public record Progress(
        Stage stage,
        String item,
        long filesDone,
        OptionalLong filesTotal,
        long bytesRead,
        OptionalLong bytesTotal,
        long records,
        long rejected) {

    public enum Stage {
        SCANNING,
        ACQUIRING,
        INDEXING,
        RECONCILING,
        VERIFYING,
        WRITING,
        SIGNING,
        DONE
    }

    public static Progress starting() {
        return new Progress(
                Stage.SCANNING, "", 0, OptionalLong.empty(), 0, OptionalLong.empty(), 0, 0);
    }

    public static Progress of(Stage stage, String item) {
        return new Progress(stage, item, 0, OptionalLong.empty(), 0, OptionalLong.empty(), 0, 0);
    }
}
