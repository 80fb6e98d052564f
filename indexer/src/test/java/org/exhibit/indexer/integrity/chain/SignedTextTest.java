package org.exhibit.indexer.integrity.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.exhibit.indexer.digest.Digest;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/// Known answers for what AWS signs. The chain of two digests was accepted by OpenSSL and by the
/// AWS CLI; its key was made for it and thrown away.
class SignedTextTest {
    private static final String KEY =
            "MIIBCgKCAQEA1T0smsGbd4ndrPqjm17XtOW1D6LDVpLeaCbBvvWUPU7cK2Rn79AcwM6MoeEEz6Jdja/N"
                + "xMUaYbLkhgwA9IMenEK/kJhSeYHgKPxzZB2TMPk+OowmCvCUFZmqeBY/Hrj9ZLZc+blIJ4g5juGr31hY"
                + "6wXTVusUUBoA+GC66EAzOAFPFgnSEynWXw2uzkreZddO5sX34cgQjqFr9xWW8cDndIAu+AT/e0ba7b32"
                + "WGPFh+qPKchBMvpkny3+TStnpZPMZZI7TTVBbvtwuLn0oBfLHLVXrd3JE638JZWXxWOKZf6J2z03TORn"
                + "Oz82Mut5zoSz0f5WkEfOPLH4cMyIGwYh0wIDAQAB";
    private static final String FINGERPRINT = "41ca6e27edc47d664812265e695a410b";
    private static final String FIRST =
            "{\"awsAccountId\":\"111122223333\",\"digestStartTime\":\"2026-01-02T02:11:15Z\","
                + "\"digestEndTime\":\"2026-01-02T03:11:15Z\",\"digestS3Bucket\":\"vec-bucket\",\"d"
                + "igestS3Object\":\"AWSLogs/111122223333/CloudTrail-Digest/us-east-1/2026/01/02/11"
                + "1122223333_CloudTrail-Digest_us-east-1_vec_us-east-1_20260102T031115Z.json.gz\","
                + "\"digestPublicKeyFingerprint\":\"41ca6e27edc47d664812265e695a410b\",\"digestSign"
                + "atureAlgorithm\":\"SHA256withRSA\",\"newestEventTime\":\"2026-01-02T03:01:00Z\","
                + "\"oldestEventTime\":\"2026-01-02T03:01:00Z\",\"previousDigestS3Bucket\":null,\"p"
                + "reviousDigestS3Object\":null,\"previousDigestHashValue\":null,\"previousDigestHa"
                + "shAlgorithm\":null,\"previousDigestSignature\":null,\"logFiles\":[{\"s3Bucket\":"
                + "\"vec-bucket\",\"s3Object\":\"AWSLogs/111122223333/CloudTrail/us-east-1/2026/01/"
                + "02/111122223333_CloudTrail_us-east-1_20260102T0305Z_AAAABBBBCCCCDDDD.json.gz\",\""
                + "hashValue\":\"26a792db36a3afba23b1dd277fcc9f15a7313c4a92e4e4cc0494846af345ecff\""
                + ",\"hashAlgorithm\":\"SHA-256\",\"newestEventTime\":\"2026-01-02T03:01:00Z\",\"ol"
                + "destEventTime\":\"2026-01-02T03:01:00Z\"}]}";
    private static final String FIRST_SIGNATURE =
            "340e8ac65c827b34f24b70cb2be51876adffc44dcfac0094817bcacfca2039808e182a8f3525f7df"
                + "ab566093f2193bfb69e7c73b8e972d5cd45537a8c689c05fe15024e6db77e1e9af376da0c2e951b4"
                + "9f668367a55b064d833480f2b78c070ee08bbd3312c6b36a57ffea0f54cb64b95ee649c4430b3055"
                + "c62f3a9a6e08c2fdb3af9d598a83420bd52fd5e844c6bc5e858630c40041eff8bcfb9660c5589326"
                + "3c4238dad362a422d28a85aeba2247ee4d99df31b43b9324a73eab620fccf5ff11e439a32921ae64"
                + "e3b14d0b5007209951c73a0ba481d874b666236e397aeb4f9eccff020f9ecd31ee9d974f5eb26fa8"
                + "f31337a40945a0083bb4ab6fc96ef7d5";
    private static final String SECOND_SIGNATURE =
            "180b74fbda8d8ea7cb32e0a96518bc81e6fe41cfa291ae307b16f4aa19d31162e9fbc632cf992d3b"
                + "a5362e4cfd8ed0b7a7a68046c058f02e9990f88cc5c9485c8f45d074498e60644e8330a5c9719015"
                + "6b50f727627c5ce1201c2c6bb688e1036f7f92c4b200515a0a514c730376475fab8f52a9bf058770"
                + "ebafa64cebe9a1b6ec68fa01450d00992b8db0a08b8f182a1872dc0c0ff6f0c368fd07f21f59a89b"
                + "680a6dd09c13d2c22c6d768784ff2a816b36dcfdec1da4e0cb93d9a86b3ccf9bb8daa9ad1d1792f2"
                + "1f21a7eb74c3935b6afb81f68bb5fa3e55b3816a8d6c6e788be367fa10773283ad4b773a2834181d"
                + "df3f3706cc6b196f9cb66825a7f8d290";

    private static final Place PLACE = new Place(Digest.of(new byte[0]), "", "x", 1);

    private static String second() {
        String object = FIRST.replaceFirst(".*\"digestS3Object\":\"([^\"]*)\".*", "$1");
        return FIRST.replace("T03:11:15Z\",\"digestS3B", "T04:11:15Z\",\"digestS3B")
                .replace("T02:11:15Z", "T03:11:15Z")
                .replace("20260102T031115Z", "20260102T041115Z")
                .replaceAll("(ewestEventTime|oldestEventTime)\":\"[^\"]*\"", "$1\":null")
                .replace(
                        "\"previousDigestS3Bucket\":null",
                        "\"previousDigestS3Bucket\":\"vec-bucket\"")
                .replace(
                        "\"previousDigestS3Object\":null",
                        "\"previousDigestS3Object\":\"" + object + "\"")
                .replace(
                        "\"previousDigestHashValue\":null",
                        "\"previousDigestHashValue\":\"" + hash(FIRST).hex() + "\"")
                .replace(
                        "\"previousDigestHashAlgorithm\":null",
                        "\"previousDigestHashAlgorithm\":\"SHA-256\"")
                .replace(
                        "\"previousDigestSignature\":null",
                        "\"previousDigestSignature\":\"" + FIRST_SIGNATURE + "\"")
                .replaceFirst("\"logFiles\":.*", "\"logFiles\":[]}");
    }

    private static Digest hash(String text) {
        return Digest.of(text.getBytes(StandardCharsets.UTF_8));
    }

    private static ReadDigest read(String json) throws IOException {
        return new ReadDigest(PLACE, DigestReader.read(json.getBytes(StandardCharsets.UTF_8)), "");
    }

    private static PublicKeys keys() throws IOException {
        PublicKeys keys = new PublicKeys();
        keys.add(
                ("[{\"Value\":\"" + KEY + "\"}]").getBytes(StandardCharsets.UTF_8), "a list", true);
        return keys;
    }

    private static ObjectSignatures signatures(ReadDigest digest, String hex) throws IOException {
        ObjectSignatures signatures = new ObjectSignatures();
        signatures.add(
                ("{\"" + digest.file().object() + "\":{\"signature\":\"" + hex + "\"}}")
                        .getBytes(StandardCharsets.UTF_8),
                "metadata",
                "");
        return signatures;
    }

    @Test
    void joinsWhatIsSigned() {
        DigestFile file =
                new DigestFile(
                        hash("abc"),
                        Instant.EPOCH,
                        Instant.EPOCH,
                        "a",
                        "b",
                        "c",
                        "",
                        "",
                        null,
                        null,
                        List.of());
        assertThat(new String(file.signedText(), StandardCharsets.UTF_8))
                .isEqualTo(
                        "a\nb/c\n"
                                + "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
                                + "\nnull");
    }

    @Test
    void acceptsBothDigestsOfTheKnownChain() throws IOException {
        ReadDigest first = read(FIRST);
        ReadDigest second = read(second());
        assertThat(first.file().content().hex())
                .isEqualTo("da31a924ae1575ebb920870cd502c34bf83d3f1fafd95aa81be0cb28758333a9");
        assertThat(second.file().content().hex())
                .isEqualTo("c9d4bb89b3dbf82b17a3009b9b4e9d634a08c0b447f27c2544bd81d0ce290655");
        new DigestJudge(List.of(first, second), keys(), signatures(second, SECOND_SIGNATURE))
                .judge();
        assertThat(first.verdict()).isEqualTo(Verdict.PROVEN);
        assertThat(second.verdict()).isEqualTo(Verdict.PROVEN);
    }

    @Test
    void refusesADigestWithOneByteMore() throws IOException {
        ReadDigest longer = read(FIRST + " ");
        new DigestJudge(List.of(longer), keys(), signatures(longer, FIRST_SIGNATURE)).judge();
        assertThat(longer.verdict()).isEqualTo(Verdict.CONTRADICTED);
        assertThat(longer.reason()).isEqualTo("signature verification failed");
    }

    @Test
    void readsAKeyInEitherForm() throws IOException {
        String whole =
                Base64.getEncoder()
                        .encodeToString(
                                HexFormat.of()
                                        .parseHex(
                                                "30820122300d06092a864886f70d01010105000382010f00"
                                                        + HexFormat.of()
                                                                .formatHex(
                                                                        Base64.getDecoder()
                                                                                .decode(KEY))));
        PublicKeys keys = new PublicKeys();
        String list =
                "{\"schema\":\"s\",\"api\":\"ListPublicKeys\",\"region\":\"us-east-1\",\"response\":"
                    + "{\"publicKeyList\":[{\"Value\":\""
                        + whole
                        + "\",\"Fingerprint\":\""
                        + FINGERPRINT
                        + "\"}]}}";
        assertThat(keys.add(list.getBytes(StandardCharsets.UTF_8), "asked", true)).isEqualTo(1);
        assertThat(keys.of(FINGERPRINT))
                .singleElement()
                .satisfies(known -> {
                    assertThat(known.region()).isEqualTo("us-east-1");
                    assertThat(known.key().getEncoded()).hasSize(294);
                });
        assertThat(keys().of(FINGERPRINT).getFirst().key())
                .isEqualTo(keys.of(FINGERPRINT).getFirst().key());
    }

    @Test
    void findsSignaturesInEveryFormTheyComeIn() throws IOException {
        String key = read(FIRST).file().object();
        for (String json :
                List.of(
                        "{\"%s\":{\"x-amz-meta-signature\":\"aa\"}}",
                        "{\"s3://vec-bucket/%s\":{\"Metadata\":{\"signature\":\"aa\"}}}",
                        "[{\"Key\":\"%s\",\"Metadata\":{\"Signature\":\"aa\"},\"ETag\":\"e\"}]",
                        "{\"schema\":\"exhibit.s3-object/1\",\"bucket\":\"b\",\"key\":\"%s\",\"headers\":{\"x-amz-meta-signature\":\"aa\"}}\n"
                            + "{\"key\":\"k\"}")) {
            ObjectSignatures signatures = new ObjectSignatures();
            signatures.add(
                    json.formatted(key).getBytes(StandardCharsets.UTF_8), "metadata", "metadata");
            assertThat(signatures.of(key))
                    .as(json)
                    .containsExactly(new ObjectSignatures.Found("aa", "metadata"));
        }
        ObjectSignatures single = new ObjectSignatures();
        byte[] answer =
                "{\"ETag\":\"e\",\"Metadata\":{\"signature\":\"aa\"}}"
                        .getBytes(StandardCharsets.UTF_8);
        single.add(answer, "beside", "folder/" + key);
        single.add(answer, "alone", "answer");
        assertThat(single.of(key)).extracting("source").containsExactly("beside");
        assertThat(single.unkeyed()).extracting("source").containsExactly("alone");
    }

    @Test
    void readsNoDigestLoosely() {
        for (String bad :
                List.of(
                        FIRST.replace("\"previousDigestSignature\":null,", ""),
                        FIRST.replace("\"digestEndTime\"", "\"digestStartTime\""),
                        FIRST + "{}",
                        FIRST.replace("SHA-256", "MD5"),
                        FIRST.replace("\"logFiles\"", "\"logs\""),
                        FIRST.replace("2026-01-02T02:11:15Z", "yesterday"),
                        "[" + FIRST + "]")) {
            assertThatThrownBy(() -> read(bad)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void readsNamesFromBothEnds() {
        assertThat(
                        DigestName.parse(
                                        "p/AWSLogs/o-exampleorgid/111122223333/CloudTrail-Digest/us-gov-west-1/"
                                            + "2026/01/02/111122223333_CloudTrail-Digest_us-gov-west-1_a_b-c.d_e"
                                            + "_eu-west-1_20260102T031115Z_backfill.json.gz")
                                .orElseThrow())
                .isEqualTo(
                        new DigestName(
                                "o-exampleorgid",
                                "111122223333",
                                "us-gov-west-1",
                                "a_b-c.d_e",
                                "eu-west-1",
                                "20260102T031115Z",
                                true));
    }
}
