package org.exhibit.indexer.finding.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.finding.CaseRecords;
import org.exhibit.indexer.finding.Finding;
import org.exhibit.indexer.finding.FindingReport;
import org.exhibit.indexer.finding.FindingSettings;
import org.exhibit.indexer.finding.YamlException;
import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.indexer.progress.ProgressBoard;
import org.exhibit.indexer.scenario.ScenarioCase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// Each pattern beside what looks like it: a record whose name has `+` is found by the rule before
/// it, one with `-` by none.
class PatternsTest {
    /// Name, service, call, other members.
    private static final String[][] CALLS = {
        iam("F02+every action", "'s3:*'", ""),
        iam("F02+passes any role", "['iam:PassRole']", ""),
        iam(
                "F02-passes to one service",
                "['iam:PassRole']",
                ",'Condition':{'StringEquals':{'iam:PassedToService':'ec2.amazonaws.com'}}"),
        iam("F02-some actions", "['s3:GetObject']", ""),
        {
            "F02+attached",
            "iam",
            "AttachRolePolicy",
            "'requestParameters':{'roleName':'r','policyArn':'arn:aws:iam::aws:policy/AdministratorAccess'}"
        },
        {
            "F02-own policy of that name",
            "iam",
            "AttachRolePolicy",
            "'requestParameters':{'roleName':'r','policyArn':'arn:aws:iam::111111111111:policy/AdministratorAccess'}"
        },
        {
            "F02-failed",
            "iam",
            "AttachRolePolicy",
            "'errorCode':'AccessDenied','requestParameters':{'roleName':'r','policyArn':'arn:aws:iam::aws:policy/AdministratorAccess'}"
        },
        policy("F01+everyone", "'Principal':'*'"),
        policy("F01+in a list", "'Principal':{'AWS':['arn:aws:iam::111111111111:root','*']}"),
        policy(
                "F01-one organisation",
                "'Principal':'*','Condition':{'StringEquals':{'aws:PrincipalOrgID':'o-a1b2c3d4e5'}}"),
        policy("F01-one account", "'Principal':{'AWS':'arn:aws:iam::111111111111:root'}"),
        {"F03a+deleted", "cloudtrail", "DeleteTrail", "'requestParameters':{'name':'t'}"},
        {
            "F03a-unknown",
            "cloudtrail",
            "StopLogging",
            "'errorCode':'TrailNotFoundException','requestParameters':{'name':'t'}"
        },
        {
            "F03b-many regions",
            "cloudtrail",
            "CreateTrail",
            "'responseElements':{'isMultiRegionTrail':true,'name':'m'},'requestParameters':{'tagsList':[{'key':'a'}]}"
        },
        {
            "F03c+KMS left out",
            "cloudtrail",
            "PutEventSelectors",
            "'requestParameters':{'trailName':'t','eventSelectors':[{'readWriteType':'All','includeManagementEvents':true,"
                + "'excludeManagementEventSources':['kms.amazonaws.com'],'dataResources':[]}]}"
        },
        {
            "F03c-all",
            "cloudtrail",
            "PutEventSelectors",
            "'requestParameters':{'trailName':'t','eventSelectors':[{'readWriteType':'All','includeManagementEvents':true,"
                + "'excludeManagementEventSources':[],'dataResources':[]}]}"
        },
        {
            "F03e+off",
            "s3",
            "PutBucketLogging",
            "'requestParameters':{'bucketName':'b','BucketLoggingStatus':{'xmlns':'x'}}"
        },
        {
            "F03e-on",
            "s3",
            "PutBucketLogging",
            "'requestParameters':{'bucketName':'b','BucketLoggingStatus':{'LoggingEnabled':{'TargetBucket':'l'}}}"
        },
        {"F03e-not told", "s3", "PutBucketLogging", "'requestParameters':{'bucketName':'b'}"},
        {
            "F04+",
            "rds",
            "RestoreDBInstanceFromDBSnapshot",
            "'requestParameters':{'dBSnapshotIdentifier':'snap','dBInstanceIdentifier':'copy','tags':[{'key':'env','value':'synthetic'}]}"
        },
        {
            "F04-elsewhere",
            "rds",
            "RestoreDBInstanceFromDBSnapshot",
            "'requestParameters':{'dBSnapshotIdentifier':'snap','dBInstanceIdentifier':'copy2','tags':[{'key':'env','value':'drill'}]}"
        },
        {
            "F04-source",
            "rds",
            "CreateDBSnapshot",
            "'requestParameters':{'dBSnapshotIdentifier':'snap','dBInstanceIdentifier':'prod-ehr','tags':[{'key':'a','value':'b'}]},"
                + "'responseElements':{'encrypted':true}"
        },
        {
            "F06+volume",
            "ec2",
            "CreateVolume",
            "'requestParameters':{'tagSpecificationSet':{'items':[{'tags':[{'key':'a'}]}]}},'responseElements':{'volumeId':'v','encrypted':false}"
        },
        {
            "F06-volume",
            "ec2",
            "CreateVolume",
            "'requestParameters':{'tagSpecificationSet':{'items':[{'tags':[{'key':'a'}]}]}},'responseElements':{'volumeId':'v2','encrypted':true}"
        },
        {
            "F07+everyone",
            "kms",
            "PutKeyPolicy",
            "'requestParameters':{'keyId':'k','policy':'{\\'Statement\\':[{\\'Effect\\':\\'Allow\\',\\'Principal\\':\\'*\\',\\'Action\\':\\'kms:*\\',\\'Resource\\':\\'*\\'}]}'}"
        },
        {
            "F07-own account",
            "kms",
            "PutKeyPolicy",
            "'requestParameters':{'keyId':'k','policy':'{\\'Statement\\':[{\\'Effect\\':\\'Allow\\',\\'Principal\\':{\\'AWS\\':\\'arn:aws:iam::111111111111:root\\'},\\'Action\\':\\'kms:*\\',\\'Resource\\':\\'*\\'}]}'}"
        },
        {
            "F07+granted",
            "kms",
            "CreateGrant",
            "'requestParameters':{'keyId':'k','granteePrincipal':'arn:aws:iam::999999999999:role/x'}"
        },
        {
            "F07-granted to a service",
            "kms",
            "CreateGrant",
            "'requestParameters':{'keyId':'k','granteePrincipal':'rds.us-east-1.amazonaws.com'}"
        },
        egress("F09+everything", "'ipProtocol':'-1'", "0.0.0.0/0"),
        egress("F09-approved port", "'ipProtocol':'tcp','fromPort':443,'toPort':443", "0.0.0.0/0"),
        egress("F09-one network", "'ipProtocol':'-1'", "10.0.0.0/8"),
        {
            "F11+open",
            "lambda",
            "AddPermission20150331v2",
            "'requestParameters':{'functionName':'f','principal':'*','action':'lambda:InvokeFunction'}"
        },
        {
            "F11-limited",
            "lambda",
            "AddPermission20150331v2",
            "'requestParameters':{'functionName':'f','principal':'*','sourceAccount':'111111111111'}"
        },
        {
            "F12+feature",
            "guardduty",
            "UpdateDetector",
            "'requestParameters':{'detectorId':'d','features':[{'name':'EKS_AUDIT_LOGS','status':'ENABLED'},{'name':'S3_DATA_EVENTS','status':'DISABLED'}]}"
        },
        {
            "F12-other feature",
            "guardduty",
            "UpdateDetector",
            "'requestParameters':{'detectorId':'d','features':[{'name':'S3_DATA_EVENTS','status':'ENABLED'},{'name':'EKS_AUDIT_LOGS','status':'DISABLED'}]}"
        },
        {
            "F14+by default",
            "sagemaker",
            "CreateNotebookInstance",
            "'requestParameters':{'notebookInstanceName':'n','directInternetAccess':'Disabled','tags':[{'key':'a'}]}"
        },
        {
            "F14-closed",
            "sagemaker",
            "CreateNotebookInstance",
            "'requestParameters':{'notebookInstanceName':'n','directInternetAccess':'Disabled','rootAccess':'Disabled','tags':[{'key':'a'}]}"
        },
        {
            "F14b+alone",
            "sagemaker",
            "CreateTrainingJob",
            "'requestParameters':{'trainingJobName':'j','tags':[{'key':'a'}]}"
        },
        {
            "F14b-in a network",
            "sagemaker",
            "CreateTrainingJob",
            "'requestParameters':{'trainingJobName':'j','vpcConfig':{'subnets':['s']},'tags':[{'key':'a'}]}"
        },
        {
            "F15+method",
            "apigateway",
            "PutMethod",
            "'requestParameters':{'httpMethod':'POST','authorizationType':'NONE','apiKeyRequired':false}"
        },
        {
            "F15-preflight",
            "apigateway",
            "PutMethod",
            "'requestParameters':{'httpMethod':'OPTIONS','authorizationType':'NONE'}"
        },
        {
            "F15-key",
            "apigateway",
            "PutMethod",
            "'requestParameters':{'httpMethod':'GET','authorizationType':'NONE','apiKeyRequired':true}"
        },
        {
            "F15+address",
            "lambda",
            "CreateFunctionUrlConfig20211031",
            "'requestParameters':{'functionName':'f','authType':'NONE'}"
        },
        {
            "F16+",
            "rds",
            "ModifyDBInstance",
            "'requestParameters':{'dBInstanceIdentifier':'d','publiclyAccessible':true}"
        },
        {
            "F16-",
            "rds",
            "ModifyDBInstance",
            "'requestParameters':{'dBInstanceIdentifier':'d','publiclyAccessible':false}"
        },
        {
            "F17+",
            "cloudfront",
            "CreateDistribution2020_05_31",
            "'requestParameters':{'distributionConfig':{'origins':{'items':[{'domainName':'films.s3.us-east-1.amazonaws.com'}]}}}"
        },
        {
            "F17-with keys",
            "cloudfront",
            "CreateDistribution2020_05_31",
            "'requestParameters':{'distributionConfig':{'origins':{'items':[{'domainName':'films.s3.us-east-1.amazonaws.com'}]},"
                + "'defaultCacheBehavior':{'trustedKeyGroups':{'enabled':true}}}}"
        },
        {
            "F17-other origin",
            "cloudfront",
            "CreateDistribution2020_05_31",
            "'requestParameters':{'distributionConfig':{'origins':{'items':[{'domainName':'www.example.org'}]}}}"
        },
        {
            "F18+",
            "ec2",
            "CreateSnapshot",
            "'responseElements':{'snapshotId':'snap-1','encrypted':true}"
        },
        {
            "F18-later",
            "ec2",
            "CreateSnapshot",
            "'responseElements':{'snapshotId':'snap-2','encrypted':true}"
        },
        {
            "F18-tags",
            "ec2",
            "CreateTags",
            "'requestParameters':{'resourcesSet':{'items':[{'resourceId':'snap-2'}]},'tagSet':{'items':[{'key':'a'}]}}"
        },
    };

    @TempDir private Path folder;

    private static String[] iam(String name, String action, String condition) {
        String policy =
                "{'Version':'2012-10-17','Statement':[{'Effect':'Allow','Action':"
                        + action
                        + ",'Resource':'*'"
                        + condition
                        + "}]}";
        return new String[] {
            name,
            "iam",
            "PutRolePolicy",
            "'requestParameters':{'roleName':'r','policyDocument':'"
                    + policy.replace("'", "\\'")
                    + "'}"
        };
    }

    private static String[] policy(String name, String statement) {
        return new String[] {
            name,
            "s3",
            "PutBucketPolicy",
            "'requestParameters':{'bucketName':'b','bucketPolicy':{'Statement':[{'Effect':'Allow',"
                    + "'Action':'s3:GetObject','Resource':'arn:aws:s3:::b/*',"
                    + statement
                    + "}]}},'resources':[{'accountId':'111111111111','type':'AWS::S3::Bucket',"
                    + "'ARN':'arn:aws:s3:::b'}]"
        };
    }

    private static String[] egress(String name, String permission, String range) {
        return new String[] {
            name,
            "ec2",
            "AuthorizeSecurityGroupEgress",
            "'requestParameters':{'groupId':'sg-1','ipPermissions':{'items':[{"
                    + permission
                    + ",'ipRanges':{'items':[{'cidrIp':'"
                    + range
                    + "'}]}}]}}"
        };
    }

    private static String record(String[] call, int number) {
        return "{'eventVersion':'1.08','userIdentity':{'type':'AssumedRole','accountId':'111111111111',"
                   + "'principalId':'AROA:i-0123456789abcdef0','accessKeyId':'ASIAEXAMPLE',"
                   + "'arn':'arn:aws:sts::111111111111:assumed-role/app/i-0123456789abcdef0'},"
                   + "'eventTime':'2026-03-10T09:"
                + (10 + number / 6)
                + ":"
                + (10 + number % 6)
                + "Z','awsRegion':'us-east-1','eventName':'"
                + call[2]
                + "','eventSource':'"
                + call[1]
                + ".amazonaws.com',"
                + call[3]
                + ",'readOnly':false,'eventType':'AwsApiCall','managementEvent':true,"
                + "'recipientAccountId':'111111111111','eventID':'"
                + call[0]
                + "'}";
    }

    private static FindingSettings settings() throws YamlException {
        return FindingSettings.read(
                """
                labels: {SYNTHETIC: films/}
                approved-ports: ['443']
                production-sources: ['prod-*']
                synthetic-places: [synthetic]
                """);
    }

    @Test
    void findsWhatIsMeantAndNothingLikeIt() throws IOException, YamlException {
        List<String> texts = new ArrayList<>();
        TreeSet<String> expected = new TreeSet<>();
        for (int i = 0; i < CALLS.length; i++) {
            texts.add(record(CALLS[i], i));
            String name = CALLS[i][0];
            if (name.contains("+")) {
                expected.add(name.substring(0, name.indexOf('+')) + ": " + name);
            }
        }
        // The hour in which tags could have come must lie inside what was logged.
        String[] last = {"-end", "sts", "GetCallerIdentity", "'requestParameters':null"};
        texts.add(record(last, 0).replace("T09:", "T11:"));
        String log = "{'Records':[" + String.join(",", texts) + "]}";
        Files.createDirectories(folder.resolve("logs"));
        Files.writeString(
                folder.resolve("logs/trail.json"),
                log.replace("\\'", "\\\"").replace('\'', '"'),
                StandardCharsets.UTF_8);
        ScenarioCase.acquire(folder.resolve("case"), folder.resolve("logs"));
        try (CaseReader reader = ScenarioCase.reader(folder.resolve("case"))) {
            FindingReport report =
                    new FindingRun(reader, settings(), null)
                            .run(new ProgressBoard(), new CancelToken());
            CaseRecords records = new CaseRecords(reader, new CancelToken());
            TreeSet<String> found = new TreeSet<>();
            for (Finding finding : report.findings()) {
                String id = finding.evidence().getFirst();
                String name =
                        records.first(CaseRecords.query("id:" + id))
                                .orElseThrow()
                                .at("eventID")
                                .asText();
                found.add(finding.rule() + ": " + name);
            }
            assertThat(report.refused()).isEmpty();
            assertThat(found).isEqualTo(expected);
        }
    }
}
