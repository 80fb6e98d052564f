package org.exhibit.indexer.provenance.biography;

import static org.assertj.core.api.Assertions.assertThat;

import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.index.QueryException;
import org.exhibit.indexer.provenance.lineage.Story;
import org.exhibit.indexer.scenario.ScenarioCase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;

/// Calls as lines: the log that holds each is the one of calls that read, or of those that change,
/// as CloudTrail itself counts them; and what a call was about stands in its line.
class CallLinesTest {
    @TempDir private Path folder;

    private static Story managed(Story story, boolean reads) {
        return story.with("eventCategory", "'Management'")
                .with("managementEvent", "true")
                .with("readOnly", Boolean.toString(reads));
    }

    @Test
    void aCallIsHeldByTheLogOfItsOwnKind() throws IOException, QueryException {
        Story story = new Story();
        String role = "{'roleArn':'arn:aws:iam::111111111111:role/r','roleSessionName':'s'}";
        managed(story.call("01:00:00", "AKIAA", "sts", "AssumeRole", role, "null"), true);
        managed(story.call("01:10:00", "AKIAA", "ec2", "DescribeVolumes", "{}", "null"), true);
        managed(
                story.call(
                        "02:00:00",
                        "AKIAA",
                        "rds",
                        "ModifyDBSnapshotAttribute",
                        "{'dBSnapshotIdentifier':'tmp','attributeName':'restore','valuesToAdd':"
                                + "['999999999999']}",
                        "null"),
                false);
        managed(story.call("02:10:00", "AKIAA", "iam", "CreateRole", "{}", "null"), false);
        try (CaseReader reader = ScenarioCase.reader(story.acquire(folder))) {
            assertThat(Lives.of(reader, "key:AKIAA").lines())
                    .extracting(line -> line.edge() + ' ' + line.coverage() + ' ' + line.object())
                    .containsExactly(
                            "issued PRESUMED ",
                            "called PRESUMED ",
                            "shared PRESUMED 111111111111:us-east-1:tmp",
                            "created PRESUMED ");
        }
    }
}
