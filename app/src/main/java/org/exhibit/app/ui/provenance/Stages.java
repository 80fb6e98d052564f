package org.exhibit.app.ui.provenance;

import org.exhibit.indexer.provenance.graph.Node;
import org.exhibit.indexer.provenance.graph.NodeKind;
import org.exhibit.reports.figure.LineagePicture;
import org.exhibit.reports.figure.LineagePicture.Box;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The columns of a picture, from upstream to downstream, and what each is about. They follow from
/// the whole answer, so that they stay where they are when edges are hidden.
final class Stages {
    private Stages() {}

    /// One column.
    ///
    /// @param x left edge, in the picture's points
    /// @param nodes how many stand in it
    record Stage(String title, double x, double width, int nodes) {}

    static List<Stage> of(LineagePicture picture) {
        Map<Long, List<Box>> columns = new TreeMap<>();
        for (Box box : picture.boxes()) {
            columns.computeIfAbsent(Math.round(box.x() / box.width()), column -> new ArrayList<>())
                    .add(box);
        }
        List<Stage> stages = new ArrayList<>();
        columns.values().forEach(boxes -> stages.add(stage(boxes)));
        return stages;
    }

    private static Stage stage(List<Box> boxes) {
        double left = boxes.stream().mapToDouble(Box::x).min().orElse(0);
        double right = boxes.stream().mapToDouble(box -> box.x() + box.width()).max().orElse(0);
        Map<String, Integer> titles = new TreeMap<>();
        boxes.forEach(box -> titles.merge(title(box.node()), 1, Integer::sum));
        String most = "";
        int count = 0;
        for (Map.Entry<String, Integer> each : titles.entrySet()) {
            if (each.getValue() > count) {
                most = each.getKey();
                count = each.getValue();
            }
        }
        return new Stage(most, left, right - left, boxes.size());
    }

    /// What a node is in the course from sources to the outside.
    static String title(Node node) {
        if (node.kind() == NodeKind.ADDRESS || node.kind() == NodeKind.EXPOSURE) {
            return "Outside";
        }
        if (node.kind() == NodeKind.JOB || node.kind() == NodeKind.FUNCTION) {
            return "Jobs";
        }
        if (node.kind() == NodeKind.MODEL) {
            return "Models";
        }
        if (node.isCalled("SYNTHETIC")) {
            return "Synthetic";
        }
        if (node.isCalled("PHI")) {
            return "PHI sources";
        }
        return switch (node.kind().role()) {
            case ACTOR -> "People and keys";
            case STATE -> "Unknown";
            case DATA -> "Data";
        };
    }
}
