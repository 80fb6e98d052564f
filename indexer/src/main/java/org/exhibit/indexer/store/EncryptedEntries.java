package org.exhibit.indexer.store;

import net.lingala.zip4j.exception.ZipException;
import net.lingala.zip4j.headers.HeaderReader;
import net.lingala.zip4j.model.FileHeader;
import net.lingala.zip4j.model.Zip4jConfig;
import net.lingala.zip4j.model.ZipModel;
import net.lingala.zip4j.util.UnzipUtil;

import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.exhibit.indexer.evidence.MemberStep;
import org.jspecify.annotations.Nullable;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The encrypted entries of one zip archive, by their place in its directory. Not thread-safe.
final class EncryptedEntries {
    /// What commons-compress calls an entry encrypted with AES; its true method lies within.
    private static final int AES_METHOD = 99;

    private static final int BUFFER = 8192;

    private final Path file;
    private final ZipPasswords passwords;

    /// The archive's directory, read once.
    private @Nullable ZipModel directory;

    EncryptedEntries(Path file, ZipPasswords passwords) {
        this.file = file;
        this.passwords = passwords;
    }

    static MemberStep.Kind kind(ZipArchiveEntry entry) {
        if (!entry.getGeneralPurposeBit().usesEncryption()) {
            return MemberStep.Kind.ZIP;
        }
        return entry.getMethod() == AES_METHOD
                ? MemberStep.Kind.ZIP_AES
                : MemberStep.Kind.ZIP_CRYPTO;
    }

    /// Opens an entry with the password that fits it.
    ///
    /// @param ordinal 0-based place in the archive's directory
    /// @throws IOException with a reason that names no password, where none fits
    InputStream open(ZipArchiveEntry entry, int ordinal) throws IOException {
        if (passwords.isEmpty()) {
            throw new IOException(ZipPasswords.LOCKED + " and no password was given");
        }
        List<char[]> fitting = new ArrayList<>();
        IOException refused =
                new IOException(ZipPasswords.LOCKED + " and none of the passwords given opens it");
        for (char[] password : passwords.all()) {
            try (InputStream _ = attempt(entry, ordinal, password)) {
                fitting.add(password);
            } catch (ZipException e) {
                if (e.getType() != ZipException.Type.WRONG_PASSWORD) {
                    refused = undecipherable(e);
                }
            } catch (IOException | RuntimeException e) {
                refused = undecipherable(e);
            }
        }
        // An entry keeps one or two bytes to check a password by, so a wrong one may seem to fit.
        for (int i = 0; fitting.size() > 1 && i < fitting.size(); i++) {
            if (reads(entry, ordinal, fitting.get(i))) {
                return new Deciphered(attempt(entry, ordinal, fitting.get(i)));
            }
        }
        if (fitting.isEmpty()) {
            throw refused;
        }
        return new Deciphered(attempt(entry, ordinal, fitting.getFirst()));
    }

    private static IOException undecipherable(Exception e) {
        return new IOException("the zip entry cannot be decrypted: " + e.getMessage(), e);
    }

    private InputStream attempt(ZipArchiveEntry entry, int ordinal, char[] password)
            throws IOException {
        ZipModel archive = directory();
        List<FileHeader> headers = archive.getCentralDirectory().getFileHeaders();
        @Nullable FileHeader header = ordinal < headers.size() ? headers.get(ordinal) : null;
        if (header == null
                || header.getOffsetLocalHeader() != entry.getLocalHeaderOffset()
                || header.getCompressedSize() != entry.getCompressedSize()) {
            throw new IOException("the archive's directory can be read in two ways");
        }
        return UnzipUtil.createZipInputStream(archive, header, password);
    }

    private ZipModel directory() throws IOException {
        ZipModel known = directory;
        if (known != null) {
            return known;
        }
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
            ZipModel read =
                    new HeaderReader().readAllHeaders(bytes, new Zip4jConfig(null, BUFFER, true));
            read.setZipFile(file.toFile());
            directory = read;
            return read;
        }
    }

    private boolean reads(ZipArchiveEntry entry, int ordinal, char[] password) {
        try (InputStream content =
                new ExpansionBound(
                        attempt(entry, ordinal, password),
                        () -> Math.max(entry.getCompressedSize(), 1))) {
            content.transferTo(OutputStream.nullOutputStream());
            return true;
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }

    /// Says of damage that it may come from a password that only seemed to fit.
    private static final class Deciphered extends FilterInputStream {
        Deciphered(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            int read = read(one, 0, 1);
            return read < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            try {
                return in.read(target, offset, length);
            } catch (IOException | RuntimeException e) {
                throw new IOException(
                        "the encrypted zip entry is damaged, or the password is another: "
                                + e.getMessage(),
                        e);
            }
        }
    }
}
