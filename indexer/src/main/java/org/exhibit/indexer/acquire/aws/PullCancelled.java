package org.exhibit.indexer.acquire.aws;

import org.exhibit.indexer.evidence.Citation;

import java.util.Locale;
import java.util.concurrent.CancellationException;

/// A pull was stopped as asked. What had come whole by then is in the case and in custody; the same
/// request again goes on behind it.
public final class PullCancelled extends CancellationException {
    private static final long serialVersionUID = 1L;

    /// Custody's word for a pull that ended before its end.
    public static final String KIND = "acquisition-stopped";

    private final int acquisition;
    private final long files;
    private final long bytes;

    /// @param files of this acquisition that the case holds now
    /// @param bytes of those
    public PullCancelled(int acquisition, long files, long bytes) {
        super(
                String.format(
                        Locale.ROOT,
                        "Stopped as asked. %,d %s, %,d bytes, came whole: %s in the case as"
                                + " %s, in custody and in the index. Nothing half is kept.",
                        files,
                        files == 1 ? "file" : "files",
                        bytes,
                        files == 1 ? "it is" : "they are",
                        Citation.acquisitionLabel(acquisition)));
        this.acquisition = acquisition;
        this.files = files;
        this.bytes = bytes;
    }

    public int acquisition() {
        return acquisition;
    }

    public long files() {
        return files;
    }

    public long bytes() {
        return bytes;
    }
}
