package org.exhibit.app.ui.findings;

import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.exhibit.app.ui.common.Destination;
import org.exhibit.app.ui.common.Fxml;
import org.exhibit.app.ui.common.Glyph;
import org.exhibit.app.ui.common.Navigator;
import org.exhibit.app.ui.common.SourceMark;
import org.exhibit.app.ui.common.TableColumns;
import org.exhibit.app.ui.common.TimeDisplay;
import org.exhibit.app.ui.common.Workspace;
import org.exhibit.indexer.finding.Finding;
import org.exhibit.indexer.finding.TriageState;
import org.exhibit.indexer.index.TimeRange;

import java.util.function.Consumer;

/// The finding that is looked at: what is known, unknown and not claimed, its controls, records,
/// notes and history, and what can be done about it.
final class FindingDetail {
    private final FindingsViewModel model;
    private final Workspace workspace;
    private final Navigator navigator;
    private final FindingDialogs dialogs;
    private final Parent root;

    @FXML private VBox facts;
    @FXML private VBox controls;
    @FXML private Tab recordsTab;
    @FXML private Tab notesTab;
    @FXML private Tab historyTab;
    @FXML private VBox notes;
    @FXML private VBox history;
    @FXML private TableView<CitedRecord> records;
    @FXML private TableColumn<CitedRecord, String> recordTime;
    @FXML private TableColumn<CitedRecord, CitedRecord> recordSource;
    @FXML private TableColumn<CitedRecord, String> recordSays;
    @FXML private TableColumn<CitedRecord, CitedRecord> recordCitation;
    @FXML private Button pack;
    @FXML private Button timeline;
    @FXML private Button trace;
    @FXML private Button note;
    @FXML private Button events;

    FindingDetail(
            FindingsViewModel model,
            Workspace workspace,
            Navigator navigator,
            FindingDialogs dialogs) {
        this.model = model;
        this.workspace = workspace;
        this.navigator = navigator;
        this.dialogs = dialogs;
        root = Fxml.load("FindingDetail.fxml", this);
    }

    @FXML
    private void initialize() {
        pack.setGraphic(Glyph.ADD.icon());
        timeline.setGraphic(Glyph.TIMELINE.icon());
        trace.setGraphic(Glyph.LINEAGE.icon());
        pack.setOnAction(e -> withSelected(dialogs::pack));
        note.setOnAction(e -> withSelected(dialogs::note));
        events.setOnAction(e -> withSelected(each -> open(each.evidence().getFirst())));
        timeline.setOnAction(e ->
                withSelected(each ->
                        FindingPlace.of(each)
                                .ifPresent(at -> navigator.go(new Destination.Timeline(at)))));
        trace.setOnAction(e ->
                withSelected(each ->
                        FindingPlace.of(each)
                                .ifPresent(at -> navigator.go(new Destination.Provenance(at)))));
        fillRecords();
        model.records()
                .addListener(
                        (ListChangeListener<CitedRecord>)
                                change -> records.getItems().setAll(model.records()));
    }

    private void fillRecords() {
        records.setFixedCellSize(28);
        records.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
        records.setPlaceholder(new Label("The records are being read"));
        TableColumns.text(recordTime, each -> workspace.times().get().exact(each.time()));
        TableColumns.node(recordSource, each -> SourceMark.label(each.source()));
        TableColumns.text(recordSays, CitedRecord::says);
        TableColumns.node(recordCitation, this::citation);
        recordTime.getStyleClass().add("mono");
        records.setOnKeyPressed(event -> {
            CitedRecord chosen = records.getSelectionModel().getSelectedItem();
            if (event.getCode() == KeyCode.ENTER && chosen != null) {
                open(chosen.id());
                event.consume();
            }
        });
    }

    private Node citation(CitedRecord each) {
        Hyperlink link = new Hyperlink(each.citation());
        link.getStyleClass().addAll("mono", "citation");
        link.setOnAction(e -> open(each.id()));
        return link;
    }

    private void open(String eventId) {
        navigator.go(new Destination.Events("id:" + eventId, TimeRange.ALL));
    }

    private void withSelected(Consumer<Finding> action) {
        Finding finding = model.selected().get();
        if (finding != null) {
            action.accept(finding);
        }
    }

    Parent root() {
        return root;
    }

    /// Takes the keyboard.
    Node records() {
        return records;
    }

    /// Shows the selected finding as it stands now.
    void show() {
        Finding finding = model.selected().get();
        FindingsContent content = model.content().get();
        if (finding == null || content == null) {
            facts.getChildren().clear();
            controls.getChildren().clear();
            notes.getChildren().clear();
            history.getChildren().clear();
            return;
        }
        TimeDisplay times = workspace.times().get();
        facts.getChildren().setAll(FindingFacts.head(finding, content, times, triage(finding)));
        controls.getChildren().setAll(FindingFacts.controls(finding));
        notes.getChildren()
                .setAll(FindingFacts.notes(content.notes(finding), times, dialogs::removeNote));
        history.getChildren().setAll(FindingFacts.history(content.history(finding), times));
        notesTab.setText("Notes " + content.notes(finding).size());
        historyTab.setText("History " + content.history(finding).size());
        recordsTab.setText("Records " + FindingText.records(finding));
        boolean placed = FindingPlace.of(finding).isPresent();
        timeline.setDisable(!placed);
        trace.setDisable(!placed);
    }

    private Node triage(Finding finding) {
        HBox buttons = new HBox();
        buttons.setAlignment(Pos.CENTER_RIGHT);
        for (TriageState state : TriageState.values()) {
            ToggleButton button = new ToggleButton(FindingText.word(state));
            button.setId("triage-" + state.word());
            button.setSelected(finding.state() == state);
            button.getStyleClass().add("triage-button");
            button.setOnAction(e -> {
                button.setSelected(finding.state() == state);
                dialogs.triage(finding, state);
            });
            buttons.getChildren().add(button);
        }
        return buttons;
    }
}
