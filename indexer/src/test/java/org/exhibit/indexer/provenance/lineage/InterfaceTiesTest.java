package org.exhibit.indexer.provenance.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.indexer.provenance.Selector;
import org.exhibit.indexer.provenance.graph.Edge;
import org.exhibit.indexer.provenance.graph.EdgeKind;
import org.exhibit.indexer.provenance.lineage.LineageQuestion.Direction;
import org.exhibit.indexer.scenario.ScenarioCase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// Flow logs without a column for the instance: EC2's answers tie public addresses to interfaces
/// and interfaces to instances, in the time for which they hold.
class InterfaceTiesTest {
    @TempDir static Path folder;
    private static CaseReader reader;

    @BeforeAll
    static void acquire() throws IOException {
        Story story = new Story();
        story.call(
                        "00:30:00",
                        "AKIAA",
                        "ec2",
                        "RunInstances",
                        "{}",
                        "{'instancesSet':{'items':[{'instanceId':'i-5','networkInterfaceSet':{"
                                + "'items':[{'networkInterfaceId':'eni-5','privateIpAddress':"
                                + "'10.0.0.7'}]}}]}}")
                .call(
                        "00:40:00",
                        "AKIAA",
                        "ec2",
                        "AssociateAddress",
                        "{'publicIp':'198.51.100.7','networkInterfaceId':'eni-5'}",
                        "{'_return':true}")
                .get("00:35:10", "AKIAX", "b/early", 1_000_000, "")
                .with("sourceIPAddress", "'198.51.100.7'")
                .flow("00:35:00", "eni-5", "52.216.0.1", "10.0.0.7", "443 40000", 1_050_000)
                .get("01:00:10", "AKIAX", "b/k", 1_000_000, "")
                .with("sourceIPAddress", "'198.51.100.7'")
                .flow("01:00:00", "eni-5", "52.216.0.1", "10.0.0.7", "443 40001", 1_050_000)
                .flow("01:05:00", "eni-5", "10.0.0.7", "203.0.113.50", "50000 443", 1_020_000)
                .get("02:00:10", "AKIAX", "b/less", 1_000_000, "")
                .with("sourceIPAddress", "'198.51.100.7'")
                .flow("02:00:00", "eni-5", "52.216.0.1", "10.0.0.7", "443 40002", 400_000)
                .get("03:00:10", "AKIAX", "b/more", 1_000_000, "")
                .with("sourceIPAddress", "'198.51.100.7'")
                .flow("03:00:00", "eni-5", "52.216.0.1", "10.0.0.7", "443 40003", 4_000_000);
        reader = ScenarioCase.reader(story.acquire(folder));
    }

    @AfterAll
    static void close() throws IOException {
        reader.close();
    }

    private static List<Edge> edges(String selector, Direction direction) throws IOException {
        CancelToken cancel = new CancelToken();
        return new LineageSearch(reader, LineageSearch.Tools.of(reader, cancel), cancel)
                .answer(LineageQuestion.of(Selector.parse(selector), direction))
                .graph()
                .edges();
    }

    private static List<String> lines(String selector) throws IOException {
        return edges(selector, Direction.DOWN).stream()
                .filter(edge -> edge.kind().role() != EdgeKind.Role.CHAIN)
                .map(edge ->
                        edge.from()
                                + " "
                                + edge.kind().word()
                                + " "
                                + edge.to()
                                + " "
                                + edge.strength().word()
                                + " "
                                + edge.rule()
                                + " "
                                + edge.evidence().size()
                                + " "
                                + edge.counter().size())
                .sorted()
                .toList();
    }

    @Test
    void aPublicAddressIsHeldAgainstItsInterface() throws IOException {
        assertThat(lines("s3://b/k"))
                .containsExactly(
                        "key:s3://b/k downloaded address:198.51.100.7 corroborated R7/1 2 0",
                        "key:s3://b/k read-by credential:AKIAX corroborated R7/1 2 0",
                        "key:s3://b/k relay address:203.0.113.50 possible R8/1 3 0");
    }

    @Test
    void whatWasSentOnIsTiedToTheInstance() throws IOException {
        assertThat(edges("s3://b/k", Direction.DOWN))
                .filteredOn(edge -> edge.kind() == EdgeKind.RELAYED)
                .extracting(Edge::actor)
                .containsExactly("instance:i-5");
    }

    @Test
    void anAddressTellsNothingBeforeItWasTheInterfaces() throws IOException {
        assertThat(lines("s3://b/early"))
                .containsExactly(
                        "key:s3://b/early downloaded address:198.51.100.7 recorded R1/1:4 1 0",
                        "key:s3://b/early read-by credential:AKIAX recorded R1/1:4 1 0");
    }

    @Test
    void fewerBytesThanWereSentAreAConflict() throws IOException {
        assertThat(lines("s3://b/less"))
                .contains("key:s3://b/less read-by credential:AKIAX recorded R1/1:4 1 1");
        assertThat(edges("s3://b/less", Direction.BOTH))
                .anyMatch(edge ->
                        edge.kind() == EdgeKind.CONTRADICTED
                                && edge.to().toString().equals("key:s3://b/less"));
    }

    @Test
    void moreBytesThanRequestsExplainSupportNothing() throws IOException {
        assertThat(lines("s3://b/more"))
                .contains("key:s3://b/more read-by credential:AKIAX recorded R1/1:4 1 0");
    }
}
