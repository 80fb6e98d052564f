package org.exhibit.app.ui.findings;

import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.collections.ListChangeListener;
import javafx.collections.SetChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

import org.exhibit.app.ui.common.Choosers;
import org.exhibit.app.ui.common.Fxml;
import org.exhibit.app.ui.common.Glyph;
import org.exhibit.app.ui.common.Modals;
import org.exhibit.app.ui.common.Navigator;
import org.exhibit.app.ui.common.RunningTask;
import org.exhibit.app.ui.common.ScreenView;
import org.exhibit.app.ui.common.Workspace;
import org.exhibit.indexer.finding.Finding;
import org.exhibit.indexer.finding.TriageState;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Binds the screen of findings to its view-models: the list, or in its place what found nothing,
/// the rules, or the suggested subjects.
public final class FindingsController implements ScreenView {
    private static final Map<KeyCode, TriageState> STATES =
            Map.of(
                    KeyCode.N, TriageState.NEW,
                    KeyCode.I, TriageState.INVESTIGATING,
                    KeyCode.C, TriageState.CONFIRMED,
                    KeyCode.D, TriageState.DISMISSED);

    private final FindingsViewModel model;
    private final SuggestionsViewModel suggestions;
    private final Workspace workspace;
    private final FindingDialogs dialogs;
    private final FindingDetail detail;
    private final SilentPane silent;
    private final PatternsPane patterns;
    private final SuggestionsPane subjects;
    private final TableView<Finding> table = new TableView<>();
    private final ToggleGroup views = new ToggleGroup();
    private final Timeline clock = new Timeline(new KeyFrame(Duration.millis(250), e -> tick()));
    private final Parent root;
    private boolean filling;

    @FXML private VBox screen;
    @FXML private Label summary;
    @FXML private Label progress;
    @FXML private Button cancel;
    @FXML private ToggleButton nothing;
    @FXML private ToggleButton rules;
    @FXML private ToggleButton suggested;
    @FXML private Button again;
    @FXML private FlowPane chips;
    @FXML private Label notice;
    @FXML private SplitPane split;
    @FXML private StackPane area;
    @FXML private StackPane side;

    public FindingsController(
            FindingsViewModel model,
            SuggestionsViewModel suggestions,
            Workspace workspace,
            Choosers choosers,
            Modals modals,
            Navigator navigator) {
        this.model = model;
        this.suggestions = suggestions;
        this.workspace = workspace;
        dialogs = new FindingDialogs(model, modals);
        detail = new FindingDetail(model, workspace, navigator, dialogs);
        silent = new SilentPane(model);
        patterns = new PatternsPane(model.patterns(), workspace, choosers, dialogs);
        subjects =
                new SuggestionsPane(
                        suggestions, navigator, new SuggestionDialogs(suggestions, modals));
        root = Fxml.load("Findings.fxml", this);
    }

    @FXML
    private void initialize() {
        again.setGraphic(Glyph.SYNC.icon());
        again.setOnAction(e -> model.run());
        cancel.setOnAction(e -> model.cancel());
        cancel.managedProperty().bind(cancel.visibleProperty());
        views.getToggles().setAll(nothing, rules, suggested);
        views.selectedToggleProperty()
                .addListener((p, before, now) -> {
                    if (now == rules) {
                        model.patterns().readOnce();
                    } else if (now == suggested) {
                        suggestions.lookOnce();
                    }
                    show();
                });
        notice.managedProperty().bind(notice.visibleProperty());
        side.getChildren().setAll(detail.root());
        clock.setCycleCount(Animation.INDEFINITE);
        FindingColumns.fill(table, workspace);
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
        workspace.times().addListener((p, before, now) -> show());
        show();
    }

    private void withSelected(Consumer<Finding> action) {
        Finding finding = model.selected().get();
        if (finding != null && views.getSelectedToggle() == null) {
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
        } else if (event.getCode() == KeyCode.M) {
            withSelected(dialogs::note);
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
            silent.show(content);
        }
        boolean own = views.getSelectedToggle() == rules || views.getSelectedToggle() == suggested;
        area.getChildren().setAll(main(content));
        boolean detailed = content != null && !content.findings().isEmpty() && !own;
        List<Node> panes = detailed ? List.of(area, side) : List.of(area);
        if (!split.getItems().equals(panes)) {
            split.getItems().setAll(panes);
            split.setDividerPositions(0.58);
        }
        chips.setVisible(!own);
        chips.setManaged(!own);
        showChips();
        showNotice();
        showRows();
        showFinding();
    }

    private Node main(@Nullable FindingsContent content) {
        if (views.getSelectedToggle() == rules) {
            return patterns;
        }
        if (views.getSelectedToggle() == suggested) {
            return subjects;
        }
        return FindingsPanels.main(model, content, nothing, table, silent);
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
        selectRow();
        detail.show();
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public List<Node> panes() {
        return List.of(chips, area, detail.records());
    }

    @Override
    public List<KeyHelp> keys() {
        return List.of(
                new KeyHelp("J, K", "the next or previous finding"),
                new KeyHelp("N, I, C, D", "set to New, Investigating, Confirmed, Dismissed"),
                new KeyHelp("M", "add a note"),
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
