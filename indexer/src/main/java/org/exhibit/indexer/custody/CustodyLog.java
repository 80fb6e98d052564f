package org.exhibit.indexer.custody;

import org.jspecify.annotations.Nullable;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// The chain of custody of a case, `custody.jsonl`: one entry a line, each carrying the hash of the
/// one before. An instance appends and belongs to the case's one writer; the static methods read
/// and need nothing. An entry whose `append` returned outlives the end of this program; `sync`
/// makes it outlive the end of the machine. Thread-safe.
public final class CustodyLog implements Closeable {

    /// Receives entries in the order of the file.
    public interface Visitor {
        void entry(CustodyEntry entry) throws IOException;
    }

    private final FileChannel out;
    private final Run run;
    private CustodyMark mark;
    private boolean runEntered;

    private CustodyLog(FileChannel out, Run run, CustodyMark mark) {
        this.out = out;
        this.run = run;
        this.mark = mark;
    }

    /// Begins an empty log.
    ///
    /// @throws FileAlreadyExistsException where there is one with content
    public static CustodyLog create(Path file, Run run) throws IOException {
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (channel.size() > 0) {
            channel.close();
            throw new FileAlreadyExistsException(file.toString());
        }
        return new CustodyLog(channel, run, CustodyMark.START);
    }

    /// Goes on writing where a tail's good lines end. A torn end is first moved to a file
    /// `custody.torn-N` beside the log, and that is entered.
    public static CustodyLog open(Path file, Run run, CustodyTail tail) throws IOException {
        @Nullable Path torn = tail.isTorn() ? TornEnd.copy(file, tail.end().length()) : null;
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        CustodyLog log = new CustodyLog(channel, run, tail.end());
        if (torn != null) {
            channel.truncate(tail.end().length());
            log.append("custody-torn", TornEnd.details(torn, tail));
            log.sync();
        }
        return log;
    }

    /// Adds an entry. The first of a run is preceded by one that describes the run.
    ///
    /// @return the entry as written
    public synchronized CustodyEntry append(String kind, Details details) throws IOException {
        if (!runEntered) {
            write("run-started", run.details());
            runEntered = true;
        }
        return write(kind, details);
    }

    private CustodyEntry write(String kind, Details details) throws IOException {
        CustodyLine line =
                CustodyLine.after(
                        mark.head(), run.clock().instant(), run.examiner(), kind, details.toMap());
        ByteBuffer bytes = ByteBuffer.wrap(line.bytes());
        long at = mark.length();
        while (bytes.hasRemaining()) {
            at += out.write(bytes, at);
        }
        mark = new CustodyMark(CustodyHead.of(line.entry()), at);
        return line.entry();
    }

    /// Waits until every entry is on disk.
    public synchronized CustodyMark sync() throws IOException {
        out.force(true);
        return mark;
    }

    public synchronized CustodyMark mark() {
        return mark;
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    /// Hands over the entries that can be read, from the start; a torn end and damaged lines are
    /// left out.
    public static void read(Path file, Visitor visitor) throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        try (CustodyLines lines = new CustodyLines(file, 0)) {
            for (CustodyLines.Line line = lines.next(); line != null; line = lines.next()) {
                @Nullable CustodyEntry entry = readable(line);
                if (entry != null) {
                    visitor.entry(entry);
                }
            }
        }
    }

    private static @Nullable CustodyEntry readable(CustodyLines.Line line) {
        try {
            return line.complete() ? CustodyLine.read(line.bytes()) : null;
        } catch (IOException e) {
            // What is wrong with the line is for `verify` to say.
            return null;
        }
    }

    /// Every entry that can be read. An entry on acquired files names up to 1,000 of them.
    public static List<CustodyEntry> entries(Path file) throws IOException {
        List<CustodyEntry> entries = new ArrayList<>();
        read(file, entries::add);
        return entries;
    }

    /// Those of some kinds. Other lines are not parsed, so that a long list of files costs only its
    /// reading.
    public static List<CustodyEntry> entries(Path file, Set<String> kinds) throws IOException {
        List<byte[]> marks =
                kinds.stream()
                        .map(kind -> ("\"kind\":\"" + kind + '"').getBytes(StandardCharsets.UTF_8))
                        .toList();
        List<CustodyEntry> entries = new ArrayList<>();
        if (!Files.exists(file)) {
            return entries;
        }
        try (CustodyLines lines = new CustodyLines(file, 0)) {
            for (CustodyLines.Line line = lines.next(); line != null; line = lines.next()) {
                byte[] bytes = line.bytes();
                boolean wanted = marks.stream().anyMatch(mark -> holds(bytes, mark));
                CustodyEntry entry = wanted ? readable(line) : null;
                if (entry != null && kinds.contains(entry.kind())) {
                    entries.add(entry);
                }
            }
        }
        return entries;
    }

    /// Inside a text the quotes would be escaped, so that only the member itself is found.
    private static boolean holds(byte[] line, byte[] mark) {
        for (int at = 0; at <= line.length - mark.length; at++) {
            if (line[at] == mark[0]
                    && Arrays.equals(line, at, at + mark.length, mark, 0, mark.length)) {
                return true;
            }
        }
        return false;
    }

    /// Verifies the chain in itself.
    public static CustodyCheck verify(Path file) throws IOException {
        return new CustodyVerifier().verify(file, null, false);
    }

    /// Verifies the chain in itself and against an entry known from elsewhere.
    ///
    /// @param expected must stand in the log with this hash
    /// @param complete whether it must be the last entry
    public static CustodyCheck verify(Path file, CustodyHead expected, boolean complete)
            throws IOException {
        return new CustodyVerifier().verify(file, expected, complete);
    }
}
