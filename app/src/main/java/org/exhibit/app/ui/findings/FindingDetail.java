package org.exhibit.app.ui.findings;

import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.exhibit.app.ui.common.Destination;
import org.exhibit.app.ui.common.Fxml;
import org.exhibit.app.ui.common.Glyph;
import org.exhibit.app.ui.common.Navigator;
import org.exhibit.app.ui.common.SourceMark;
import org.exhibit.app.ui.common.StatePanel;
import org.exhibit.app.ui.common.TableColumns;
import org.exhibit.app.ui.common.TimeDisplay;
import org.exhibit.app.ui.common.Workspace;
import org.exhibit.indexer.finding.ControlState;
import org.exhibit.indexer.finding.ControlTexts;
import org.exhibit.indexer.finding.Finding;
import org.exhibit.indexer.finding.TriageState;
import org.exhibit.indexer.index.TimeRange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;

/// The finding that is looked at: what is known, unknown and not claimed, the time around it, its
/// controls, records, notes and history, and what can be done about it.
final class FindingDetail {
    private final FindingsViewModel model;
    private final Workspace workspace;
    private final Navigator navigator;
    private final FindingDialogs dialogs;
    private final StripPane stripPane;
    private final ControlsPane controlsPane;
    private final EvidencePane evidence;
    private final VBox matched = new VBox(6);
    private final Parent root;

    @FXML private ScrollPane top;
    @FXML private VBox about;
    @FXML private VBox head;
    @FXML private StackPane strip;
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
    @FXML private Label kept;

    FindingDetail(
            FindingsViewModel model,
            Workspace workspace,
            Navigator navigator,
            FindingDialogs dialogs) {
        this.model = model;
        this.workspace = workspace;
        this.navigator = navigator;
        this.dialogs = dialogs;
        stripPane = new StripPane(workspace);
        evidence = new EvidencePane(workspace, this::ask);
        controlsPane =
                new ControlsPane(
                        texts(),
                        (finding, control) -> {
                            FindingsContent content = model.content().get();
                            if (content != null) {
                                dialogs.control(
                                        finding,
                                        control,
                                        content.judgements(finding, control).stream()
                                                .reduce((before, last) -> last)
                                                .map(last -> last.state())
                                                .orElse(ControlState.FOR_REVIEW));
                            }
                        });
        root = Fxml.load("FindingDetail.fxml", this);
    }

    private static ControlTexts texts() {
        try {
            return ControlTexts.builtIn();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @FXML
    private void initialize() {
        pack.setGraphic(Glyph.PLAYLIST_ADD.icon());
        timeline.setGraphic(Glyph.TIMELINE.icon());
        trace.setGraphic(Glyph.LINEAGE.icon());
        note.setGraphic(Glyph.NOTE.icon());
        pack.setOnAction(e -> withSelected(dialogs::pack));
        note.setOnAction(e -> withSelected(dialogs::note));
        timeline.setOnAction(e ->
                withSelected(each ->
                        FindingPlace.of(each)
                                .ifPresent(at -> navigator.go(new Destination.Timeline(at)))));
        trace.setOnAction(e ->
                withSelected(each ->
                        FindingPlace.of(each)
                                .ifPresent(at -> navigator.go(new Destination.Provenance(at)))));
        // As high as what wraps in it turned out to be; the tabs take the rest.
        about.heightProperty()
                .addListener((p, before, now) -> top.setPrefHeight(now.doubleValue() + 2));
        strip.getChildren().setAll(stripPane);
        controls.getChildren().setAll(controlsPane, evidence, matched);
        fillRecords();
        model.records().addListener((ListChangeListener<CitedRecord>) change -> showRecords());
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
        ask("id:" + eventId);
    }

    private void ask(String query) {
        navigator.go(new Destination.Events(query, TimeRange.ALL));
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

    /// What takes the keyboard, in reading order.
    List<Node> panes() {
        return List.of(head, controlsPane.table(), records);
    }

    void toggleTable() {
        stripPane.toggleTable();
    }

    /// Puts the finding with its citations on the clipboard; times are UTC, as in everything that
    /// leaves the workbench.
    void copy() {
        Finding finding = model.selected().get();
        if (finding != null) {
            StatePanel.copy(FindingText.copied(finding, model.records()));
        }
    }

    /// Shows the selected finding as it stands now.
    void show() {
        Finding finding = model.selected().get();
        FindingsContent content = model.content().get();
        if (finding == null || content == null) {
            List.of(head, stripPane, matched, notes, history)
                    .forEach(each -> each.getChildren().clear());
            return;
        }
        TimeDisplay times = workspace.times().get();
        showRecords();
        controlsPane.show(finding, content);
        matched.getChildren().setAll(FindingFacts.matched(finding));
        notes.getChildren()
                .setAll(FindingFacts.notes(content.notes(finding), times, dialogs::removeNote));
        history.getChildren()
                .setAll(
                        FindingFacts.history(
                                content.history(finding), content.judgements(finding), times));
        notesTab.setText("Notes " + content.notes(finding).size());
        historyTab.setText(
                "History "
                        + (content.history(finding).size() + content.judgements(finding).size()));
        recordsTab.setText("Records " + FindingText.records(finding));
        boolean placed = FindingPlace.of(finding).isPresent();
        timeline.setDisable(!placed);
        trace.setDisable(!placed);
    }

    /// What hangs on the records, which are read after the finding is chosen.
    private void showRecords() {
        Finding finding = model.selected().get();
        FindingsContent content = model.content().get();
        if (finding == null || content == null) {
            records.getItems().clear();
            return;
        }
        List<CitedRecord> read = List.copyOf(model.records());
        records.getItems().setAll(read);
        TimeDisplay times = workspace.times().get();
        head.getChildren()
                .setAll(new FindingHead(finding, content, times, new Deeds()).nodes(read));
        stripPane.show(finding, content, read);
        evidence.show(read);
        kept.setText(FindingText.kept(finding, content, times));
    }

    private final class Deeds implements FindingHead.Actions {
        @Override
        public void triage(Finding finding, TriageState wanted) {
            dialogs.triage(finding, wanted);
        }

        @Override
        public void open(String eventId) {
            FindingDetail.this.open(eventId);
        }

        @Override
        public void gaps(Finding finding) {
            dialogs.gaps(finding);
        }

        @Override
        public void bookmark(Finding finding) {
            dialogs.bookmark(finding);
        }

        @Override
        public void copy(Finding finding) {
            FindingDetail.this.copy();
        }
    }
}
