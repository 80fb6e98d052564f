package org.exhibit.indexer.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;

/// Records beside those of story (a): in its account, its region and its two buckets, by other
/// sessions, of other objects, in the hours in which the story's logs were on. So the story shares
/// its buckets, lanes and log files' folders with them, and nothing of it may change. Half are data
/// events of `phi`, a tenth reading calls, the rest lines of the access log of `mix`.
public final class Crowd {
    private static final int TRAIL_FILE = 1_000;
    private static final int LINE_FILE = 5_000;
    private static final int SESSIONS = 400;
    private static final Instant TRAIL_FROM = Clock.at("08:46");
    private static final Instant LINES_FROM = Clock.at("09:58:40");
    private static final Instant TO = Clock.at("12:09");

    private final int trail;
    private final int lines;

    public Crowd(int records) {
        this.lines = records / 10 * 4;
        this.trail = records - lines;
    }

    public void write(Path folder) throws IOException {
        int trails = Math.ceilDiv(trail, TRAIL_FILE);
        int logs = Math.ceilDiv(lines, LINE_FILE);
        try {
            IntStream.range(0, trails + logs)
                    .parallel()
                    .forEach(file -> {
                        if (file < trails) {
                            trailFile(folder, file, trails);
                        } else {
                            lineFile(folder, file - trails, logs);
                        }
                    });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static Instant time(Instant from, int file, int files, int row, int rows) {
        long span = Duration.between(from, TO).toMillis();
        long at = (span * file + span * row / rows) / files;
        return from.plusMillis(at / 1_000 * 1_000);
    }

    private static Caller.Session session(Random chance) {
        int number = chance.nextInt(SESSIONS);
        String machine = String.format(Locale.ROOT, "i-0c%015x", number);
        return new Caller.Session(
                StoryA.ACCOUNT, "portal", machine, "ASIACROWD" + number, Clock.DAY, "");
    }

    private static String address(Caller.Session session) {
        int place = Math.floorMod(session.key().hashCode(), 60_000);
        return String.format(Locale.ROOT, "10.77.%d.%d", place / 250, 1 + place % 250);
    }

    private void trailFile(Path folder, int file, int files) {
        int rows = Math.min(TRAIL_FILE, trail - file * TRAIL_FILE);
        Random chance = new Random(43L * file + 17);
        StringBuilder out = new StringBuilder(rows * 1_500).append("{\"Records\":[");
        for (int row = 0; row < rows; row++) {
            out.append(row == 0 ? "" : ",");
            call(out, chance, time(TRAIL_FROM, file, files, row, rows), file + "/" + row);
        }
        Instant delivered = time(TRAIL_FROM, file, files, rows, rows).plusSeconds(240);
        String stamp = delivered.toString().replaceAll("[-:]", "").substring(0, 13);
        String name =
                String.format(
                        Locale.ROOT,
                        "trail-%1$s/AWSLogs/%1$s/CloudTrail/us-east-1/2026/03/10/%1$s_CloudTrail_us-east-1_%2$sZ_%3$s.json.gz",
                        StoryA.ACCOUNT,
                        stamp,
                        Ids.fileToken("crowd" + file));
        save(folder.resolve(name), out.append("]}"), true);
    }

    private static void call(StringBuilder out, Random chance, Instant time, String label) {
        Caller.Session session = session(chance);
        boolean read = chance.nextInt(6) > 0;
        String key = key(chance);
        String principal = session.principal();
        out.append("{\"eventVersion\":\"1.11\",\"userIdentity\":{\"type\":\"AssumedRole\",")
                .append("\"principalId\":\"")
                .append(principal)
                .append("\",\"arn\":\"")
                .append(session.arn())
                .append("\",\"accountId\":\"")
                .append(StoryA.ACCOUNT)
                .append("\",\"accessKeyId\":\"")
                .append(session.accessKey())
                .append("\",\"sessionContext\":{\"sessionIssuer\":{\"type\":\"Role\",")
                .append("\"principalId\":\"")
                .append(principal, 0, principal.indexOf(':'))
                .append("\",\"arn\":\"")
                .append(session.roleArn())
                .append("\",\"accountId\":\"")
                .append(StoryA.ACCOUNT)
                .append("\",\"userName\":\"portal\"},\"attributes\":{\"creationDate\":")
                .append("\"2026-03-10T00:00:00Z\",\"mfaAuthenticated\":\"false\"},")
                .append("\"ec2RoleDelivery\":\"2.0\"}},\"eventTime\":\"")
                .append(time)
                .append("\",\"eventSource\":\"")
                .append(read ? "s3" : "ec2")
                .append(".amazonaws.com\",\"eventName\":\"")
                .append(read ? "GetObject" : "DescribeInstances")
                .append("\",\"awsRegion\":\"us-east-1\",\"sourceIPAddress\":\"")
                .append(address(session))
                .append("\",\"userAgent\":\"")
                .append(Caller.CLI)
                .append("\",\"requestParameters\":");
        if (read) {
            long bytes = 1_000L + chance.nextInt(90_000_000);
            out.append("{\"bucketName\":\"phi\",\"Host\":\"phi.s3.us-east-1.amazonaws.com\",")
                    .append("\"key\":\"")
                    .append(key)
                    .append("\"},\"responseElements\":null,\"additionalEventData\":{")
                    .append("\"SignatureVersion\":\"SigV4\",\"CipherSuite\":")
                    .append("\"TLS_AES_128_GCM_SHA256\",\"bytesTransferredIn\":0.0,")
                    .append("\"AuthenticationMethod\":\"AuthHeader\",\"x-amz-id-2\":\"")
                    .append(Ids.host("crowd" + label))
                    .append("\",\"bytesTransferredOut\":")
                    .append(bytes)
                    .append(".0},\"resources\":[{\"type\":\"AWS::S3::Object\",\"ARN\":")
                    .append("\"arn:aws:s3:::phi/")
                    .append(key)
                    .append("\"},{\"accountId\":\"")
                    .append(StoryA.ACCOUNT)
                    .append("\",\"type\":\"AWS::S3::Bucket\",\"ARN\":\"arn:aws:s3:::phi\"}]");
        } else {
            out.append("{\"maxResults\":1000},\"responseElements\":null");
        }
        out.append(",\"readOnly\":true,\"requestID\":\"")
                .append(Ids.s3Request("crowd" + label))
                .append("\",\"eventID\":\"")
                .append(Ids.event("crowd", label))
                .append("\",\"eventType\":\"AwsApiCall\",\"managementEvent\":")
                .append(!read)
                .append(",\"recipientAccountId\":\"")
                .append(StoryA.ACCOUNT)
                .append("\",\"eventCategory\":\"")
                .append(read ? "Data" : "Management")
                .append("\"}");
    }

    private static String key(Random chance) {
        return String.format(
                Locale.ROOT,
                "studies/%04d/slice-%03d.dcm",
                chance.nextInt(5_000),
                chance.nextInt(200));
    }

    private void lineFile(Path folder, int file, int files) {
        int rows = Math.min(LINE_FILE, lines - file * LINE_FILE);
        Random chance = new Random(47L * file + 19);
        StringBuilder out = new StringBuilder(rows * 480);
        for (int row = 0; row < rows; row++) {
            Caller.Session session = session(chance);
            long bytes = 1_000 + chance.nextInt(40_000_000);
            out.append(
                            new AccessLine(
                                            "crowd",
                                            file + "/" + row,
                                            StoryA.ACCOUNT,
                                            time(LINES_FROM, file, files, row, rows)
                                                    .toString()
                                                    .substring(11, 19),
                                            session.from(address(session)),
                                            "mix",
                                            String.format(
                                                    Locale.ROOT,
                                                    "media/%05d.mp4",
                                                    chance.nextInt(20_000)),
                                            "REST.GET.OBJECT")
                                    .sent(bytes)
                                    .size(bytes)
                                    .record()
                                    .line())
                    .append('\n');
        }
        String name =
                String.format(
                        Locale.ROOT,
                        "mixlogs/mix/2026-03-10-%02d-%02d-%02d-%s",
                        10 + file * 3 / files,
                        file * 180 / files % 60,
                        file % 60,
                        Ids.hex("crowd lines" + file, 16).toUpperCase(Locale.ROOT));
        save(folder.resolve(name), out, false);
    }

    private static void save(Path file, StringBuilder text, boolean packed) {
        byte[] content = text.toString().getBytes(StandardCharsets.UTF_8);
        try {
            ScenarioFiles.save(file, packed ? ScenarioFiles.gzip(content) : content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
