package org.exhibit.app.ui.evidence;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;

import org.exhibit.app.ui.common.Formats;
import org.exhibit.indexer.acquire.s3.S3Plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What a dry run found, as nodes.
final class PullPlanNodes {
    private static final int ROWS = 12;
    private static final int LEFT_OUT = 3;

    private PullPlanNodes() {}

    static List<Node> of(S3Plan plan) {
        List<Node> nodes = new ArrayList<>();
        GridPane table = new GridPane(14, 2);
        table.setId("pull-groups");
        header(table, "Kind", "Account", "Region", "Objects", "Size", "Days", "Note");
        int row = 1;
        for (S3Plan.Group group : plan.groups().stream().limit(ROWS).toList()) {
            row(
                    table,
                    row++,
                    group.kind(),
                    group.account(),
                    group.region(),
                    Formats.count(group.amount().objects()),
                    Formats.bytes(group.amount().bytes()),
                    group.days().isEmpty() ? "" : Formats.count(group.days().size()),
                    note(group));
        }
        nodes.add(table);
        if (plan.groups().size() > ROWS) {
            nodes.add(text("and " + (plan.groups().size() - ROWS) + " more kinds"));
        }
        S3Plan.Cost cost = plan.cost();
        nodes.add(
                text(
                        String.format(
                                Locale.ROOT,
                                "Estimated cost %.4f %s: %d list calls %.4f, fetching %.4f,"
                                        + " retrieval %.4f, transfer %.4f. Prices of %s, %s. The"
                                        + " bucket's owner pays.",
                                cost.total(),
                                cost.currency(),
                                plan.listRequests(),
                                cost.list(),
                                cost.get(),
                                cost.retrieval(),
                                cost.transfer(),
                                cost.asOf(),
                                cost.basis())));
        if (!plan.leftOut().isEmpty()) {
            nodes.add(
                    text(
                            "Not listed, as asked: "
                                    + String.join(
                                            "; ", plan.leftOut().stream().limit(LEFT_OUT).toList())
                                    + (plan.leftOut().size() > LEFT_OUT ? "; …" : "")
                                    + ". AWS may deliver logs up to 30 days late."));
        }
        return nodes;
    }

    private static String note(S3Plan.Group group) {
        List<String> notes = new ArrayList<>();
        if (group.inCase().objects() > 0) {
            notes.add(Formats.count(group.inCase().objects()) + " in case");
        }
        if (group.archived().objects() > 0) {
            notes.add(Formats.count(group.archived().objects()) + " need restore");
        }
        return String.join(", ", notes);
    }

    private static void header(GridPane table, String... titles) {
        for (int i = 0; i < titles.length; i++) {
            table.add(text(titles[i]), i, 0);
        }
    }

    private static void row(GridPane table, int row, String... values) {
        for (int i = 0; i < values.length; i++) {
            Label cell = new Label(values[i]);
            cell.getStyleClass().addAll("small", "mono");
            table.add(cell, i, row);
        }
    }

    private static Label text(String words) {
        Label label = new Label(words);
        label.setWrapText(true);
        label.setMaxWidth(640);
        label.getStyleClass().addAll("muted", "small");
        return label;
    }
}
