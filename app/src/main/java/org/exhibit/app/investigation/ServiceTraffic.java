package org.exhibit.app.investigation;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/// What runs without people: CloudTrail looking after its bucket, agents reporting, monitoring
/// asking, the nightly catalogue jobs.
final class ServiceTraffic {
    private final Draw draw = new Draw(0x5E4F);
    private final List<TrailRecord> records = new ArrayList<>();
    private int number;

    List<TrailRecord> records() {
        every(Duration.ofMinutes(5), this::heartbeat);
        every(Duration.ofMinutes(5), this::agents);
        every(Duration.ofMinutes(10), this::monitoring);
        every(Duration.ofMinutes(20), this::scaling);
        every(Duration.ofHours(1), this::secrets);
        every(Duration.ofHours(1), this::functionRole);
        catalogue();
        return List.copyOf(records);
    }

    private interface Work {
        void at(Instant time);
    }

    private void every(Duration period, Work work) {
        Instant time = Estate.DAY;
        while (time.isBefore(Estate.NEXT_DAY)) {
            work.at(time.plusSeconds(draw.between(0, 40)));
            time = time.plus(period);
        }
    }

    private void heartbeat(Instant time) {
        S3Request acl =
                new S3Request(
                                label(),
                                time,
                                Caller.service("cloudtrail.amazonaws.com"),
                                Estate.TRAIL_BUCKET,
                                null)
                        .parameter("acl", "")
                        .sent(552);
        add(acl.trail("GetBucketAcl").readOnly().shared());
    }

    private void agents(Instant time) {
        for (Estate.Machine machine : Estate.MACHINES) {
            Instant moment = time.plusSeconds(draw.between(1, 200));
            Caller caller =
                    PortalTraffic.session(machine, moment)
                            .from(
                                    machine.address(),
                                    "aws-sdk-go/1.55.5 amazon-ssm-agent/3.3.2299.0");
            ObjectNode request =
                    Json.object(
                            "instanceId", machine.instance(),
                            "agentVersion", "3.3.2299.0",
                            "agentStatus", "Active",
                            "platformType", "Linux",
                            "platformName", "Amazon Linux",
                            "platformVersion", "2023",
                            "iPAddress", machine.address(),
                            "computerName",
                                    "ip-" + machine.address().replace('.', '-') + ".ec2.internal",
                            "agentName", "amazon-ssm-agent",
                            "availabilityZoneId", machine.zone());
            add(
                    new TrailCall(label(), moment, caller, "ssm", "UpdateInstanceInformation")
                            .request(request));
        }
    }

    private void monitoring(Instant time) {
        Caller caller =
                Caller.user(
                        "svc-monitor",
                        "192.0.2.200",
                        "Boto3/1.36.12 md/Botocore#1.36.12 ua/2.0 os/linux#6.8.0 md/arch#x86_64"
                                + " lang/python#3.12.9 cfg/retry-mode#standard");
        ObjectNode states =
                Json.object(
                        "filterSet",
                        Json.object(
                                "items",
                                Json.array(
                                        Json.object(
                                                "name",
                                                "instance-state-name",
                                                "valueSet",
                                                Json.object(
                                                        "items",
                                                        Json.array(
                                                                Json.object(
                                                                        "value", "running")))))));
        read(time, caller, "ec2", "DescribeInstances", states);
        read(time.plusSeconds(1), caller, "ec2", "DescribeInstanceStatus", Json.object());
        read(
                time.plusSeconds(2),
                caller,
                "monitoring",
                "DescribeAlarms",
                Json.object("maxRecords", 100, "stateValue", "ALARM"));
        read(
                time.plusSeconds(3),
                caller,
                "rds",
                "DescribeDBInstances",
                Json.object("dBInstanceIdentifier", "portal-db"));
        read(
                time.plusSeconds(4),
                caller,
                "elasticloadbalancing",
                "DescribeTargetHealth",
                Json.object(
                        "targetGroupArn",
                        Estate.arn("elasticloadbalancing", "targetgroup/portal/2c7d9e1f3a5b6c80")));
    }

    private void scaling(Instant time) {
        Caller.Session session =
                new Caller.Session("AWSServiceRoleForAutoScaling", "AutoScaling", "", time, null);
        Caller caller = session.through("autoscaling.amazonaws.com", time);
        caller.identity().remove("accessKeyId");
        read(time, caller, "ec2", "DescribeInstances", Json.object("maxResults", 1000));
    }

    private void secrets(Instant time) {
        for (Estate.Machine machine : Estate.MACHINES) {
            Instant moment = time.plusSeconds(draw.between(50, 3_000));
            Caller.Session session = PortalTraffic.session(machine, moment);
            String secret = Estate.arn("secretsmanager", "secret:portal/db-Qm4x7Z");
            read(
                    moment,
                    session.from(machine.address(), "aws-sdk-java/2.31.30 md/io#sync"),
                    "secretsmanager",
                    "GetSecretValue",
                    Json.object("secretId", secret));
            ObjectNode context =
                    Json.object(
                            "SecretARN",
                            secret,
                            "SecretVersionId",
                            "5e1d7a90-3c2b-4f68-9d15-b0a7c4e8f213");
            add(
                    new TrailCall(
                                    label(),
                                    moment,
                                    session.through("secretsmanager.amazonaws.com", moment),
                                    "kms",
                                    "Decrypt")
                            .request(
                                    Json.object(
                                            "encryptionContext",
                                            context,
                                            "encryptionAlgorithm",
                                            "SYMMETRIC_DEFAULT"))
                            .resources(Kms.resources(Estate.APP_KEY))
                            .readOnly());
        }
    }

    private void functionRole(Instant time) {
        Instant hour = time.truncatedTo(ChronoUnit.HOURS);
        Caller.Session session =
                new Caller.Session(
                        "intake",
                        "image-intake",
                        Ids.key("ASIA", "", "intake " + hour),
                        hour,
                        null);
        add(Sts.byService(label(), session, "lambda.amazonaws.com", Duration.ofHours(12)));
    }

    private void catalogue() {
        Instant night = Estate.at("02:05");
        Caller.Session session =
                new Caller.Session(
                        "etl",
                        "GlueJobRunnerSession",
                        Ids.key("ASIA", "", "catalogue"),
                        night,
                        null);
        Caller caller = session.from("10.2.31.40", "aws-sdk-java/2.31.30 md/io#sync spark/3.5.4");
        for (int step = 0; step < 160; step++) {
            ObjectNode request =
                    Json.object(
                            "catalogId",
                            Estate.ACCOUNT,
                            "databaseName",
                            "claims",
                            "tableName",
                            "month_2026_" + (1 + step % 3));
            String name = step % 4 == 0 ? "GetTable" : "GetPartitions";
            read(night.plusSeconds(5 + step * 7L), caller, "glue", name, request);
        }
    }

    private void read(
            Instant time, Caller caller, String service, String name, ObjectNode request) {
        add(new TrailCall(label(), time, caller, service, name).request(request).readOnly());
    }

    private String label() {
        number++;
        return "service " + number;
    }

    private void add(TrailCall call) {
        records.add(call.record());
    }
}
