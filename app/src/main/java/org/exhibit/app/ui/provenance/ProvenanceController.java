package org.exhibit.app.ui.provenance;

import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

import org.exhibit.app.ui.common.Destination;
import org.exhibit.app.ui.common.Fxml;
import org.exhibit.app.ui.common.Glyph;
import org.exhibit.app.ui.common.LoadingBars;
import org.exhibit.app.ui.common.Navigator;
import org.exhibit.app.ui.common.ScreenView;
import org.exhibit.app.ui.common.SourceMark;
import org.exhibit.app.ui.common.SplitPart;
import org.exhibit.app.ui.common.StatePanel;
import org.exhibit.app.ui.common.TableColumns;
import org.exhibit.app.ui.common.Workspace;
import org.exhibit.indexer.index.TimeRange;
import org.exhibit.indexer.provenance.graph.Edge;
import org.exhibit.indexer.provenance.graph.NodeId;
import org.exhibit.indexer.provenance.graph.Strength;
import org.exhibit.indexer.provenance.lineage.LineageQuestion.Direction;
import org.jspecify.annotations.Nullable;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Binds the graph of lineage to its view-model.
public final class ProvenanceController implements ScreenView {
    private static final Strength[] STRENGTHS = Strength.values();

    private final ProvenanceViewModel model;
    private final Workspace workspace;
    private final Navigator navigator;
    private final GraphPane graph;
    private final ScrollPane scroll = new ScrollPane();
    private final TableView<Edge> table = new TableView<>();
    private final ToggleGroup directions = new ToggleGroup();
    private final Parent root;
    private boolean unfitted;

    @FXML private VBox screen;
    @FXML private ComboBox<String> subject;
    @FXML private ToggleButton sources;
    @FXML private ToggleButton both;
    @FXML private ToggleButton exposure;
    @FXML private Slider least;
    @FXML private Label count;
    @FXML private Button smaller;
    @FXML private Button larger;
    @FXML private Button fit;
    @FXML private ToggleButton asTable;
    @FXML private SplitPane split;
    @FXML private StackPane area;
    @FXML private HBox legend;
    @FXML private SplitPane dock;
    @FXML private VBox about;
    @FXML private TabPane tabs;
    @FXML private Tab evidenceTab;
    @FXML private Tab againstTab;
    @FXML private TableView<EvidenceRow> evidence;
    @FXML private TableColumn<EvidenceRow, String> time;
    @FXML private TableColumn<EvidenceRow, EvidenceRow> source;
    @FXML private TableColumn<EvidenceRow, String> says;
    @FXML private TableColumn<EvidenceRow, String> fields;
    @FXML private TableColumn<EvidenceRow, EvidenceRow> citation;
    @FXML private TableView<EvidenceRow> against;
    @FXML private TableColumn<EvidenceRow, String> againstTime;
    @FXML private TableColumn<EvidenceRow, EvidenceRow> againstSource;
    @FXML private TableColumn<EvidenceRow, String> againstSays;
    @FXML private TableColumn<EvidenceRow, EvidenceRow> againstCitation;

    public ProvenanceController(
            ProvenanceViewModel model, Workspace workspace, Navigator navigator) {
        this.model = model;
        this.workspace = workspace;
        this.navigator = navigator;
        graph = new GraphPane(edge -> model.selected().set(edge), this::chosen);
        root = Fxml.load("Provenance.fxml", this);
    }

    @FXML
    private void initialize() {
        subject.setItems(model.subjects());
        subject.getEditor().setPromptText("s3://bucket/key, s3://bucket/prefix*, arn:…");
        subject.setOnAction(e -> {
            String wanted = subject.getEditor().getText();
            if (!wanted.isBlank() && !wanted.equals(model.selector().get())) {
                model.trace(wanted);
            }
        });
        model.selector().addListener((p, before, now) -> subject.getEditor().setText(now));
        fillDirections();
        fillStrengths();
        smaller.setGraphic(Glyph.ZOOM_OUT.icon());
        larger.setGraphic(Glyph.ZOOM_IN.icon());
        fit.setGraphic(Glyph.FIT.icon());
        smaller.setOnAction(e -> graph.zoom(1 / 1.25));
        larger.setOnAction(e -> graph.zoom(1.25));
        fit.setOnAction(e -> fit());
        asTable.setOnAction(e -> show());
        scroll.setContent(graph);
        scroll.setPannable(true);
        // The room is known only once it has been laid out.
        scroll.viewportBoundsProperty().addListener((p, before, now) -> fitOnce());
        scroll.getStyleClass().add("lineage-scroll");
        EdgeColumns.fill(table, model, workspace);
        table.getSelectionModel()
                .selectedItemProperty()
                .addListener((p, before, now) -> {
                    if (now != null) {
                        model.selected().set(now);
                    }
                });
        fill(evidence, time, source, says, citation);
        TableColumns.text(fields, EvidenceRow::fields);
        fill(against, againstTime, againstSource, againstSays, againstCitation);
        Legend.fill(legend);
        screen.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        model.state().addListener((p, before, now) -> show());
        model.selected().addListener((p, before, now) -> showEdge(now));
        model.least().addListener((p, before, now) -> reveal());
        workspace.times().addListener((p, before, now) -> showEdge(model.selected().get()));
        show();
    }

    private void fillDirections() {
        Map<ToggleButton, Direction> meaning =
                Map.of(sources, Direction.UP, both, Direction.BOTH, exposure, Direction.DOWN);
        meaning.forEach((button, direction) -> {
            button.setToggleGroup(directions);
            button.setOnAction(e -> {
                button.setSelected(true);
                model.direction().set(direction);
            });
            button.setSelected(model.direction().get() == direction);
        });
    }

    private void fillStrengths() {
        least.setLabelFormatter(
                new StringConverter<>() {
                    @Override
                    public String toString(Double stop) {
                        String word = STRENGTHS[stop.intValue()].word();
                        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
                    }

                    @Override
                    public Double fromString(String text) {
                        throw new UnsupportedOperationException("labels are not edited");
                    }
                });
        least.valueProperty()
                .addListener((p, before, now) ->
                        model.least().set(STRENGTHS[(int) Math.round(now.doubleValue())]));
        model.least().addListener((p, before, now) -> least.setValue(now.ordinal()));
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

    private void key(KeyEvent event) {
        boolean typing = event.getTarget() instanceof javafx.scene.control.TextInputControl;
        if (event.isAltDown() && event.getCode() == KeyCode.RIGHT) {
            model.walk(1);
        } else if (event.isAltDown() && event.getCode() == KeyCode.LEFT) {
            model.walk(-1);
        } else if (event.isControlDown() && event.getCode() == KeyCode.T) {
            asTable.fire();
        } else if (!typing && !event.isAltDown() && event.getCode() == KeyCode.F) {
            fit();
        } else if (!typing && !event.isAltDown() && strength(event) >= 0) {
            model.least().set(STRENGTHS[strength(event)]);
        } else {
            return;
        }
        event.consume();
    }

    private static int strength(KeyEvent event) {
        return List.of(KeyCode.DIGIT1, KeyCode.DIGIT2, KeyCode.DIGIT3, KeyCode.DIGIT4)
                .indexOf(event.getCode());
    }

    private void fitOnce() {
        if (unfitted && scroll.getViewportBounds().getWidth() > 1) {
            unfitted = false;
            fit();
        }
    }

    private void fit() {
        graph.fit(scroll.getViewportBounds().getWidth(), scroll.getViewportBounds().getHeight());
    }

    private void chosen(NodeId node) {
        model.visible().stream()
                .filter(edge -> edge.from().equals(node) || edge.to().equals(node))
                .findFirst()
                .ifPresent(edge -> model.selected().set(edge));
    }

    private void show() {
        boolean shown = model.state().get() instanceof TraceState.Shown;
        SplitPart.show(split, dock, shown, 0.64);
        legend.setVisible(shown);
        for (Node control : List.of(least, smaller, larger, fit, asTable)) {
            control.setDisable(!shown);
        }
        area.getChildren().setAll(content(model.state().get()));
        reveal();
        showEdge(model.selected().get());
    }

    private Node content(TraceState state) {
        return switch (state) {
            case TraceState.Idle idle ->
                    StatePanel.empty(
                            Glyph.LINEAGE,
                            "Nothing is traced yet",
                            "Choose a subject of the case, or type an object, a prefix, a bucket or"
                                    + " an ARN.",
                            List.of());
            case TraceState.Running running ->
                    new VBox(12, new LoadingBars("Tracing " + running.selector()), cancelButton());
            case TraceState.Failed failed -> StatePanel.error(failed.failure(), model::trace);
            case TraceState.Cancelled cancelled ->
                    StatePanel.cancelled(
                            "Tracing " + cancelled.selector() + " was stopped",
                            "Nothing in the case was changed.",
                            List.of(new StatePanel.Action("Trace again", model::trace)));
            case TraceState.Shown shown when shown.lineage().graph().edges().isEmpty() ->
                    StatePanel.empty(
                            Glyph.LINEAGE,
                            "No edge leads from or to it",
                            "No record of the case links it to anything else. What the logs did not"
                                    + " cover is not known.",
                            List.of(new StatePanel.Action("Trace again", model::trace)));
            case TraceState.Shown shown -> {
                graph.show(shown.picture(), new HashSet<>(shown.lineage().starts()));
                unfitted = true;
                fitOnce();
                yield asTable.isSelected() ? table : scroll;
            }
        };
    }

    private Node cancelButton() {
        Button cancel = new Button("Cancel");
        cancel.setOnAction(e -> model.cancel());
        return cancel;
    }

    private void reveal() {
        List<Edge> visible = model.visible();
        graph.reveal(new HashSet<>(visible), model.visibleNodes());
        table.getItems().setAll(visible);
        count.setText(visible.size() == 1 ? "1 edge" : visible.size() + " edges");
        Legend.say(legend, model.summary());
    }

    private void showEdge(@Nullable Edge edge) {
        graph.select(edge);
        if (edge == null) {
            about.getChildren().clear();
            evidence.getItems().clear();
            against.getItems().clear();
            return;
        }
        about.getChildren().setAll(EdgeAbout.of(edge, model, workspace.times().get()));
        evidence.getItems().setAll(EvidenceRow.evidence(edge));
        against.getItems().setAll(EvidenceRow.against(edge));
        evidenceTab.setText("Evidence " + evidence.getItems().size());
        againstTab.setText("Against " + against.getItems().size());
        table.getSelectionModel().select(edge);
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public List<Node> panes() {
        return List.of(subject, scroll, evidence);
    }

    @Override
    public List<KeyHelp> keys() {
        return List.of(
                new KeyHelp("1 to 4", "show only edges at least this strong"),
                new KeyHelp("Alt+Left, Alt+Right", "walk the edges by time"),
                new KeyHelp("Enter", "on a node: show its first edge; on a record: open it"),
                new KeyHelp("F", "fit the graph into the window"),
                new KeyHelp("Ctrl+T", "the graph as a table"));
    }

    @Override
    public void shown() {
        subject.requestFocus();
    }
}
