package org.exhibit.indexer.provenance;

import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.event.SourceKind;
import org.exhibit.indexer.index.Query;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The calls that name a resource outside S3: by its ARN, or, in calls of its own service, account
/// and Region, by its name alone.
public final class ResourceQuery {
    private static final Pattern ARN =
            Pattern.compile("(?s)arn:aws[a-z-]*:([^:]+):([^:]*):([^:]*):(.+)");
    private static final List<String> PARTS =
            List.of("requestParameters.", "responseElements.", "serviceEventDetails.");
    private static final Map<String, List<String>> NAMED_AT =
            Map.of(
                    "ec2",
                    List.of(
                            "snapshotId",
                            "sourceSnapshotId",
                            "imageId",
                            "sourceImageId",
                            "volumeId",
                            "instanceId",
                            "networkInterfaceId"),
                    "rds",
                    List.of(
                            "dBSnapshotIdentifier",
                            "dbSnapshotIdentifier",
                            "sourceDBSnapshotIdentifier",
                            "targetDBSnapshotIdentifier",
                            "dBSnapshotArn",
                            "dBClusterSnapshotIdentifier",
                            "dBClusterSnapshotArn",
                            "dBInstanceIdentifier",
                            "sourceDBInstanceIdentifier",
                            "dBClusterIdentifier",
                            "sourceArn"),
                    "kms",
                    List.of("keyId", "destinationKeyId", "sourceKeyId"),
                    "iam",
                    List.of("roleName", "userName", "policyArn", "groupName"),
                    "lambda",
                    List.of("functionName", "functionArn", "layerName"),
                    "cloudfront",
                    List.of("id"),
                    "sagemaker",
                    List.of(
                            "trainingJobName",
                            "transformJobName",
                            "processingJobName",
                            "modelName",
                            "endpointName",
                            "notebookInstanceName"),
                    "s3",
                    List.of("name"));

    private ResourceQuery() {}

    /// @param arn of any resource; an id such as `snap-0a1b` is taken as it is
    public static Query of(String arn) {
        Matcher matcher = ARN.matcher(arn);
        List<Query> out = new ArrayList<>();
        out.add(Found.is(EventField.OBJECT, arn));
        if (!matcher.matches()) {
            NAMED_AT.getOrDefault("ec2", List.of()).forEach(path -> at(out, path, arn));
            return calls(out);
        }
        List<String> paths = NAMED_AT.getOrDefault(matcher.group(1), List.of());
        String name = matcher.group(4).replaceFirst("(?s)^.*?[:/](?=.)", "");
        List<Query> named = new ArrayList<>();
        for (String path : paths) {
            at(out, path, arn);
            at(named, path, name);
        }
        if (!named.isEmpty()) {
            List<Query> own = new ArrayList<>();
            own.add(new Query.Or(named));
            if (!matcher.group(2).isEmpty()) {
                own.add(Found.is(EventField.REGION, matcher.group(2)));
            }
            if (!matcher.group(3).isEmpty()) {
                own.add(Found.is(EventField.ACCOUNT, matcher.group(3)));
            }
            out.add(new Query.And(own));
        }
        return calls(out);
    }

    private static Query calls(List<Query> clauses) {
        return Found.all(Found.from(SourceKind.CLOUDTRAIL), new Query.Or(clauses));
    }

    private static void at(List<Query> into, String path, String value) {
        PARTS.forEach(part -> into.add(Found.path(part + path, value)));
    }
}
