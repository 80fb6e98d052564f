package org.exhibit.indexer.finding.sigma;

import static org.assertj.core.api.Assertions.assertThat;

import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.finding.CaseRecords;
import org.exhibit.indexer.finding.Finding;
import org.exhibit.indexer.finding.RecordView;
import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.indexer.scenario.ScenarioCase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What each supported construct means, on records of a case: asked of the index and then matched,
/// and matched against every record, which must agree.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SigmaConformanceTest {
    /// A name, the time after 09:00, and the record's other members.
    private static final String[][] RECORDS = {
        {
            "stop",
            "00:00",
            "'eventName':'StopLogging','eventSource':'cloudtrail.amazonaws.com',"
                    + "'sourceIPAddress':'198.51.100.7','userAgent':'aws-cli/2.0',"
                    + "'requestParameters':{'name':'Trail*One'},'responseElements':null"
        },
        {
            "stopped twice",
            "00:30",
            "'eventName':'StopLogging','eventSource':'cloudtrail.amazonaws.com',"
                    + "'sourceIPAddress':'203.0.113.9','errorCode':'AccessDenied',"
                    + "'requestParameters':{'name':'trail-two'},'responseElements':null"
        },
        {
            "policy",
            "01:00",
            "'eventName':'PutBucketPolicy','eventSource':'s3.amazonaws.com',"
                    + "'sourceIPAddress':'10.0.0.8','requestParameters':{'bucketName':'phi-raw',"
                    + "'bucketPolicy':{'Statement':[{'Principal':'*','Effect':'Allow'},"
                    + "{'Principal':{'AWS':'arn:aws:iam::1:root'},'Effect':'Deny'}]}}"
        },
        {
            "put",
            "02:00",
            "'eventName':'PutObject','eventSource':'s3.amazonaws.com','errorCode':'Success',"
                + "'requestParameters':{'bucketName':'phi-raw','key':'Export\\\\2026.csv'},"
                + "'additionalEventData':{'bytesTransferredIn':1500.0,'bytesTransferredOut':0.0}"
        },
        {
            "big put",
            "02:30",
            "'eventName':'PutObject','eventSource':'s3.amazonaws.com',"
                    + "'requestParameters':{'bucketName':'big','key':'big'},"
                    + "'additionalEventData':{'bytesTransferredIn':9000000000.0}"
        },
        {
            "user data",
            "03:00",
            "'eventName':'RunInstances','eventSource':'ec2.amazonaws.com',"
                    + "'requestParameters':{'userData':'xxY3VybCBodHRwOi8vZXZpbA==yy','tags':[],"
                    + "'instances':[{'type':'t3.micro','public':true},{'type':'p5.48xlarge'}]}"
        },
        {
            "command",
            "59:59",
            "'eventName':'SendCommand','eventSource':'ssm.amazonaws.com',"
                    + "'requestParameters':{'commands':['powershell /enc x –w hidden pre-enc'],"
                    + "'expiresAfter':'2027-01-01T23:30:00+02:00','after':1767315600,"
                    + "'launch':'02/Jan/2027:00:05:00 +0000','never':'Jan 1, 2027 11:30:00 PM',"
                    // "run -enc" in UTF-16: little endian, big endian, and with its mark.
                    + "'le':'AAByAHUAbgAgAC0AZQBuAGMA','be':'AHIAdQBuACAALQBlAG4AYw==',"
                    + "'bom':'//5yAHUAbgA='}"
        },
    };

    private CaseReader reader;
    private CaseRecords records;

    @BeforeAll
    void makeCase(@TempDir Path folder) throws IOException {
        List<String> texts = new ArrayList<>();
        for (String[] record : RECORDS) {
            texts.add(
                    "{'eventVersion':'1.08','userIdentity':{'type':'Root','accountId':'1'},"
                            + "'eventTime':'2026-03-10T09:"
                            + record[1]
                            + "Z','awsRegion':'us-east-1',"
                            + record[2]
                            + ",'eventType':'AwsApiCall','recipientAccountId':'111111111111',"
                            + "'eventID':'"
                            + record[0]
                            + "'}");
        }
        String log = "{'Records':[" + String.join(",", texts) + "]}";
        Files.createDirectories(folder.resolve("logs"));
        Files.writeString(
                folder.resolve("logs/trail.json"), log.replace('\'', '"'), StandardCharsets.UTF_8);
        ScenarioCase.acquire(folder.resolve("case"), folder.resolve("logs"));
        reader = ScenarioCase.reader(folder.resolve("case"));
        records = new CaseRecords(reader, new CancelToken());
        assertThat(reader.events().totals().counts().events()).isEqualTo(RECORDS.length);
    }

    @AfterAll
    void close() throws IOException {
        reader.close();
    }

    private static String rule(String detection) {
        return "title: t\nid: r\nlogsource: {product: aws, service: cloudtrail}\ndetection:\n"
                + detection.lines().map(line -> "  " + line).collect(Collectors.joining("\n"))
                + "\n";
    }

    /// Names of the records that a detection fits.
    private String fitting(String detection) throws IOException {
        SigmaSet set = SigmaReader.read("rule.yml", rule(detection));
        assertThat(set.refused()).isEmpty();
        SigmaRun run = new SigmaRun(records);
        run.run(set);
        assertThat(run.refused()).isEmpty();
        TreeSet<String> found = new TreeSet<>();
        for (Finding finding : run.findings()) {
            found.add(name(finding.evidence().getFirst()));
        }
        RuleMatcher matcher = new RuleMatcher(set.rules().getFirst());
        TreeSet<String> each = new TreeSet<>();
        for (RecordView record : records.all(CaseRecords.query("*"))) {
            if (matcher.match(record.json()).isPresent()) {
                each.add(record.at("eventID").asText());
            }
        }
        assertThat(found).as("asked of the index").isEqualTo(each);
        return String.join(", ", found);
    }

    private String name(String id) throws IOException {
        return records.first(CaseRecords.query("id:" + id)).orElseThrow().at("eventID").asText();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            quoteCharacter = '`',
            value = {
                // Values: equal without regard to case, lists are alternatives, numbers, booleans.
                "eventName: stoplogging § stop, stopped twice",
                "eventName|cased: stoplogging § ``",
                "eventName: [StopLogging, PutBucketPolicy] § policy, stop, stopped twice",
                "additionalEventData.bytesTransferredIn: 1500.0 § put",
                "requestParameters.instances.public: true § user data",
                "requestParameters.instances.type: p5.48xlarge § user data",
                // Wildcards and their escaping.
                "eventName: Put* § big put, policy, put",
                "eventName: '*Object' § big put, put",
                "eventName: P?tObject § big put, put",
                "requestParameters.name: 'Trail\\*One' § stop",
                "requestParameters.name: 'trail?*' § stop, stopped twice",
                "requestParameters.key: 'Export\\2026.csv' § put",
                "requestParameters.key: 'Export\\\\2026.csv' § put",
                "requestParameters.key: 'Export\\\\*' § put",
                // Null and existence.
                "{eventSource: cloudtrail.amazonaws.com, errorCode: null} § stop",
                "{eventName: PutObject, errorCode: [null, Success]} § big put, put",
                "requestParameters.userData|exists: true § user data",
                "{eventName: PutObject, errorCode|exists: false} § big put",
                "{eventName: RunInstances, requestParameters.tags|exists: true} § user data",
                "{eventName: RunInstances, requestParameters.none|exists: false} § user data",
                // Text modifiers.
                "requestParameters.bucketName|contains: HI-R § policy, put",
                "eventName|startswith: stop § stop, stopped twice",
                "eventName|endswith: OBJECT § big put, put",
                "requestParameters.bucketName|contains|all: [phi, raw] § policy, put",
                "requestParameters.instances.type|contains|all: [t3, p5] § user data",
                "requestParameters|contains: '\"Principal\":\"*\"' § policy",
                "requestParameters.bucketPolicy.Statement.Principal: '\\*' § policy",
                // Expressions, networks, numbers, other fields.
                "eventName|re: ^Stop.*ing$ § stop, stopped twice",
                "eventName|re: ^stop § ``",
                "eventName|re|i: ^stop § stop, stopped twice",
                "sourceIPAddress|cidr: 198.51.100.0/24 § stop",
                "sourceIPAddress|cidr: [10.0.0.0/8, 203.0.113.0/24] § policy, stopped twice",
                "additionalEventData.bytesTransferredIn|gt: 1500 § big put",
                "additionalEventData.bytesTransferredIn|gte: 1500 § big put, put",
                "additionalEventData.bytesTransferredIn|lt: 1500.5 § put",
                "additionalEventData.bytesTransferredIn|lte: 9000000000 § big put, put",
                "requestParameters.key|fieldref: requestParameters.bucketName § big put",
                "requestParameters.userData|base64offset|contains: http://evil § user data",
                "requestParameters.userData|base64|contains: 'curl http://evil' § user data",
                // Dashes of a command line, where they begin a word.
                "requestParameters.commands|windash|contains: ' -enc ' § command",
                "requestParameters.commands|windash|contains: [' /w ', ' -no '] § command",
                "requestParameters.commands|windash|contains|all: [' —enc', ' ―w h'] § command",
                "requestParameters.commands|windash|contains: 'pre/enc' § ``",
                "requestParameters.commands|windash: 'powershell –enc x /w hidden pre-enc' §"
                        + " command",
                "requestParameters.commands|contains: ' -enc ' § ``",
                // Encodings inside base64.
                "requestParameters.le|wide|base64offset|contains: 'run -enc' § command",
                "requestParameters.le|utf16le|base64offset|contains: 'run -enc' § command",
                "requestParameters.le|windash|wide|base64offset|contains: 'run /enc' § command",
                "requestParameters.bom|utf16be|base64offset|contains: run § ``",
                "requestParameters.be|utf16be|base64: 'run -enc' § command",
                "requestParameters.bom|utf16|base64: run § command",
                "requestParameters.bom|wide|base64: run § ``",
                // Different from all values; of lists every element; also where it is absent.
                "{eventSource: s3.amazonaws.com, errorCode|neq: Success} § big put, policy",
                "{eventSource: s3.amazonaws.com, eventName|neq: [PutObject, X]} § policy",
                "{eventName: Put*, requestParameters.bucketName|contains|neq: [RAW]} § big put",
                "{eventName: RunInstances, requestParameters.instances.type|neq: t3.micro} § ``",
                "{eventName: RunInstances, requestParameters.instances.type|neq: t3} § user data",
                "{eventName: Put*, requestParameters.bucketName|contains|all|neq: [phi, x]} §"
                        + " big put, policy, put",
                "{eventName: PutObject, additionalEventData.bytesTransferredIn|gt|neq: 2000} § put",
                "{eventName: PutObject, requestParameters.key|fieldref|neq:"
                        + " requestParameters.bucketName} § put",
                "{eventName: Stop*, sourceIPAddress|cidr|neq: 203.0.113.0/24} § stop",
                "{eventName: Stop*, errorCode|re|i|neq: ^access} § stop",
                // Parts of an instant, as it is written.
                "eventTime|minute: 59 § command",
                "{eventName: Put*, eventTime|minute|gte: 2} § big put, put",
                "{eventName: Put*, eventTime|minute|lt: 2} § policy",
                "{eventName: Put*, eventTime|minute|neq: [1, 7]} § big put, put",
                "{eventName: Put*, eventTime|hour: [8, 9]} § big put, policy, put",
                "{eventName: Put*, eventTime|hour|gt: 9} § ``",
                "{eventName: SendCommand, eventTime|day: 10} § command",
                "{eventName: SendCommand, eventTime|month: 3} § command",
                "{eventName: SendCommand, eventTime|year|lte: 2026} § command",
                "{eventName: SendCommand, eventTime|week: 11} § command",
                "requestParameters.expiresAfter|week: 53 § command",
                "requestParameters.expiresAfter|hour: 23 § command",
                "requestParameters.after|hour: 1 § command",
                "requestParameters.launch|day: 2 § command",
                "requestParameters.never|year: 2027 § ``",
            })
    void saysOfAField(String field, String expected) throws IOException {
        assertThat(fitting("sel:\n  " + field + "\ncondition: sel")).isEqualTo(expected);
    }

    @Test
    void showsWhatIsDifferent() throws IOException {
        SigmaSet set =
                SigmaReader.read(
                        "r.yml",
                        rule(
                                "s: {eventName|neq: PutObject, errorCode|neq: AccessDenied,"
                                        + " requestParameters.name|neq: x, eventTime|minute: 0}\n"
                                        + "t: {eventName: RunInstances, errorCode|neq: x,"
                                        + " requestParameters.name|neq: y}\n"
                                        + "condition: s or t"));
        SigmaRun run = new SigmaRun(records);
        run.run(set);
        assertThat(run.findings())
                .extracting(finding -> finding.matched().toString())
                .containsExactly(
                        "{eventName=StopLogging, requestParameters.name=Trail*One,"
                                + " eventTime=2026-03-10T09:00:00Z}",
                        "{eventName=RunInstances, requestParameters.name=absent}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            quoteCharacter = '`',
            value = {
                "a and b § put",
                "a or c § big put, put, stop, stopped twice",
                "a and not b § big put",
                "c and not (b or e) § stopped twice",
                "not a and not c § command, policy, user data",
                "NOT c AND (b OR e) § put",
                "1 of sel_* § big put, policy, put",
                "all of sel_* § put",
                "1 of them § big put, policy, put, stop, stopped twice",
                "all of them § ``",
                "a and 1 of sel_b* § put",
                "not not a § big put, put",
            })
    void saysTogether(String condition, String expected) throws IOException {
        String detection =
                """
                a: {eventName: PutObject}
                b: {requestParameters.bucketName: phi-raw, errorCode: Success}
                c: {eventName: StopLogging}
                e: {sourceIPAddress: 198.51.100.7}
                sel_a: {eventName: PutObject}
                sel_b: {requestParameters.bucketName: phi-raw}
                _hidden: {eventName: RunInstances}
                condition: %s\
                """
                        .replace("%s", condition);
        assertThat(fitting(detection)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            quoteCharacter = '`',
            value = {
                "k: [accessdenied, micro] § stopped twice, user data",
                "k: 'trail*one' § stop",
                "k: {'|all': [phi-raw, 2026.csv] } § put",
                "k: [{eventName: PutObject, errorCode: Success}, {eventName: RunInstances}] § put,"
                        + " user data",
            })
    void looksForWordsAndAlternatives(String detection, String expected) throws IOException {
        assertThat(fitting(detection + "\ncondition: k")).isEqualTo(expected);
    }

    @Test
    void takesEitherOfSeveralConditions() throws IOException {
        String detection = "a: {eventName: PutObject}\nb: {errorCode: AccessDenied}\n";
        assertThat(fitting(detection + "condition: [b, a and not b]"))
                .isEqualTo("big put, put, stopped twice");
    }

    @Test
    void showsTheFieldsThatFitted() throws IOException {
        SigmaSet set =
                SigmaReader.read(
                        "r.yml",
                        rule(
                                "s: {eventName|startswith: put, errorCode: null}\n"
                                        + "f: {sourceIPAddress: 10.0.0.8}\n"
                                        + "condition: s and f"));
        SigmaRun run = new SigmaRun(records);
        run.run(set);
        assertThat(run.findings()).hasSize(1);
        Finding finding = run.findings().getFirst();
        assertThat(finding.matched().toString())
                .isEqualTo("{eventName=PutBucketPolicy, sourceIPAddress=10.0.0.8}");
        assertThat(finding.subject()).isEqualTo("s3://phi-raw");
        assertThat(finding.account()).isEqualTo("111111111111");
    }
}
