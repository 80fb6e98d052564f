package org.exhibit.indexer.scenario;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.LinkedHashMap;
import java.util.Map;

/// The settings of an account as they stood at 00:00: one file for each answer of AWS, which it
/// holds unchanged.
final class SettingsFile {
    private final String account;
    private final Map<String, ObjectNode> files = new LinkedHashMap<>();

    SettingsFile(String account) {
        this.account = account;
    }

    String account() {
        return account;
    }

    /// File names and contents.
    Map<String, ObjectNode> files() {
        return files;
    }

    /// All but one of the answers.
    SettingsFile without(String name) {
        SettingsFile rest = new SettingsFile(account);
        rest.files.putAll(files);
        rest.files.remove(name + ".json");
        return rest;
    }

    SettingsFile add(String name, String api, ObjectNode request, ObjectNode response) {
        ObjectNode file =
                Json.object(
                        "{'schema':'exhibit.settings/1','api':'%s','account':'%s',"
                                + "'region':'us-east-1','at':'%s'}",
                        api, account, Clock.DAY);
        file.set("request", request);
        file.set("response", response);
        files.put(name + ".json", file);
        return this;
    }

    SettingsFile trail(String name, String bucket, boolean multiRegion, boolean validated) {
        String arn = trailArn(account, name);
        ObjectNode trail =
                Json.object(
                        "{'Name':'%s','S3BucketName':'%s','IncludeGlobalServiceEvents':true,"
                            + "'IsMultiRegionTrail':%s,'HomeRegion':'us-east-1','TrailARN':'%s',"
                            + "'LogFileValidationEnabled':%s,'HasCustomEventSelectors':false,"
                            + "'HasInsightSelectors':false,'IsOrganizationTrail':false}",
                        name, bucket, multiRegion, arn, validated);
        ObjectNode list = Json.object("{'trailList':[]}");
        list.withArray("trailList").add(trail);
        add("trails", "cloudtrail:DescribeTrails", Json.object("{}"), list);
        return add(
                "trail-status",
                "cloudtrail:GetTrailStatus",
                Json.object("{'Name':'%s'}", arn),
                Json.object(
                        "{'IsLogging':true,'LatestDeliveryTime':'2026-03-09T23:58:41Z',"
                                + "'StartLoggingTime':'2025-02-03T10:14:07Z'}"));
    }

    /// @param selectors the members beside `TrailARN`
    SettingsFile selectors(String trail, String selectors, Object... arguments) {
        String arn = trailArn(account, trail);
        ObjectNode answer = Json.object("{'TrailARN':'%s'}", arn);
        answer.setAll(Json.object(selectors, arguments));
        return add(
                "event-selectors",
                "cloudtrail:GetEventSelectors",
                Json.object("{'TrailName':'%s'}", arn),
                answer);
    }

    /// @param call e.g. `GetBucketVersioning`
    SettingsFile bucket(String call, String bucket, String response, Object... arguments) {
        return add(
                call + "-" + bucket,
                "s3:" + call,
                Json.object("{'Bucket':'%s'}", bucket),
                Json.object(response, arguments));
    }

    static String trailArn(String account, String name) {
        return "arn:aws:cloudtrail:us-east-1:" + account + ":trail/" + name;
    }
}
