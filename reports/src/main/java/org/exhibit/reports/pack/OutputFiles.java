package org.exhibit.reports.pack;

import org.exhibit.indexer.digest.Digest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.List;

/// The files of one build: unfinished ones beside the place of the finished ones, renamed only when
/// complete. Closing deletes what is unfinished.
final class OutputFiles implements AutoCloseable {
    private final Path out;
    private final Path unsigned;
    private final Path signed;
    private final Path sum;

    private OutputFiles(Path out, Path unsigned, Path signed, Path sum) {
        this.out = out;
        this.unsigned = unsigned;
        this.signed = signed;
        this.sum = sum;
    }

    /// @throws IOException where the folder does not exist or cannot be written to
    static OutputFiles beside(Path out) throws IOException {
        Path folder = out.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new IOException(
                    "The folder for "
                            + out
                            + " does not exist, so no pack was written. Make it first.");
        }
        if (Files.isDirectory(out)) {
            throw new IOException(out + " is a folder, so no pack was written. Name a file.");
        }
        Path unsigned = Files.createTempFile(folder, ".pack-", ".unsigned");
        Path signed = Files.createTempFile(folder, ".pack-", ".signed");
        Path sum = Files.createTempFile(folder, ".pack-", ".sha256");
        return new OutputFiles(out.toAbsolutePath(), unsigned, signed, sum);
    }

    Path unsigned() {
        return unsigned;
    }

    Path signed() {
        return signed;
    }

    /// Puts the signed file and its `.sha256` in place.
    ///
    /// @return the signed file's hash
    Digest publish() throws IOException {
        Digest sha256 = hash(signed);
        Files.writeString(sum, sumLine(sha256), StandardCharsets.UTF_8);
        readable(signed);
        readable(sum);
        for (Path file : List.of(signed, sum)) {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
        }
        move(signed, out);
        move(sum, out.resolveSibling(out.getFileName() + ".sha256"));
        return sha256;
    }

    /// As `sha256sum` writes and checks it; it marks a line whose name needs escapes with a
    /// backslash.
    private String sumLine(Digest sha256) {
        String name = out.getFileName().toString();
        String escaped = name.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
        return (escaped.equals(name) ? "" : "\\") + sha256 + "  " + escaped + "\n";
    }

    private static void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private static Digest hash(Path file) throws IOException {
        MessageDigest sha = Digest.sha256();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), sha)) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
        }
        return Digest.ofHash(sha.digest());
    }

    /// Temporary files are made for their owner alone; a pack is made to be handed on.
    private static void readable(Path file) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(
                    file, java.nio.file.attribute.PosixFilePermissions.fromString("rw-r--r--"));
        }
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(unsigned);
        Files.deleteIfExists(signed);
        Files.deleteIfExists(sum);
    }
}
