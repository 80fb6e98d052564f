package org.exhibit.indexer.finding.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.finding.Finding;
import org.exhibit.indexer.finding.FindingReport;
import org.exhibit.indexer.finding.FindingSettings;
import org.exhibit.indexer.finding.Undecided;
import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.indexer.progress.ProgressBoard;
import org.exhibit.indexer.scenario.InventedCase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What re-reading findings in real logs found wrong, in records of our own.
class RereadFindingsTest {
    @TempDir private Path folder;

    private static String put(String event, String user) {
        String record =
                """
                {'eventVersion':'1.08','userIdentity':{'type':'IAMUser','accountId':'111111111111',
                'arn':'arn:aws:iam::111111111111:user/%2$s','accessKeyId':'AKIAEXAMPLE'},
                'eventTime':'2026-03-10T09:00:0%1$sZ','awsRegion':'us-east-1',
                'eventSource':'s3.amazonaws.com','eventName':'PutObject',
                'requestParameters':{'bucketName':'b','key':'%1$s'},'eventID':'%1$s',
                'recipientAccountId':'111111111111'}
                """;
        return record.formatted(event, user);
    }

    /// Sanitised records give one key to several people: none answers for another's writes.
    @Test
    void aKeyOfTwoIdentitiesCitesOnlyTheRecordsOfOne() throws IOException {
        InventedCase made =
                new InventedCase(folder)
                        .file(
                                "log.json",
                                "{'Records':["
                                        + String.join(
                                                ",",
                                                put("1", "ann"),
                                                put("2", "bob"),
                                                put("3", "ann"))
                                        + "]}");
        try (CaseReader reader = made.open()) {
            FindingReport report =
                    new FindingRun(reader, FindingSettings.DEFAULT, null)
                            .run(new ProgressBoard(), new CancelToken());
            Finding finding =
                    report.findings().stream()
                            .filter(each -> each.rule().equals("F13"))
                            .findFirst()
                            .orElseThrow();
            List<String> cited = new ArrayList<>();
            for (String id : finding.evidence()) {
                cited.add(
                        String.valueOf(
                                reader.events()
                                        .find(id)
                                        .orElseThrow()
                                        .event()
                                        .text(EventField.EVENT_ID)));
            }
            assertThat(cited).containsExactly("1", "3");
            assertThat(finding.matched()).containsEntry("writes", "2");
            assertThat(report.undecided())
                    .filteredOn(one -> one.rule().equals("F13"))
                    .extracting(Undecided::reason)
                    .contains(
                            "records of other identities name the same access key; only this one's"
                                    + " are counted");
        }
    }
}
