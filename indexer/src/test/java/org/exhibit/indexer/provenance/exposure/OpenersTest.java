package org.exhibit.indexer.provenance.exposure;

import static org.assertj.core.api.Assertions.assertThat;

import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.provenance.Selector;
import org.exhibit.indexer.provenance.lineage.Story;
import org.exhibit.indexer.scenario.ScenarioCase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/// Each way in, opened and shut, in one case; blocks and refusals among them.
class OpenersTest {
    private static final String FOREIGN = "arn:aws:iam::999999999999:root";

    @TempDir static Path folder;
    private static CaseReader reader;

    @BeforeAll
    static void acquire() throws IOException {
        Story story = new Story();
        lists(story);
        points(story);
        replication(story);
        functions(story);
        others(story);
        shares(story);
        reader = ScenarioCase.reader(story.acquire(folder));
    }

    @AfterAll
    static void close() throws IOException {
        reader.close();
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

    private static String time(@Nullable Instant instant) {
        return instant == null ? "" : instant.toString().substring(11, 16);
    }

    private static String text(ExposureWindow window) {
        return String.join(
                " | ",
                window.resource().replaceFirst("^arn:aws:(s3:::)?", ""),
                String.join(",", window.actions()),
                window.audience().text(),
                time(window.from()) + '-' + time(window.to()),
                window.strength().word());
    }

    private static List<String> windows(String part) throws IOException {
        return ExposuresTest.exposures(reader).all().windows().stream()
                .filter(window -> window.resource().contains(part))
                .map(OpenersTest::text)
                .collect(Collectors.toList());
    }

    @Test
    void listsOpenUntilTheyAreReplacedOrPutOutOfForce() throws IOException {
        assertThat(windows(":acl"))
                .containsExactlyInAnyOrder(
                        "acl | s3:ListBucket,s3:ListBucketVersions | ANON | 01:01-01:02 | recorded",
                        "acl/o | s3:GetObject,s3:GetObjectVersion | ANON | 01:03-01:04 | recorded",
                        "acl/a | s3:GetObject,s3:GetObjectVersion | ANY_AWS | 01:05-01:06 |"
                                + " recorded");
        assertThat(windows(":::shut")).isEmpty();
        assertThat(windows(":::no")).isEmpty();
        assertThat(windows(":::dim"))
                .containsExactly(
                        "dim | s3:ListBucket,s3:ListBucketVersions | ANON | 01:20- | possible");
        assertThat(windows(":::kin"))
                .singleElement()
                .asString()
                .contains(" | ACCOUNT(cafe0123) | 01:21- | ");
    }

    @Test
    void anAccessPointOpensOnlyWhereItsOwnBlockIsOff() throws IOException {
        assertThat(windows("accesspoint"))
                .containsExactly(
                        "s3:us-east-1:111111111111:accesspoint/open/object/* | s3:GetObject | ANON"
                                + " | 02:03-02:05 | recorded");
        assertThat(ExposuresTest.exposures(reader).of(Selector.parse("s3://lake/a")).windows())
                .hasSize(1);
    }

    @Test
    void replicationOpensWhatItCopiesToTheOtherAccount() throws IOException {
        assertThat(windows(":::org"))
                .containsExactly(
                        "org/out/* | s3:ReplicateObject | ACCOUNT(999999999999) | 03:00-03:10 |"
                                + " recorded");
    }

    @Test
    void functionsOpenToOthersAndByUrl() throws IOException {
        String function = "lambda:us-east-1:111111111111:function:f | ";
        assertThat(windows(":function:"))
                .containsExactlyInAnyOrder(
                        function + "lambda:InvokeFunction | ANY_AWS | 04:00-04:10 | recorded",
                        function
                                + "lambda:InvokeFunction | ACCOUNT(999999999999) | 04:01- |"
                                + " recorded",
                        function + "lambda:InvokeFunctionUrl | ANON | 04:11-04:12 | recorded");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "films;films/cut/* | s3:GetObject | CDN(D1) | 05:00-05:10 | recorded",
                "role/bg;iam::111111111111:role/bg | sts:AssumeRole | ACCOUNT(999999999999) |"
                        + " 05:20-05:30 | recorded",
                "key/9-9;kms:us-east-1:111111111111:key/9-9 | kms:Decrypt,kms:GenerateDataKey |"
                        + " ACCOUNT(999999999999) | 05:40-05:50 | recorded",
                "snap-1;snap-1 | ec2:CreateVolume | ANY_AWS | 06:00-06:05 | recorded",
                "ami-1;ami-1 | ec2:RunInstances | ACCOUNT(999999999999) | 06:10-06:20 | recorded",
                "cluster-snapshot;rds:us-east-1:111111111111:cluster-snapshot:cs |"
                        + " rds:RestoreDBInstanceFromDBSnapshot | ANY_AWS | 06:30-06:40 | recorded"
            })
    void everyOtherWayInHasOneWindow(String part, String window) throws IOException {
        assertThat(windows(part)).containsExactly(window);
    }

    @Test
    void whatWasRefusedOpensNothing() throws IOException {
        assertThat(windows("snap-2")).isEmpty();
    }
}
