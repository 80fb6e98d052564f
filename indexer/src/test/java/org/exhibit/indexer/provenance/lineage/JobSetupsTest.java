package org.exhibit.indexer.provenance.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.indexer.provenance.Selector;
import org.exhibit.indexer.provenance.graph.Edge;
import org.exhibit.indexer.provenance.graph.NodeKind;
import org.exhibit.indexer.provenance.identity.BucketVersioning;
import org.exhibit.indexer.provenance.identity.WriteGaps;
import org.exhibit.indexer.provenance.lineage.LineageQuestion.Direction;
import org.exhibit.indexer.provenance.rule.Declared;
import org.exhibit.indexer.provenance.table.EventTable;
import org.exhibit.indexer.scenario.ScenarioCase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// Jobs that have their places and roles from what they were started by: workgroups, definitions,
/// clusters, tasks; and jobs whose objects their role's requests tell.
class JobSetupsTest {
    @TempDir static Path folder;
    private static CaseReader reader;

    @BeforeAll
    static void acquire() throws IOException {
        reader = ScenarioCase.reader(JobSetupStories.all().acquire(folder));
    }

    @AfterAll
    static void close() throws IOException {
        reader.close();
    }

    private static List<String> flows(String selector, Direction direction) throws IOException {
        LineageSearch.Tools tools =
                new LineageSearch.Tools(
                        EventTable.builtIn(),
                        Declared.NOTHING,
                        BucketVersioning.Settings.NONE,
                        WriteGaps.NOT_ASKED);
        LineageQuestion question =
                new LineageQuestion(
                        Selector.parse(selector),
                        direction,
                        1,
                        org.exhibit.indexer.provenance.graph.Strength.POSSIBLE,
                        java.util.Set.of());
        return new LineageSearch(reader, tools, new CancelToken())
                .answer(question).graph().edges().stream()
                        .filter(edge ->
                                edge.from().kind() == NodeKind.JOB
                                        || edge.to().kind() == NodeKind.JOB)
                        .map(JobSetupsTest::line)
                        .sorted()
                        .toList();
    }

    private static String line(Edge edge) {
        return String.join(
                        " ",
                        edge.from().toString(),
                        edge.kind().word(),
                        edge.to().toString(),
                        edge.strength().word(),
                        edge.rule(),
                        String.valueOf(edge.evidence().size()))
                .replace(JobSetupStories.HERE, "");
    }

    @Test
    void aWorkgroupPlacesResultsAsItWasSetThen() throws IOException {
        String first = "s3://res/lab/" + JobSetupStories.QUERY + ".csv";
        assertThat(flows(first, Direction.UP))
                .containsExactly(
                        "job:query/"
                                + JobSetupStories.QUERY
                                + " generated version:"
                                + first
                                + "@q1 corroborated R2/1 3");
        String second = "s3://res/new/" + JobSetupStories.LATER + ".csv";
        assertThat(flows(second, Direction.UP))
                .containsExactly(
                        "job:query/"
                                + JobSetupStories.LATER
                                + " generated version:"
                                + second
                                + "@q2 corroborated R2/1 4");
        assertThat(flows("s3://res/lab/*", Direction.UP))
                .contains(
                        "job:query/"
                                + JobSetupStories.QUERY
                                + " generated prefix:s3://res/lab/* recorded R2/1:41 2")
                .noneMatch(line -> line.contains(JobSetupStories.LATER));
        assertThat(flows("s3://own/*", Direction.UP)).isEmpty();
    }

    @Test
    void argumentsOnlyMentionWhatAJobsRoleReadAndWrote() throws IOException {
        assertThat(flows("s3://raw/scans/1", Direction.DOWN))
                .containsExactly("key:s3://raw/scans/1 used job:glue-run/jr_01 possible R2/1 3");
        assertThat(flows("s3://clean/faces/1", Direction.UP))
                .containsExactly(
                        "job:glue-run/jr_01 generated version:s3://clean/faces/1@f1 possible R2/1"
                                + " 3");
        for (String none : List.of("s3://raw/else/1", "s3://clean/faces/2")) {
            assertThat(flows(none, Direction.BOTH)).isEmpty();
        }
        assertThat(flows("s3://code/c.py", Direction.DOWN))
                .containsExactly(
                        "key:s3://code/c.py code-changed job:glue-job/crop recorded R1/1:42 1");
    }

    @Test
    void aStepRunsWithItsClustersRole() throws IOException {
        assertThat(flows("s3://raw/emr/1", Direction.DOWN))
                .containsExactly("key:s3://raw/emr/1 used job:emr/s-1ABCDEFGH possible R2/1 3");
    }

    @Test
    void aTransferHasItsTasksLocations() throws IOException {
        String job = "job:task-execution/task-01/execution/exec-02";
        assertThat(flows("s3://src/in/a", Direction.DOWN))
                .containsExactly("key:s3://src/in/a used " + job + " corroborated R2/1 4");
        assertThat(flows("s3://dst/a", Direction.UP))
                .containsExactly(job + " generated version:s3://dst/a@d1 corroborated R2/1 4");
        assertThat(flows("s3://src/other", Direction.DOWN)).isEmpty();
        assertThat(flows("s3://src/in/*", Direction.DOWN))
                .contains("prefix:s3://src/in/* used " + job + " recorded R2/1:58 3");
        assertThat(flows("s3://dst", Direction.UP))
                .contains(job + " generated bucket:s3://dst recorded R2/1:58 3");
    }

    @Test
    void aBatchJobsObjectsAreToldByItsRolesRequestsWhileItRan() throws IOException {
        String job = "job:batch/" + JobSetupStories.BATCH;
        assertThat(flows("s3://phi/x", Direction.DOWN))
                .containsExactly("key:s3://phi/x used " + job + " corroborated R2/1 2");
        assertThat(flows("s3://phi/y", Direction.DOWN))
                .containsExactly("key:s3://phi/y used " + job + " inferred R2/1 2");
        assertThat(flows("s3://phi/z", Direction.DOWN))
                .containsExactly("key:s3://phi/z used " + job + " inferred R2/1 2");
        assertThat(flows("s3://copy/x", Direction.UP))
                .containsExactly(job + " generated version:s3://copy/x@c1 corroborated R2/1 2");
        for (String none : List.of("s3://phi/late", "s3://copy/late")) {
            assertThat(flows(none, Direction.BOTH)).isEmpty();
        }
        assertThat(flows("s3://lists/m.csv", Direction.DOWN))
                .containsExactly("key:s3://lists/m.csv used " + job + " recorded R1/1:22 1");
    }

    @Test
    void whatATuningJobsChildWroteIsItsOwn() throws IOException {
        assertThat(flows("s3://tuned/o/hp-001-4fd1/output/model.tar.gz", Direction.UP))
                .containsExactly(
                        "job:tuning-job/hp generated"
                                + " version:s3://tuned/o/hp-001-4fd1/output/model.tar.gz@t1"
                                + " corroborated R2/1 2");
    }

    @Test
    void namesOfAccessPointsInUrisMeanTheirBucket() throws IOException {
        assertThat(flows("s3://scans/ct/1", Direction.DOWN))
                .containsExactly(
                        "key:s3://scans/ct/1 used job:training-job/one corroborated R2/1 3");
        assertThat(flows("s3://scans/mr/1", Direction.DOWN))
                .containsExactly(
                        "key:s3://scans/mr/1 used job:training-job/two corroborated R2/1 3");
        assertThat(flows("s3://scans/ct/*", Direction.DOWN))
                .contains("prefix:s3://scans/ct/* used job:training-job/one recorded R1/1:45 2");
    }
}
