package org.exhibit.reports.figure;

import static org.assertj.core.api.Assertions.assertThat;

import org.exhibit.indexer.provenance.graph.Graph;
import org.exhibit.reports.SampleLineage;
import org.exhibit.reports.figure.LineagePicture.Box;
import org.exhibit.reports.figure.LineagePicture.Point;
import org.exhibit.reports.figure.LineagePicture.Way;
import org.exhibit.reports.figure.Typeface.Face;
import org.junit.jupiter.api.Test;
import org.w3c.dom.NodeList;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

import javax.xml.parsers.DocumentBuilderFactory;

class LineageFigureTest {
    private static final Graph GRAPH = SampleLineage.graph();

    private static String drawn(Graph graph) {
        return new LineageFigure(Typeface.load(Face.TEXT), Typeface.load(Face.FIXED)).draw(graph);
    }

    @Test
    void placesEachNodeInARoomOfItsOwn() {
        List<Box> boxes = LineageLayout.of(GRAPH).boxes();
        assertThat(boxes).hasSameSizeAs(GRAPH.nodes());
        for (Box one : boxes) {
            for (Box other : boxes) {
                boolean apart =
                        one == other
                                || one.x() + one.width() <= other.x()
                                || other.x() + other.width() <= one.x()
                                || one.y() + one.height() <= other.y()
                                || other.y() + other.height() <= one.y();
                assertThat(apart).as(one + " and " + other).isTrue();
            }
        }
    }

    @Test
    void leadsEachEdgeFromItsUpstreamEndToTheRight() {
        LineagePicture picture = LineageLayout.of(GRAPH);
        Map<Object, Box> rooms = new HashMap<>();
        picture.boxes().forEach(box -> rooms.put(box.node().id(), box));
        for (Way way : picture.ways()) {
            Box from = Objects.requireNonNull(rooms.get(way.edge().from()));
            Box to = Objects.requireNonNull(rooms.get(way.edge().to()));
            Point start = way.points().getFirst();
            Point end = way.points().getLast();
            assertThat(start.x()).isEqualTo(from.x() + from.width());
            assertThat(end.x()).isEqualTo(to.x());
            assertThat(start.x()).isLessThan(end.x());
        }
    }

    @Test
    void drawsTheSameBytesForTheSameGraph() {
        Graph again = new Graph(GRAPH.nodes().reversed(), GRAPH.edges().reversed());
        assertThat(drawn(again)).isEqualTo(drawn(GRAPH));
    }

    @Test
    void isXmlWithNothingButShapes() throws Exception {
        String svg = drawn(GRAPH);
        String kept = System.getProperty("exhibit.pictures");
        if (kept != null) {
            Files.writeString(Path.of(kept, "lineage.svg"), svg);
        }
        NodeList nodes =
                DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)))
                        .getElementsByTagName("*");
        Set<String> names = new TreeSet<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            names.add(nodes.item(i).getNodeName());
        }
        assertThat(names).containsExactly("path", "rect", "svg");
    }
}
