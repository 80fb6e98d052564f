package org.exhibit.app.investigation;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// People at the console: they sign in, look around and are sometimes refused. Settings of a bucket
/// whose access log is on are read in both logs at once.
final class OfficeTraffic {
    private static final List<Habit> HABITS =
            List.of(
                    habit("ec2", "DescribeInstances", Json.object("maxResults", 50)),
                    habit("ec2", "DescribeRegions", Json.object()),
                    habit("ec2", "DescribeVolumes", Json.object("maxResults", 50)),
                    habit("ec2", "DescribeSecurityGroups", Json.object("maxResults", 50)),
                    habit("iam", "ListRoles", Json.object("maxItems", 100)),
                    habit("iam", "GetAccountSummary", null),
                    habit(
                            "cloudtrail",
                            "DescribeTrails",
                            Json.object("trailNameList", Json.array())),
                    habit("cloudtrail", "LookupEvents", Json.object("maxResults", 50)),
                    habit("logs", "DescribeLogGroups", Json.object("limit", 50)),
                    habit("rds", "DescribeDBInstances", Json.object("maxRecords", 100)),
                    habit("sagemaker", "ListTrainingJobs", Json.object("maxResults", 100)),
                    habit("sagemaker", "ListModels", Json.object("maxResults", 100)),
                    habit("kms", "ListAliases", Json.object("limit", 100)),
                    habit("lambda", "ListFunctions20150331", Json.object("maxItems", 50)));
    private static final List<Habit> REFUSED =
            List.of(
                    habit("organizations", "ListAccounts", null),
                    habit("iam", "ListUsers", Json.object("maxItems", 100)),
                    habit("guardduty", "ListDetectors", Json.object()));
    private static final List<Setting> SETTINGS =
            List.of(
                    new Setting("GetBucketVersioning", "versioning", "REST.GET.VERSIONING", 113),
                    new Setting("GetBucketAcl", "acl", "REST.GET.ACL", 552),
                    new Setting("GetBucketLogging", "logging", "REST.GET.LOGGING_STATUS", 239),
                    new Setting("GetBucketLocation", "location", "REST.GET.LOCATION", 137));

    private final Draw draw = new Draw(0x0FF1);
    private final List<TrailRecord> records = new ArrayList<>();
    private final List<AccessLine> lines = new ArrayList<>();
    private int number;

    private record Habit(String service, String name, @Nullable ObjectNode request) {}

    private record Setting(String name, String query, String operation, long bytes) {}

    OfficeTraffic() {
        day(Cast.LEE, Cast.LEES_DESK, 150);
        day(person("ops", "noor", "01:20"), "192.0.2.62", 90);
        day(person("analyst", "mika", "09:04:12"), "192.0.2.77", 170);
        day(person("analyst", "jo", "12:51:40"), "192.0.2.78", 170);
    }

    List<TrailRecord> records() {
        return List.copyOf(records);
    }

    List<AccessLine> lines() {
        return List.copyOf(lines);
    }

    private void day(Caller.Session session, String address, int calls) {
        add(Sts.bySaml(label(), session, address, Cast.PERSON));
        Caller caller = session.inConsole(address);
        Instant from = session.created().plusSeconds(20);
        Instant to = from.plus(Duration.ofHours(7));
        for (int call = 0; call < calls; call++) {
            Instant time = draw.within(from, to);
            if (draw.oneIn(4)) {
                setting(time, caller);
            } else if (session.role().equals("analyst") && draw.oneIn(9)) {
                refused(time, session, caller);
            } else {
                Habit habit = draw.pick(HABITS);
                add(call(time, caller, habit));
            }
        }
    }

    private TrailCall call(Instant time, Caller caller, Habit habit) {
        TrailCall call =
                new TrailCall(label(), time, caller, habit.service(), habit.name()).readOnly();
        return habit.request() == null ? call : call.request(habit.request());
    }

    private void refused(Instant time, Caller.Session session, Caller caller) {
        Habit habit = draw.pick(REFUSED);
        String action = habit.service() + ":" + habit.name();
        add(
                call(time, caller, habit)
                        .error(
                                "AccessDenied",
                                "User: "
                                        + session.arn()
                                        + " is not authorized to perform: "
                                        + action
                                        + " because no identity-based policy allows the "
                                        + action
                                        + " action"));
    }

    private void setting(Instant time, Caller caller) {
        String bucket = draw.pick(List.of("mix", "phi", BackgroundAccess.REPORTS, "portal-static"));
        Setting setting = draw.pick(SETTINGS);
        String agent =
                "S3Console/0.4, aws-internal/3 aws-sdk-java/1.12.782 Linux/5.10.234 OpenJDK_64-Bit"
                        + "_Server_VM/25.442-b06 java/1.8.0_442 vendor/Oracle_Corporation";
        S3Request request =
                new S3Request(label(), time, caller.using(agent), bucket, null)
                        .query(setting.query())
                        .parameter(setting.query(), "")
                        .sent(setting.bytes());
        add(request.trail(setting.name()).readOnly());
        if (AccessFiles.logged(bucket, time)) {
            lines.add(request.access(setting.operation(), "GET"));
        }
    }

    private static Caller.Session person(String role, String name, String time) {
        Instant since = Estate.at(time);
        return new Caller.Session(role, name, Ids.key("ASIA", "", name), since, name);
    }

    private static Habit habit(String service, String name, @Nullable ObjectNode request) {
        return new Habit(service, name, request);
    }

    private String label() {
        number++;
        return "office " + number;
    }

    private void add(TrailCall call) {
        records.add(call.record());
    }
}
