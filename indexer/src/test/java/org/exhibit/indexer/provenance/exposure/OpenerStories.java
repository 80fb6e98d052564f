package org.exhibit.indexer.provenance.exposure;

import org.exhibit.indexer.provenance.lineage.Story;

import java.util.List;

/// What happened in the case of `OpenersTest`: each way in opened and shut, apart from the others.
final class OpenerStories {
    private static final String FOREIGN = "arn:aws:iam::999999999999:root";

    private OpenerStories() {}

    static Story all() {
        Story story = new Story();
        lists(story);
        points(story);
        replication(story);
        functions(story);
        others(story);
        shares(story);
        return story;
    }

    private static void s3(Story story, String time, String action, String request) {
        story.call(time, "AKIAA", "s3", action, request, "null");
    }

    private static String bucket(String name, String more) {
        return "{'bucketName':'" + name + "'" + more + "}";
    }

    private static void noBlocks(Story story, String time, String bucket) {
        s3(story, time, "DeleteBucketPublicAccessBlock", bucket(bucket, ""));
    }

    private static void lists(Story story) {
        s3(story, "00:00:00", "DeleteAccountPublicAccessBlock", "{}");
        noBlocks(story, "01:00:00", "acl");
        s3(story, "01:01:00", "PutBucketAcl", bucket("acl", ",'x-amz-acl':'public-read'"));
        s3(story, "01:02:00", "PutBucketAcl", bucket("acl", ",'x-amz-acl':'private'"));
        s3(
                story,
                "01:03:00",
                "PutObjectAcl",
                Story.place(
                        "acl/o",
                        ",'AccessControlPolicy':{'AccessControlList':{'Grant':[{'Grantee':{'URI':"
                                + "'http://acs.amazonaws.com/groups/global/AllUsers'},'Permission':"
                                + "'READ'}]}}"));
        s3(story, "01:04:00", "PutObject", Story.place("acl/o", ""));
        s3(
                story,
                "01:05:00",
                "PutObject",
                Story.place("acl/a", ",'x-amz-acl':'authenticated-read'"));
        s3(
                story,
                "01:06:00",
                "PutBucketOwnershipControls",
                bucket(
                        "acl",
                        ",'OwnershipControls':{'Rule':{'ObjectOwnership':'BucketOwnerEnforced'}}"));
        s3(
                story,
                "01:10:00",
                "PutBucketPublicAccessBlock",
                bucket("shut", ",'PublicAccessBlockConfiguration':{'IgnorePublicAcls':true}"));
        s3(story, "01:11:00", "PutBucketAcl", bucket("shut", ",'x-amz-acl':'public-read'"));
        s3(story, "01:20:00", "PutBucketAcl", bucket("dim", ",'x-amz-acl':'public-read'"));
        s3(
                story,
                "01:21:00",
                "PutBucketAcl",
                bucket("kin", ",'x-amz-grant-full-control':'id=cafe0123'"));
        story.call(
                        "01:22:00",
                        "AKIAA",
                        "s3",
                        "PutBucketAcl",
                        bucket("no", ",'x-amz-acl':'public-read'"),
                        "null")
                .with("errorCode", "'AccessDenied'");
    }

    private static String policy(String principal, String action, String resource) {
        return "{'Statement':[{'Effect':'Allow','Principal':'"
                + principal
                + "','Action':'"
                + action
                + "','Resource':'"
                + resource
                + "'}]}";
    }

    private static void points(Story story) {
        noBlocks(story, "02:00:00", "lake");
        String off =
                ",'PublicAccessBlockConfiguration':{'IgnorePublicAcls':false,"
                        + "'RestrictPublicBuckets':false}";
        s3(story, "02:01:00", "CreateAccessPoint", "{'name':'open','bucket':'lake'" + off + "}");
        s3(story, "02:02:00", "CreateAccessPoint", "{'name':'mute','bucket':'lake'}");
        for (String name : List.of("open", "mute")) {
            String arn = "arn:aws:s3:us-east-1:111111111111:accesspoint/" + name;
            s3(
                    story,
                    "02:03:00",
                    "PutAccessPointPolicy",
                    "{'name':'"
                            + name
                            + "','policy':"
                            + policy("*", "s3:GetObject", arn + "/object/*")
                            + "}");
        }
        s3(story, "02:05:00", "DeleteAccessPoint", "{'name':'open'}");
    }

    private static void replication(Story story) {
        String rule =
                "{'Status':'Enabled','Filter':{'Prefix':'out/'},'Destination':{'Bucket':"
                        + "'arn:aws:s3:::copy','Account':'%s'}}";
        s3(
                story,
                "03:00:00",
                "PutBucketReplication",
                bucket(
                        "org",
                        ",'ReplicationConfiguration':{'Rule':["
                                + String.format(java.util.Locale.ROOT, rule, "999999999999")
                                + ","
                                + String.format(java.util.Locale.ROOT, rule, "111111111111")
                                + "]}"));
        s3(story, "03:10:00", "DeleteBucketReplication", bucket("org", ""));
    }

    private static void lambda(Story story, String time, String action, String request) {
        story.call(time, "AKIAA", "lambda", action, request, "null");
    }

    private static void functions(Story story) {
        String grant =
                "{'functionName':'f','statementId':'%s','action':'lambda:InvokeFunction',%s}";
        for (List<String> each :
                List.of(
                        List.of("04:00:00", "any", "'principal':'*'"),
                        List.of("04:01:00", "far", "'principal':'" + FOREIGN + "'"),
                        List.of("04:02:00", "own", "'principal':'111111111111'"),
                        List.of("04:03:00", "svc", "'principal':'s3.amazonaws.com'"),
                        List.of(
                                "04:04:00",
                                "tied",
                                "'principal':'*','sourceArn':'arn:aws:s3:::lake'"))) {
            lambda(
                    story,
                    each.getFirst(),
                    "AddPermission20150331v2",
                    String.format(java.util.Locale.ROOT, grant, each.get(1), each.get(2)));
        }
        lambda(
                story,
                "04:10:00",
                "RemovePermission20150331v2",
                "{'functionName':'f','statementId':'any'}");
        lambda(
                story,
                "04:11:00",
                "CreateFunctionUrlConfig",
                "{'functionName':'f','authType':'NONE'}");
        lambda(
                story,
                "04:12:00",
                "UpdateFunctionUrlConfig",
                "{'functionName':'f','authType':'AWS_IAM'}");
    }

    private static void others(Story story) {
        String config =
                "'distributionConfig':{'enabled':%s,'origins':{'items':[{'domainName':"
                        + "'films.s3.us-east-1.amazonaws.com','originPath':'/cut'},{'domainName':"
                        + "'www.example.org'}]}}";
        story.call(
                        "05:00:00",
                        "AKIAA",
                        "cloudfront",
                        "CreateDistribution2020_05_31",
                        "{" + String.format(java.util.Locale.ROOT, config, "true") + "}",
                        "{'distribution':{'id':'D1'}}")
                .call(
                        "05:10:00",
                        "AKIAA",
                        "cloudfront",
                        "UpdateDistribution2020_05_31",
                        "{'id':'D1'," + String.format(java.util.Locale.ROOT, config, "false") + "}",
                        "null")
                .call("05:20:00", "AKIAA", "iam", "UpdateAssumeRolePolicy", trust(FOREIGN), "null")
                .call(
                        "05:30:00",
                        "AKIAA",
                        "iam",
                        "UpdateAssumeRolePolicy",
                        trust("arn:aws:iam::111111111111:root"),
                        "null")
                .call(
                        "05:40:00",
                        "AKIAA",
                        "kms",
                        "CreateGrant",
                        "{'keyId':'9-9','granteePrincipal':'"
                                + FOREIGN
                                + "','operations':['Decrypt','GenerateDataKey']}",
                        "{'grantId':'g1'}")
                .call(
                        "05:41:00",
                        "AKIAA",
                        "kms",
                        "CreateGrant",
                        "{'keyId':'9-9','granteePrincipal':'arn:aws:iam::111111111111:role/x',"
                                + "'operations':['Decrypt']}",
                        "{'grantId':'g2'}")
                .call(
                        "05:50:00",
                        "AKIAA",
                        "kms",
                        "RevokeGrant",
                        "{'keyId':'9-9','grantId':'g1'}",
                        "null");
    }

    private static String trust(String principal) {
        return "{'roleName':'bg','policyDocument':{'Statement':[{'Effect':'Allow','Principal':"
                + "{'AWS':'"
                + principal
                + "'},'Action':'sts:AssumeRole'}]}}";
    }

    private static void ec2(Story story, String time, String action, String request, String ok) {
        story.call(time, "AKIAA", "ec2", action, request, "{'_return':" + ok + "}");
    }

    private static void shares(Story story) {
        String permission = "'createVolumePermission':{'%s':{'items':[{%s}]}}";
        ec2(
                story,
                "06:00:00",
                "ModifySnapshotAttribute",
                "{'snapshotId':'snap-1',"
                        + String.format(java.util.Locale.ROOT, permission, "add", "'group':'all'")
                        + "}",
                "true");
        ec2(
                story,
                "06:05:00",
                "ModifySnapshotAttribute",
                "{'snapshotId':'snap-1',"
                        + String.format(
                                java.util.Locale.ROOT, permission, "remove", "'group':'all'")
                        + "}",
                "true");
        ec2(
                story,
                "06:06:00",
                "ModifySnapshotAttribute",
                "{'snapshotId':'snap-2',"
                        + String.format(
                                java.util.Locale.ROOT, permission, "add", "'userId':'999999999999'")
                        + "}",
                "false");
        ec2(
                story,
                "06:10:00",
                "ModifyImageAttribute",
                "{'imageId':'ami-1','launchPermission':{'add':{'items':[{'userId':'999999999999'},"
                        + "{'userId':'111111111111'}]}}}",
                "true");
        ec2(story, "06:20:00", "DeregisterImage", "{'imageId':'ami-1'}", "true");
        story.call(
                        "06:30:00",
                        "AKIAA",
                        "rds",
                        "ModifyDBClusterSnapshotAttribute",
                        "{'dBClusterSnapshotIdentifier':'cs','attributeName':'restore',"
                                + "'valuesToAdd':['all']}",
                        "null")
                .call(
                        "06:40:00",
                        "AKIAA",
                        "rds",
                        "ModifyDBClusterSnapshotAttribute",
                        "{'dBClusterSnapshotIdentifier':'cs','attributeName':'restore',"
                                + "'valuesToRemove':['all']}",
                        "null");
    }
}
