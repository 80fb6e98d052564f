package org.exhibit.indexer.integrity.chain;

import org.exhibit.indexer.casefile.CaseFile;
import org.exhibit.indexer.custody.Details;
import org.exhibit.indexer.digest.Digest;
import org.exhibit.indexer.digest.HashingStream;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Files that the examiner names for what they are: public keys from CloudTrail, metadata from S3.
/// Custody says so before they are acquired, by their hash: a list of keys is only believed where
/// somebody vouches for it.
public final class GivenFiles {
    private static final long MOST_BYTES = 256L << 20;

    private GivenFiles() {}

    /// @throws IOException where the file holds no public key; nothing was entered then
    public static void enterKeys(CaseFile caseFile, Path file) throws IOException {
        requireKeys(file);
        enter(caseFile, KeyTrust.GIVEN, file);
    }

    /// @throws IOException where the file holds no signature; nothing was entered then
    public static void enterMetadata(CaseFile caseFile, Path file) throws IOException {
        requireMetadata(file);
        enter(caseFile, KeyTrust.METADATA_GIVEN, file);
    }

    private static void requireKeys(Path file) throws IOException {
        int keys;
        try {
            keys = new PublicKeys().add(bytes(file), "", false);
        } catch (IOException e) {
            throw new IOException(file + " is no list of public keys: " + e.getMessage(), e);
        }
        if (keys == 0) {
            throw new IOException(
                    file
                            + " holds no RSA public key; the answer of aws cloudtrail"
                            + " list-public-keys was expected");
        }
    }

    private static void requireMetadata(Path file) throws IOException {
        ObjectSignatures signatures = new ObjectSignatures();
        try {
            signatures.add(bytes(file), "", "");
        } catch (IOException e) {
            throw new IOException(file + " is no metadata of objects: " + e.getMessage(), e);
        }
        if (signatures.isEmpty()) {
            throw new IOException(
                    file
                            + " holds no signature; {object key: {header: value}} or answers of aws"
                            + " s3api head-object were expected");
        }
    }

    private static byte[] bytes(Path file) throws IOException {
        if (Files.size(file) > MOST_BYTES) {
            throw new IOException("it is larger than any such file");
        }
        return Files.readAllBytes(file);
    }

    private static void enter(CaseFile caseFile, String kind, Path file) throws IOException {
        Digest hash;
        try (HashingStream in = new HashingStream(Files.newInputStream(file))) {
            hash = in.finish();
        }
        caseFile.enter(
                kind,
                Details.of("sha256", hash.hex())
                        .with("file", file.toAbsolutePath().normalize().toString()));
    }
}
