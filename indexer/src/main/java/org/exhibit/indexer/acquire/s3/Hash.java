package org.exhibit.indexer.acquire.s3;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;

/// One running hash of the kinds S3 offers. Not thread-safe.
interface Hash {
    void update(byte[] bytes, int offset, int length);

    /// The hash of what came since the last call, and a new beginning.
    byte[] finish();

    /// By S3's name, e.g. `CRC32C`; empty for a kind not known here.
    static Optional<Hash> of(String name) {
        return switch (name) {
            case "CRC32" -> Optional.of(new Crc(new CRC32(), 4));
            case "CRC32C" -> Optional.of(new Crc(new CRC32C(), 4));
            case "CRC64NVME" -> Optional.of(new Crc(new Crc64Nvme(), 8));
            case "SHA1" -> Optional.of(new Digesting("SHA-1"));
            case "SHA256" -> Optional.of(new Digesting("SHA-256"));
            case "MD5" -> Optional.of(new Digesting("MD5"));
            default -> Optional.empty();
        };
    }

    /// @param length bytes of its value, most significant first
    record Crc(Checksum sum, int length) implements Hash {
        @Override
        public void update(byte[] bytes, int offset, int count) {
            sum.update(bytes, offset, count);
        }

        @Override
        public byte[] finish() {
            byte[] value = ByteBuffer.allocate(8).putLong(sum.getValue()).array();
            sum.reset();
            return Arrays.copyOfRange(value, 8 - length, 8);
        }
    }

    /// A cryptographic hash.
    final class Digesting implements Hash {
        private final MessageDigest digest;

        Digesting(String name) {
            try {
                digest = MessageDigest.getInstance(name);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java has " + name, e);
            }
        }

        @Override
        public void update(byte[] bytes, int offset, int length) {
            digest.update(bytes, offset, length);
        }

        @Override
        public byte[] finish() {
            return digest.digest();
        }
    }
}
