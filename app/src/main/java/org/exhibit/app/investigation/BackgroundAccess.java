package org.exhibit.app.investigation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Ordinary lines of three buckets' access logs. In `mix` they keep to `prod/eligibility/` and
/// `health/`: whatever the story tells about other objects there rests on the story's lines alone.
final class BackgroundAccess {
    static final String REPORTS = "reports-internal";
    private static final String STATIC = "portal-static";
    private static final List<String> ASSETS =
            List.of(
                    "index.html",
                    "app/main.4f1c9a.js",
                    "app/vendor.b27e03.js",
                    "app/styles.9d0e71.css",
                    "img/logo.svg",
                    "img/consultation room.jpg",
                    "i18n/de.json",
                    "i18n/en.json",
                    "favicon.ico");
    private static final List<String> PROBES =
            List.of(".env", "wp-login.php", ".git/config", "admin/config.php", "backup.zip");
    private static final String BI_AGENT =
            "APN/1.0 Tableau/2026.1 aws-sdk-java/2.31.30 md/io#sync md/http#Apache";

    private final Draw draw = new Draw(0xACCE55);
    private final List<AccessLine> lines = new ArrayList<>();
    private int number;

    List<AccessLine> lines() {
        spread(2_400, Estate.DAY, this::asset);
        spread(90, Estate.DAY, this::probe);
        spread(700, Estate.at("06:30"), this::report);
        spread(560, Estate.at("08:47"), this::eligibility);
        health();
        return List.copyOf(lines);
    }

    /// Work of S3 itself and copies, which have no program and no signature.
    List<String> ownWork() {
        List<String> texts = new ArrayList<>();
        for (int day = 1; day <= 12; day++) {
            Instant time = Estate.at("01:40").plusSeconds(day * 3L);
            String key = "weekly/2025-W%02d/claims by region.csv".formatted(day);
            texts.add(AccessLine.ownWork("expire " + day, time, REPORTS, "S3.EXPIRE.OBJECT", key));
        }
        return texts;
    }

    private interface Visit {
        AccessLine at(Instant time, String label);
    }

    private void spread(int count, Instant from, Visit visit) {
        for (int i = 0; i < count; i++) {
            number++;
            lines.add(visit.at(draw.within(from, Estate.NEXT_DAY), "access " + number));
        }
    }

    /// The distribution in front of the portal: S3 never sees the viewer.
    private AccessLine asset(Instant time, String label) {
        Caller edge = Caller.service("cloudfront.amazonaws.com");
        String key = draw.pick(ASSETS);
        long size = 900 + key.length() * 7_919L;
        S3Request get = new S3Request(label, time, edge, STATIC, key).millis(draw.between(6, 48));
        if (draw.oneIn(3)) {
            get.status(304).size(size);
        } else {
            get.sent(size).size(size);
        }
        return get.access("REST.GET.OBJECT", "GET");
    }

    private AccessLine probe(Instant time, String label) {
        Caller scanner =
                Caller.anonymous(
                        "198.51.100." + draw.between(100, 180),
                        "Mozilla/5.0 (compatible; probe \"v2\")");
        return new S3Request(label, time, scanner, STATIC, draw.pick(PROBES))
                .denied()
                .millis(draw.between(4, 19))
                .access("REST.GET.OBJECT", "GET");
    }

    private AccessLine report(Instant time, String label) {
        String name = draw.pick(List.of("mika", "jo"));
        Caller analyst =
                new Caller.Session("analyst", name, "", time, name)
                        .from(name.equals("jo") ? "192.0.2.78" : "192.0.2.77", BI_AGENT);
        int week = draw.between(1, 10);
        String key =
                "weekly/2026-W%02d/%s.csv"
                        .formatted(
                                week,
                                draw.pick(List.of("claims by region", "costs", "waiting+times")));
        long size = 20_000 + week * 31_337L;
        S3Request request = new S3Request(label, time, analyst, REPORTS, key);
        return switch (draw.between(0, 9)) {
            case 0 -> request.received(size).millis(61).access("REST.PUT.OBJECT", "PUT");
            case 1, 2 -> request.size(size).millis(11).access("REST.HEAD.OBJECT", "HEAD");
            case 3 ->
                    request.failed(404, "NoSuchKey", 312)
                            .millis(14)
                            .access("REST.GET.OBJECT", "GET");
            case 4 -> list(time, label, analyst);
            default ->
                    request.sent(size)
                            .size(size)
                            .millis(draw.between(12, 95))
                            .access("REST.GET.OBJECT", "GET");
        };
    }

    private static AccessLine list(Instant time, String label, Caller analyst) {
        return new S3Request(label, time, analyst, REPORTS, null)
                .query("list-type=2&prefix=weekly%2F&max-keys=1000")
                .sent(8_412)
                .millis(37)
                .access("REST.GET.BUCKET", "GET");
    }

    private AccessLine eligibility(Instant time, String label) {
        Caller warehouse =
                new Caller.Session("bi", "warehouse-load", "", time, null)
                        .from("10.7.0.55", "aws-sdk-java/2.31.30 md/io#sync spark/3.5.4");
        int part = draw.between(0, 63);
        String key = "prod/eligibility/part-%05d.snappy.parquet".formatted(part);
        long size = 4_000_000 + part * 65_536L;
        long read = draw.oneIn(3) ? size : draw.between(8_192, 900_000);
        return new S3Request(label, time, warehouse, "mix", key)
                .status(read == size ? 200 : 206)
                .sent(read)
                .size(size)
                .millis(draw.between(15, 160))
                .fromRegion(Estate.REGION)
                .access("REST.GET.OBJECT", "GET");
    }

    private void health() {
        Instant time = Estate.at("08:47:05");
        while (time.isBefore(Estate.NEXT_DAY)) {
            number++;
            Caller caller =
                    Caller.user("svc-monitor", "192.0.2.200", "Boto3/1.36.12 md/Botocore#1.36.12");
            lines.add(
                    new S3Request("access " + number, time, caller, "mix", "health/ok.txt")
                            .size(3)
                            .millis(draw.between(5, 22))
                            .access("REST.HEAD.OBJECT", "HEAD"));
            time = time.plus(Duration.ofMinutes(4));
        }
    }
}
