package org.exhibit.indexer.coverage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;

/// Small folders of logs in which much differs by chance: which accounts, regions, buckets and
/// interfaces there are, what trails select, when logging was changed, what was acquired.
final class RandomLogs {
    static final String[] ACCOUNTS = {"111122223333", "444455556666", "777788889999"};
    static final String[] REGIONS = {"eu-west-1", "us-east-1"};
    static final String[] BUCKETS = {"phi", "mix", "out", "lake"};
    static final String[] INTERFACES = {"eni-0a", "eni-0b", "eni-0c"};
    private static final Instant FROM = Instant.parse("2026-03-08T00:00:00Z");
    private static final DateTimeFormatter ACCESS =
            DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);
    private static final String[] SELECTORS = {
        "'eventSelectors':[{'readWriteType':'All','includeManagementEvents':true}]",
        "'eventSelectors':[{'readWriteType':'All','includeManagementEvents':true,"
                + "'dataResources':[{'type':'AWS::S3::Object','values':['arn:aws:s3:::phi/']}]}]",
        "'eventSelectors':[{'readWriteType':'WriteOnly','includeManagementEvents':false,"
            + "'dataResources':[{'type':'AWS::S3::Object','values':['arn:aws:s3:::mix/in/']}]}]",
        "'advancedEventSelectors':[{'fieldSelectors':[{'field':'eventCategory','equals':['Data']},"
                + "{'field':'resources.type','equals':['AWS::S3::Object']},"
                + "{'field':'resources.ARN','startsWith':['arn:aws:s3:::lake/']}]}]"
    };

    private final Random chance;
    private final Path folder;
    private int files;

    RandomLogs(long seed, Path folder) {
        this.chance = new Random(seed);
        this.folder = folder;
    }

    void write() throws IOException {
        for (int file = 0; file < 4; file++) {
            trailFile();
        }
        if (chance.nextInt(4) > 0) {
            accessFile();
        }
        if (chance.nextInt(4) > 0) {
            flowFile();
        }
        if (chance.nextBoolean()) {
            setting();
        }
    }

    private String one(String[] values) {
        return values[chance.nextInt(values.length)];
    }

    private Instant time() {
        return FROM.plusSeconds(chance.nextInt(5 * 24 * 60) * 60L);
    }

    private void save(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    private void trailFile() throws IOException {
        String account = one(ACCOUNTS);
        String region = one(REGIONS);
        List<String> records = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            records.add(record(account, region));
        }
        save(
                "AWSLogs/" + account + "/CloudTrail/" + region + "/2026/03/10/" + files++ + ".json",
                ("{'Records':[" + String.join(",", records) + "]}").replace('\'', '"'));
    }

    private String record(String account, String region) {
        return switch (chance.nextInt(10)) {
            case 0 ->
                    call(account, region, "cloudtrail", "CreateTrail", "{'name':'t'}", false)
                            .replace(
                                    "'responseElements':null",
                                    "'responseElements':{'name':'t','isMultiRegionTrail':%s,'trailARN':'arn:aws:cloudtrail:%s:%s:trail/t'}"
                                            .formatted(chance.nextBoolean(), region, account));
            case 1 ->
                    call(
                            account,
                            region,
                            "cloudtrail",
                            chance.nextInt(3) == 0 ? "StopLogging" : "StartLogging",
                            "{'name':'t'}",
                            false);
            case 2 ->
                    call(
                            account,
                            region,
                            "cloudtrail",
                            "PutEventSelectors",
                            "{'trailName':'t'," + one(SELECTORS) + "}",
                            false);
            case 3 ->
                    call(
                            account,
                            region,
                            "s3",
                            "PutBucketLogging",
                            "{'bucketName':'%s','bucketLoggingStatus':{%s}}"
                                    .formatted(
                                            one(BUCKETS),
                                            chance.nextBoolean()
                                                    ? "'LoggingEnabled':{'TargetBucket':'l'}"
                                                    : ""),
                            false);
            case 4, 5 -> call(account, region, "ec2", "DescribeInstances", "null", true);
            default -> object(account, region);
        };
    }

    private String object(String account, String region) {
        boolean read = chance.nextBoolean();
        String bucket = one(BUCKETS);
        String key = chance.nextBoolean() ? "in/a" : "b";
        String owner = chance.nextInt(3) == 0 ? one(ACCOUNTS) : account;
        return call(
                        account,
                        region,
                        "s3",
                        read ? "GetObject" : "PutObject",
                        "{'bucketName':'%s','key':'%s'}".formatted(bucket, key),
                        read)
                .replace("'eventCategory':'Management'", "'eventCategory':'Data'")
                .replace(
                        "'responseElements':null",
                        "'responseElements':null,'resources':[{'type':'AWS::S3::Object','ARN':'arn:aws:s3:::%1$s/%2$s'},{'accountId':'%3$s','type':'AWS::S3::Bucket','ARN':'arn:aws:s3:::%1$s'}]"
                                .formatted(bucket, key, owner));
    }

    private String call(
            String account,
            String region,
            String service,
            String name,
            String request,
            boolean read) {
        String id =
                UUID.nameUUIDFromBytes(
                                Long.toString(chance.nextLong()).getBytes(StandardCharsets.UTF_8))
                        .toString();
        return ("{'eventVersion':'1.10','userIdentity':{'type':'IAMUser','accountId':'%s'},"
                        + "'eventTime':'%s','eventSource':'%s.amazonaws.com','eventName':'%s',"
                        + "'awsRegion':'%s','requestParameters':%s,'responseElements':null,"
                        + "'eventID':'%s','readOnly':%s,'eventType':'AwsApiCall',"
                        + "'eventCategory':'Management','recipientAccountId':'%s'}")
                .formatted(
                        chance.nextInt(8) == 0 ? "999900001111" : account,
                        time(),
                        service,
                        name,
                        region,
                        request,
                        id,
                        read,
                        account);
    }

    private void accessFile() throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            lines.append(
                    "79a59df900b949e5 %s [%s] 192.0.2.3 79a59df900b949e5 %s REST.GET.OBJECT b \"GET /b HTTP/1.1\" 200 - 113 113 7 - \"-\" \"S3Console/0.4\" -\n"
                            .formatted(
                                    one(BUCKETS),
                                    ACCESS.format(time()),
                                    HexFormat.of().withUpperCase().toHexDigits(chance.nextLong())));
        }
        save("access/2026-03-10-00-00-00-" + chance.nextInt(1000), lines.toString());
    }

    private void flowFile() throws IOException {
        StringBuilder lines =
                new StringBuilder(
                        "version account-id interface-id srcaddr dstaddr srcport dstport protocol"
                                + " packets bytes start end action log-status\n");
        for (int i = 0; i < 15; i++) {
            long start = time().getEpochSecond();
            lines.append("2 %s %s ".formatted(ACCOUNTS[0], one(INTERFACES)))
                    .append(
                            chance.nextInt(5) == 0
                                    ? "- - - - - - - %s %s - %s\n"
                                            .formatted(
                                                    start,
                                                    start + 60,
                                                    chance.nextBoolean() ? "NODATA" : "SKIPDATA")
                                    : "10.0.0.1 192.0.2.9 443 %s 6 3 900 %s %s ACCEPT OK\n"
                                            .formatted(1024 + i, start, start + 60));
        }
        save(
                "AWSLogs/%s/vpcflowlogs/eu-west-1/2026/03/10/f.log".formatted(ACCOUNTS[0]),
                lines.toString());
    }

    private void setting() throws IOException {
        String content =
                "{'schema':'exhibit.settings/1','api':'s3:GetBucketLogging','account':'%s','region':'%s','at':'%s','request':{'Bucket':'%s'},'response':{}}"
                        .formatted(one(ACCOUNTS), one(REGIONS), FROM, one(BUCKETS));
        save("settings/logging.json", content.replace('\'', '"'));
    }
}
