package org.exhibit.indexer.finding.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.finding.Finding;
import org.exhibit.indexer.finding.FindingReport;
import org.exhibit.indexer.finding.FindingSettings;
import org.exhibit.indexer.finding.Undecided;
import org.exhibit.indexer.finding.YamlException;
import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.indexer.progress.ProgressBoard;
import org.exhibit.indexer.scenario.InventedCase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Patterns that come in several forms: each form found by itself, with all that it says.
class PatternFormsTest {
    private static final String KEY_HEADER =
            "requestParameters.x-amz-server-side-encryption-aws-kms-key-id";
    private static final String BYPASS = "requestParameters.x-amz-bypass-governance-retention";

    @TempDir private Path folder;
    private InventedCase made = new InventedCase(Path.of(""));
    private final List<String> users = new ArrayList<>();

    @BeforeEach
    void make() {
        made = new InventedCase(folder);
    }

    /// `title level subject [event ids] {matched}` of a rule's findings, then `? subject: reason`.
    private List<String> found(String rule, String settings) throws IOException {
        if (!users.isEmpty()) {
            made.file("users.json", "{'Records':[" + String.join(",", users) + "]}");
        }
        List<String> lines = new ArrayList<>();
        try (CaseReader reader = made.open()) {
            FindingReport report =
                    new FindingRun(reader, read(settings), null)
                            .run(new ProgressBoard(), new CancelToken());
            assertThat(report.refused()).isEmpty();
            for (Finding one : report.findings()) {
                if (one.rule().equals(rule)) {
                    lines.add(line(reader, one));
                }
            }
            for (Undecided one : report.undecided()) {
                if (one.rule().equals(rule)) {
                    lines.add("? " + one.subject() + ": " + one.reason());
                }
            }
        }
        return lines;
    }

    private static FindingSettings read(String yaml) {
        try {
            return FindingSettings.read(yaml);
        } catch (YamlException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static String line(CaseReader reader, Finding one) throws IOException {
        List<String> records = new ArrayList<>();
        for (String id : one.evidence()) {
            String own = reader.events().find(id).orElseThrow().event().text(EventField.EVENT_ID);
            records.add(own == null ? "line" : own);
        }
        return one.title()
                + " "
                + one.level()
                + " "
                + one.subject()
                + " "
                + records
                + " "
                + Map.copyOf(one.matched()).entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .toList();
    }

    /// A change of a bucket by a user.
    ///
    /// @param key empty where the record names no credential
    /// @param mfa empty where the record has no session
    private void change(String id, String user, String key, String mfa, String more) {
        String session =
                mfa.isEmpty()
                        ? ""
                        : ",'sessionContext':{'attributes':{'mfaAuthenticated':'" + mfa + "'}}";
        users.add(
                "{'eventVersion':'1.08','userIdentity':{'type':'IAMUser','accountId':'111111111111',"
                    + "'principalId':'AIDA"
                        + user
                        + "','arn':'arn:aws:iam::111111111111:user/"
                        + user
                        + "'"
                        + (key.isEmpty() ? "" : ",'accessKeyId':'" + key + "'")
                        + session
                        + "},'eventTime':'2026-03-10T10:00:"
                        + String.format(Locale.ROOT, "%02d", users.size() % 60)
                        + "Z','awsRegion':'us-east-1','eventSource':'s3.amazonaws.com',"
                        + "'eventName':'PutBucketTagging',"
                        + "'requestParameters':{'bucketName':'b'},'eventID':'"
                        + id
                        + "','readOnly':false,'eventType':'AwsApiCall',"
                        + more
                        + "'recipientAccountId':'111111111111'}");
    }

    @Test
    void aUserOfTheConsoleIsJudgedByEachRecord() throws IOException {
        change("a1", "ann", "", "false", "");
        change("a2", "ann", "", "false", "'errorCode':'AccessDenied',");
        change("a3", "ann", "", "false", "");
        change("a4", "ann", "", "true", "");
        change("b1", "ben", "", "true", "");

        assertThat(found("F13", ""))
                .containsExactly(
                        "S3 changed without a second factor MEDIUM"
                                + " arn:aws:iam::111111111111:user/ann [a1, a3]"
                                + " [userIdentity.arn=arn:aws:iam::111111111111:user/ann,"
                                + " userIdentity.type=IAMUser, writes=2]");
    }

    @Test
    void aCredentialIsJudgedByItsFirstWriteThatSucceeded() throws IOException {
        change("a1", "ann", "AKIA1", "", "'errorCode':'AccessDenied',");
        change("a2", "ann", "AKIA1", "", "");
        change("a3", "ann", "AKIA1", "", "");
        change("b1", "ben", "AKIA2", "", "'errorCode':'AccessDenied',");

        assertThat(found("F13", ""))
                .containsExactly(
                        "S3 changed without a second factor MEDIUM"
                            + " arn:aws:iam::111111111111:user/ann (AKIA1) [a2, a3]"
                            + " [because=long-term credentials, which carry no second factor,"
                            + " userIdentity.accessKeyId=AKIA1,"
                            + " userIdentity.arn=arn:aws:iam::111111111111:user/ann, writes=2]");
    }

    @Test
    void whatHasMoreWritesThanAreCitedSaysAtLeast() throws IOException {
        for (int i = 0; i <= Finding.MOST_CITED; i++) {
            change("m" + i, "ann", "AKIA1", "", "");
        }

        assertThat(found("F13", ""))
                .singleElement()
                .satisfies(line -> assertThat(line).endsWith(" writes=at least 1000]"));
    }

    @Test
    void deletionOfVersionsWithoutASecondFactorIsFoundByTheSetting() throws IOException {
        made.call("s3", "PutBucketVersioning", versioning("Disabled"))
                .call("s3", "PutBucketVersioning", versioning("Enabled"))
                .call(
                        "s3",
                        "PutBucketVersioning",
                        "'errorCode':'AccessDenied'," + versioning("Disabled"));

        assertThat(found("F13", ""))
                .containsExactly(
                        "Deletion of versions needs no second factor MEDIUM s3://b [e1]"
                            + " [requestParameters.VersioningConfiguration.MfaDelete=Disabled]");
    }

    private static String versioning(String deletion) {
        return "'requestParameters':{'bucketName':'b','VersioningConfiguration':{'Status':'Enabled','MfaDelete':'"
                + deletion
                + "'}}";
    }

    private static String key(String account) {
        return "arn:aws:kms:us-east-1:" + account + ":key/k";
    }

    @Test
    void objectsEncryptedWithTheKeyOfAnotherAccountAreFoundOnceAKey() throws IOException {
        for (String account : List.of("222222222222", "111111111111", "333333333333")) {
            String header = ",'x-amz-server-side-encryption-aws-kms-key-id':'" + key(account) + "'";
            made.put("b", "one", header).put("b", "two", header);
        }

        assertThat(found("F06", "approved-accounts: ['333333333333']"))
                .containsExactly(
                        "Objects encrypted with a key of another account HIGH "
                                + key("222222222222")
                                + " [e1, e2] [records=2, "
                                + KEY_HEADER
                                + "="
                                + key("222222222222")
                                + "]");
    }

    @Test
    void aCallThatBypassesALockIsFoundWhateverItDoes() throws IOException {
        made.call(
                        "s3",
                        "DeleteObjects",
                        "'requestParameters':{'bucketName':'b','x-amz-bypass-governance-retention':'true'}")
                .call(
                        "s3",
                        "DeleteObjects",
                        "'requestParameters':{'bucketName':'b','x-amz-bypass-governance-retention':'false'}");

        assertThat(found("F08", ""))
                .containsExactly("Object lock bypassed HIGH s3://b [e1] [" + BYPASS + "=true]");
    }

    @Test
    void sensitiveBucketsWithoutALockAreFoundByWhatTellsOfIt() throws IOException {
        made.call("s3", "CreateBucket", "'requestParameters':{'bucketName':'made'}")
                .call(
                        "s3",
                        "CreateBucket",
                        "'requestParameters':{'bucketName':'locked','x-amz-bucket-object-lock-enabled':'true'}")
                .call(
                        "s3",
                        "GetBucketObjectLockConfiguration",
                        "'errorCode':'ObjectLockConfigurationNotFoundError',"
                                + "'requestParameters':{'bucketName':'asked'}")
                .put("untold", "x", "")
                .call(
                        "s3",
                        "PutBucketObjectLockConfiguration",
                        "'requestParameters':{'bucketName':'later','ObjectLockConfiguration':"
                                + "{'ObjectLockEnabled':'Enabled'}}");

        assertThat(found("F08", "sensitive-buckets: [made, locked, asked, untold, later, unseen]"))
                .containsExactly(
                        "Sensitive bucket without object lock MEDIUM s3://made [e1]"
                                + " [eventName=CreateBucket]",
                        "Sensitive bucket without object lock MEDIUM s3://asked [e3]"
                                + " [errorCode=ObjectLockConfigurationNotFoundError,"
                                + " eventName=GetBucketObjectLockConfiguration]",
                        "? s3://untold: no record and no setting tells whether it has an object"
                                + " lock");
    }

    @Test
    void aVersionDestroyedBeforeItsBucketsDefaultRanOutIsFound() throws IOException {
        made.call(
                        "s3",
                        "PutBucketObjectLockConfiguration",
                        "'requestParameters':{'bucketName':'b','ObjectLockConfiguration':{'ObjectLockEnabled':'Enabled',"
                            + "'Rule':{'DefaultRetention':{'Mode':'GOVERNANCE','Days':'30'}}}}")
                .call("s3", "PutObject", version("old", "v1"))
                .call("s3", "PutObject", version("new", "v2"))
                .at("2026-04-09T09:00:00Z")
                .call("s3", "DeleteObject", deleted("new", "v2"))
                .at("2026-04-09T09:00:01Z")
                .call("s3", "DeleteObject", deleted("old", "v1"));

        assertThat(found("F08", ""))
                .containsExactly(
                        "Locked version destroyed HIGH s3://b/new [e4]"
                                + " [requestParameters.versionId=v2, retained"
                                + " until=2026-04-09T09:00:02Z]");
    }

    private static String version(String key, String version) {
        return "'requestParameters':{'bucketName':'b','key':'%s'},'responseElements':{'x-amz-version-id':'%s'}"
                .formatted(key, version);
    }

    private static String deleted(String key, String version) {
        return "'requestParameters':{'bucketName':'b','key':'%s','versionId':'%s'}"
                .formatted(key, version);
    }

    @Test
    void aDistributionOfABucketThatHoldsSyntheticMediaBelowAPrefixIsFound() throws IOException {
        made.put("media", "synthetic/1.mp4", "")
                .put("plain", "real/1.mp4", "")
                .call("cloudfront", "CreateDistribution2020_05_31", origin("media"))
                .call("cloudfront", "CreateDistribution2020_05_31", origin("plain"));

        assertThat(found("F17", "labels: {SYNTHETIC: ['*/synthetic/'], PHI: ['plain/real/']}"))
                .containsExactly(
                        "Synthetic media delivered without validation HIGH s3://media [e3]"
                                + " [requestParameters.distributionConfig.origins.items.domainName"
                                + "=media.s3.us-east-1.amazonaws.com, trustedKeyGroups=none]");
    }

    private static String origin(String bucket) {
        return "'requestParameters':{'distributionConfig':{'origins':{'items':[{'domainName':'"
                + bucket
                + ".s3.us-east-1.amazonaws.com'}]}}}";
    }

    @Test
    void aDeliveryOfSyntheticMediaIsFoundInTheAccessLog() throws IOException {
        made.file(
                "access.log",
                line("synthetic/1.mp4", "svc:cloudfront.amazonaws.com", 200)
                        + line("synthetic/1.mp4", "svc:cloudfront.amazonaws.com", 403)
                        + line("real/1.mp4", "svc:cloudfront.amazonaws.com", 200)
                        + line("synthetic/1.mp4", "arn:aws:iam::111111111111:user/ann", 200));

        assertThat(found("F17", "labels: {SYNTHETIC: ['media/synthetic/']}"))
                .containsExactly(
                        "Synthetic media delivered without validation MEDIUM s3://media [line]"
                                + " [key=synthetic/1.mp4, requester=svc:cloudfront.amazonaws.com]");
    }

    private static String line(String key, String requester, int status) {
        return String.format(
                Locale.ROOT,
                "%1$s media [10/Mar/2026:10:00:00 +0000] 203.0.113.9 %2$s REQ%3$d REST.GET.OBJECT"
                    + " %4$s 'GET /%4$s HTTP/1.1' %3$d - 10 10 5 4 '-' 'curl/8' - hostid SigV4 TLS"
                    + " AuthHeader media.s3.amazonaws.com TLSv1.3 - -%n",
                "a".repeat(64),
                requester,
                status,
                key);
    }
}
