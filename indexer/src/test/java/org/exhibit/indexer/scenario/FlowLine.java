package org.exhibit.indexer.scenario;

import java.time.Instant;
import java.util.Locale;

/// Lines of a VPC flow log with a layout of its own.
final class FlowLine {
    static final String HEADER =
            "version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes"
                + " start end action log-status vpc-id subnet-id instance-id tcp-flags type"
                + " pkt-srcaddr pkt-dstaddr region az-id pkt-src-aws-service pkt-dst-aws-service"
                + " flow-direction traffic-path";

    private final String account;
    private final String networkInterface;
    private final String instance;
    private final String address;

    FlowLine(String account, String networkInterface, String instance, String address) {
        this.account = account;
        this.networkInterface = networkInterface;
        this.instance = instance;
        this.address = address;
    }

    /// Bytes that arrived from port 443 of S3.
    ScenarioRecord.Flow fromS3(String id, String start, String end, String s3, long bytes) {
        return line(id, start, end, s3, address, 443, 41_872, bytes, "S3", "-", "ingress", "-");
    }

    /// Bytes that left through the internet gateway.
    ScenarioRecord.Flow out(String id, String start, String end, String to, long bytes) {
        return line(id, start, end, address, to, 52_044, 443, bytes, "-", "-", "egress", "8");
    }

    /// Bytes to a machine beside it.
    ScenarioRecord.Flow within(String id, String start, String end, String to, long bytes) {
        return line(id, start, end, address, to, 52_044, 5_432, bytes, "-", "-", "egress", "-");
    }

    ScenarioRecord.Flow skipped(String id, String start, String end) {
        Instant from = Clock.at(start);
        Instant to = Clock.at(end);
        String line =
                String.format(
                        Locale.ROOT,
                        "5 %s %s - - - - - - - %d %d - SKIPDATA vpc-0b7d1e5a2c9f43680 %s %s - - - -"
                                + " us-east-1 use1-az1 - - - -",
                        account,
                        networkInterface,
                        from.getEpochSecond(),
                        to.getEpochSecond(),
                        "subnet-0e1f2a3b4c5d60718",
                        instance);
        return new ScenarioRecord.Flow(id, from, to, account, networkInterface, line);
    }

    private ScenarioRecord.Flow line(
            String id,
            String start,
            String end,
            String from,
            String to,
            int fromPort,
            int toPort,
            long bytes,
            String fromService,
            String toService,
            String direction,
            String path) {
        Instant begin = Clock.at(start);
        Instant finish = Clock.at(end);
        String line =
                String.format(
                        Locale.ROOT,
                        "5 %s %s %s %s %d %d 6 %d %d %d %d ACCEPT OK vpc-0b7d1e5a2c9f43680 %s %s 19"
                                + " IPv4 %s %s us-east-1 use1-az1 %s %s %s %s",
                        account,
                        networkInterface,
                        from,
                        to,
                        fromPort,
                        toPort,
                        Math.max(1, bytes / 1_420),
                        bytes,
                        begin.getEpochSecond(),
                        finish.getEpochSecond(),
                        "subnet-0e1f2a3b4c5d60718",
                        instance,
                        from,
                        to,
                        fromService,
                        toService,
                        direction,
                        path);
        return new ScenarioRecord.Flow(id, begin, finish, account, networkInterface, line);
    }
}
