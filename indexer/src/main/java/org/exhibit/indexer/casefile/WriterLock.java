package org.exhibit.indexer.casefile;

import org.exhibit.indexer.custody.Run;
import org.jspecify.annotations.Nullable;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The one writer's hold on a case: the operating system's lock on the file `lock`, which ends with
/// the process however it ends, and the file's text, which says who holds it. A text without a lock
/// means nothing.
final class WriterLock implements Closeable {
    /// Far behind the text, which others must be able to read where a lock keeps readers out.
    private static final long LOCKED_BYTE = 1L << 40;

    private static final int MOST_TEXT = 2000;

    /// Who in this very process has which case. On Unix, closing any channel on a file gives up the
    /// process's lock on it; so a second attempt from the same process must be turned away before
    /// it opens the file.
    private static final Map<Path, String> HELD_HERE = new ConcurrentHashMap<>();

    private final Path key;
    private final FileChannel channel;

    private WriterLock(Path key, FileChannel channel) {
        this.key = key;
        this.channel = channel;
    }

    /// @throws CaseLockedException where another program, or another part of this one, has it
    static WriterLock take(CaseFolder folder, Run run) throws IOException {
        Path key = folder.root().toRealPath();
        String holder = holder(run);
        @Nullable String here = HELD_HERE.putIfAbsent(key, holder);
        if (here != null) {
            throw locked(folder, here);
        }
        boolean taken = false;
        try {
            FileChannel channel =
                    FileChannel.open(
                            folder.lock(),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE);
            try {
                @Nullable FileLock lock = channel.tryLock(LOCKED_BYTE, 1, false);
                if (lock == null) {
                    throw locked(folder, text(channel));
                }
                channel.truncate(0);
                channel.write(ByteBuffer.wrap(holder.getBytes(StandardCharsets.UTF_8)), 0);
                taken = true;
                return new WriterLock(key, channel);
            } finally {
                if (!taken) {
                    channel.close();
                }
            }
        } finally {
            if (!taken) {
                HELD_HERE.remove(key);
            }
        }
    }

    private static String holder(Run run) {
        return run.examiner()
                + " (account "
                + run.account()
                + ", process "
                + ProcessHandle.current().pid()
                + " on "
                + run.host()
                + ") since "
                + run.started()
                + ", running \""
                + run.command()
                + "\"";
    }

    private static String text(FileChannel channel) throws IOException {
        ByteBuffer text = ByteBuffer.allocate(MOST_TEXT);
        channel.read(text, 0);
        return new String(text.array(), 0, text.position(), StandardCharsets.UTF_8);
    }

    private static CaseLockedException locked(CaseFolder folder, String holder) {
        String who = holder.isBlank() ? "another program" : holder.strip();
        return new CaseLockedException(
                "The case "
                        + folder.root()
                        + " is being written to by "
                        + who
                        + ". Nothing was changed. Reading is possible meanwhile; to write, wait"
                        + " until that is finished.");
    }

    /// Gives the case up. The file stays, empty: removing it would let two programs lock two files
    /// of one name.
    @Override
    public void close() throws IOException {
        try {
            channel.truncate(0);
        } finally {
            channel.close();
            HELD_HERE.remove(key);
        }
    }
}
