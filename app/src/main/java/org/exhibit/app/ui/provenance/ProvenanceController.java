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
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.exhibit.app.ui.common.Failure;
import org.exhibit.app.ui.common.Fxml;
import org.exhibit.app.ui.common.Glyph;
import org.exhibit.app.ui.common.Modals;
import org.exhibit.app.ui.common.Navigator;
import org.exhibit.app.ui.common.ScreenView;
import org.exhibit.app.ui.common.SelectorField;
import org.exhibit.app.ui.common.SplitPart;
import org.exhibit.app.ui.common.StatePanel;
import org.exhibit.app.ui.common.Workspace;
import org.exhibit.indexer.provenance.graph.Edge;
import org.exhibit.indexer.provenance.graph.NodeId;
import org.exhibit.indexer.provenance.graph.Strength;
import org.exhibit.indexer.provenance.lineage.LineageQuestion.Direction;
import org.jspecify.annotations.Nullable;

import java.util.HashSet;
import java.util.List;
import java.util.Map;

/// Binds the graph of lineage to its view-model.
public final class ProvenanceController implements ScreenView {
    private static final Strength[] STRENGTHS = Strength.values();

    private final ProvenanceViewModel model;
    private final Workspace workspace;
    private final Modals modals;
    private final EdgeDock dock;
    private final TracePanels panels;
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
    @FXML private Button toPack;
    @FXML private SplitPane split;
    @FXML private StackPane area;
    @FXML private HBox legend;

    public ProvenanceController(
            ProvenanceViewModel model, Workspace workspace, Modals modals, Navigator navigator) {
        this.model = model;
        this.workspace = workspace;
        this.modals = modals;
        dock = new EdgeDock(model, workspace, modals, navigator);
        panels = new TracePanels(model);
        graph = new GraphPane(edge -> model.selected().set(edge), this::chosen, this::entered);
        root = Fxml.load("Provenance.fxml", this);
    }

    @FXML
    private void initialize() {
        SelectorField.wire(subject, workspace, model.subjects(), model.selector(), model::trace);
        subject.getEditor().setPromptText("s3://bucket/key, s3://bucket/prefix*, arn:…");
        fillDirections();
        fillStrengths();
        smaller.setGraphic(Glyph.ZOOM_OUT.icon());
        larger.setGraphic(Glyph.ZOOM_IN.icon());
        fit.setGraphic(Glyph.FIT.icon());
        asTable.setGraphic(Glyph.EVENTS.icon());
        toPack.setGraphic(Glyph.IMAGE.icon());
        smaller.setOnAction(e -> graph.zoom(1 / 1.25));
        larger.setOnAction(e -> graph.zoom(1.25));
        fit.setOnAction(e -> fit());
        asTable.setOnAction(e -> show());
        toPack.setOnAction(e -> keep());
        scroll.setContent(graph);
        scroll.setPannable(true);
        // The room is known only once it has been laid out.
        scroll.viewportBoundsProperty()
                .addListener((p, before, now) -> {
                    graph.room(now.getWidth(), now.getHeight());
                    fitOnce();
                });
        scroll.getStyleClass().add("lineage-scroll");
        EdgeColumns.fill(table, model, workspace);
        table.getSelectionModel()
                .selectedItemProperty()
                .addListener((p, before, now) -> {
                    if (now != null) {
                        model.selected().set(now);
                    }
                });
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
        least.setLabelFormatter(new StrengthStops());
        least.valueProperty()
                .addListener((p, before, now) ->
                        model.least().set(STRENGTHS[(int) Math.round(now.doubleValue())]));
        least.setValue(model.least().get().ordinal());
        model.least().addListener((p, before, now) -> least.setValue(now.ordinal()));
    }

    private void key(KeyEvent event) {
        boolean typing = event.getTarget() instanceof TextInputControl;
        boolean plain = !typing && !event.isAltDown() && !event.isShortcutDown();
        int strength =
                List.of(KeyCode.DIGIT1, KeyCode.DIGIT2, KeyCode.DIGIT3, KeyCode.DIGIT4)
                        .indexOf(event.getCode());
        if (event.isAltDown() && event.getCode() == KeyCode.RIGHT) {
            model.walk(1);
        } else if (event.isAltDown() && event.getCode() == KeyCode.LEFT) {
            model.walk(-1);
        } else if (event.isShortcutDown() && event.getCode() == KeyCode.T) {
            asTable.fire();
        } else if (plain && event.getCode() == KeyCode.F) {
            fit();
        } else if (plain && event.getCode() == KeyCode.P) {
            dock.addToPack();
        } else if (plain && strength >= 0) {
            model.least().set(STRENGTHS[strength]);
        } else {
            return;
        }
        event.consume();
    }

    private void keep() {
        model.deeds().keep(this::report);
    }

    private void report(Failure failure) {
        StatePanel panel = StatePanel.error(failure, modals::hide);
        modals.show("Not kept", panel, panel);
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

    private void entered(NodeId node) {
        if (model.isFolded(node)) {
            model.expand(node);
        } else {
            chosen(node);
        }
    }

    private void show() {
        boolean shown = model.state().get() instanceof TraceState.Shown;
        SplitPart.show(split, dock.root(), shown, 0.62);
        legend.setVisible(shown);
        for (Node control : List.of(least, smaller, larger, fit, asTable, toPack)) {
            control.setDisable(!shown);
        }
        area.getChildren().setAll(content(model.state().get()));
        reveal();
        showEdge(model.selected().get());
    }

    private Node content(TraceState state) {
        if (state instanceof TraceState.Shown shown) {
            graph.show(
                    shown.picture(),
                    new HashSet<>(shown.lineage().starts()),
                    shown.lineage().graph(),
                    model::isFolded);
            unfitted = true;
            fitOnce();
            return asTable.isSelected() ? table : scroll;
        }
        return panels.of(state);
    }

    private void reveal() {
        List<Edge> visible = model.visible();
        graph.reveal(new HashSet<>(visible), model.visibleNodes());
        table.getItems().setAll(visible);
        String edges = visible.size() == 1 ? "1 edge" : visible.size() + " edges";
        count.setText(
                model.state().get() instanceof TraceState.Shown
                        ? edges
                                + (model.hidden() > 0 ? ", " + model.hidden() + " hidden" : "")
                                + (model.isPartial() ? ", partial" : "")
                        : "");
        Legend.say(legend, model.summary());
    }

    private void showEdge(@Nullable Edge edge) {
        graph.select(edge);
        dock.show(edge);
        if (edge != null) {
            table.getSelectionModel().select(edge);
        }
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public List<Node> panes() {
        return List.of(subject, scroll, dock.pane());
    }

    @Override
    public List<KeyHelp> keys() {
        return List.of(
                new KeyHelp("1 to 4", "show only edges at least this strong"),
                new KeyHelp("Alt+Left, Alt+Right", "walk the edges by time"),
                new KeyHelp("Enter", "on a node: expand it or show its first edge"),
                new KeyHelp("F", "fit the graph into the window"),
                new KeyHelp("P", "add the edge's records to the pack"),
                new KeyHelp("Ctrl+T", "the graph as a table"));
    }

    @Override
    public void shown() {
        subject.requestFocus();
    }
}
