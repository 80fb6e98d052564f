package org.exhibit.app.investigation;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;

/// The invented account: names that story and background share.
final class Estate {
    static final String ACCOUNT = "222222222222";
    static final String REGION = "us-east-1";
    static final Instant DAY = Instant.parse("2026-03-10T00:00:00Z");
    static final Instant NEXT_DAY = Instant.parse("2026-03-11T00:00:00Z");

    static final String TRAIL = "main";
    static final String TRAIL_BUCKET = "trail-222222222222";
    static final String FLOW_LOG = "fl-0c4e2b9a71d35f806";
    static final String VPC = "vpc-0b7d1e5a2c9f43680";
    static final String ENDPOINT = "vpce-0d1f6a83b5c2e7940";

    /// The canonical id of the account, as access logs print a bucket's owner.
    static final String OWNER = Ids.hex("canonical " + ACCOUNT, 64);

    static final String PHI_KEY = key("phi");
    static final String APP_KEY = key("app");
    static final String STUDIO_KEY = key("studio");

    /// The patient portal's machines: the only ones whose network the flow logs cover.
    static final List<Machine> MACHINES =
            List.of(
                    new Machine(
                            "i-0a41c7e92b3d5f681",
                            "eni-0a9c3e5b7d1f24680",
                            "10.0.1.20",
                            "use1-az1"),
                    new Machine(
                            "i-0b52d8fa3c4e60792",
                            "eni-0b8d2f4a6c1e35791",
                            "10.0.2.21",
                            "use1-az2"),
                    new Machine(
                            "i-0c63e90b4d5f718a3",
                            "eni-0c7e1d3b5f2a46802",
                            "10.0.3.22",
                            "use1-az4"));

    record Machine(String instance, String networkInterface, String address, String zone) {}

    private Estate() {}

    /// @param time of the day, `HH:MM` or `HH:MM:SS`
    static Instant at(String time) {
        return DAY.plusSeconds(LocalTime.parse(time).toSecondOfDay());
    }

    static String trailArn() {
        return arn("cloudtrail", "trail/" + TRAIL);
    }

    static String role(String name) {
        return "arn:aws:iam::" + ACCOUNT + ":role/" + name;
    }

    static String arn(String service, String resource) {
        return "arn:aws:" + service + ":" + REGION + ":" + ACCOUNT + ":" + resource;
    }

    /// An instant as CloudTrail writes it.
    static String stamp(Instant time) {
        return time.toString();
    }

    /// The date's folders, `2026/03/10`.
    static String folder(Instant time) {
        return time.atOffset(ZoneOffset.UTC).toLocalDate().toString().replace('-', '/');
    }

    private static String key(String name) {
        String hex = Ids.hex("kms " + name, 32);
        return arn(
                "kms",
                "key/"
                        + String.join(
                                "-",
                                hex.substring(0, 8),
                                hex.substring(8, 12),
                                hex.substring(12, 16),
                                hex.substring(16, 20),
                                hex.substring(20)));
    }
}
