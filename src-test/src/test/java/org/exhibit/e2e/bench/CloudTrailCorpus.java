package org.exhibit.e2e.bench;

import java.time.Instant;

/// CloudTrail log files of 1,000 records, 1.8 KB a record on average: S3 data events, key uses,
/// roles taken, reads of settings, refusals; few callers do most, ids are random. The first record
/// of a file repeats the last of the file before it, as CloudTrail delivers some records twice.
final class CloudTrailCorpus implements Corpus {
    static final int PER_FILE = 1_000;
    private static final long SEED = 0xC10D;
    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    private static final long SPAN = 60L * 24 * 3600;
    private static final String[] ACCOUNTS = {"111111111111", "222222222222", "333333333333"};
    private static final String[] REGIONS = {"us-east-1", "eu-central-1", "us-west-2"};
    private static final String[] AGENTS = {
        "aws-sdk-java/2.31.30 md/io#sync md/http#Apache ua/2.1"
                + " os/Linux#6.1.134-150.224.amzn2023.x86_64 lang/java#21.0.6"
                + " md/OpenJDK_64-Bit_Server_VM#21.0.6+7-LTS md/vendor#Amazon m/D,N",
        "Boto3/1.37.23 md/Botocore#1.37.23 ua/2.0 os/linux#5.10.234-254.1008.amzn2.x86_64"
            + " md/arch#x86_64 lang/python#3.13.2 md/pyimpl#CPython exec-env/AWS_Lambda_python3.13",
        "aws-cli/2.27.41 md/awscrt#0.26.1 ua/2.1 os/linux#6.8.0-60-generic md/arch#x86_64"
                + " lang/python#3.13.4 md/pyimpl#CPython cfg/retry-mode#standard md/installer#exe",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
                + " Chrome/134.0.0.0 Safari/537.36"
    };
    private static final String[][] READS = {
        {"ec2", "DescribeInstances", "{\"maxResults\":1000,\"instancesSet\":{},\"filterSet\":{}}"},
        {"logs", "DescribeLogGroups", "{\"limit\":50,\"logGroupNamePrefix\":\"/aws/lambda/\"}"},
        {"sts", "GetCallerIdentity", "null"},
        {"monitoring", "DescribeAlarms", "{\"maxRecords\":100,\"stateValue\":\"ALARM\"}"},
        {"iam", "ListAttachedRolePolicies", "{\"roleName\":\"service-role\",\"maxItems\":100}"},
        {"sagemaker", "ListTrainingJobs", "{\"maxResults\":100,\"statusEquals\":\"InProgress\"}"}
    };

    private final int records;

    CloudTrailCorpus(int records) {
        this.records = records;
    }

    @Override
    public int files() {
        return Math.ceilDiv(records, PER_FILE);
    }

    @Override
    public String name(int file) {
        Chance chance = new Chance(SEED + 1, file);
        String account = ACCOUNTS[file % ACCOUNTS.length];
        String region = REGIONS[file / ACCOUNTS.length % REGIONS.length];
        Instant time = FROM.plusSeconds(SPAN * file / files() + 300);
        String stamp = time.toString().replaceAll("[-:]", "");
        return "AWSLogs/%s/CloudTrail/%s/%s/%s_CloudTrail_%s_%sZ_%s.json.gz"
                .formatted(
                        account,
                        region,
                        time.toString().substring(0, 10).replace('-', '/'),
                        account,
                        region,
                        stamp.substring(0, 13),
                        chance.upper(new StringBuilder(), 16));
    }

    @Override
    public byte[] content(int file) {
        int from = file * PER_FILE;
        int to = Math.min(records, from + PER_FILE);
        StringBuilder out = new StringBuilder((to - from) * 1_900).append("{\"Records\":[");
        for (int record = from; record < to; record++) {
            boolean repeated = record == from && record > 0;
            append(out.append(record == from ? "" : ","), repeated ? record - 1 : record);
        }
        return Packed.gzip(out.append("]}"));
    }

    /// How many of the records are repeats.
    int repeats() {
        return files() - 1;
    }

    void append(StringBuilder out, int record) {
        Chance chance = new Chance(SEED, record);
        int file = record / PER_FILE;
        CloudTrailText text =
                new CloudTrailText(
                        out,
                        chance,
                        ACCOUNTS[file % ACCOUNTS.length],
                        REGIONS[file / ACCOUNTS.length % REGIONS.length],
                        FROM.plusSeconds(SPAN * record / records + chance.below(240)));
        String agent = chance.pick(AGENTS);
        int kind = chance.below(100);
        if (kind < 55) {
            text.object(agent);
        } else if (kind < 72) {
            text.keyUse();
        } else if (kind < 84) {
            text.role();
        } else {
            text.read(chance.pick(READS), agent, kind > 96);
        }
    }
}
