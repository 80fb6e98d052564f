package org.exhibit.indexer.finding.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.finding.Finding;
import org.exhibit.indexer.finding.FindingReport;
import org.exhibit.indexer.finding.FindingSettings;
import org.exhibit.indexer.finding.YamlException;
import org.exhibit.indexer.index.StoredEvent;
import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.indexer.progress.ProgressBoard;
import org.exhibit.indexer.provenance.lineage.Story;
import org.exhibit.indexer.scenario.ScenarioCase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// PHI that flows into synthetic media is found however many objects lie beside it; where a way was
/// not followed to its end, the rule is undecided and says so.
class LabelFlowTest {
    private static final int MANY = 2_000;

    @TempDir private Path folder;
    private final Story story = new Story();

    private static String scan(int number) {
        return String.format(Locale.ROOT, "hospital/phi/scan-%04d", number);
    }

    private static String time(int hour, int second) {
        return String.format(Locale.ROOT, "%02d:%02d:%02d", hour, second / 60 % 60, second % 60);
    }

    /// Everyone's scans are made, and read by a viewer that never writes anything.
    private void crowd(int many) {
        for (int i = 0; i < many; i++) {
            story.put(time(1, i), "AKIAINTAKE", scan(i), 100 + i, "v" + i);
            story.get(time(3, i), "ASIAVIEW=viewer/web", scan(i), 100 + i, "");
        }
    }

    private static final List<List<String>> SETTINGS =
            List.of(
                    List.of(
                            "DescribeTrails",
                            "{}",
                            "{'trailList':[{'Name':'t','S3BucketName':'logs',"
                                    + "'IsMultiRegionTrail':true,'HomeRegion':'us-east-1',"
                                    + "'TrailARN':'arn:t'}]}"),
                    List.of("GetTrailStatus", "{'Name':'arn:t'}", "{'IsLogging':true}"),
                    List.of(
                            "GetEventSelectors",
                            "{'TrailName':'arn:t'}",
                            "{'TrailARN':'arn:t','EventSelectors':[{'ReadWriteType':'All',"
                                    + "'IncludeManagementEvents':true,'DataResources':[{"
                                    + "'Type':'AWS::S3::Object','Values':['arn:aws:s3']}]}]}"));

    /// A trail records everything.
    private void settings() throws IOException {
        Path logs = Files.createDirectories(folder.resolve("logs"));
        for (List<String> each : SETTINGS) {
            String text =
                    "{'schema':'exhibit.settings/1','api':'cloudtrail:"
                            + each.get(0)
                            + "','account':'111111111111','region':'us-east-1',"
                            + "'at':'2026-03-10T00:00:00Z','request':"
                            + each.get(1)
                            + ",'response':"
                            + each.get(2)
                            + "}";
            Files.writeString(
                    logs.resolve(each.get(0) + ".json"),
                    text.replace("arn:t", "arn:aws:cloudtrail:us-east-1:111111111111:trail/t")
                            .replace('\'', '"'));
        }
    }

    /// `rule records`, then `rule? subject: reason`.
    private List<String> found(String rule) throws IOException {
        List<String> lines = new ArrayList<>();
        settings();
        try (CaseReader reader = ScenarioCase.reader(story.acquire(folder))) {
            FindingSettings settings =
                    FindingSettings.read(
                            """
                            labels:
                              PHI: [hospital/phi/]
                              PROD: [media/prod/]
                              SYNTHETIC: ['media/synthetic/', faces/]
                            """);
            FindingReport report =
                    new FindingRun(reader, settings, null)
                            .run(new ProgressBoard(), new CancelToken());
            for (Finding finding : report.findings()) {
                List<String> records = new ArrayList<>();
                for (String id : finding.evidence()) {
                    StoredEvent event = reader.events().find(id).orElseThrow();
                    records.add(event.event().text(EventField.EVENT_ID));
                }
                if (finding.rule().equals(rule)) {
                    lines.add(rule + " " + records);
                }
            }
            report.undecided().stream()
                    .filter(one -> one.rule().equals(rule))
                    .forEach(one -> lines.add(rule + "? " + one.subject() + ": " + one.reason()));
            return lines;
        } catch (YamlException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void oneOfTwoThousandObjectsThatFlowedOnIsFound() throws IOException {
        crowd(MANY);
        // Others that may have flowed on: read by one who wrote something else, much later.
        for (int i = 0; i < 120; i++) {
            story.get(time(4, i), "ASIAETL=etl/nightly", scan(i * 7), 100 + i * 7L, "");
        }
        story.put("06:00:00", "ASIAETL=etl/nightly", "reports/nightly.csv", 10, "r1");
        int read = story.next();
        story.get("05:00:00", "ASIAART=art/face-maker", scan(1_777), 1_877, "");
        story.put("05:01:00", "ASIAART=art/face-maker", "media/synthetic/face.mp4", 900, "f1");
        assertThat(found("F20")).containsExactly("F20 [e" + read + ", e" + (read + 1) + "]");
    }

    @Test
    void whatWasNotFollowedIsUndecided() throws IOException {
        crowd(200);
        story.get("05:00:00", "ASIAART=art/face-maker", scan(177), 277, "");
        for (int i = 0; i < 60; i++) {
            story.put(time(5, 60 + i), "ASIAART=art/face-maker", "scratch/frame-" + i, 900, "f");
        }
        story.put("05:03:00", "ASIAART=art/face-maker", "media/synthetic/face.mp4", 900, "f1");
        assertThat(found("F20"))
                .singleElement()
                .asString()
                .startsWith("F20? s3://" + scan(177) + ": what came of it was not followed");
    }

    /// Among thousands of production objects, the one that was made of a synthetic one.
    @Test
    void aSyntheticObjectUnderAnotherNameIsFoundInACrowd() throws IOException {
        for (int i = 0; i < MANY + 500; i++) {
            story.put(time(1, i), "AKIAINTAKE", "media/prod/photo-" + i, 100 + i, "p" + i);
        }
        for (int i = 0; i < 300; i++) {
            story.put(time(2, i), "AKIAFACES", "faces/face-" + i, 50 + i, "s" + i);
            story.get(time(3, i), "ASIAVIEW=viewer/web", "faces/face-" + i, 50 + i, "");
        }
        story.get("05:00:00", "ASIAART=art/mixer", "faces/face-271", 321, "");
        story.put("05:01:00", "ASIAART=art/mixer", "media/prod/portrait", 900, "x1");
        int last = story.next();
        assertThat(found("F19"))
                .containsExactly("F19 [e" + (last - 2) + ", e" + (last - 1) + ", e0]");
    }
}
