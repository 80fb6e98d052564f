package org.exhibit.app.investigation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.LinkedHashMap;
import java.util.Map;

/// The account's settings as they stood at the start of the day: one file for each answer of AWS,
/// which it holds unchanged.
final class AccountSettings {
    private AccountSettings() {}

    /// File names and contents.
    static Map<String, ObjectNode> files() {
        Map<String, ObjectNode> files = new LinkedHashMap<>();
        add(files, "trails", "cloudtrail:DescribeTrails", Json.object(), trails());
        ObjectNode trail = Json.object("TrailName", Estate.trailArn());
        add(files, "trail-status", "cloudtrail:GetTrailStatus", named("Name"), status());
        ObjectNode selected =
                Json.object("TrailARN", Estate.trailArn(), "EventSelectors", apiSelectors());
        add(files, "event-selectors", "cloudtrail:GetEventSelectors", trail, selected);
        versioning(files);
        add(files, "logging-mix", "s3:GetBucketLogging", bucket("mix"), Json.object());
        add(files, "public-access-mix", "s3:GetPublicAccessBlock", bucket("mix"), blocked());
        add(files, "flow-logs", "ec2:DescribeFlowLogs", Json.object(), flowLogs());
        return files;
    }

    /// Event selectors as records and answers write them: lower first letters in records.
    static ArrayNode selectors(String... objectArns) {
        ArrayNode data = Json.array();
        if (objectArns.length > 0) {
            ArrayNode values = Json.array((Object[]) objectArns);
            data.add(Json.object("type", "AWS::S3::Object", "values", values));
        }
        return Json.array(
                Json.object(
                        "readWriteType",
                        "All",
                        "includeManagementEvents",
                        true,
                        "dataResources",
                        data,
                        "excludeManagementEventSources",
                        Json.array()));
    }

    private static ArrayNode apiSelectors() {
        return Json.array(
                Json.object(
                        "ReadWriteType",
                        "All",
                        "IncludeManagementEvents",
                        true,
                        "DataResources",
                        Json.array(),
                        "ExcludeManagementEventSources",
                        Json.array()));
    }

    private static void versioning(Map<String, ObjectNode> files) {
        String call = "s3:GetBucketVersioning";
        ObjectNode enabled = Json.object("Status", "Enabled");
        add(files, "versioning-phi", call, bucket("phi"), enabled);
        add(files, "versioning-mix", call, bucket("mix"), Json.object());
        ObjectNode lock =
                Json.object("ObjectLockConfiguration", Json.object("ObjectLockEnabled", "Enabled"));
        add(files, "object-lock-phi", "s3:GetObjectLockConfiguration", bucket("phi"), lock);
    }

    private static ObjectNode trails() {
        return Json.object(
                "trailList",
                Json.array(
                        Json.object(
                                "Name", Estate.TRAIL,
                                "S3BucketName", Estate.TRAIL_BUCKET,
                                "IncludeGlobalServiceEvents", true,
                                "IsMultiRegionTrail", true,
                                "HomeRegion", Estate.REGION,
                                "TrailARN", Estate.trailArn(),
                                "LogFileValidationEnabled", false,
                                "HasCustomEventSelectors", false,
                                "HasInsightSelectors", false,
                                "IsOrganizationTrail", false)));
    }

    private static ObjectNode status() {
        return Json.object(
                "IsLogging", true,
                "LatestDeliveryTime", "2026-03-09T23:58:41Z",
                "StartLoggingTime", "2025-02-03T10:14:07Z");
    }

    private static ObjectNode blocked() {
        return Json.object(
                "PublicAccessBlockConfiguration",
                Json.object(
                        "BlockPublicAcls", true,
                        "IgnorePublicAcls", true,
                        "BlockPublicPolicy", true,
                        "RestrictPublicBuckets", true));
    }

    private static ObjectNode flowLogs() {
        return Json.object(
                "FlowLogs",
                Json.array(
                        Json.object(
                                "CreationTime",
                                "2025-02-03T11:02:19.000Z",
                                "DeliverLogsStatus",
                                "SUCCESS",
                                "FlowLogId",
                                Estate.FLOW_LOG,
                                "FlowLogStatus",
                                "ACTIVE",
                                "ResourceId",
                                Estate.VPC,
                                "TrafficType",
                                "ALL",
                                "LogDestinationType",
                                "s3",
                                "LogDestination",
                                "arn:aws:s3:::" + Estate.TRAIL_BUCKET,
                                "LogFormat",
                                FlowTraffic.logFormat(),
                                "Tags",
                                Json.array(),
                                "MaxAggregationInterval",
                                60)));
    }

    private static ObjectNode named(String parameter) {
        return Json.object(parameter, Estate.trailArn());
    }

    private static ObjectNode bucket(String name) {
        return Json.object("Bucket", name);
    }

    private static void add(
            Map<String, ObjectNode> files,
            String name,
            String api,
            ObjectNode request,
            ObjectNode response) {
        files.put(
                name + ".json",
                Json.object(
                        "schema",
                        "exhibit.settings/1",
                        "api",
                        api,
                        "account",
                        Estate.ACCOUNT,
                        "region",
                        Estate.REGION,
                        "at",
                        Estate.stamp(Estate.DAY),
                        "request",
                        request,
                        "response",
                        response));
    }
}
