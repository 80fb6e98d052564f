package org.exhibit.e2e.bench;

import java.time.Instant;

/// VPC flow logs in the default layout of version 2, 10,000 records a file, gzip, with a header
/// line.
final class FlowCorpus implements Corpus {
    static final String HEADER =
            "version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes"
                    + " start end action log-status";
    private static final int PER_FILE = 10_000;
    private static final long SEED = 0xF10;
    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    private static final long SPAN = 60L * 24 * 3600;

    private final int records;

    FlowCorpus(int records) {
        this.records = records;
    }

    @Override
    public int files() {
        return Math.ceilDiv(records, PER_FILE);
    }

    @Override
    public String name(int file) {
        Instant time = FROM.plusSeconds(SPAN * file / files());
        return "AWSLogs/222222222222/vpcflowlogs/us-east-1/%s/%s_%s_%s.log.gz"
                .formatted(
                        time.toString().substring(0, 10).replace('-', '/'),
                        "222222222222_vpcflowlogs_us-east-1_fl-0c4e2b9a71d35f806",
                        time.toString().replaceAll("[-:]", "").substring(0, 13) + "Z",
                        new Chance(SEED + 1, file).hex(new StringBuilder(), 8));
    }

    @Override
    public byte[] content(int file) {
        StringBuilder out = new StringBuilder(PER_FILE * 125).append(HEADER).append('\n');
        int to = Math.min(records, (file + 1) * PER_FILE);
        for (int record = file * PER_FILE; record < to; record++) {
            append(out, record);
        }
        return Packed.gzip(out);
    }

    private void append(StringBuilder out, int record) {
        Chance chance = new Chance(SEED, record);
        int machine = chance.skewed(400);
        long start = FROM.getEpochSecond() + SPAN * record / records;
        out.append("2 222222222222 eni-");
        new Chance(SEED + 2, machine).hex(out, 17).append(' ');
        if (chance.below(200) == 0) {
            out.append("- - - - - - - ").append(start).append(' ').append(start + 59);
            out.append(" - NODATA\n");
            return;
        }
        String own = "10.0." + machine / 250 + "." + (1 + machine % 250);
        String other = "10.51." + chance.skewed(200) + "." + (1 + chance.below(250));
        boolean leaves = chance.below(2) == 0;
        long bytes = 40L + chance.skewed(4_000_000);
        out.append(leaves ? own : other).append(' ').append(leaves ? other : own);
        out.append(' ').append(32_768 + chance.below(28_000)).append(' ');
        out.append(chance.below(5) == 0 ? 5_432 : 443).append(" 6 ").append(1 + bytes / 1_100);
        out.append(' ').append(bytes).append(' ').append(start).append(' ').append(start + 59);
        out.append(chance.below(12) == 0 ? " REJECT OK\n" : " ACCEPT OK\n");
    }
}
