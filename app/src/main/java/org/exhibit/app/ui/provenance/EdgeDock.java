package org.exhibit.app.ui.provenance;

import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;

import org.exhibit.app.ui.common.Destination;
import org.exhibit.app.ui.common.Failure;
import org.exhibit.app.ui.common.Formats;
import org.exhibit.app.ui.common.Fxml;
import org.exhibit.app.ui.common.Glyph;
import org.exhibit.app.ui.common.Modals;
import org.exhibit.app.ui.common.Navigator;
import org.exhibit.app.ui.common.SourceMark;
import org.exhibit.app.ui.common.StatePanel;
import org.exhibit.app.ui.common.TableColumns;
import org.exhibit.app.ui.common.Workspace;
import org.exhibit.indexer.index.TimeRange;
import org.exhibit.indexer.provenance.graph.Edge;
import org.exhibit.indexer.provenance.graph.StrengthDecision;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.stream.Collectors;

/// The dock below the graph: what the chosen edge rests on, what speaks against it, by which rule,
/// and what was decided about it.
final class EdgeDock {
    private final ProvenanceViewModel model;
    private final Workspace workspace;
    private final Modals modals;
    private final Navigator navigator;
    private final EdgeDeeds deeds;
    private final SplitPane root;

    @FXML private SplitPane dock;
    @FXML private VBox about;
    @FXML private Button pack;
    @FXML private Button change;
    @FXML private Button note;
    @FXML private Tab evidenceTab;
    @FXML private Tab againstTab;
    @FXML private Tab ruleTab;
    @FXML private Tab historyTab;
    @FXML private TableView<EvidenceRow> evidence;
    @FXML private TableColumn<EvidenceRow, String> number;
    @FXML private TableColumn<EvidenceRow, String> time;
    @FXML private TableColumn<EvidenceRow, EvidenceRow> source;
    @FXML private TableColumn<EvidenceRow, String> says;
    @FXML private TableColumn<EvidenceRow, String> fields;
    @FXML private TableColumn<EvidenceRow, EvidenceRow> citation;
    @FXML private Label items;
    @FXML private Hyperlink openAll;
    @FXML private TableView<EvidenceRow> against;
    @FXML private TableColumn<EvidenceRow, String> againstTime;
    @FXML private TableColumn<EvidenceRow, EvidenceRow> againstSource;
    @FXML private TableColumn<EvidenceRow, String> againstSays;
    @FXML private TableColumn<EvidenceRow, EvidenceRow> againstCitation;
    @FXML private VBox rules;
    @FXML private VBox history;

    EdgeDock(ProvenanceViewModel model, Workspace workspace, Modals modals, Navigator navigator) {
        this.model = model;
        this.workspace = workspace;
        this.modals = modals;
        this.navigator = navigator;
        deeds = model.deeds();
        root = Fxml.load("EdgeDock.fxml", this);
    }

    SplitPane root() {
        return root;
    }

    /// What F6 gives the keyboard to.
    Node pane() {
        return evidence;
    }

    @FXML
    private void initialize() {
        fill(evidence, time, source, says, citation);
        TableColumns.text(number, row -> "" + (evidence.getItems().indexOf(row) + 1));
        TableColumns.text(fields, EvidenceRow::fields);
        fill(against, againstTime, againstSource, againstSays, againstCitation);
        pack.setGraphic(Glyph.ADD.icon());
        change.setGraphic(Glyph.LABEL.icon());
        pack.setOnAction(e -> addToPack());
        change.setOnAction(e -> change());
        note.setOnAction(e -> note());
        openAll.setOnAction(e -> openAll());
    }

    private void fill(
            TableView<EvidenceRow> rows,
            TableColumn<EvidenceRow, String> when,
            TableColumn<EvidenceRow, EvidenceRow> origin,
            TableColumn<EvidenceRow, String> what,
            TableColumn<EvidenceRow, EvidenceRow> cited) {
        TableColumns.text(when, row -> workspace.times().get().exact(row.time()));
        TableColumns.node(origin, row -> SourceMark.label(row.source()));
        TableColumns.text(what, EvidenceRow::says);
        TableColumns.node(cited, EvidenceRowNodes::citation);
        when.getStyleClass().add("mono");
        rows.setFixedCellSize(28);
        rows.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        rows.setPlaceholder(new Label("None"));
        rows.setOnMouseClicked(e -> {
            if (e.getClickCount() == 2) {
                open(rows.getSelectionModel().getSelectedItem());
            }
        });
        rows.setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.ENTER) {
                open(rows.getSelectionModel().getSelectedItem());
            }
        });
    }

    private void open(@Nullable EvidenceRow row) {
        if (row != null && !row.query().isEmpty()) {
            navigator.go(new Destination.Events(row.query(), TimeRange.ALL));
        }
    }

    private void openAll() {
        String query =
                evidence.getItems().stream()
                        .map(EvidenceRow::query)
                        .filter(each -> !each.isEmpty())
                        .limit(200)
                        .collect(Collectors.joining(" OR "));
        if (!query.isEmpty()) {
            navigator.go(new Destination.Events(query, TimeRange.ALL));
        }
    }

    void show(@Nullable Edge edge) {
        if (edge == null) {
            about.getChildren().clear();
            evidence.getItems().clear();
            against.getItems().clear();
            rules.getChildren().clear();
            history.getChildren().clear();
            return;
        }
        about.getChildren().setAll(EdgeAbout.of(edge, model, workspace.times().get()));
        evidence.getItems().setAll(EvidenceRow.evidence(edge));
        against.getItems().setAll(EvidenceRow.against(edge));
        evidenceTab.setText("Evidence " + evidence.getItems().size());
        againstTab.setText("Against " + against.getItems().size());
        ruleTab.setText("Rule " + edge.rule());
        rules.getChildren().setAll(EdgeAbout.rules(edge));
        long records = evidence.getItems().stream().filter(row -> !row.query().isEmpty()).count();
        long others = evidence.getItems().size() - records;
        items.setText(
                others == 0
                        ? ""
                        : Formats.count(others, "setting or digest", "settings or digests")
                                + " among them, cited by SHA-256");
        openAll.setDisable(records == 0);
        pack.setDisable(records == 0);
        note.setDisable(records == 0);
        history.getChildren().clear();
        historyTab.setText("History");
        deeds.history(edge, found -> showHistory(edge, found), this::report);
    }

    private void showHistory(Edge edge, List<StrengthDecision> found) {
        if (edge.equals(model.selected().get())) {
            historyTab.setText("History " + found.size());
            history.getChildren().setAll(EdgeAbout.history(found, workspace.times().get()));
        }
    }

    void addToPack() {
        Edge edge = model.selected().get();
        if (edge != null && !pack.isDisabled()) {
            deeds.addToPack(edge, this::report);
        }
    }

    private void change() {
        Edge edge = model.selected().get();
        if (edge != null) {
            StrengthDialog.show(edge, model, modals, evidence.getItems(), this::report);
        }
    }

    private void note() {
        EvidenceRow chosen = evidence.getSelectionModel().getSelectedItem();
        EvidenceRow row =
                chosen != null && !chosen.query().isEmpty()
                        ? chosen
                        : evidence.getItems().stream()
                                .filter(each -> !each.query().isEmpty())
                                .findFirst()
                                .orElse(null);
        if (row != null) {
            StrengthDialog.note(row, workspace, modals, this::report);
        }
    }

    private void report(Failure failure) {
        StatePanel panel = StatePanel.error(failure, modals::hide);
        modals.show("Not done", panel, panel);
    }
}
