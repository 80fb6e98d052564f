package org.exhibit.app.ui.findings;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.exhibit.app.ui.common.Formats;
import org.exhibit.app.ui.common.SourceMark;
import org.exhibit.app.ui.common.TableColumns;
import org.exhibit.app.ui.common.Workspace;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// What the records of a finding say, in a few lines, and the way to all of them.
final class EvidencePane extends VBox {
    private static final double ROW = 28;

    /// As many records as one query in Events may name.
    static final int MOST_ASKED = 500;

    private final TableView<KeyRecord> table = new TableView<>();
    private final Label summary = new Label();
    private final Hyperlink all = new Hyperlink();
    private final Consumer<String> ask;

    /// @param ask shows the events of a query
    EvidencePane(Workspace workspace, Consumer<String> ask) {
        super(6);
        this.ask = ask;
        all.setId("finding-events");
        all.setMinWidth(Region.USE_PREF_SIZE);
        summary.getStyleClass().addAll("small", "muted");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Label title = FindingFacts.text("Evidence", "card-title");
        title.setMinWidth(Region.USE_PREF_SIZE);
        HBox heading = new HBox(8, title, summary, space, all);
        heading.setAlignment(Pos.CENTER_LEFT);
        table.setId("finding-evidence");
        table.setAccessibleText("Key records");
        table.getStyleClass().add("boxed-table");
        table.setFixedCellSize(ROW);
        table.setPlaceholder(new Label("The records are being read"));
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
        TableColumn<KeyRecord, String> time = new TableColumn<>("Time");
        TableColumns.text(time, each -> workspace.times().get().exact(each.time()));
        time.getStyleClass().add("mono");
        time.setMinWidth(164);
        time.setMaxWidth(164);
        TableColumn<KeyRecord, KeyRecord> source = new TableColumn<>("Source");
        TableColumns.node(source, each -> SourceMark.label(each.source()));
        source.setMinWidth(100);
        source.setMaxWidth(100);
        TableColumn<KeyRecord, String> says = new TableColumn<>("What the record says");
        TableColumns.text(says, KeyRecord::says);
        says.setPrefWidth(280);
        TableColumn<KeyRecord, KeyRecord> citation = new TableColumn<>("Citation");
        TableColumns.node(citation, this::citation);
        citation.setPrefWidth(170);
        table.getColumns().setAll(List.of(time, source, says, citation));
        table.setOnKeyPressed(event -> {
            KeyRecord chosen = table.getSelectionModel().getSelectedItem();
            if (event.getCode() == KeyCode.ENTER && chosen != null) {
                ask.accept("id:" + chosen.first());
                event.consume();
            }
        });
        getChildren().addAll(heading, table);
    }

    private Node citation(KeyRecord each) {
        Hyperlink link = new Hyperlink(each.citation());
        link.getStyleClass().addAll("mono", "citation");
        link.setOnAction(e -> ask.accept("id:" + each.first()));
        return link;
    }

    /// @param records of the finding, as far as they are read
    void show(List<CitedRecord> records) {
        List<KeyRecord> keys = KeyRecord.of(records);
        table.getItems().setAll(keys);
        summary.setText(
                records.isEmpty()
                        ? ""
                        : Formats.count(keys.size(), "line", "lines")
                                + " of "
                                + Formats.count(records.size(), "record", "records"));
        List<String> ids =
                records.stream()
                        .filter(each -> each.source() != null)
                        .map(CitedRecord::id)
                        .limit(MOST_ASKED)
                        .toList();
        all.setVisible(!ids.isEmpty());
        all.setText(
                ids.size() < records.size()
                        ? "Open the first " + ids.size() + " in Events"
                        : "Open all in Events");
        all.setOnAction(e -> ask.accept(query(ids)));
        double height = ROW * (Math.max(1, keys.size()) + 1) + 3;
        table.setMinHeight(height);
        table.setPrefHeight(height);
        table.setMaxHeight(height);
    }

    private static String query(List<String> ids) {
        return ids.size() == 1
                ? "id:" + ids.getFirst()
                : ids.stream().collect(Collectors.joining(" OR ", "id:(", ")"));
    }
}
