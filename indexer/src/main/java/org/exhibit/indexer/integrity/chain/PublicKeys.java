package org.exhibit.indexer.integrity.chain;

import com.fasterxml.jackson.databind.JsonNode;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The public keys with which CloudTrail signed digests, by fingerprint. Not thread-safe.
final class PublicKeys {
    private static final byte[] RSA_ENCRYPTION =
            HexFormat.of().parseHex("300d06092a864886f70d0101010500");

    /// @param vouched whether the examiner named the list, or Exhibit asked AWS for it; any file
    ///   among the evidence may look like a list of keys
    /// @param region the list was asked for, empty where it does not say
    /// @param source names the list for people
    record Known(PublicKey key, boolean vouched, String region, String source) {}

    private final Map<String, List<Known>> byFingerprint = new TreeMap<>();

    /// The keys of a fingerprint, those somebody vouches for first.
    List<Known> of(String fingerprint) {
        return byFingerprint.getOrDefault(fingerprint, List.of());
    }

    /// Takes in a ListPublicKeys answer, its bare array, or either as the `response` of a settings
    /// item.
    ///
    /// @return how many keys could be read
    /// @throws IOException where it is no list of keys
    int add(byte[] json, String source, boolean vouched) throws IOException {
        JsonNode top = DigestReader.JSON.readTree(json);
        String region = "";
        if (top.path("response").isContainerNode()) {
            region = top.path("region").asText("");
            top = top.path("response");
        }
        JsonNode list = top;
        if (top.isObject()) {
            list = top.has("PublicKeyList") ? top.path("PublicKeyList") : top.path("publicKeyList");
        }
        if (!list.isArray()) {
            throw new IOException("it is no list of public keys: no PublicKeyList and no array");
        }
        int read = 0;
        for (JsonNode one : list) {
            read += add(one, new Origin(region, source, vouched)) ? 1 : 0;
        }
        return read;
    }

    private record Origin(String region, String source, boolean vouched) {}

    private boolean add(JsonNode one, Origin origin) {
        byte[] value;
        try {
            value = Base64.getMimeDecoder().decode(field(one, "Value", "value"));
        } catch (IllegalArgumentException e) {
            return false;
        }
        PublicKey key = key(value);
        if (key == null) {
            return false;
        }
        Known known = new Known(key, origin.vouched, origin.region, origin.source);
        String own = fingerprint(value);
        put(own, known);
        String written = field(one, "Fingerprint", "fingerprint");
        if (!written.isEmpty() && !written.equals(own)) {
            put(written, known);
        }
        return true;
    }

    private void put(String fingerprint, Known known) {
        List<Known> keys = byFingerprint.computeIfAbsent(fingerprint, key -> new ArrayList<>());
        if (!keys.contains(known)) {
            keys.add(known);
            keys.sort(Comparator.comparing((Known one) -> !one.vouched()));
        }
    }

    private static String field(JsonNode json, String name, String other) {
        return json.path(name).asText(json.path(other).asText(""));
    }

    private static @Nullable PublicKey key(byte[] value) {
        PublicKey whole = rsa(value);
        return whole == null ? rsa(wrapped(value)) : whole;
    }

    private static @Nullable PublicKey rsa(byte[] subjectPublicKeyInfo) {
        try {
            return KeyFactory.getInstance("RSA")
                    .generatePublic(new X509EncodedKeySpec(subjectPublicKeyInfo));
        } catch (GeneralSecurityException e) {
            return null;
        }
    }

    /// A PKCS#1 RSAPublicKey as X.509 SubjectPublicKeyInfo.
    private static byte[] wrapped(byte[] pkcs1) {
        ByteArrayOutputStream bits = new ByteArrayOutputStream();
        bits.write(0);
        bits.writeBytes(pkcs1);
        ByteArrayOutputStream inner = new ByteArrayOutputStream();
        inner.writeBytes(RSA_ENCRYPTION);
        inner.writeBytes(der(0x03, bits.toByteArray()));
        return der(0x30, inner.toByteArray());
    }

    private static byte[] der(int tag, byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(tag);
        if (content.length < 0x80) {
            out.write(content.length);
        } else {
            byte[] length = BigInteger.valueOf(content.length).toByteArray();
            int from = length[0] == 0 ? 1 : 0;
            out.write(0x80 | (length.length - from));
            out.write(length, from, length.length - from);
        }
        out.writeBytes(content);
        return out.toByteArray();
    }

    /// CloudTrail's fingerprint of a key: the MD5 of its bytes. It tells keys apart and proves
    /// nothing.
    static String fingerprint(byte[] value) {
        try {
            return HexFormat.of()
                    .formatHex(java.security.MessageDigest.getInstance("MD5").digest(value));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform must offer MD5", e);
        }
    }
}
