package org.exhibit.e2e.aws;

import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;
import java.util.zip.GZIPOutputStream;

/// A bucket of log files as AWS delivers them, small ones, the same for the same seed.
public record LogArchive(String bucket, SortedMap<String, byte[]> objects) {
    private static final String[] ACCOUNTS = {"111122223333", "444455556666"};
    private static final String[] REGIONS = {"eu-central-1", "us-east-1"};
    private static final ChecksumAlgorithm[] CHECKSUMS = {
        ChecksumAlgorithm.CRC32,
        ChecksumAlgorithm.CRC32_C,
        ChecksumAlgorithm.CRC64_NVME,
        ChecksumAlgorithm.SHA1,
        ChecksumAlgorithm.SHA256
    };

    /// @param days from 2026-03-01 on
    public static LogArchive cloudTrail(String bucket, int files, int days, long seed) {
        Random random = new Random(seed);
        SortedMap<String, byte[]> objects = new TreeMap<>();
        for (int i = 0; i < files; i++) {
            String account = ACCOUNTS[i % 2];
            String region = REGIONS[(i / 2) % 2];
            LocalDate day = LocalDate.of(2026, 3, 1).plusDays(i % days);
            String date = day.toString().replace("-", "");
            String key =
                    "AWSLogs/"
                            + account
                            + "/CloudTrail/"
                            + region
                            + "/"
                            + day.toString().replace('-', '/')
                            + "/"
                            + account
                            + "_CloudTrail_"
                            + region
                            + "_"
                            + date
                            + "T0905Z_"
                            + "%016d".formatted(i)
                            + ".json.gz";
            objects.put(key, gzip(records(account, region, day, i, random)));
        }
        return new LogArchive(bucket, objects);
    }

    public LogArchive with(String key, byte[] content) {
        SortedMap<String, byte[]> more = new TreeMap<>(objects);
        more.put(key, content);
        return new LogArchive(bucket, more);
    }

    private static String records(
            String account, String region, LocalDate day, int file, Random random) {
        StringBuilder json = new StringBuilder("{\"Records\":[");
        for (int i = 0; i < 2; i++) {
            json.append(i == 0 ? "" : ",")
                    .append("{\"eventVersion\":\"1.10\",\"userIdentity\":{\"type\":\"IAMUser\",")
                    .append("\"accountId\":\"")
                    .append(account)
                    .append("\",\"userName\":\"u")
                    .append(random.nextInt(50))
                    .append("\"},\"eventTime\":\"")
                    .append(day)
                    .append("T09:04:0")
                    .append(i)
                    .append("Z\",\"eventSource\":\"s3.amazonaws.com\",\"eventName\":\"GetObject\",")
                    .append("\"awsRegion\":\"")
                    .append(region)
                    .append("\",\"sourceIPAddress\":\"192.0.2.9\",\"requestParameters\":")
                    .append("{\"bucketName\":\"b\",\"key\":\"k")
                    .append(random.nextInt())
                    .append("\"},\"eventID\":\"00000000-0000-0000-%04d-%012d\"".formatted(i, file))
                    .append(",\"recipientAccountId\":\"")
                    .append(account)
                    .append("\"}");
        }
        return json.append("]}").toString();
    }

    public static byte[] gzip(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /// Makes the bucket and puts everything into it, each object with another kind of checksum.
    public void upload(S3Client client) {
        client.createBucket(bucket -> bucket.bucket(bucket()));
        Semaphore atOnce = new Semaphore(16);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            int number = 0;
            for (Map.Entry<String, byte[]> object : objects.entrySet()) {
                ChecksumAlgorithm checksum = CHECKSUMS[number++ % CHECKSUMS.length];
                atOnce.acquireUninterruptibly();
                threads.execute(() -> {
                    try {
                        put(client, object.getKey(), object.getValue(), checksum);
                    } finally {
                        atOnce.release();
                    }
                });
            }
        }
    }

    private void put(S3Client client, String key, byte[] content, ChecksumAlgorithm checksum) {
        PutObjectRequest.Builder put =
                PutObjectRequest.builder()
                        .bucket(bucket)
                        .key(key)
                        .contentType("application/json")
                        .contentEncoding(key.endsWith(".gz") ? "gzip" : null)
                        .metadata(Map.of("number", key.substring(key.length() - 4)));
        announce(put, checksum, content);
        client.putObject(put.build(), RequestBody.fromBytes(content));
    }

    /// In a header, which the server compares with its own value and keeps.
    private static void announce(
            PutObjectRequest.Builder put, ChecksumAlgorithm checksum, byte[] content) {
        switch (checksum) {
            case CRC32 -> put.checksumCRC32(base64(4, crc(new CRC32(), content)));
            case CRC32_C -> put.checksumCRC32C(base64(4, crc(new CRC32C(), content)));
            case SHA1 -> put.checksumSHA1(digest("SHA-1", content));
            case SHA256 -> put.checksumSHA256(digest("SHA-256", content));
            default -> put.checksumCRC64NVME(crc64NvmeText(content));
        }
    }

    /// As S3 writes it.
    static String crc64NvmeText(byte[] content) {
        return base64(8, crc64Nvme(content));
    }

    private static long crc(Checksum sum, byte[] content) {
        sum.update(content);
        return sum.getValue();
    }

    private static String base64(int length, long value) {
        byte[] all = ByteBuffer.allocate(8).putLong(value).array();
        return Base64.getEncoder().encodeToString(Arrays.copyOfRange(all, 8 - length, 8));
    }

    private static String digest(String name, byte[] content) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance(name).digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Bit by bit, as its definition says.
    private static long crc64Nvme(byte[] bytes) {
        long crc = -1;
        for (byte b : bytes) {
            crc ^= b & 0xffL;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 1) == 0 ? crc >>> 1 : (crc >>> 1) ^ 0x9a6c9329ac4bc9b5L;
            }
        }
        return ~crc;
    }
}
