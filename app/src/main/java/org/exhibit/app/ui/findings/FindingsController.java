package org.exhibit.app.ui.findings;

import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.collections.SetChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
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
import org.exhibit.app.ui.common.SplitPart;
import org.exhibit.app.ui.common.StrengthMeter;
import org.exhibit.app.ui.common.Workspace;
import org.exhibit.indexer.finding.Finding;
import org.exhibit.indexer.finding.TriageState;
import org.exhibit.indexer.provenance.graph.Strength;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
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
    private final ReadOnlyStringWrapper context = new ReadOnlyStringWrapper("");
    private boolean filling;

    /// Whether the table is to have the keyboard once it is there.
    private boolean unfocused;

    @FXML private VBox screen;
    @FXML private Label summary;
    @FXML private HBox running;
    @FXML private ProgressBar bar;
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
    @FXML private VBox foot;
    @FXML private Label silentCount;
    @FXML private Label silentOpen;
    @FXML private HBox legend;

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
        dialogs = new FindingDialogs(model, modals, () -> workspace.times().get());
        detail = new FindingDetail(model, workspace, navigator, dialogs);
        silent = new SilentPane();
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
        rules.setGraphic(Glyph.TUNE.icon());
        suggested.setGraphic(Glyph.LABEL.icon());
        suggested.setTooltip(new Tooltip("Suggested subjects"));
        running.managedProperty().bind(running.visibleProperty());
        foot.managedProperty().bind(foot.visibleProperty());
        for (Strength strength : List.of(Strength.values()).reversed()) {
            legend.getChildren().add(StrengthMeter.label(strength));
        }
        views.getToggles().setAll(nothing, rules, suggested);
        views.selectedToggleProperty()
                .addListener((p, before, now) -> {
                    if (now == rules) {
                        model.patterns().readOnce();
                    } else if (now == suggested) {
                        suggestions.lookOnce();
                    }
                    show();
                    focusArea();
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
        if (event.isShortcutDown() && !event.isAltDown()) {
            shortcut(event);
            return;
        }
        if (event.getTarget() instanceof TextInputControl
                || event.isAltDown()
                || event.isControlDown()) {
            return;
        }
        TriageState wanted = STATES.get(event.getCode());
        if (wanted != null) {
            withSelected(each -> dialogs.triage(each, wanted));
        } else if (event.getCode() == KeyCode.P) {
            withSelected(dialogs::pack);
        } else if (event.getCode() == KeyCode.B) {
            withSelected(dialogs::bookmark);
        } else if (event.getCode() == KeyCode.M) {
            withSelected(dialogs::note);
        } else if (event.getCode() == KeyCode.J) {
            model.walk(1, table.getItems());
        } else if (event.getCode() == KeyCode.K) {
            model.walk(-1, table.getItems());
        } else if (event.getCode() == KeyCode.R) {
            model.run();
        } else if (event.getCode() == KeyCode.ESCAPE && views.getSelectedToggle() != null) {
            views.selectToggle(null);
        } else {
            return;
        }
        event.consume();
    }

    /// Ctrl+T and Ctrl+C.
    private void shortcut(KeyEvent event) {
        if (event.getCode() == KeyCode.T) {
            detail.toggleTable();
            event.consume();
        } else if (event.getCode() == KeyCode.C
                && !(event.getTarget() instanceof TextInputControl)) {
            withSelected(each -> detail.copy());
            event.consume();
        }
    }

    private void show() {
        FindingsState state = model.state().get();
        FindingsContent content = model.content().get();
        boolean busy = state instanceof FindingsState.Running;
        running.setVisible(busy);
        again.setDisable(busy);
        if (busy) {
            clock.play();
        } else {
            clock.stop();
        }
        tick();
        summary.setText(content == null ? "" : FindingsPanels.summary(content));
        boolean own = views.getSelectedToggle() == rules || views.getSelectedToggle() == suggested;
        foot.setVisible(content != null && !own);
        nothing.setText(nothing.isSelected() ? "Back to findings" : "Show");
        if (content != null) {
            silentCount.setText(FindingsPanels.silent(content));
            silentOpen.setText(FindingsPanels.silentOpen(content));
            silent.show(content);
        }
        area.getChildren().setAll(main(content));
        if (unfocused && area.getChildren().contains(table)) {
            unfocused = false;
            table.requestFocus();
        }
        boolean detailed =
                content != null
                        && !content.findings().isEmpty()
                        && views.getSelectedToggle() == null;
        SplitPart.show(split, side, detailed, 0.42);
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

    /// Gives the keyboard to the table in front, so that the keys of this screen go on working.
    private void focusArea() {
        area.applyCss();
        area.layout();
        if (area.lookup(".table-view") instanceof Node front) {
            front.requestFocus();
        }
    }

    /// Shows how far the rules have come.
    private void tick() {
        if (model.state().get() instanceof FindingsState.Running now) {
            RunningTask task = now.task();
            RunningTask.View view = task.view(Instant.now());
            bar.setProgress(view.fraction().orElse(ProgressBar.INDETERMINATE_PROGRESS));
            progress.setText(
                    view.cancelling()
                            ? "Stopping"
                            : "Running "
                                    + task.board().latest().item()
                                    + (view.text().isEmpty() ? "" : ", " + view.text()));
            cancel.setDisable(view.cancelling());
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
        context.set(
                views.getSelectedToggle() == null
                        ? FindingsPanels.context(table.getItems(), model.selected().get())
                        : "");
        detail.show();
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public List<Node> panes() {
        List<Node> panes = new ArrayList<>(List.of(chips, table));
        panes.addAll(detail.panes());
        return panes;
    }

    @Override
    public List<KeyHelp> keys() {
        return List.of(
                new KeyHelp("J, K", "the next or previous finding"),
                new KeyHelp("N, I, C, D", "set to New, Investigating, Confirmed, Dismissed"),
                new KeyHelp("M", "add a note"),
                new KeyHelp("B", "bookmark the records"),
                new KeyHelp("P", "add the records to the pack"),
                new KeyHelp("Enter", "on a control: set its state; on a record: open it in Events"),
                new KeyHelp("Ctrl+T", "the strip as a table, or as a strip again"),
                new KeyHelp("Ctrl+C", "copy the finding with its citations"),
                new KeyHelp("R", "run the rules again"),
                new KeyHelp("Ctrl+.", "stop them"),
                new KeyHelp("Esc", "back to the findings"));
    }

    @Override
    public ObservableValue<String> context() {
        return context;
    }

    @Override
    public void shown() {
        unfocused = !area.getChildren().contains(table);
        model.runOnce();
        table.requestFocus();
    }
}
