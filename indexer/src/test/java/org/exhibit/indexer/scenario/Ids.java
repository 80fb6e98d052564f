package org.exhibit.indexer.scenario;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;

/// Identifiers in the shapes AWS gives them, each derived from a label: the same label, the same
/// id.
public final class Ids {
    private static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final String MIXED =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    // RFC 4122, appendix C: the name space of URLs.
    private static final UUID URLS = UUID.fromString("6ba7b811-9dad-11d1-80b4-00c04fd430c8");

    private Ids() {}

    /// The UUID of version 5 of a label in a scenario's name space; `eventID` of its record.
    public static String event(String scenario, String label) {
        return version5(version5(URLS, "urn:exhibit:scenario:" + scenario), label).toString();
    }

    private static UUID version5(UUID space, String name) {
        byte[] text = name.getBytes(StandardCharsets.UTF_8);
        ByteBuffer input = ByteBuffer.allocate(16 + text.length);
        input.putLong(space.getMostSignificantBits()).putLong(space.getLeastSignificantBits());
        byte[] hash = digest("SHA-1", input.put(text).array());
        hash[6] = (byte) ((hash[6] & 0x0f) | 0x50);
        hash[8] = (byte) ((hash[8] & 0x3f) | 0x80);
        ByteBuffer uuid = ByteBuffer.wrap(hash);
        return new UUID(uuid.getLong(), uuid.getLong());
    }

    /// A Lambda `codeSha256` of an artefact.
    public static String codeHash(String artefact) {
        return base64(artefact, 32);
    }

    /// The request id of S3: 16 capital letters and digits.
    static String s3Request(String label) {
        return spell("s3 request " + label, UPPER, 16);
    }

    /// S3's `x-amz-id-2`, in the access log the host id.
    static String host(String label) {
        return base64("host " + label, 56);
    }

    static String version(String label) {
        return spell("version " + label, MIXED + "._", 32);
    }

    /// An access key of 20 characters; the scenario's short name can be read in it.
    public static String accessKey(String shortName) {
        return shortName + spell("key " + shortName, BASE32, 20 - shortName.length());
    }

    /// The unique id of a role or user, 21 characters.
    public static String unique(String prefix, String name) {
        return prefix + spell("unique " + name, BASE32, 17);
    }

    static String fileToken(String label) {
        return spell("file " + label, MIXED, 16);
    }

    static String hex(String label, int length) {
        StringBuilder out = new StringBuilder();
        for (int block = 0; out.length() < length; block++) {
            out.append(HexFormat.of().formatHex(hash(label, block)));
        }
        return out.substring(0, length);
    }

    static String base64(String label, int bytes) {
        ByteBuffer out = ByteBuffer.allocate(bytes + 32);
        for (int block = 0; out.position() < bytes; block++) {
            out.put(hash(label, block));
        }
        byte[] cut = new byte[bytes];
        out.flip().get(cut);
        return Base64.getEncoder().encodeToString(cut);
    }

    private static String spell(String label, String alphabet, int length) {
        StringBuilder out = new StringBuilder(length);
        for (int block = 0; out.length() < length; block++) {
            for (byte value : hash(label, block)) {
                if (out.length() < length) {
                    out.append(alphabet.charAt((value & 0xff) % alphabet.length()));
                }
            }
        }
        return out.toString();
    }

    private static byte[] hash(String label, int block) {
        return digest("SHA-256", (label + '\n' + block).getBytes(StandardCharsets.UTF_8));
    }

    static byte[] digest(String algorithm, byte[] input) {
        try {
            return MessageDigest.getInstance(algorithm).digest(input);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has " + algorithm, e);
        }
    }
}
