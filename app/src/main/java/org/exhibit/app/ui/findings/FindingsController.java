package org.exhibit.app.ui.findings;

import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.collections.ListChangeListener;
import javafx.collections.SetChangeListener;
import javafx.fxml.FXML;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

import org.exhibit.app.ui.common.Destination;
import org.exhibit.app.ui.common.Formats;
import org.exhibit.app.ui.common.Fxml;
import org.exhibit.app.ui.common.Glyph;
import org.exhibit.app.ui.common.Modals;
import org.exhibit.app.ui.common.Navigator;
import org.exhibit.app.ui.common.RunningTask;
import org.exhibit.app.ui.common.ScreenView;
import org.exhibit.app.ui.common.SourceMark;
import org.exhibit.app.ui.common.TableColumns;
import org.exhibit.app.ui.common.TimeDisplay;
import org.exhibit.app.ui.common.Workspace;
import org.exhibit.indexer.finding.Finding;
import org.exhibit.indexer.finding.RefusedRule;
import org.exhibit.indexer.finding.TriageState;
import org.exhibit.indexer.finding.Undecided;
import org.exhibit.indexer.index.TimeRange;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Binds the screen of findings to its view-model.
public final class FindingsController implements ScreenView {
    private static final Map<KeyCode, TriageState> STATES =
            Map.of(
                    KeyCode.N, TriageState.NEW,
                    KeyCode.I, TriageState.INVESTIGATING,
                    KeyCode.C, TriageState.CONFIRMED,
                    KeyCode.D, TriageState.DISMISSED);

    private final FindingsViewModel model;
    private final Workspace workspace;
    private final Navigator navigator;
    private final FindingDialogs dialogs;
    private final TableView<Finding> table = new TableView<>();
    private final TableView<Undecided> undecided = new TableView<>();
    private final Label refused = new Label();
    private final Label missing = new Label();
    private final VBox silent = new VBox(undecided, missing, refused);
    private final Timeline clock = new Timeline(new KeyFrame(Duration.millis(250), e -> tick()));
    private final Parent root;
    private boolean filling;

    @FXML private VBox screen;
    @FXML private Label summary;
    @FXML private Label progress;
    @FXML private Button cancel;
    @FXML private ToggleButton nothing;
    @FXML private Button again;
    @FXML private FlowPane chips;
    @FXML private Label notice;
    @FXML private SplitPane split;
    @FXML private StackPane area;
    @FXML private VBox side;
    @FXML private VBox facts;
    @FXML private VBox controls;
    @FXML private Tab recordsTab;
    @FXML private Tab historyTab;
    @FXML private VBox history;
    @FXML private TableView<CitedRecord> records;
    @FXML private TableColumn<CitedRecord, String> recordTime;
    @FXML private TableColumn<CitedRecord, CitedRecord> recordSource;
    @FXML private TableColumn<CitedRecord, String> recordSays;
    @FXML private TableColumn<CitedRecord, CitedRecord> recordCitation;
    @FXML private Button pack;
    @FXML private Button timeline;
    @FXML private Button trace;
    @FXML private Button events;

    public FindingsController(
            FindingsViewModel model, Workspace workspace, Modals modals, Navigator navigator) {
        this.model = model;
        this.workspace = workspace;
        this.navigator = navigator;
        dialogs = new FindingDialogs(model, modals);
        root = Fxml.load("Findings.fxml", this);
    }

    @FXML
    private void initialize() {
        again.setGraphic(Glyph.SYNC.icon());
        pack.setGraphic(Glyph.ADD.icon());
        timeline.setGraphic(Glyph.TIMELINE.icon());
        trace.setGraphic(Glyph.LINEAGE.icon());
        again.setOnAction(e -> model.run());
        cancel.setOnAction(e -> model.cancel());
        cancel.managedProperty().bind(cancel.visibleProperty());
        nothing.setOnAction(e -> show());
        notice.managedProperty().bind(notice.visibleProperty());
        clock.setCycleCount(Animation.INDEFINITE);
        FindingColumns.fill(table, workspace);
        FindingColumns.fillUndecided(undecided, this::found);
        VBox.setVgrow(undecided, Priority.ALWAYS);
        undecided
                .getSelectionModel()
                .selectedItemProperty()
                .addListener((p, before, now) ->
                        missing.setText(now == null ? "" : now.rule() + ": " + now.reason()));
        missing.setWrapText(true);
        missing.setMinHeight(Region.USE_PREF_SIZE);
        missing.getStyleClass().addAll("small", "card-note");
        refused.setWrapText(true);
        refused.getStyleClass().addAll("small", "bad", "card-note");
        refused.managedProperty().bind(refused.visibleProperty());
        fillRecords();
        pack.setOnAction(e -> withSelected(dialogs::pack));
        events.setOnAction(e -> withSelected(each -> open(each.evidence().getFirst())));
        timeline.setOnAction(e ->
                withSelected(each ->
                        FindingsViewModel.place(each)
                                .ifPresent(at -> navigator.go(new Destination.Timeline(at)))));
        trace.setOnAction(e ->
                withSelected(each ->
                        FindingsViewModel.place(each)
                                .ifPresent(at -> navigator.go(new Destination.Provenance(at)))));
        table.getSelectionModel()
                .selectedItemProperty()
                .addListener((p, before, now) -> {
                    if (now != null && !filling) {
                        model.selected().set(now);
                    }
                });
        screen.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        model.state().addListener((p, before, now) -> show());
        model.content().addListener((p, before, now) -> show());
        model.judged().addListener((p, before, now) -> showChips());
        model.levels().addListener((SetChangeListener<Object>) change -> showChips());
        model.notice().addListener((p, before, now) -> showNotice());
        model.rows().addListener((ListChangeListener<Finding>) change -> showRows());
        model.selected().addListener((p, before, now) -> showFinding());
        model.records().addListener((ListChangeListener<CitedRecord>) change -> showRecords());
        workspace.times().addListener((p, before, now) -> show());
        show();
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

    private String found(Undecided each) {
        FindingsContent content = model.content().get();
        int count = content == null ? 0 : content.found(each.rule());
        return count == 0 ? "nothing" : Formats.count(count);
    }

    private void withSelected(Consumer<Finding> action) {
        Finding finding = model.selected().get();
        if (finding != null) {
            action.accept(finding);
        }
    }

    private void key(KeyEvent event) {
        if (event.getTarget() instanceof TextInputControl
                || event.isAltDown()
                || event.isShortcutDown()
                || event.isControlDown()) {
            return;
        }
        TriageState wanted = STATES.get(event.getCode());
        if (wanted != null) {
            withSelected(each -> dialogs.triage(each, wanted));
        } else if (event.getCode() == KeyCode.P) {
            withSelected(dialogs::pack);
        } else if (event.getCode() == KeyCode.J) {
            model.walk(1);
        } else if (event.getCode() == KeyCode.K) {
            model.walk(-1);
        } else if (event.getCode() == KeyCode.R) {
            model.run();
        } else {
            return;
        }
        event.consume();
    }

    private void show() {
        FindingsState state = model.state().get();
        FindingsContent content = model.content().get();
        boolean running = state instanceof FindingsState.Running;
        cancel.setVisible(running);
        again.setDisable(running);
        if (running) {
            clock.play();
        } else {
            clock.stop();
        }
        tick();
        nothing.setDisable(content == null);
        summary.setText(content == null ? "" : FindingsPanels.summary(content));
        nothing.setText(
                content == null || content.silentUndecided() == 0
                        ? "Patterns that found nothing"
                        : "Patterns that found nothing: "
                                + content.silentUndecided()
                                + " undecided");
        if (content != null) {
            undecided.getItems().setAll(content.undecided());
            undecided.getSelectionModel().selectFirst();
            refused.setVisible(!content.found().report().refused().isEmpty());
            refused.setText(
                    content.found().report().refused().stream()
                            .map(RefusedRule::text)
                            .collect(Collectors.joining("\n", "Not run:\n", "")));
        }
        area.getChildren().setAll(FindingsPanels.main(model, content, nothing, table, silent));
        side.setVisible(content != null && !content.findings().isEmpty());
        showChips();
        showNotice();
        showRows();
        showFinding();
    }

    /// Shows how far the rules have come.
    private void tick() {
        if (model.state().get() instanceof FindingsState.Running running) {
            RunningTask task = running.task();
            progress.setText(
                    task.cancel().isCancelled()
                            ? "Stopping"
                            : "Running " + task.board().latest().item());
        } else {
            progress.setText("");
        }
    }

    private void showChips() {
        FindingsContent content = model.content().get();
        chips.getChildren().setAll(content == null ? List.of() : FindingFilters.of(model, content));
    }

    /// What the last run came to stands beside the results of the one before.
    private void showNotice() {
        String text = FindingsPanels.notice(model);
        notice.setText(text);
        notice.setVisible(!text.isEmpty());
    }

    private void showRows() {
        filling = true;
        table.getItems().setAll(model.rows());
        table.sort();
        filling = false;
        selectRow();
    }

    private void selectRow() {
        Finding finding = model.selected().get();
        filling = true;
        if (finding == null) {
            table.getSelectionModel().clearSelection();
        } else if (!finding.equals(table.getSelectionModel().getSelectedItem())) {
            table.getSelectionModel().select(finding);
            table.scrollTo(finding);
        }
        filling = false;
    }

    private void showFinding() {
        Finding finding = model.selected().get();
        FindingsContent content = model.content().get();
        selectRow();
        if (finding == null || content == null) {
            facts.getChildren().clear();
            controls.getChildren().clear();
            history.getChildren().clear();
            return;
        }
        TimeDisplay times = workspace.times().get();
        facts.getChildren().setAll(FindingFacts.head(finding, content, times, triage(finding)));
        controls.getChildren().setAll(FindingFacts.controls(finding));
        history.getChildren().setAll(FindingFacts.history(content.history(finding), times));
        historyTab.setText("History " + content.history(finding).size());
        recordsTab.setText("Records " + FindingText.records(finding));
        boolean placed = FindingsViewModel.place(finding).isPresent();
        timeline.setDisable(!placed);
        trace.setDisable(!placed);
    }

    private void showRecords() {
        records.getItems().setAll(model.records());
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

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public List<Node> panes() {
        return List.of(chips, area, records);
    }

    @Override
    public List<KeyHelp> keys() {
        return List.of(
                new KeyHelp("J, K", "the next or previous finding"),
                new KeyHelp("N, I, C, D", "set to New, Investigating, Confirmed, Dismissed"),
                new KeyHelp("P", "add the records to the pack"),
                new KeyHelp("Enter", "on a record: open it in Events"),
                new KeyHelp("R", "run the rules again"),
                new KeyHelp("Ctrl+.", "stop them"));
    }

    @Override
    public void shown() {
        model.runOnce();
        table.requestFocus();
    }
}
