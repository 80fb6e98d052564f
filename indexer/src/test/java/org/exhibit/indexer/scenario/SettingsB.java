package org.exhibit.indexer.scenario;

import java.util.List;
import java.util.Locale;

/// The settings of the two accounts of [StoryB] that were collected.
final class SettingsB {
    private SettingsB() {}

    static List<SettingsFile> all() {
        return List.of(production(), development());
    }

    private static SettingsFile production() {
        return new SettingsFile(StoryB.P)
                .trail("prod", "trail-" + StoryB.P, true, true)
                .selectors("prod", "{'AdvancedEventSelectors':" + answered() + "}")
                .bucket("GetBucketVersioning", "rec", "{'Status':'Enabled'}")
                .bucket(
                        "GetObjectLockConfiguration",
                        "rec",
                        "{'ObjectLockConfiguration':{'ObjectLockEnabled':'Enabled'}}")
                .bucket("GetBucketLogging", "rec", "{}")
                .add(
                        "flow-logs",
                        "ec2:DescribeFlowLogs",
                        Json.object("{}"),
                        Json.object(
                                "{'FlowLogs':[{'CreationTime':'2025-02-03T11:02:19.000Z',"
                                    + "'DeliverLogsStatus':'SUCCESS','FlowLogId':'%s',"
                                    + "'FlowLogStatus':'ACTIVE','ResourceId':'%s',"
                                    + "'TrafficType':'ALL','LogDestinationType':'s3',"
                                    + "'LogDestination':'arn:aws:s3:::trail-%s','LogFormat':'%s',"
                                    + "'Tags':[],'MaxAggregationInterval':60}]}",
                                StoryB.FLOW_LOG,
                                StoryB.INTERFACE,
                                StoryB.P,
                                "${" + FlowLine.HEADER.replace(" ", "} ${") + "}"));
    }

    private static SettingsFile development() {
        return new SettingsFile(StoryB.D)
                .trail("dev", "trail-" + StoryB.D, false, false)
                .selectors(
                        "dev",
                        "{'EventSelectors':[{'ReadWriteType':'All','IncludeManagementEvents':true,"
                                + "'DataResources':[],'ExcludeManagementEventSources':[]}]}");
    }

    /// Answers write the members' first letters in capitals, records do not.
    private static String answered() {
        String answer = StoryB.ADVANCED;
        for (String name : List.of("name", "fieldSelectors", "field", "equals", "startsWith")) {
            String capital = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
            answer = answer.replace("'" + name + "':", "'" + capital + "':");
        }
        return answer;
    }
}
