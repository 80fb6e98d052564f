package org.exhibit.indexer.format.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import org.exhibit.indexer.format.LogFormat;
import org.exhibit.indexer.format.Recognition;
import org.exhibit.indexer.format.flow.FlowFormat;
import org.exhibit.indexer.format.line.SampleFiles;
import org.exhibit.indexer.format.s3access.S3AccessFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

class ForeignFormatsTest {
    private final ForeignFormats formats = new ForeignFormats();

    private String name(byte[] head, String path) {
        Recognition found = formats.recognise(head, path).orElse(null);
        return switch (found) {
            case null -> "nothing";
            case Recognition.Log log -> "log " + log.format().name();
            case Recognition.Reference reference -> "reference " + reference.kind();
            case Recognition.Unknown unknown -> unknown.reason();
        };
    }

    private String name(String text) {
        return name(text.getBytes(StandardCharsets.UTF_8), "some/file");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "https 2026-01-02T03:04:05.186641Z app/lb/50dc 192.0.2.9:2817 | an Application Load"
                        + " Balancer access log",
                "tls 2.0 2018-12-20T02:59:40 net/lb/c6e7 g3d4 72.21.218.154:51341 | a Network Load"
                        + " Balancer access log",
                "2015-05-13T23:39:43.945958Z lb 192.0.2.9:2817 10.0.0.1:80 0.1 0.2 0.3 200 200 0 57"
                        + " | a Classic Load Balancer access log",
                "#Version: 1.0\\n#Fields: date time x-edge-location sc-bytes | a CloudFront access"
                        + " log",
                "#Fields: date time cs-method | a W3C extended log, as CloudFront and web servers"
                        + " write",
                "192.0.2.9 - - [02/Jan/2026:03:04:05 +0000]\"GET /a HTTP/1.1\" 200 | an access log"
                        + " in Common Log Format, as API Gateway and web servers write",
                "START RequestId: 8f5 Version: $LATEST | a Lambda function's log",
                "2026-01-02T03:04:05.123Z 2 1 eni-1 | a CloudWatch Logs export, each message behind"
                        + " its time",
                "Event ID,Event time,User name,Event source,Resource type | a table of CloudTrail"
                        + " events in CSV, the export of another tool",
                "eventid,eventtime,eventname,awsregion | a table of CloudTrail events in CSV, the"
                        + " export of another tool",
                "\"bkt\",\"a%20b.txt\",\"v1\",\"true\" | a table in CSV without a header, as S3"
                        + " Inventory writes",
                "{blockAddress:{strandId:\"Jdx\"}} | an Amazon Ion text, as QLDB exports are",
                "<?xml version=\"1.0\"?><a/> | an XML document",
                "<!DOCTYPE html> | an HTML page",
                "-----BEGIN CERTIFICATE----- | a certificate or key in PEM form",
                "{\"timestamp\":1,\"webaclId\":\"arn\"} | an AWS WAF log",
                "{\"version\":\"1.1\",\"query_name\":\"x.\",\"srcids\":{}} | a Route 53 Resolver"
                        + " query log",
                "[{\"schemaVersion\":\"2.0\",\"service\":{\"count\":1,\"detectorId\":\"d\"}}] |"
                        + " GuardDuty findings",
                "{\"Findings\":[{\"Service\":{\"DetectorId\":\"d\"}}]} | GuardDuty findings",
                "{\"category\":\"POLICY\",\"policyDetails\":{},\"resourcesAffected\":{}} | Macie"
                        + " findings",
                "{\"fileVersion\":\"1.0\",\"configurationItems\":[]} | an AWS Config history or"
                        + " snapshot",
                "{\"SchemaVersion\":\"2018-10-08\",\"ProductArn\":\"arn\"} | Security Hub findings",
                "{\"class_uid\":6003,\"metadata\":{}} | OCSF events, as Security Lake and Security"
                        + " Hub export them",
                "{\"schemaType\":\"ModelInvocationLog\"} | a Bedrock model invocation log",
                "{\"sourceBucket\":\"b\",\"fileSchema\":\"Bucket, Key\",\"files\":[]} | reference"
                        + " s3-inventory-manifest",
                "{\"Records\":[{\"eventVersion\":\"2.1\",\"eventSource\":\"aws:s3\"}]} | an S3"
                        + " event notification",
                "{\"Type\":\"Notification\",\"TopicArn\":\"t\",\"Message\":\"{}\"} | an SNS"
                        + " notification",
                "{\"messageType\":\"DATA_MESSAGE\",\"logEvents\":[]} | a CloudWatch Logs delivery"
                        + " whose messages are no log that is read",
                "{\"awslogs\":{\"data\":\"H4s\"}} | a CloudWatch Logs delivery to Lambda",
                "{\"detail-type\":\"Object <b>'Created\",\"detail\":{}} | an EventBridge event of"
                        + " type 'Object <b>?Created'",
                "{\"Versions\":[{\"Key\":\"a\",\"VersionId\":\"null\"}]} | an answer of S3"
                        + " ListObjectVersions",
                "{\"ModerationLabels\":[],\"ModerationModelVersion\":\"7.0\"} | an answer of"
                        + " Rekognition content moderation",
                "{\"Traces\":[{\"Segments\":[]}]} | X-Ray traces",
                "{\"events\":[{\"id\":1,\"previousEventId\":0}]} | a Step Functions execution"
                        + " history",
                "{\"blockAddress\":{},\"transactionId\":\"x\"} | a QLDB journal export",
                "{\"Records\":[{\"eventVersion\":\"1.08\",\"eventSource\":\"s3.amazonaws.com\"}]} |"
                        + " nothing",
                "{\"a\":1} | nothing",
                "some words | nothing",
            })
    void namesTextsByTheirContent(String text, String name) {
        assertThat(name(text.replace("\\n", "\n"))).isEqualTo(name);
        assertThat(name("\uFEFF\n" + text.replace("\\n", "\n"))).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({
        "5041523100, a Parquet file",
        "4F5243, an ORC file",
        "E00100EA, 'an Amazon Ion file in binary form, as QLDB exports are'",
        "FFD8FFE0, a JPEG image",
        "89504E470D0A1A0A, a PNG image",
        "52494646000000005745425056, a WebP image",
        "0000001866747970, an MP4 or QuickTime file",
        "0000001866747970686569630000, a HEIC image",
        "255044462D312E37, a PDF document",
        "504B0304, a zip archive or a document made as one",
    })
    void namesBinaryFilesByTheirFirstBytes(String hex, String name) {
        assertThat(name(HexFormat.of().parseHex(hex), "x.json")).isEqualTo(name);
    }

    @Test
    void namesSmallParquetFilesByTheirColumns() {
        assertThat(name("PAR1..srcaddr..log_status..PAR1")).isEqualTo("VPC flow logs in Parquet");
        assertThat(name("PAR1..class_uid..PAR1"))
                .isEqualTo("OCSF events of Security Lake in Parquet");
        assertThat(name("PAR1..schema_version_id..PAR1"))
                .isEqualTo("S3 server access logs in Parquet");
        assertThat(name("PAR1..is_latest..PAR1")).isEqualTo("an S3 Inventory list in Parquet");
    }

    @ParameterizedTest
    @CsvSource({
        "AWSLogs/1/WAFLogs/eu-west-1/acl/x.log, an AWS WAF log",
        "AWSLogs/1/elasticloadbalancing/x.log, a load balancer's access log",
        "p/AWSLogs/1/Config/eu-west-1/2026/1/2/x.json, an AWS Config history or snapshot",
        "b/c/2026-01-01T00-00Z/manifest.checksum, reference s3-inventory-manifest",
        "ConfigWritabilityCheckFile, reference config-write-test",
        "exports/aws-logs-write-test, reference cloudwatch-write-test",
        "notes/manifest.checksum.txt, nothing",
        "Config.json, nothing",
    })
    void namesFilesByTheirPathWhereTheContentSaysNothing(String path, String name) {
        assertThat(name("nothing to see".getBytes(StandardCharsets.UTF_8), path)).isEqualTo(name);
        assertThat(name("{\"webaclId\":1}".getBytes(StandardCharsets.UTF_8), path))
                .isEqualTo("an AWS WAF log");
    }

    @Test
    void saysWhereAFileHoldsNothing() {
        assertThat(name("")).isEqualTo("an empty file");
        assertThat(name(" \r\n\n")).isEqualTo("a file of white space only");
    }

    @Test
    void namesAJsonTextByItsHead() {
        String large = "{\"webaclId\":\"a\",\"x\":[" + "{\"y\":[1,[2]]},".repeat(10_000);
        byte[] head = Arrays.copyOf(large.getBytes(StandardCharsets.UTF_8), LogFormat.HEAD_LENGTH);

        assertThat(name(head, "x")).isEqualTo("an AWS WAF log");
        assertThat(
                        name(
                                "{\"x\":[1,[2],{\"webaclId\":3}],\"y\":{\"z\":{\"a\":{\"b\":1}}},\"webaclId\":1}"))
                .isEqualTo("an AWS WAF log");
        assertThat(name("[".repeat(60_000))).isEqualTo("nothing");
        assertThat(name("{\"a\":".repeat(12_000))).isEqualTo("nothing");
    }

    @Test
    void neverFailsWhateverTheBytes() {
        Random random = new Random(5);
        String[] pieces = {
            "{",
            "}",
            "[",
            "]",
            "\"a\":",
            "\"webaclId\"",
            ",",
            "1",
            "\u0000",
            "PAR1",
            "#Fields: ",
            "\n",
            "\\",
            "\u00ff",
            "http ",
            "2026-01-02T",
            "tls 2.0 "
        };
        for (int round = 0; round < 20_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(12); i >= 0; i--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            assertThat(name(text.toString().getBytes(StandardCharsets.ISO_8859_1), "x"))
                    .isNotBlank();
        }
    }

    @Test
    void recognisesEachSampleAsWhatItIs() throws IOException {
        LogFormat[] logs = {new S3AccessFormat(), new FlowFormat()};
        Map<String, String> expected = new TreeMap<>();
        expected.put("s3access/kdgm_real_lines.log", "log s3-access");
        expected.put(
                "sans504_slice_2021-07-30T05/derived_s3access/2021-07-30-05-59-07-CAC8527E5A32D7D4",
                "log s3-access");
        expected.put("panther_compromised_root/s3_access.log", "log s3-access");
        expected.put("panther_compromised_root/vpc_flow.log", "log vpc-flow");
        expected.put("loki_lambda_promtail/vpcflowlog.log.gz", "log vpc-flow");
        expected.put(
                "loki_lambda_promtail/albaccesslog.log.gz",
                "an Application Load Balancer access log");
        expected.put(
                "loki_lambda_promtail/nlbaccesslog.log.gz", "a Network Load Balancer access log");
        expected.put("loki_lambda_promtail/cloudfront.log.gz", "a CloudFront access log");
        expected.put("loki_lambda_promtail/waflog.log.gz", "an AWS WAF log");
        expected.put(
                "loki_lambda_promtail/eventbridge-s3-event.json",
                "an EventBridge event of type 'Object Created'");
        expected.put(
                "loki_lambda_promtail/kinesis-event.json",
                "a CloudWatch Logs delivery whose messages are no log that is read");
        expected.put(
                "otrf/AWS_S3_HoneyBucketLogs.csv",
                "a table of CloudTrail events in CSV, the export of another tool");
        Path folder = SampleFiles.folder();
        Map<String, String> found = new TreeMap<>();
        for (Path file : SampleFiles.files()) {
            byte[] content = SampleFiles.content(file);
            byte[] head = Arrays.copyOf(content, Math.min(content.length, LogFormat.HEAD_LENGTH));
            String path = folder.relativize(file).toString();
            String name = name(head, path);
            for (LogFormat log : logs) {
                name = log.recognise(head, path).isPresent() ? "log " + log.name() : name;
            }
            if (path.endsWith(".jpg")) {
                assertThat(name).isEqualTo("a JPEG image");
            } else if (expected.containsKey(path)) {
                found.put(path, name);
            } else {
                // CloudTrail and its companions, suites and notes: for other formats to claim, or
                // unknown.
                assertThat(name).as(path).isEqualTo("nothing");
            }
        }
        assertThat(found).isEqualTo(expected);
    }
}
