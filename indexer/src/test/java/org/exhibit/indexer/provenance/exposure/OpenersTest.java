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
    @TempDir static Path folder;
    private static CaseReader reader;

    @BeforeAll
    static void acquire() throws IOException {
        Story story = OpenerStories.all();
        reader = ScenarioCase.reader(story.acquire(folder));
    }

    @AfterAll
    static void close() throws IOException {
        reader.close();
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
