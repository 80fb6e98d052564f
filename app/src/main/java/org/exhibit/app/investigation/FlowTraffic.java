package org.exhibit.app.investigation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The flow log of the portal's network: its machines' traffic minute by minute. What they fetch
/// from S3 agrees with the requests in [PortalTraffic]; the story's jobs run elsewhere and leave
/// nothing here.
final class FlowTraffic {
    private static final List<String> FIELDS =
            Arrays.asList(
                    "version account-id interface-id srcaddr dstaddr srcport dstport protocol packets"
                            .concat(
                                    " bytes start end action log-status vpc-id instance-id"
                                            + " tcp-flags")
                            .concat(" pkt-srcaddr pkt-dstaddr pkt-src-aws-service")
                            .concat(" pkt-dst-aws-service flow-direction traffic-path")
                            .split(" "));
    private static final String BALANCER = "10.0.0.10";
    private static final String DATABASE = "10.0.8.40";
    // An address of the documentation ranges stands for S3: the log names the service beside it.
    private static final String S3 = "192.0.2.129";
    private static final Estate.Machine SPARE =
            new Estate.Machine("-", "eni-0d6f0c2a4e1b57913", "10.0.1.90", "use1-az1");

    private final Draw draw = new Draw(0xF10);
    private final List<Line> lines = new ArrayList<>();
    private final Map<String, Long> fetched;

    /// @param end the window's end, which decides the file
    record Line(Instant end, String text) {}

    FlowTraffic(List<PortalTraffic.Transfer> transfers) {
        this.fetched = new HashMap<>();
        for (PortalTraffic.Transfer transfer : transfers) {
            String minute = slot(transfer.machine(), transfer.time().getEpochSecond() / 60);
            fetched.merge(minute, transfer.bytes(), Long::sum);
        }
    }

    static String header() {
        return String.join(" ", FIELDS);
    }

    /// As `CreateFlowLogs` was told: `${version} ${account-id} …`.
    static String logFormat() {
        return FIELDS.stream().map(field -> "${" + field + "}").collect(Collectors.joining(" "));
    }

    List<Line> lines() {
        Instant minute = Estate.DAY;
        while (minute.isBefore(Estate.NEXT_DAY)) {
            for (Estate.Machine machine : Estate.MACHINES) {
                work(machine, minute);
            }
            if (minute.getEpochSecond() % 300 == 0) {
                spare(minute);
            }
            minute = minute.plus(Duration.ofMinutes(1));
        }
        return List.copyOf(lines);
    }

    private void work(Estate.Machine machine, Instant minute) {
        int port = draw.between(32_768, 60_000);
        long asked = draw.between(900, 26_000);
        pair(machine, minute, BALANCER, port, 8_443, asked, asked * draw.between(3, 11));
        if (draw.oneIn(2)) {
            long rows = draw.between(4_000, 90_000);
            int local = draw.between(32_768, 60_000);
            leave(machine, minute, DATABASE, local, 5_432, rows / 9, Route.LOCAL);
            arrive(machine, minute, DATABASE, 5_432, local, rows, "-");
        }
        long bytes = fetched.getOrDefault(slot(machine, minute.getEpochSecond() / 60), 0L);
        if (bytes > 0) {
            int local = draw.between(32_768, 60_000);
            // Headers and encryption add about four per cent to what S3 counts.
            arrive(machine, minute, S3, 443, local, bytes + bytes / 25, "S3");
            leave(machine, minute, S3, local, 443, 2_400 + bytes / 300, Route.GATEWAY);
        }
        if (draw.oneIn(6)) {
            refuse(machine, minute);
        }
    }

    private void pair(
            Estate.Machine machine,
            Instant minute,
            String other,
            int port,
            int service,
            long in,
            long out) {
        arrive(machine, minute, other, port, service, in, "-");
        leave(machine, minute, other, service, port, out, Route.LOCAL);
    }

    private enum Route {
        LOCAL("-", "1"),
        GATEWAY("S3", "7");

        private final String service;
        private final String path;

        Route(String service, String path) {
            this.service = service;
            this.path = path;
        }
    }

    private void arrive(
            Estate.Machine machine,
            Instant minute,
            String from,
            int fromPort,
            int toPort,
            long bytes,
            String service) {
        String ends = String.join(" ", from, machine.address()) + " " + fromPort + " " + toPort;
        String original = String.join(" ", from, machine.address(), service, "-", "ingress -");
        add(machine, minute, ends, bytes, "ACCEPT", 19, original);
    }

    private void leave(
            Estate.Machine machine,
            Instant minute,
            String to,
            int fromPort,
            int toPort,
            long bytes,
            Route route) {
        String ends = String.join(" ", machine.address(), to) + " " + fromPort + " " + toPort;
        String original =
                String.join(" ", machine.address(), to, "-", route.service, "egress", route.path);
        add(machine, minute, ends, bytes, "ACCEPT", 19, original);
    }

    /// Somebody tries ports; the security group drops it.
    private void refuse(Estate.Machine machine, Instant minute) {
        String scanner = "198.51.100." + draw.between(100, 180);
        int port = draw.between(40_000, 60_000);
        String ends =
                scanner
                        + " "
                        + machine.address()
                        + " "
                        + port
                        + " "
                        + draw.pick(List.of(22, 23, 3389));
        String original = String.join(" ", scanner, machine.address(), "- - ingress -");
        add(machine, minute, ends, 44, "REJECT", 2, original);
    }

    private void add(
            Estate.Machine machine,
            Instant minute,
            String ends,
            long bytes,
            String action,
            int flags,
            String original) {
        long start = minute.getEpochSecond() + draw.between(0, 4);
        long end = minute.getEpochSecond() + 59;
        long packets = Math.max(1, bytes / 1_100);
        String text =
                "5 %s %s %s 6 %d %d %d %d %s OK %s %s %d %s"
                        .formatted(
                                Estate.ACCOUNT,
                                machine.networkInterface(),
                                ends,
                                packets,
                                bytes,
                                start,
                                end,
                                action,
                                Estate.VPC,
                                machine.instance(),
                                flags,
                                original);
        lines.add(new Line(Instant.ofEpochSecond(end), text));
    }

    private void spare(Instant minute) {
        long start = minute.getEpochSecond() + 3;
        String text =
                "5 %s %s - - - - - - - %d %d - NODATA %s - - - - - - - -"
                        .formatted(
                                Estate.ACCOUNT,
                                SPARE.networkInterface(),
                                start,
                                start + 57,
                                Estate.VPC);
        lines.add(new Line(Instant.ofEpochSecond(start + 57), text));
    }

    private static String slot(Estate.Machine machine, long minute) {
        return machine.networkInterface() + " " + minute;
    }
}
